package dynamo_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehu/shared/table"
)

const keyJSON = `{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"}}`

func TestReadsOnTheWire(t *testing.T) {
	item := `{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"},"g1p":{"S":"T#t#CUS"},"g1s":{"S":"9"},"nm":{"S":"Ann"}}`
	next := `{"pk":{"S":"T#t#CUS#3"},"sk":{"S":"CUS"},"g1p":{"S":"T#t#CUS"},"g1s":{"S":"8"}}`
	record := table.Record{Key: key, Item: table.Item{"nm": "Ann"}}
	partition, index := key.Partition(), partitionOf("T#t#CUS")
	for name, test := range map[string]struct {
		call    func(context.Context, table.Table) (any, error)
		target  string
		request string
		answer  string
		want    any
	}{
		"get": {
			func(ctx context.Context, d table.Table) (any, error) { return d.Get(ctx, key) },
			"GetItem", `{"TableName":"main","Key":` + keyJSON + `,"ConsistentRead":true}`,
			`{"Item":` + item + `}`,
			table.Item{"nm": "Ann"},
		},
		"get of nothing": {
			func(ctx context.Context, d table.Table) (any, error) { return d.Get(ctx, key) },
			"GetItem", `{"TableName":"main","Key":` + keyJSON + `,"ConsistentRead":true}`,
			`{}`, table.Item(nil),
		},
		"get of an item without attributes": {
			func(ctx context.Context, d table.Table) (any, error) { return d.Get(ctx, key) },
			"GetItem", `{"TableName":"main","Key":` + keyJSON + `,"ConsistentRead":true}`,
			`{"Item":` + keyJSON + `}`,
			table.Item{},
		},
		"batch": {
			func(ctx context.Context, d table.Table) (any, error) {
				return d.BatchGet(ctx, []table.Key{other, key, other, key})
			},
			"BatchGetItem", `{"RequestItems":{"main":{"Keys":[{"pk":{"S":"T#t#CUS#2"},"sk":{"S":"CUS"}},` + keyJSON + `],"ConsistentRead":true}}}`,
			`{"Responses":{"main":[` + item + `]},"UnprocessedKeys":{}}`,
			[]table.Item{nil, {"nm": "Ann"}, nil, {"nm": "Ann"}},
		},
		"batch write": {
			func(ctx context.Context, d table.Table) (any, error) {
				return nil, d.BatchWrite(ctx, []table.Write{table.Put(key, table.Item{"nm": "Ann"}), table.Delete(other)})
			},
			"BatchWriteItem", `{"RequestItems":{"main":[{"PutRequest":{"Item":{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"},"nm":{"S":"Ann"}}}},{"DeleteRequest":{"Key":{"pk":{"S":"T#t#CUS#2"},"sk":{"S":"CUS"}}}}]}}`,
			`{"UnprocessedItems":{}}`,
			nil,
		},
		"query": {
			func(ctx context.Context, d table.Table) (any, error) {
				return d.Query(ctx, table.Query{Partition: partition, Limit: 2, Consistent: true})
			},
			"Query", `{"TableName":"main","KeyConditionExpression":"pk = :p","ExpressionAttributeValues":{":p":{"S":"T#t#CUS#1"}},
				"Limit":3,"ScanIndexForward":true,"ConsistentRead":true}`,
			`{"Items":[` + item + `],"Count":1}`,
			table.Page{Records: []table.Record{record}},
		},
		"query of an index, onwards": {
			func(ctx context.Context, d table.Table) (any, error) {
				return d.Query(ctx, table.Query{
					Index: table.ByTenant, Partition: index, Sort: table.Range{From: "1", To: "9"}, Descending: true, Limit: 1,
					After: table.Position{Key: other, IndexPart: "T#t#CUS", IndexSort: "9"},
				})
			},
			"Query", `{"TableName":"main","IndexName":"byTenant","KeyConditionExpression":"g1p = :p AND g1s BETWEEN :s AND :t",
				"ExpressionAttributeValues":{":p":{"S":"T#t#CUS"},":s":{"S":"1"},":t":{"S":"9"}},"Limit":2,"ScanIndexForward":false,
				"ExclusiveStartKey":{"pk":{"S":"T#t#CUS#2"},"sk":{"S":"CUS"},"g1p":{"S":"T#t#CUS"},"g1s":{"S":"9"}}}`,
			`{"Items":[` + item + `,` + next + `],"Count":2,"LastEvaluatedKey":` + next + `}`,
			table.Page{Records: []table.Record{record}, Next: table.Position{Key: key, IndexPart: "T#t#CUS", IndexSort: "9"}},
		},
		"query with one item more than the page": {
			func(ctx context.Context, d table.Table) (any, error) {
				return d.Query(ctx, table.Query{Partition: partition, Limit: 1})
			},
			"Query", `{"TableName":"main","KeyConditionExpression":"pk = :p","ExpressionAttributeValues":{":p":{"S":"T#t#CUS#1"}},
				"Limit":2,"ScanIndexForward":true}`,
			`{"Items":[` + item + `,` + next + `],"Count":2}`,
			table.Page{Records: []table.Record{record}, Next: table.Position{Key: key}},
		},
		"query that ends at one megabyte": {
			func(ctx context.Context, d table.Table) (any, error) {
				return d.Query(ctx, table.Query{Partition: partition, Limit: 5, Sort: table.Range{Prefix: "C"}})
			},
			"Query", `{"TableName":"main","KeyConditionExpression":"pk = :p AND begins_with(sk, :s)",
				"ExpressionAttributeValues":{":p":{"S":"T#t#CUS#1"},":s":{"S":"C"}},"Limit":6,"ScanIndexForward":true}`,
			`{"Items":[` + item + `],"Count":1,"LastEvaluatedKey":` + keyJSON + `}`,
			table.Page{Records: []table.Record{record}, Next: table.Position{Key: key}},
		},
		"query from": {
			func(ctx context.Context, d table.Table) (any, error) {
				return d.Query(ctx, table.Query{Partition: partition, Limit: 5, Sort: table.Range{From: "C"}})
			},
			"Query", `{"TableName":"main","KeyConditionExpression":"pk = :p AND sk >= :s",
				"ExpressionAttributeValues":{":p":{"S":"T#t#CUS#1"},":s":{"S":"C"}},"Limit":6,"ScanIndexForward":true}`,
			`{"Items":[],"Count":0}`,
			table.Page{},
		},
		"query to, of as many as there are": {
			func(ctx context.Context, d table.Table) (any, error) {
				return d.Query(ctx, table.Query{Partition: partition, Limit: 1 << 40, Sort: table.Range{To: "D"}})
			},
			"Query", `{"TableName":"main","KeyConditionExpression":"pk = :p AND sk <= :t",
				"ExpressionAttributeValues":{":p":{"S":"T#t#CUS#1"},":t":{"S":"D"}},"Limit":2147483647,"ScanIndexForward":true}`,
			`{"Items":[],"Count":0}`,
			table.Page{},
		},
		"reserve": {
			func(ctx context.Context, d table.Table) (any, error) { return d.Reserve(ctx, key, 3) },
			"UpdateItem", `{"TableName":"main","Key":` + keyJSON + `,"UpdateExpression":"ADD n :count",
				"ExpressionAttributeValues":{":count":{"N":"3"}},"ReturnValues":"UPDATED_NEW"}`,
			`{"Attributes":{"n":{"N":"10"}}}`, int64(8),
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, ok(test.answer))
			got, err := test.call(t.Context(), s.table)
			if err != nil {
				t.Fatal(err)
			}
			equalKeys := cmpopts.EquateComparable(table.Key{})
			if diff := cmp.Diff(test.want, got, equalKeys, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("result (-want +got):\n%s", diff)
			}
			if item, ok := test.want.(table.Item); ok && (item == nil) != (got.(table.Item) == nil) {
				t.Errorf("got %#v, want %#v", got, test.want)
			}
			s.wantRequests(test.target)
			s.wantBody(0, test.request)
		})
	}
}

