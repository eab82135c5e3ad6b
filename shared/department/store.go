package department

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

// Max is how many departments a tenant may have: so many can be read as one tree.
const Max = 2000

// Key returns the key of the department's item.
func Key(t access.Tenant, identifier string) table.Key { return Kind.ItemKey(t, identifier) }

// Get returns the department. The problem is department.notFound when the tenant has none with this
// identifier, it was deleted, or the text is no identifier.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Department, error) {
	if !Kind.Valid(identifier) {
		return Department{}, problem.New("department.notFound")
	}
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil {
		return Department{}, fmt.Errorf("read department: %w", err)
	}
	if item == nil {
		return Department{}, problem.New("department.notFound")
	}
	d, err := Decode(item)
	if err == nil && d.Deleted() {
		err = problem.New("department.notFound").Because(errors.New("it was deleted"))
	}
	return d, err
}

// Refer returns the writes by which a record comes to refer to the department, for the record's own transaction:
// it must be there, and cannot be deleted before Leave. otherwise is the error when it is not there. No
// department, "", takes no writes.
func Refer(tenant access.Tenant, identifier string, otherwise error) []table.Write {
	if identifier == "" {
		return nil
	}
	inUse := table.And(table.Present(), table.Unset("da"))
	exists := table.Check(Key(tenant, identifier), inUse)
	exists.Else = otherwise
	return []table.Write{exists, references(tenant, identifier).Up()}
}

// Leave returns the writes by which a record that referred to the department does so no more.
func Leave(tenant access.Tenant, identifier string) []table.Write {
	if identifier == "" {
		return nil
	}
	return []table.Write{references(tenant, identifier).Down()}
}

// references counts what refers to a department: those below it, and records of other kinds.
func references(tenant access.Tenant, identifier string) counter.Counter {
	return counter.Of(tenant, Kind.Key, identifier)
}

// all counts the tenant's departments.
func all(tenant access.Tenant) counter.Counter { return counter.Of(tenant, Kind.Key) }

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// unknown is the error when the parent is not there.
var unknown = problem.Invalid(problem.At("/parentId", "department.unknown"))

// Created returns the transaction that stores a new department at its place in the tree.
func (d Department) Created(tenant access.Tenant) table.Tx {
	var tx table.Tx
	tx.Add(d.put(tenant).When(table.Absent(), errors.New("department: identifier made twice")))
	tx.Add(d.take(tenant))
	tx.Add(all(tenant).UpTo(Max, problem.New("department.tooMany")))
	tx.Add(Refer(tenant, d.Parent, unknown)...)
	if d.Parent != "" {
		tx.Add(place(tenant, d.ID, d.Parent))
	}
	return tx
}

// Replace returns the transaction that stores the department in place of before. When it has another parent,
// found is where that was looked at.
func (d Department) Replace(tenant access.Tenant, before Department, found Place) table.Tx {
	var tx table.Tx
	tx.Add(d.put(tenant).When(before.Unchanged(), stale))
	if text.Fold(d.Number) != text.Fold(before.Number) {
		tx.Add(before.giveBack(tenant), d.take(tenant))
	}
	if d.Parent != before.Parent {
		tx.Add(found.keep(tenant, d.ID, d.Parent))
		tx.Add(Refer(tenant, d.Parent, unknown)...)
		tx.Add(Leave(tenant, before.Parent)...)
	}
	return tx
}

// Remove returns the transaction that deletes the department. What stays, for as long as keep, is who deleted it.
func (d Department) Remove(tenant access.Tenant, s record.Stamp, keep time.Duration) table.Tx {
	gone := d
	gone.Meta = d.IntoBin(s)
	var tx table.Tx
	tx.Add(table.Put(Key(tenant, d.ID), table.Encode(gone)).Expiring(gone.UpdatedAt.Add(keep)).When(d.Unchanged(), stale))
	tx.Add(references(tenant, d.ID).End(problem.New("department.notEmpty")))
	tx.Add(d.giveBack(tenant), all(tenant).Down())
	tx.Add(Leave(tenant, d.Parent)...)
	if d.Parent != "" {
		tx.Add(place(tenant, d.ID, ""))
	}
	return tx
}

func (d Department) put(tenant access.Tenant) table.Write {
	return table.Put(Key(tenant, d.ID), table.Encode(d), table.IndexKey{
		Index: table.ByTenant, Partition: table.In(tenant, Kind.Key), Sort: d.ID,
	})
}

// numberKey is the place that one department of the tenant has for its number.
func (d Department) numberKey(tenant access.Tenant) table.Key {
	return table.In(tenant, "UNIQ", Kind.Key, "NUMBER", text.Fold(d.Number)).Key("UNIQ")
}

func (d Department) take(tenant access.Tenant) table.Write {
	taken := problem.New("department.duplicate", problem.At("/number", "department.numberTaken"))
	return table.Put(d.numberKey(tenant), table.Item{"rec": d.ID}).When(table.Absent(), taken)
}

func (d Department) giveBack(tenant access.Tenant) table.Write {
	return table.Delete(d.numberKey(tenant)).When(table.Equal("rec", d.ID), stale)
}
