package gateway

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/event"
	"kehu/shared/operation"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// Stream feeds a batch of the table's stream to an operation, in order. It stops at the first
// record that fails and reports it: Lambda then retries from there, so that order per item
// holds.
func Stream(d *app.Deps, o operation.Operation) func(context.Context, events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
	return func(ctx context.Context, batch events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
		work, cancel := inTime(ctx)
		defer cancel()
		spent := make(costs)
		defer func() { spent.report(ctx, d, o) }()
		for i, record := range batch.Records {
			if err := handleRecord(work, d, o, record, spent); err != nil {
				report(ctx, d, o, len(batch.Records), i, err)
				failed := events.DynamoDBBatchItemFailure{ItemIdentifier: record.Change.SequenceNumber}
				return events.DynamoDBEventResponse{BatchItemFailures: []events.DynamoDBBatchItemFailure{failed}}, nil
			}
		}
		report(ctx, d, o, len(batch.Records), len(batch.Records), nil)
		return events.DynamoDBEventResponse{}, nil
	}
}

func handleRecord(ctx context.Context, d *app.Deps, o operation.Operation, record events.DynamoDBEventRecord, spent costs) error {
	change, err := dynamo.FromEvent(record)
	if err != nil {
		return fmt.Errorf("stream record: %w", err)
	}
	tenant, err := table.TenantOf(change.Key)
	if err != nil {
		tenant = access.Platform
	}
	return spent.measure(ctx, d, tenant.String(), func(ctx context.Context) error { return o.Changes(ctx, d, change) })
}

// Queue feeds events of the bus, which a rule put into a queue, to an operation. Every message stands
// for itself: those that fail are reported and come again, or end in the dead-letter queue.
func Queue(d *app.Deps, o operation.Operation) func(context.Context, events.SQSEvent) (events.SQSEventResponse, error) {
	return func(ctx context.Context, batch events.SQSEvent) (events.SQSEventResponse, error) {
		work, cancel := inTime(ctx)
		defer cancel()
		var response events.SQSEventResponse
		var last error
		spent := make(costs)
		defer func() { spent.report(ctx, d, o) }()
		for _, message := range batch.Records {
			if err := handleMessage(work, d, o, message, spent); err != nil {
				last = err
				response.BatchItemFailures = append(response.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: message.MessageId})
			}
		}
		report(ctx, d, o, len(batch.Records), len(batch.Records)-len(response.BatchItemFailures), last)
		return response, nil
	}
}

func handleMessage(ctx context.Context, d *app.Deps, o operation.Operation, message events.SQSMessage, spent costs) error {
	var envelope events.EventBridgeEvent
	if err := json.Unmarshal([]byte(message.Body), &envelope); err != nil {
		return fmt.Errorf("message: %w", err)
	}
	if envelope.Source == event.ProviderSource {
		e, ours, err := event.FromProvider(envelope.Detail)
		if err != nil || !ours {
			return err
		}
		return spent.handle(ctx, d, o, e)
	}
	e, err := event.Parse(envelope.Detail)
	if err != nil {
		return err
	}
	return spent.handle(ctx, d, o, e)
}

// Schedule calls an operation when its time has come. What fails is tried again by Lambda, and when its time comes next.
func Schedule(d *app.Deps, o operation.Operation) func(context.Context, events.EventBridgeEvent) error {
	return func(ctx context.Context, _ events.EventBridgeEvent) error {
		work, cancel := inTime(ctx)
		defer cancel()
		err := o.Tick(work, d)
		done := 1
		if err != nil {
			done = 0
		}
		report(ctx, d, o, 1, done, err)
		return err
	}
}

// report writes the one line of a batch.
func report(ctx context.Context, d *app.Deps, o operation.Operation, records, done int, err error) {
	level, attributes := slog.LevelInfo, []slog.Attr{
		slog.String("op", o.Name), slog.Int("records", records), slog.Int("done", done),
	}
	if err != nil {
		level, attributes = slog.LevelError, append(attributes, slog.String("cause", err.Error()))
	}
	d.Log.LogAttrs(ctx, level, "batch", attributes...)
}
