package dynamo_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// streamed reads the records of a batch as Lambda gets it.
func streamed(t *testing.T) []events.DynamoDBEventRecord {
	t.Helper()
	data, err := os.ReadFile("testdata/stream.json")
	if err != nil {
		t.Fatal(err)
	}
	var batch events.DynamoDBEvent
	if err := json.Unmarshal(data, &batch); err != nil {
		t.Fatal(err)
	}
	return batch.Records
}

func TestRecordsOfTheStreamAreChanges(t *testing.T) {
	customer := table.StoredKey("T#01jd7m4tqz8f3v5n6p2r9w0x1y#CUS#01jd7m5a0b1c2d3e4f5g6h7j8k", "CUS")
	marker := table.StoredKey("T#01jd7m4tqz8f3v5n6p2r9w0x1y#IDEM#usr#k-1", "IDEM")
	first := table.Item{
		"et": "customer", "nm": "Northwind 客户", "v": table.Number("1"), "credit": table.Number("1234.5"), "vip": true,
		"tags": []any{"a", table.Number("2"), map[string]any{"deep": false}}, "empty": "", "address": map[string]any{"city": "Köln", "lines": []any{}},
		"raw": []byte{0, 255},
	}
	second := table.Item{"et": "customer", "nm": "Northwind", "v": table.Number("2"), "da": "2026-11-22T12:00:01.000Z"}
	at := func(seconds int64) time.Time { return time.Unix(seconds, 0).UTC() }
	want := []table.Change{
		{Sequence: "100000000000000000001", Key: customer, New: first, At: at(1795348800)},
		{Sequence: "100000000000000000002", Key: customer, Old: first, New: second, At: at(1795348801)},
		{Sequence: "100000000000000000003", Key: customer, Old: second, At: at(1795348802)},
		{Sequence: "100000000000000000004", Key: marker, Old: table.Item{"x": table.Number("1795300000")}, At: at(1795348803), Expired: true},
		{Sequence: "100000000000000000005", Key: marker, Old: table.Item{}, At: at(1795348804)}, // by another service
	}
	var got []table.Change
	for _, record := range streamed(t) {
		change, err := dynamo.FromEvent(record)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, change)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateComparable(table.Key{})); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}

func TestRecordsThatAreNoChanges(t *testing.T) {
	null := map[string]events.DynamoDBAttributeValue{"a": events.NewListAttribute([]events.DynamoDBAttributeValue{
		events.NewMapAttribute(map[string]events.DynamoDBAttributeValue{"b": events.NewNullAttribute()}),
	})}
	for name, spoil := range map[string]func(*events.DynamoDBEventRecord){
		"no event":           func(r *events.DynamoDBEventRecord) { r.EventName = "" },
		"unknown event":      func(r *events.DynamoDBEventRecord) { r.EventName = "insert" },
		"another event":      func(r *events.DynamoDBEventRecord) { r.EventName = "MODIFY" },
		"no sequence number": func(r *events.DynamoDBEventRecord) { r.Change.SequenceNumber = "" },
		"no new image":       func(r *events.DynamoDBEventRecord) { r.Change.NewImage = nil },
		"an old image":       func(r *events.DynamoDBEventRecord) { r.Change.OldImage = r.Change.NewImage },
		"no keys":            func(r *events.DynamoDBEventRecord) { r.Change.Keys = nil },
		"no sort key":        func(r *events.DynamoDBEventRecord) { delete(r.Change.Keys, "sk") },
		"empty key":          func(r *events.DynamoDBEventRecord) { r.Change.Keys["sk"] = events.NewStringAttribute("") },
		"key of a number":    func(r *events.DynamoDBEventRecord) { r.Change.Keys["pk"] = events.NewNumberAttribute("1") },
		"null key":           func(r *events.DynamoDBEventRecord) { r.Change.Keys["pk"] = events.NewNullAttribute() },
		"null inside":        func(r *events.DynamoDBEventRecord) { r.Change.NewImage = null },
		"unset value": func(r *events.DynamoDBEventRecord) {
			r.Change.NewImage["a"] = events.DynamoDBAttributeValue{}
		},
		"set": func(r *events.DynamoDBEventRecord) {
			r.Change.NewImage["a"] = events.NewStringSetAttribute([]string{"secret"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			record := streamed(t)[0]
			spoil(&record)
			change, err := dynamo.FromEvent(record)
			if err == nil {
				t.Fatalf("got %v", change)
			}
			if text := err.Error(); strings.Contains(text, "secret") || strings.Contains(text, "Northwind") {
				t.Errorf("the error shows the item: %s", text)
			}
		})
	}
}

// FuzzFromEvent checks that no record brings a function down, and that a change holds only what a table takes.
func FuzzFromEvent(f *testing.F) {
	data, err := os.ReadFile("testdata/stream.json")
	if err != nil {
		f.Fatal(err)
	}
	var batch struct{ Records []json.RawMessage }
	if err := json.Unmarshal(data, &batch); err != nil {
		f.Fatal(err)
	}
	for _, record := range batch.Records {
		f.Add([]byte(record))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var record events.DynamoDBEventRecord
		if strings.Contains(string(data), `BS`) || json.Unmarshal(data, &record) != nil {
			t.Skip() // the event package panics at a set of binaries that holds something else; the table writes no sets
		}
		change, err := dynamo.FromEvent(record)
		if err != nil {
			return
		}
		if err := change.Key.Validate(); err != nil || change.Sequence == "" || change.Old == nil && change.New == nil {
			t.Errorf("got %+v, %v", change, err)
		}
	})
}
