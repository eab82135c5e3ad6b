package dynamo

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kehu/shared/table"
)

// BatchWrite does the writes, each for itself, table.MaxBatchWrite in one request. What DynamoDB leaves over is sent
// again as BatchGet does. Repeating it does no harm: a put or delete without a condition has the same effect twice.
func (t *Table) BatchWrite(ctx context.Context, writes []table.Write) error {
	if err := table.ValidateBatch(writes); err != nil {
		return err
	}
	if err := t.options.Schema.Check(writes); err != nil {
		return err
	}
	for part := range slices.Chunk(writes, table.MaxBatchWrite) {
		pending := make([]types.WriteRequest, len(part))
		for i := range part {
			pending[i] = writeRequest(&part[i])
		}
		if err := t.send(ctx, pending); err != nil {
			return err
		}
	}
	return nil
}

func writeRequest(w *table.Write) types.WriteRequest {
	if w.Kind == table.KindDelete {
		return types.WriteRequest{DeleteRequest: &types.DeleteRequest{Key: encodeKey(w.Key)}}
	}
	return types.WriteRequest{PutRequest: &types.PutRequest{Item: encodePut(w)}}
}

// send asks until nothing is pending.
func (t *Table) send(ctx context.Context, pending []types.WriteRequest) error {
	call := t.call(ctx)
	for idle := 0; len(pending) > 0; {
		out, err := t.client.BatchWriteItem(ctx, &dynamodb.BatchWriteItemInput{
			RequestItems: map[string][]types.WriteRequest{*t.name: pending}, ReturnConsumedCapacity: call.capacity,
		}, call.watched)
		if err != nil {
			return failure("batch write", err)
		}
		for i := range out.ConsumedCapacity {
			call.wrote(&out.ConsumedCapacity[i])
		}
		rest := out.UnprocessedItems[*t.name]
		if len(rest) < len(pending) {
			idle = 0
		} else if idle++; idle == maxAttempts || !t.pause(ctx, idle) {
			return fmt.Errorf("%w: dynamo: batch write: %d writes left", table.ErrThrottled, len(rest))
		}
		pending = rest
	}
	return nil
}
