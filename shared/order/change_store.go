package order

import (
	"context"
	"errors"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/table"
)

const changePrefix = "CHG#"

// changeKey is the place of a change in the partition of its order.
func changeKey(t access.Tenant, order string, number int) table.Key {
	return table.Entity(t, Kind.Key, order).Key(fmt.Sprintf("%s%06d", changePrefix, number))
}

// Created is the write that stores a new change.
func (c ChangeOrder) Created(t access.Tenant) table.Write {
	return table.Put(changeKey(t, c.Order, c.Number), table.Encode(c)).When(table.Absent(), errors.New("order: change made twice"))
}

// Replace is the write that stores the change in place of before.
func (c ChangeOrder) Replace(t access.Tenant, before *ChangeOrder) table.Write {
	return table.Put(changeKey(t, c.Order, c.Number), table.Encode(c)).When(before.Unchanged(), stale)
}

// GetChange returns the last change of the order, which is the pending one while the order is in ChangePending.
func GetChange(ctx context.Context, t table.Table, tenant access.Tenant, o *Order) (ChangeOrder, error) {
	item, err := t.Get(ctx, changeKey(tenant, o.ID, o.Changes))
	if err != nil {
		return ChangeOrder{}, fmt.Errorf("read change of order: %w", err)
	}
	if item == nil {
		return ChangeOrder{}, fmt.Errorf("order %s: change %d is not there", o.ID, o.Changes)
	}
	return decodeChange(item)
}

func decodeChange(item table.Item) (ChangeOrder, error) {
	var c ChangeOrder
	if err := table.Decode(item, &c); err != nil {
		return ChangeOrder{}, fmt.Errorf("change of order: %w", err)
	}
	return c, nil
}

// ListChanges returns up to limit changes of the order from the position on, latest first, and where they ended.
func ListChanges(ctx context.Context, t table.Table, tenant access.Tenant, order string, after table.Position, limit int) ([]ChangeOrder, table.Position, error) {
	page, err := t.Query(ctx, table.Query{
		Partition: table.Entity(tenant, Kind.Key, order), Sort: table.Range{Prefix: changePrefix}, Descending: true,
		Limit: limit, After: after, Consistent: true,
	})
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list changes of order: %w", err)
	}
	changes := make([]ChangeOrder, len(page.Records))
	for i, r := range page.Records {
		if changes[i], err = decodeChange(r.Item); err != nil {
			return nil, table.Position{}, err
		}
		if changes[i].Differences == nil {
			changes[i].Differences = []Difference{}
		}
	}
	return changes, page.Next, nil
}