func TestWritesOnTheWire(t *testing.T) {
	place := table.IndexKey{Index: table.ByOwner, Partition: partitionOf("T#t#OWN"), Sort: "7"}
	absent := table.Absent()
	version := table.Or(table.Unset("v"), table.And(table.Equal("v", table.Number("3")), table.Less("st", "b")))
	put := `{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"},"g2p":{"S":"T#t#OWN"},"g2s":{"S":"7"},"nm":{"S":"Ann"}}`
	for name, test := range map[string]struct {
		tx      table.Tx
		target  string
		request string
	}{
		"put": {
			single(table.Put(key, table.Item{"nm": "Ann"}, place)),
			"PutItem", `{"TableName":"main","Item":` + put + `}`,
		},
		"put with a condition": {
			single(table.Put(key, table.Item{"nm": "Ann"}, place).When(absent, nil)),
			"PutItem", `{"TableName":"main","Item":` + put + `,"ConditionExpression":"attribute_not_exists(pk)",
				"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}`,
		},
		"put with a token": {
			table.Tx{Token: "mine", Writes: []table.Write{table.Put(key, table.Item{"nm": "Ann"}, place)}},
			"TransactWriteItems", `{"ClientRequestToken":"mine","TransactItems":[{"Put":{"TableName":"main","Item":` + put + `}}]}`,
		},
		"update": {
			single(table.Update(key, map[string]any{"b": true, "a": "x"}, nil, "d", "c")),
			"UpdateItem", `{"TableName":"main","Key":` + keyJSON + `,"UpdateExpression":"SET #0 = :0, #1 = :1 REMOVE #2, #3",
				"ExpressionAttributeNames":{"#0":"a","#1":"b","#2":"c","#3":"d"},
				"ExpressionAttributeValues":{":0":{"S":"x"},":1":{"BOOL":true}}}`,
		},
		"update that removes": {
			single(table.Update(key, nil, nil, "a")),
			"UpdateItem", `{"TableName":"main","Key":` + keyJSON + `,"UpdateExpression":"REMOVE #0",
				"ExpressionAttributeNames":{"#0":"a"}}`,
		},
		"update that adds": {
			single(table.Update(key, nil, map[string]int64{"n": -2})),
			"TransactWriteItems", `{"ClientRequestToken":"token-i","TransactItems":[{"Update":{"TableName":"main","Key":` + keyJSON + `,
				"UpdateExpression":"ADD #0 :0","ExpressionAttributeNames":{"#0":"n"},"ExpressionAttributeValues":{":0":{"N":"-2"}}}}]}`,
		},
		"update with a condition": {
			single(table.Update(key, map[string]any{"v": table.Number("4")}, nil).When(version, nil)),
			"TransactWriteItems", `{"ClientRequestToken":"token-i","TransactItems":[{"Update":{"TableName":"main","Key":` + keyJSON + `,
				"ConditionExpression":"attribute_not_exists(#0) OR (#0 = :0 AND #1 < :1)","UpdateExpression":"SET #0 = :2",
				"ExpressionAttributeNames":{"#0":"v","#1":"st"},
				"ExpressionAttributeValues":{":0":{"N":"3"},":1":{"S":"b"},":2":{"N":"4"}},
				"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}]}`,
		},
		"delete": {
			single(table.Delete(key)),
			"DeleteItem", `{"TableName":"main","Key":` + keyJSON + `}`,
		},
		"delete with a condition": {
			single(table.Delete(key).When(table.Present(), nil)),
			"TransactWriteItems", `{"ClientRequestToken":"token-i","TransactItems":[{"Delete":{"TableName":"main","Key":` + keyJSON + `,
				"ConditionExpression":"attribute_exists(pk)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}]}`,
		},
		"check": {
			single(table.Check(key, table.AtLeast("n", table.Number("0")))),
			"TransactWriteItems", `{"ClientRequestToken":"token-i","TransactItems":[{"ConditionCheck":{"TableName":"main","Key":` + keyJSON + `,
				"ConditionExpression":"#0 >= :0","ExpressionAttributeNames":{"#0":"n"},
				"ExpressionAttributeValues":{":0":{"N":"0"}},"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}]}`,
		},
		"several": {
			table.Tx{Writes: []table.Write{table.Delete(other), table.Put(key, table.Item{"nm": "Ann"}, place)}},
			"TransactWriteItems", `{"ClientRequestToken":"token-i","TransactItems":[
				{"Delete":{"TableName":"main","Key":{"pk":{"S":"T#t#CUS#2"},"sk":{"S":"CUS"}}}},
				{"Put":{"TableName":"main","Item":` + put + `}}]}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, ok(`{}`))
			if err := s.table.Transact(t.Context(), test.tx); err != nil {
				t.Fatal(err)
			}
			s.wantRequests(test.target)
			s.wantBody(0, test.request)
		})
	}
}

func TestEveryCallHasItsOwnToken(t *testing.T) {
	s := serve(t, ok(`{}`), ok(`{}`))
	tx := single(table.Check(key, table.Present()))
	for range 2 {
		if err := s.table.Transact(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
	}
	tokens := make(map[any]bool)
	for _, body := range s.bodies {
		tokens[parsed(t, body).(map[string]any)["ClientRequestToken"]] = true
	}
	if len(tokens) != 2 {
		t.Errorf("tokens: got %v, want two", tokens)
	}
}
