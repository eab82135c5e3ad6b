package dynamo

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kehu/shared/table"
)

// Transact does all writes or none.
//
// One write without a token goes as a plain request, at half the price of a transaction, if sending it again cannot
// do harm: a put; an update that has no condition and adds nothing; a delete that has no condition. An
// update or delete with a condition is a transaction, as nothing in the table tells afterwards whose it was.
//
// A put with a condition is told apart so. When its condition fails and every attempt was answered, it did not happen.
// When the answer to an earlier attempt was lost, then
//
//   - an item that equals what was to be put, attribute by attribute, is that earlier attempt's: success. This is
//     certain as long as no two callers put equal items, and items here carry the id of the request that wrote
//     them. An item that carries nothing of its caller (a bare lock) must be put with a token.
//   - any other item says nothing: the put may have happened, and then have been changed. The error is that of the
//     lost answer, not a *table.Canceled, so that the caller is not told that it did not happen.
func (t *Table) Transact(ctx context.Context, tx table.Tx) error {
	if err := tx.Validate(); err != nil {
		return err
	}
	if err := t.options.Schema.Check(tx.Writes); err != nil {
		return err
	}
	if len(tx.Writes) == 1 && tx.Token == "" {
		w := &tx.Writes[0]
		switch {
		case w.Kind == table.KindPut:
			return t.put(ctx, w)
		case w.Kind == table.KindUpdate && w.If.IsZero() && len(w.Add) == 0:
			return t.update(ctx, w)
		case w.Kind == table.KindDelete && w.If.IsZero():
			return t.delete(ctx, w)
		}
	}
	return t.transact(ctx, tx)
}

func (t *Table) put(ctx context.Context, w *table.Write) error {
	var e expression
	e.condition(w.If)
	all := encodePut(w)
	call := t.call(ctx)
	input := &dynamodb.PutItemInput{
		TableName: t.name, Item: all, ReturnConsumedCapacity: call.capacity,
		ConditionExpression: e.take(), ExpressionAttributeNames: e.names, ExpressionAttributeValues: e.values,
	}
	if !w.If.IsZero() {
		input.ReturnValuesOnConditionCheckFailure = types.ReturnValuesOnConditionCheckFailureAllOld
	}
	return call.certain(t.persist(ctx, func() error {
		out, err := t.client.PutItem(ctx, input, call.watched)
		if failed, ok := errors.AsType[*types.ConditionalCheckFailedException](err); ok {
			return call.judge(failed.Item, all)
		}
		if err != nil {
			return failure("put", err)
		}
		call.wrote(out.ConsumedCapacity)
		return nil
	}))
}

// judge returns what a put's failed condition means; found is the item on which it failed. See Transact.
func (c *call) judge(found, put attributes) error {
	if c.lost == nil {
		reason, err := conditionFailed(found)
		if err != nil {
			return err
		}
		return &table.Canceled{Reasons: []table.Reason{reason}}
	}
	if reflect.DeepEqual(found, put) {
		return nil
	}
	return fmt.Errorf("dynamo: put: its condition fails, after an attempt that was not answered: %w", c.lost)
}

func (t *Table) update(ctx context.Context, w *table.Write) error {
	var e expression
	e.update(w)
	call := t.call(ctx)
	input := &dynamodb.UpdateItemInput{
		TableName: t.name, Key: encodeKey(w.Key), ReturnConsumedCapacity: call.capacity,
		UpdateExpression: e.take(), ExpressionAttributeNames: e.names, ExpressionAttributeValues: e.values,
	}
	return call.certain(t.persist(ctx, func() error {
		out, err := t.client.UpdateItem(ctx, input, call.watched)
		if err != nil {
			return failure("update", err)
		}
		call.wrote(out.ConsumedCapacity)
		return nil
	}))
}

func (t *Table) delete(ctx context.Context, w *table.Write) error {
	call := t.call(ctx)
	input := &dynamodb.DeleteItemInput{
		TableName: t.name, Key: encodeKey(w.Key), ReturnConsumedCapacity: call.capacity,
	}
	return call.certain(t.persist(ctx, func() error {
		out, err := t.client.DeleteItem(ctx, input, call.watched)
		if err != nil {
			return failure("delete", err)
		}
		call.wrote(out.ConsumedCapacity)
		return nil
	}))
}

// transact sends the writes with a token that all attempts share: the caller's, or one of this call.
func (t *Table) transact(ctx context.Context, tx table.Tx) error {
	call := t.call(ctx)
	if tx.Token == "" {
		tx.Token = t.options.Token()
	}
	input := &dynamodb.TransactWriteItemsInput{
		TransactItems:      make([]types.TransactWriteItem, len(tx.Writes)),
		ClientRequestToken: &tx.Token, ReturnConsumedCapacity: call.capacity,
	}
	for i := range tx.Writes {
		input.TransactItems[i] = t.item(&tx.Writes[i])
	}
	return call.certain(t.persist(ctx, func() error {
		out, err := t.client.TransactWriteItems(ctx, input, call.watched)
		if err != nil {
			return failure("transact", err)
		}
		for i := range out.ConsumedCapacity {
			call.wrote(&out.ConsumedCapacity[i])
		}
		return nil
	}))
}

// item returns one write of a transaction in the SDK's types.
func (t *Table) item(w *table.Write) (item types.TransactWriteItem) {
	var e expression
	e.condition(w.If)
	condition := e.take()
	var old types.ReturnValuesOnConditionCheckFailure
	if condition != nil {
		old = types.ReturnValuesOnConditionCheckFailureAllOld
	}
	switch w.Kind {
	case table.KindPut:
		item.Put = &types.Put{
			TableName: t.name, Item: encodePut(w), ConditionExpression: condition,
			ExpressionAttributeNames: e.names, ExpressionAttributeValues: e.values,
			ReturnValuesOnConditionCheckFailure: old,
		}
	case table.KindUpdate:
		e.update(w)
		item.Update = &types.Update{
			TableName: t.name, Key: encodeKey(w.Key), UpdateExpression: e.take(), ConditionExpression: condition,
			ExpressionAttributeNames: e.names, ExpressionAttributeValues: e.values,
			ReturnValuesOnConditionCheckFailure: old,
		}
	case table.KindDelete:
		item.Delete = &types.Delete{
			TableName: t.name, Key: encodeKey(w.Key), ConditionExpression: condition,
			ExpressionAttributeNames: e.names, ExpressionAttributeValues: e.values,
			ReturnValuesOnConditionCheckFailure: old,
		}
	case table.KindCheck:
		item.ConditionCheck = &types.ConditionCheck{
			TableName: t.name, Key: encodeKey(w.Key), ConditionExpression: condition,
			ExpressionAttributeNames: e.names, ExpressionAttributeValues: e.values,
			ReturnValuesOnConditionCheckFailure: old,
		}
	}
	return item
}
