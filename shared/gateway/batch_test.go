package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"kehu/shared/app"
	"kehu/shared/event"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// batchOf makes a batch of the stream: one new item for each sequence number.
func batchOf(t *testing.T, sequences ...string) (batch events.DynamoDBEvent) {
	t.Helper()
	records := make([]string, len(sequences))
	for i, sequence := range sequences {
		records[i] = fmt.Sprintf(`{"eventName":"INSERT","dynamodb":{"SequenceNumber":%q,"ApproximateCreationDateTime":1772443800,
			"Keys":{"pk":{"S":"T#a#X#%d"},"sk":{"S":"X"}},"NewImage":{"pk":{"S":"T#a#X#%d"},"sk":{"S":"X"},"n":{"N":"%d"}}}}`, sequence, i, i, i)
	}
	if err := json.Unmarshal([]byte(`{"Records":[`+strings.Join(records, ",")+`]}`), &batch); err != nil {
		t.Fatal(err)
	}
	return batch
}

func TestStream_stops_at_the_first_record_that_fails(t *testing.T) {
	for _, c := range []struct {
		name    string
		fails   string
		handled []string
		failed  string
	}{
		{"none fails", "", []string{"100", "200", "300"}, ""},
		{"the first", "100", []string{"100"}, "100"},
		{"one in the middle", "200", []string{"100", "200"}, "200"},
		{"the last", "300", []string{"100", "200", "300"}, "300"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var handled []string
			o := operation.Stream(operation.Spec{Name: "things.follow"}, func(_ context.Context, _ *app.Deps, change table.Change) error {
				handled = append(handled, change.Sequence)
				if change.Sequence == c.fails {
					return errors.New("cause")
				}
				return nil
			})
			var log strings.Builder
			response, err := Stream(deps(&log), o)(t.Context(), batchOf(t, "100", "200", "300"))
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(handled, c.handled) {
				t.Errorf("handled: got %v, want %v", handled, c.handled)
			}
			wantFailed(t, response, c.failed)
			if strings.Count(log.String(), `"msg":"batch"`) != 1 || strings.Contains(log.String(), "cause") != (c.fails != "") {
				t.Errorf("log: %s", log.String())
			}
		})
	}
}

func wantFailed(t *testing.T, response events.DynamoDBEventResponse, want string) {
	t.Helper()
	var got []string
	for _, f := range response.BatchItemFailures {
		got = append(got, f.ItemIdentifier)
	}
	if want == "" && len(got) > 0 || want != "" && !slices.Equal(got, []string{want}) {
		t.Errorf("failed: got %v, want %q", got, want)
	}
}

func TestStream_reports_a_record_of_another_shape(t *testing.T) {
	calls := 0
	o := operation.Stream(operation.Spec{Name: "things.follow"}, func(context.Context, *app.Deps, table.Change) error {
		calls++
		return nil
	})
	batch := batchOf(t, "100", "200", "300")
	batch.Records[1].EventName = "TRUNCATE"
	response, err := Stream(deps(io.Discard), o)(t.Context(), batch)
	if err != nil || calls != 1 {
		t.Errorf("calls: %d, %v", calls, err)
	}
	wantFailed(t, response, "200")
	response, err = Stream(deps(io.Discard), o)(t.Context(), events.DynamoDBEvent{})
	if err != nil {
		t.Error(err)
	}
	wantFailed(t, response, "")
}

func TestQueue_reports_each_message_that_fails(t *testing.T) {
	var handled []string
	o := operation.Event(operation.Spec{Name: "things.greet"}, nil, func(_ context.Context, _ *app.Deps, e event.Event) error {
		handled = append(handled, e.ID)
		if e.ID == "b" {
			return errors.New("cause")
		}
		return nil
	})
	body := func(id string) string {
		return `{"version":"0","id":"1","detail-type":"thing.made","source":"kehu","detail":{"id":"` + id + `","type":"thing.made","tenant":"tnt_1"}}`
	}
	batch := events.SQSEvent{Records: []events.SQSMessage{
		{MessageId: "1", Body: body("a")},
		{MessageId: "2", Body: body("b")},
		{MessageId: "3", Body: "{"},
		{MessageId: "4", Body: `{"detail":{"id":"x"}}`},
		{MessageId: "5", Body: body("c")},
	}}
	var log strings.Builder
	response, err := Queue(deps(&log), o)(t.Context(), batch)
	if err != nil {
		t.Fatal(err)
	}
	var failed []string
	for _, f := range response.BatchItemFailures {
		failed = append(failed, f.ItemIdentifier)
	}
	if !slices.Equal(failed, []string{"2", "3", "4"}) || !slices.Equal(handled, []string{"a", "b", "c"}) {
		t.Errorf("failed %v, handled %v", failed, handled)
	}
	if !strings.Contains(log.String(), `"records":5,"done":2`) {
		t.Errorf("log: %s", log.String())
	}
}
