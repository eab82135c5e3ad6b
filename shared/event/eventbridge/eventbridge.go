// Package eventbridge puts events on an Amazon EventBridge bus.
//
// Promise: every event of a call is on the bus, or its position is returned. An unknown bus is not noticed by
// PutEvents, which answers success and drops the events (EventBridge User Guide, PutEvents):
// the template names the bus once, for maker and user.
package eventbridge

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"

	"kehu/shared/event"
)

// maxEntries is how many events one PutEvents takes.
const maxEntries = 10

// Client is what the adapter needs of the SDK's client.
type Client interface {
	PutEvents(context.Context, *eventbridge.PutEventsInput, ...func(*eventbridge.Options)) (*eventbridge.PutEventsOutput, error)
}

// NewClient returns an EventBridge client made without the SDK's loading of configuration. endpoint is ""
// but in tests.
func NewClient(region string, credentials aws.CredentialsProvider, client *http.Client, endpoint string) *eventbridge.Client {
	options := eventbridge.Options{Region: region, Credentials: credentials, HTTPClient: client}
	if endpoint != "" {
		options.BaseEndpoint = aws.String(endpoint)
	}
	return eventbridge.New(options)
}

// Bus is an event.Bus.
type Bus struct {
	client Client
	name   string
}

// New returns the bus of that name.
func New(client Client, name string) *Bus { return &Bus{client: client, name: name} }

// Publish puts the events on the bus, ten a call. An error means that nothing is known of the events from the
// failed call on; those may be published again, as consumers are idempotent.
func (b *Bus) Publish(ctx context.Context, events []event.Event) (refused []int, err error) {
	for first := 0; first < len(events); first += maxEntries {
		part := events[first:min(first+maxEntries, len(events))]
		failed, err := b.put(ctx, part)
		if err != nil {
			return nil, err
		}
		for _, i := range failed {
			refused = append(refused, first+i)
		}
	}
	return refused, nil
}

func (b *Bus) put(ctx context.Context, events []event.Event) (failed []int, err error) {
	entries := make([]types.PutEventsRequestEntry, len(events))
	for i, e := range events {
		detail, err := json.Marshal(e)
		if err != nil {
			return nil, fmt.Errorf("eventbridge: %w", err)
		}
		entries[i] = types.PutEventsRequestEntry{
			EventBusName: aws.String(b.name),
			Source:       aws.String(event.Source),
			DetailType:   aws.String(string(e.Type)),
			Detail:       aws.String(string(detail)),
			Time:         aws.Time(e.At),
			Resources:    []string{e.Entity},
		}
	}
	out, err := b.client.PutEvents(ctx, &eventbridge.PutEventsInput{Entries: entries})
	if err != nil {
		return nil, fmt.Errorf("eventbridge: %w", err)
	}
	for i, entry := range out.Entries {
		if entry.ErrorCode != nil {
			failed = append(failed, i)
		}
	}
	return failed, nil
}
