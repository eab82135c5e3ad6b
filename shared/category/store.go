package category

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/counter"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Max is how many categories a tenant may have: so many can be read as one tree.
const Max = 1000

// Get returns the category. The problem is category.notFound when the tenant has none with this identifier, it was deleted, or
// the text is no identifier.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Category, error) {
	if !Kind.Valid(identifier) {
		return Category{}, problem.New("category.notFound")
	}
	item, err := t.Get(ctx, Kind.ItemKey(tenant, identifier))
	if err != nil {
		return Category{}, fmt.Errorf("read category: %w", err)
	}
	if item == nil {
		return Category{}, problem.New("category.notFound")
	}
	c, err := Decode(item)
	if err == nil && c.Deleted() {
		err = problem.New("category.notFound").Because(errors.New("it was deleted"))
	}
	return c, err
}

// there is the check that the category is in use.
func there(tenant access.Tenant, identifier string, otherwise error) table.Write {
	check := table.Check(Kind.ItemKey(tenant, identifier), table.And(table.Present(), table.Unset("da")))
	check.Else = otherwise
	return check
}

// all counts the tenant's categories, children those below one.
func all(tenant access.Tenant) counter.Counter { return counter.Of(tenant, Kind.Key) }

func children(tenant access.Tenant, identifier string) counter.Counter {
	return counter.Of(tenant, Kind.Key, identifier)
}

// join returns the writes by which a category comes to stand below the parent; "" is the top.
func join(tenant access.Tenant, parent string) []table.Write {
	if parent == "" {
		return nil
	}
	return []table.Write{there(tenant, parent, unknown), children(tenant, parent).Up()}
}

func leave(tenant access.Tenant, parent string) []table.Write {
	if parent == "" {
		return nil
	}
	return []table.Write{children(tenant, parent).Down()}
}

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// Created returns the transaction that stores a new category at its place in the tree.
func (c Category) Created(tenant access.Tenant) table.Tx {
	var tx table.Tx
	tx.Add(c.put(tenant).When(table.Absent(), errors.New("category: identifier made twice")))
	tx.Add(c.take(tenant))
	tx.Add(all(tenant).UpTo(Max, problem.New("category.tooMany")))
	tx.Add(join(tenant, c.Parent)...)
	tx.Add(set(tenant, c.ID, c.Parent))
	return tx
}

// Replace returns the transaction that stores the category in place of before. When it has another parent,
// found is where that was looked at.
func (c Category) Replace(tenant access.Tenant, before Category, found Place) table.Tx {
	var tx table.Tx
	tx.Add(c.put(tenant).When(before.Unchanged(), stale))
	if c.nameKey(tenant) != before.nameKey(tenant) {
		tx.Add(before.giveBack(tenant), c.take(tenant))
	}
	if c.Parent != before.Parent {
		tx.Add(found.keep(tenant, c.ID, c.Parent))
		tx.Add(join(tenant, c.Parent)...)
		tx.Add(leave(tenant, before.Parent)...)
	}
	return tx
}

// Remove returns the transaction that deletes the category. What stays, for as long as keep, is who deleted it.
func (c Category) Remove(tenant access.Tenant, s record.Stamp, keep time.Duration) table.Tx {
	gone := c
	gone.Meta = c.IntoBin(s)
	var tx table.Tx
	tx.Add(table.Put(Kind.ItemKey(tenant, c.ID), table.Encode(gone)).Expiring(gone.UpdatedAt.Add(keep)).When(c.Unchanged(), stale))
	tx.Add(children(tenant, c.ID).End(problem.New("category.inUse")))
	tx.Add(c.giveBack(tenant), all(tenant).Down(), unset(tenant, c.ID))
	tx.Add(leave(tenant, c.Parent)...)
	return tx
}

// Revive returns the transaction that takes a deletion back, of one to which somebody came to refer while it was deleted. The stamp is that of
// the deletion.
func Revive(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, s record.Stamp) (table.Tx, error) {
	item, err := t.Get(ctx, Kind.ItemKey(tenant, identifier))
	if err != nil {
		return table.Tx{}, fmt.Errorf("read category: %w", err)
	}
	gone, err := Decode(item)
	if err != nil || item == nil || !gone.Deleted() {
		return table.Tx{}, err
	}
	back := gone
	back.Meta = gone.OutOfBin(s)
	var tx table.Tx
	tx.Add(back.put(tenant).When(gone.Unchanged(), stale))
	tx.Add(back.take(tenant), all(tenant).Up(), set(tenant, back.ID, back.Parent))
	tx.Add(join(tenant, back.Parent)...)
	return tx, nil
}

func (c Category) put(tenant access.Tenant) table.Write {
	return table.Put(Kind.ItemKey(tenant, c.ID), table.Encode(c), table.IndexKey{
		Index: table.ByTenant, Partition: table.In(tenant, Kind.Key), Sort: c.ID,
	})
}

// nameKey is the place that one category below the parent has for its name.
func (c Category) nameKey(tenant access.Tenant) table.Key {
	return table.In(tenant, "UNIQ", Kind.Key, "NAME", c.Parent, text.Fold(c.Name)).Key("UNIQ")
}

func (c Category) take(tenant access.Tenant) table.Write {
	taken := problem.New("category.duplicate", problem.At("/name", "category.nameTaken"))
	return table.Put(c.nameKey(tenant), table.Item{"rec": c.ID}).When(table.Absent(), taken)
}

func (c Category) giveBack(tenant access.Tenant) table.Write {
	return table.Delete(c.nameKey(tenant)).When(table.Equal("rec", c.ID), stale)
}
