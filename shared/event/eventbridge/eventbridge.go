// Package eventbridge puts events on an Amazon EventBridge bus.
//
// Promise: every event of a call is on the bus, or its position is returned. An unknown bus is not noticed by
// PutEvents, which answers success and drops the events (EventBridge User Guide, PutEvents):
// the template names the bus once, for maker and user.
//
// It signs and sends its one call itself: the SDK's package would add 0.5 MB to the binary and half a millisecond to
// every cold start of every function, also of those that never publish. The SDK's retries are not missed, as
// whoever publishes reads the table's stream, and is given what failed again.
package eventbridge

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/shared/clock"
	"kehu/shared/event"
	"kehu/shared/signed"
)

// maxEntries is how many events one PutEvents takes.
const maxEntries = 10

// Options say which bus it is, and how it is reached.
type Options struct {
	Bus         string
	Region      string
	Credentials aws.CredentialsProvider
	HTTP        *http.Client
	Clock       clock.Clock // tells the time of signatures
	Endpoint    string      // "" but in tests
}

// Bus is an event.Bus.
type Bus struct {
	options Options
	client  *signed.Client
}

var _ event.Bus = (*Bus)(nil)

// New returns the bus that the options name.
func New(o Options) *Bus {
	if o.Endpoint == "" {
		o.Endpoint = "https://events." + o.Region + ".amazonaws.com/"
	}
	return &Bus{options: o, client: &signed.Client{
		Service: "events", Region: o.Region, Credentials: o.Credentials, HTTP: o.HTTP, Clock: o.Clock, MaxAnswer: maxAnswer,
	}}
}

// Publish puts the events on the bus, ten a call. An error means that nothing is known of the events from the
// failed call on; those may be published again, as consumers are idempotent.
func (b *Bus) Publish(ctx context.Context, events []event.Event) (refused []int, err error) {
	for first := 0; first < len(events); first += maxEntries {
		part := events[first:min(first+maxEntries, len(events))]
		failed, err := b.put(ctx, part)
		if err != nil {
			return nil, fmt.Errorf("eventbridge: %w", err)
		}
		for _, i := range failed {
			refused = append(refused, first+i)
		}
	}
	return refused, nil
}

// entry is one event of PutEvents (API Reference, PutEventsRequestEntry).
type entry struct {
	EventBusName string
	Source       string
	DetailType   string
	Detail       string
	Time         int64 // seconds since 1970
	Resources    []string
}

// result is what became of an entry (API Reference, PutEventsResultEntry).
type result struct{ ErrorCode string }

func (b *Bus) put(ctx context.Context, events []event.Event) (failed []int, err error) {
	var in struct{ Entries []entry }
	for _, e := range events {
		detail, err := json.Marshal(e)
		if err != nil {
			return nil, err
		}
		in.Entries = append(in.Entries, entry{
			EventBusName: b.options.Bus, Source: event.Source, DetailType: string(e.Type), Detail: string(detail),
			Time: e.At.Unix(), Resources: []string{e.Entity},
		})
	}
	var out struct{ Entries []result }
	if err := b.call(ctx, in, &out); err != nil {
		return nil, err
	}
	if len(out.Entries) != len(events) {
		return nil, fmt.Errorf("%d results for %d events", len(out.Entries), len(events))
	}
	for i, r := range out.Entries {
		if r.ErrorCode != "" {
			failed = append(failed, i)
		}
	}
	return failed, nil
}
