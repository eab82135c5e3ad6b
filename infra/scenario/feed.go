package scenario

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	recording "kehu/functions/audit"
	"kehu/functions/operations"
	"kehu/shared/access"
	"kehu/shared/audit"
	"kehu/shared/event"
	"kehu/shared/gateway"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/record"
	"kehu/shared/session"
	"kehu/shared/table"
)

// Bus keeps the events that were put on it, also one that comes twice.
type Bus struct {
	mu        sync.Mutex
	published []event.Event
	fail      func(event.Event) error
}

// Fail makes events fail with the error that f returns for them, unless it is nil. A nil f ends it.
func (b *Bus) Fail(f func(event.Event) error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fail = f
}

// Publish is event.Bus's.
func (b *Bus) Publish(_ context.Context, all []event.Event) ([]int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range all {
		if b.fail != nil {
			if err := b.fail(e); err != nil {
				return nil, err
			}
		}
		b.published = append(b.published, e)
	}
	return nil, nil
}

// Events returns what was put on the bus so far.
func (b *Bus) Events() []event.Event {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.published)
}

// Drain feeds what changed since the last Drain to every function of the stream, and what these put on the
// bus to every function that subscribes to it, all as the events of AWS. Each must succeed.
func (k *Kehu) Drain(t testing.TB) {
	t.Helper()
	changes := k.changes(t, k.fed)
	if len(changes) == 0 {
		return
	}
	k.fed = changes[len(changes)-1].Sequence
	changes = slices.DeleteFunc(changes, func(c table.Change) bool { return !table.Main.Tells(c) })
	before := len(k.Bus.Events())
	for _, o := range operations.All() {
		if o.Source == operation.TableStream {
			k.Stream(t, o, changes)
		}
	}
	k.checkTrail(t, changes)
	for _, e := range k.Bus.Events()[before:] {
		k.Deliver(t, e)
	}
	k.Drain(t) // subscribers write, too
}

// checkTrail looks for forbidden texts in the audit rows of the changes.
func (k *Kehu) checkTrail(t testing.TB, changes []table.Change) {
	t.Helper()
	for _, c := range changes {
		tenant, err := table.TenantOf(c.Key)
		if err != nil {
			continue // of the platform: not audited
		}
		image := c.New
		if image == nil {
			image = c.Old
		}
		if kind := image.Text(table.AttrKind); kind == job.Kind.Name || kind == audit.Noted { // a job tells of itself
			continue
		}
		if secret := k.leaks(fmt.Sprint(k.Rows(t, tenant, image.Text("id")))); secret != "" {
			t.Errorf("an audit row holds %q", secret)
		}
	}
}

// Rows returns the audit rows of a record, newest first.
func (k *Kehu) Rows(t testing.TB, tenant access.Tenant, entity string) []audit.Row {
	t.Helper()
	kinds := recording.Kinds()
	kind := session.Kind // whose identifiers are the identity provider's
	if i := slices.IndexFunc(kinds, func(kind record.Kind) bool { return kind.Valid(entity) }); i >= 0 {
		kind = kinds[i]
	}
	rows, _, err := audit.List(t.Context(), k.Trail, tenant, audit.Filter{Kind: kind, Entity: entity}, table.Position{}, 1000)
	if err != nil {
		t.Fatalf("read audit rows: %v", err)
	}
	return rows
}

// Replay feeds all changes since the beginning once more, as a stream that delivers at least once may.
func (k *Kehu) Replay(t testing.TB) {
	t.Helper()
	k.fed = ""
	k.Drain(t)
}

func (k *Kehu) changes(t testing.TB, after string) []table.Change {
	t.Helper()
	changes, err := k.Main.Changes(after, 1<<20)
	if err != nil {
		t.Fatalf("read changes: %v", err)
	}
	return changes
}

