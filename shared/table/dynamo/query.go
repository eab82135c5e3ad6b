package dynamo

import (
	"context"
	"fmt"
	"math"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kehu/shared/table"
)

// Query returns a page. It asks for one item more than the page holds, because DynamoDB tells of a next page whenever
// it was stopped by a limit, even if nothing follows; the item costs nothing but its size. Only a page that
// ended at 1 MB may be followed by an empty one.
func (t *Table) Query(ctx context.Context, q table.Query) (table.Page, error) {
	if err := q.Validate(); err != nil {
		return table.Page{}, err
	}
	if !t.options.Schema.Has(q.Index) {
		return table.Page{}, fmt.Errorf("%w: no index %q", table.ErrInvalid, q.Index)
	}
	call := t.call(ctx)
	input := t.query(q)
	input.ReturnConsumedCapacity = call.capacity
	out, err := t.client.Query(ctx, input, call.watched)
	if err != nil {
		return table.Page{}, failure("query", err)
	}
	call.read(out.ConsumedCapacity)
	return decodePage(q, out)
}

func (t *Table) query(q table.Query) *dynamodb.QueryInput {
	partition, sort := q.Index.IndexAttributes()
	limit := int32(min(q.Limit, math.MaxInt32-1)) + 1 //nolint:gosec // bounded, and at least 1
	forward := !q.Descending
	values := attributes{":p": encode(q.Partition.String())}
	expression := partition + " = :p" // no key attribute's name is a reserved word
	switch r := q.Sort; {
	case r.Prefix != "":
		expression += " AND begins_with(" + sort + ", :s)"
		values[":s"] = encode(r.Prefix)
	case r.From != "" && r.To != "":
		expression += " AND " + sort + " BETWEEN :s AND :t"
		values[":s"], values[":t"] = encode(r.From), encode(r.To)
	case r.From != "":
		expression += " AND " + sort + " >= :s"
		values[":s"] = encode(r.From)
	case r.To != "":
		expression += " AND " + sort + " <= :t"
		values[":t"] = encode(r.To)
	}
	input := &dynamodb.QueryInput{
		TableName: t.name, KeyConditionExpression: &expression, ExpressionAttributeValues: values,
		Limit: &limit, ScanIndexForward: &forward, ExclusiveStartKey: encodePosition(q.After, q.Index),
	}
	if q.Index != table.Primary {
		input.IndexName = new(string(q.Index))
	}
	if q.Consistent {
		input.ConsistentRead = &strong
	}
	return input
}

func decodePage(q table.Query, out *dynamodb.QueryOutput) (page table.Page, err error) {
	items, last := out.Items, out.LastEvaluatedKey
	if len(items) > q.Limit {
		items = items[:q.Limit]
		last = items[q.Limit-1]
	}
	page.Records = make([]table.Record, len(items))
	for i, all := range items {
		if page.Records[i], err = decodeRecord(all); err != nil {
			return table.Page{}, err
		}
	}
	if last == nil {
		return page, nil
	}
	if page.Next, err = decodePosition(last, q.Index); err != nil {
		return table.Page{}, err
	}
	return page, nil
}

func decodeRecord(all map[string]types.AttributeValue) (record table.Record, err error) {
	if record.Key, err = decodeKey(all); err != nil {
		return record, err
	}
	record.Item, err = decodeItem(all)
	return record, err
}
