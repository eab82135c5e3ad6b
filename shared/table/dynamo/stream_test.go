//go:build aws

package dynamo_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodbstreams"
	"github.com/aws/aws-sdk-go-v2/service/dynamodbstreams/types"

	"kehu/infra/emulator"
	"kehu/shared/access"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// stream reads a table's stream from its beginning.
type stream struct {
	table  *dynamo.Table
	client *dynamodbstreams.Client
	arn    *string
}

func newStream(t *testing.T, client *dynamodb.Client, name string) stream {
	t.Helper()
	out, err := client.DescribeTable(t.Context(), &dynamodb.DescribeTableInput{TableName: &name})
	if err != nil {
		t.Fatal(err)
	}
	endpoint := emulator.DynamoDB(t)
	return stream{
		table: dynamo.New(client, dynamo.Options{TableName: name, Schema: table.Main}),
		client: dynamodbstreams.New(dynamodbstreams.Options{
			Region: region, Credentials: credentials, BaseEndpoint: &endpoint, HTTPClient: emptyMaps{},
		}),
		arn: out.Table.LatestStreamArn,
	}
}

// emptyMaps mends what DynamoDB Local tells: its streams write an empty map as {}, not as {"M":{}}, and the SDK then takes
// the list's element before it instead.
type emptyMaps struct{}

func (emptyMaps) Do(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	var told any
	decoder := json.NewDecoder(response.Body)
	decoder.UseNumber()
	if err := errors.Join(decoder.Decode(&told), response.Body.Close()); err != nil {
		return nil, err
	}
	body, err := json.Marshal(mend(told))
	response.Body, response.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	response.Header.Del("X-Amz-Crc32")
	return response, err
}

func mend(value any) any {
	switch v := value.(type) {
	case []any:
		for i := range v {
			v[i] = mend(v[i])
		}
	case map[string]any:
		if len(v) == 0 {
			return map[string]any{"M": v}
		}
		for name := range v {
			v[name] = mend(v[name])
		}
	}
	return value
}

// changes writes a last item of its own and reads until that is told: then all before it is too.
func (s stream) changes(t *testing.T) []table.Change {
	t.Helper()
	last := table.In(access.NewTenant(ids), "LAST").Key("LAST")
	put := table.Tx{Writes: []table.Write{table.Put(last, nil)}}
	if err := s.table.Transact(t.Context(), put); err != nil {
		t.Fatal(err)
	}
	deadline := time.Now().Add(30 * time.Second)
	for time.Now().Before(deadline) {
		var all []table.Change
		found := false
		for _, record := range s.records(t) {
			change, err := dynamo.FromEvent(eventOf(record))
			if err != nil {
				t.Fatal(err)
			}
			found = found || change.Key == last
			all = append(all, change)
		}
		if found {
			return all
		}
	}
	t.Fatal("the stream does not tell what was written")
	return nil
}

// records returns all records of all shards.
func (s stream) records(t *testing.T) (all []types.Record) {
	t.Helper()
	out, err := s.client.DescribeStream(t.Context(), &dynamodbstreams.DescribeStreamInput{StreamArn: s.arn})
	if err != nil {
		t.Fatal(err)
	}
	for _, shard := range out.StreamDescription.Shards {
		iterator, err := s.client.GetShardIterator(t.Context(), &dynamodbstreams.GetShardIteratorInput{
			StreamArn: s.arn, ShardId: shard.ShardId, ShardIteratorType: types.ShardIteratorTypeTrimHorizon,
		})
		if err != nil {
			t.Fatal(err)
		}
		for next := iterator.ShardIterator; next != nil; {
			page, err := s.client.GetRecords(context.Background(), &dynamodbstreams.GetRecordsInput{ShardIterator: next})
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, page.Records...)
			next = page.NextShardIterator
			if len(page.Records) == 0 {
				break
			}
		}
	}
	return all
}

// eventOf returns a record as Lambda hands it to a function.
func eventOf(r types.Record) events.DynamoDBEventRecord {
	event := events.DynamoDBEventRecord{
		EventName: string(r.EventName),
		Change: events.DynamoDBStreamRecord{
			ApproximateCreationDateTime: events.SecondsEpochTime{Time: *r.Dynamodb.ApproximateCreationDateTime},
			Keys:                        imageOf(r.Dynamodb.Keys),
			OldImage:                    imageOf(r.Dynamodb.OldImage),
			NewImage:                    imageOf(r.Dynamodb.NewImage),
			SequenceNumber:              *r.Dynamodb.SequenceNumber,
		},
	}
	if who := r.UserIdentity; who != nil {
		event.UserIdentity = &events.DynamoDBUserIdentity{Type: *who.Type, PrincipalID: *who.PrincipalId}
	}
	return event
}

func imageOf(image map[string]types.AttributeValue) map[string]events.DynamoDBAttributeValue {
	if image == nil {
		return nil
	}
	result := make(map[string]events.DynamoDBAttributeValue, len(image))
	for name, value := range image {
		result[name] = valueOf(value)
	}
	return result
}

func valueOf(value types.AttributeValue) events.DynamoDBAttributeValue {
	switch v := value.(type) {
	case *types.AttributeValueMemberS:
		return events.NewStringAttribute(v.Value)
	case *types.AttributeValueMemberN:
		return events.NewNumberAttribute(v.Value)
	case *types.AttributeValueMemberBOOL:
		return events.NewBooleanAttribute(v.Value)
	case *types.AttributeValueMemberB:
		return events.NewBinaryAttribute(v.Value)
	case *types.AttributeValueMemberL:
		list := make([]events.DynamoDBAttributeValue, len(v.Value))
		for i, element := range v.Value {
			list[i] = valueOf(element)
		}
		return events.NewListAttribute(list)
	case *types.AttributeValueMemberM:
		return events.NewMapAttribute(imageOf(v.Value))
	}
	return events.NewNullAttribute()
}