// Stream feeds the changes to a function of the stream; all must succeed.
func (k *Kehu) Stream(t testing.TB, o operation.Operation, changes []table.Change) {
	t.Helper()
	for batch := range slices.Chunk(changes, 100) {
		response, err := gateway.Stream(k.Deps, o)(t.Context(), StreamEvent(t, batch...))
		if err != nil || len(response.BatchItemFailures) > 0 {
			t.Fatalf("%s: failures %v, %v\n%s", o.Name, response.BatchItemFailures, err, k.Log)
		}
	}
}

// Deliver hands an event to every function that subscribes to its type; all must succeed.
func (k *Kehu) Deliver(t testing.TB, e event.Event) {
	t.Helper()
	for _, o := range operations.All() {
		if o.Source != operation.EventBus || !o.Wants(&e) {
			continue
		}
		response, err := gateway.Queue(k.Deps, o)(t.Context(), QueueEvent(t, e))
		if err != nil || len(response.BatchItemFailures) > 0 {
			t.Fatalf("%s: failures %v, %v\n%s", o.Name, response.BatchItemFailures, err, k.Log)
		}
	}
}

// Tick calls an operation whose time has come; it must succeed.
func (k *Kehu) Tick(t testing.TB, o operation.Operation) {
	t.Helper()
	if err := gateway.Schedule(k.Deps, o)(t.Context(), events.EventBridgeEvent{}); err != nil {
		t.Fatalf("%s: %v\n%s", o.Name, err, k.Log)
	}
}

// QueueEvent returns the batch in which Lambda gets events that EventBridge put into a queue. The messages are
// named message-0, message-1, ...
func QueueEvent(t testing.TB, all ...event.Event) events.SQSEvent {
	t.Helper()
	var batch events.SQSEvent
	for i, e := range all {
		detail, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(events.EventBridgeEvent{Source: event.Source, DetailType: string(e.Type), Detail: detail})
		if err != nil {
			t.Fatal(err)
		}
		batch.Records = append(batch.Records, events.SQSMessage{MessageId: "message-" + strconv.Itoa(i), Body: string(body)})
	}
	return batch
}

// StreamEvent returns the batch in which Lambda gets changes of the table's stream.
func StreamEvent(t testing.TB, changes ...table.Change) events.DynamoDBEvent {
	t.Helper()
	records := make([]any, len(changes))
	for i, c := range changes {
		name := "MODIFY"
		switch {
		case c.Old == nil:
			name = "INSERT"
		case c.New == nil:
			name = "REMOVE"
		}
		keys := map[string]any{
			table.AttrPartition: attribute(c.Key.Partition().String()), table.AttrSort: attribute(c.Key.Sort()),
		}
		told := map[string]any{
			"Keys": keys, "SequenceNumber": c.Sequence, "ApproximateCreationDateTime": c.At.Unix(),
		}
		if c.Old != nil {
			told["OldImage"] = attributes(c.Old)
		}
		if c.New != nil {
			told["NewImage"] = attributes(c.New)
		}
		records[i] = map[string]any{"eventName": name, "eventSource": "aws:dynamodb", "dynamodb": told}
	}
	var batch events.DynamoDBEvent
	through(t, map[string]any{"Records": records}, &batch)
	return batch
}

func attributes(item map[string]any) map[string]any {
	image := make(map[string]any, len(item))
	for name, value := range item {
		image[name] = attribute(value)
	}
	return image
}

// attribute writes a value as DynamoDB does.
func attribute(value any) map[string]any {
	switch v := value.(type) {
	case string:
		return map[string]any{"S": v}
	case table.Number:
		return map[string]any{"N": string(v)}
	case bool:
		return map[string]any{"BOOL": v}
	case []byte:
		return map[string]any{"B": base64.StdEncoding.EncodeToString(v)}
	case []any:
		list := make([]any, len(v))
		for i, element := range v {
			list[i] = attribute(element)
		}
		return map[string]any{"L": list}
	case map[string]any:
		return map[string]any{"M": attributes(v)}
	default:
		panic("scenario: a value that no table holds")
	}
}
