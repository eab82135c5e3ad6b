package dynamo

import (
	"context"
	"crypto/rand"
	"fmt"
	random "math/rand/v2"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kehu/shared/clock"
	"kehu/shared/table"
)

// Options say which table it is. Clock, Sleep, Random and Token are for tests; left out, they are the real ones.
type Options struct {
	TableName string       // the table's name in DynamoDB
	Schema    table.Schema // its indexes

	Clock  clock.Clock                                           // tells how long it is until a deadline
	Sleep  func(ctx context.Context, length time.Duration) error // returns early, with an error, when ctx is done
	Random func() float64                                        // at least 0 and less than 1; spreads back-off
	Token  func() string                                         // a new ClientRequestToken, at most 36 characters
}

// Table is a table.Table in DynamoDB.
type Table struct {
	client  *dynamodb.Client
	options Options
	name    *string
}

var (
	_ table.Table     = (*Table)(nil)
	_ table.Inventory = (*Table)(nil)
)

// New returns the table that options name. The client's own retries come before the table's; [NewClient] makes
// one that suits.
func New(client *dynamodb.Client, options Options) *Table {
	if options.Clock == nil {
		options.Clock = clock.System{}
	}
	if options.Sleep == nil {
		options.Sleep = sleep
	}
	if options.Random == nil {
		options.Random = random.Float64
	}
	if options.Token == nil {
		options.Token = rand.Text
	}
	return &Table{client: client, options: options, name: &options.TableName}
}

// strong asks for a read that sees every write acknowledged before it.
var strong = true

// Get returns the item, strongly consistent, or nil when there is none. It costs 1 read unit per 4 KB.
func (t *Table) Get(ctx context.Context, key table.Key) (table.Item, error) {
	if err := key.Validate(); err != nil {
		return nil, err
	}
	call := t.call(ctx)
	out, err := t.client.GetItem(ctx, &dynamodb.GetItemInput{
		TableName: t.name, Key: encodeKey(key), ConsistentRead: &strong, ReturnConsumedCapacity: call.capacity,
	}, call.watched)
	if err != nil {
		return nil, failure("get", err)
	}
	call.read(out.ConsumedCapacity)
	if out.Item == nil {
		return nil, nil
	}
	return decodeItem(out.Item)
}

// sequenceUpdate adds to it.
const sequenceUpdate = "ADD n :count"

// Reserve takes count numbers of the sequence at key and returns the first. When an answer is lost, the numbers
// of that attempt are lost too: adding again wastes numbers, and never hands one out twice. It costs 1 write unit.
func (t *Table) Reserve(ctx context.Context, key table.Key, count int64) (first int64, err error) {
	if err := key.Validate(); err != nil {
		return 0, err
	}
	if count < 1 {
		return 0, fmt.Errorf("%w: %d numbers of a sequence", table.ErrInvalid, count)
	}
	call := t.call(ctx)
	var out *dynamodb.UpdateItemOutput
	err = t.persist(ctx, func() (err error) {
		out, err = t.client.UpdateItem(ctx, &dynamodb.UpdateItemInput{
			TableName: t.name, Key: encodeKey(key), UpdateExpression: new(sequenceUpdate),
			ExpressionAttributeValues: map[string]types.AttributeValue{":count": encode(table.NumberOf(count))},
			ReturnValues:              types.ReturnValueUpdatedNew, ReturnConsumedCapacity: call.capacity,
		}, call.watched)
		return failure("reserve", err)
	})
	if err != nil {
		return 0, err
	}
	call.wrote(out.ConsumedCapacity)
	last, _ := out.Attributes[table.AttrSequence].(*types.AttributeValueMemberN)
	if last == nil {
		return 0, errGarbage
	}
	n, ok := table.Number(last.Value).Int()
	if !ok || n < count {
		return 0, errGarbage
	}
	return n - count + 1, nil
}
