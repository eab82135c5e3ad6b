//go:build aws

package dynamo_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodbstreams"

	"kehu/infra/emulator"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// These tests pin where DynamoDB Local differs from DynamoDB. One that fails after an update is good news: delete it, and
// what is built around the difference.

// An index entry written by a transaction costs what it costs otherwise; only the table's own part is doubled (measured
// in AWS by github.com/nubo-db/dynoxide, pull request 188). DynamoDB Local doubles both.
func TestGapIndexEntryOfATransactionCostsTwice(t *testing.T) {
	client, name := newTable(t, table.Main)
	d := dynamo.New(client, dynamo.Options{TableName: name, Schema: table.Main})
	cost := func(token string) float64 {
		var meter table.Meter
		put := table.Put(key, nil, table.IndexKey{Index: table.ByTenant, Partition: other.Partition(), Sort: "1"})
		tx := table.Tx{Token: token, Writes: []table.Write{put}}
		if err := d.Transact(table.WithMeter(t.Context(), &meter), tx); err != nil {
			t.Fatal(err)
		}
		if err := d.Transact(t.Context(), single(table.Delete(key))); err != nil {
			t.Fatal(err)
		}
		return meter.Usage().Written
	}
	if got := cost(""); got != 2 {
		t.Errorf("alone: %v units, want 2", got)
	}
	if got := cost("token"); got != 4 {
		t.Errorf("closed: %v units in a transaction; DynamoDB takes 3", got)
	}
}

// An empty map in a list is told as {}, which the SDK reads as the element before it.
func TestGapStreamTellsEmptyMapsAsNothing(t *testing.T) {
	client, name := newTable(t, table.Main)
	s := newStream(t, client, name)
	endpoint := emulator.DynamoDB(t)
	s.client = dynamodbstreams.New(dynamodbstreams.Options{Region: region, Credentials: credentials, BaseEndpoint: &endpoint})
	item := table.Item{"list": []any{"a", map[string]any{}}}
	if err := s.table.Transact(t.Context(), single(table.Put(key, item))); err != nil {
		t.Fatal(err)
	}
	change := s.changes(t)[0]
	if got := change.New["list"].([]any)[1]; got != "a" {
		t.Errorf("closed: got %v, as DynamoDB tells", got)
	}
}
