package dynamo

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kehu/shared/table"
)

// BatchGet returns the items in the order of the keys. DynamoDB answers at most 16 MB at once, and less when it
// is busy; what is left over is asked for again, at once as long as there is progress, and with back-off when an
// answer was empty. When it stays empty the error wraps table.ErrThrottled.
func (t *Table) BatchGet(ctx context.Context, keys []table.Key) ([]table.Item, error) {
	found := make(map[table.Key]attributes, len(keys)) // nil: not there, or not yet
	pending := make([]attributes, 0, len(keys))
	for _, key := range keys {
		if err := key.Validate(); err != nil {
			return nil, err
		}
		if _, twice := found[key]; !twice {
			found[key] = nil
			pending = append(pending, encodeKey(key))
		}
	}
	if len(pending) > table.MaxBatchGet {
		return nil, fmt.Errorf("%w: %d keys at once", table.ErrInvalid, len(pending))
	}
	if err := t.fetch(ctx, pending, found); err != nil {
		return nil, err
	}
	items := make([]table.Item, len(keys))
	for i, key := range keys {
		if found[key] == nil {
			continue
		}
		var err error
		if items[i], err = decodeItem(found[key]); err != nil { // once per position: each is the caller's own
			return nil, err
		}
	}
	return items, nil
}

// fetch asks until no key is pending.
func (t *Table) fetch(ctx context.Context, pending []attributes, found map[table.Key]attributes) error {
	call := t.call(ctx)
	for idle := 0; len(pending) > 0; {
		out, err := t.client.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{
			RequestItems: map[string]types.KeysAndAttributes{
				*t.name: {Keys: pending, ConsistentRead: &strong},
			},
			ReturnConsumedCapacity: call.capacity,
		}, call.watched)
		if err != nil {
			return failure("batch get", err)
		}
		for i := range out.ConsumedCapacity {
			call.read(&out.ConsumedCapacity[i])
		}
		for _, all := range out.Responses[*t.name] {
			key, err := decodeKey(all)
			if err != nil {
				return err
			}
			if _, asked := found[key]; !asked {
				return fmt.Errorf("%w: an item that was not asked for", errGarbage)
			}
			found[key] = all
		}
		rest := out.UnprocessedKeys[*t.name].Keys
		if len(rest) < len(pending) {
			idle = 0
		} else if idle++; idle == maxAttempts || !t.pause(ctx, idle) {
			return fmt.Errorf("%w: dynamo: batch get: %d keys left", table.ErrThrottled, len(rest))
		}
		pending = rest
	}
	return nil
}
