// Package position is the noun "position": what somebody is employed as, and the bundle of roles that comes with it.
//
// Promise: nobody holds a position that is gone: while somebody does, it cannot be deleted. A position never refers to a department that is gone: while it does, the department cannot be deleted.
//
// Its roles stand in the registry of roles, too, by which everybody who holds the position has them.
//
// Errors: the problems position.notFound, position.duplicate, position.tooMany and position.inUse.
package position

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/advice"
	"kehu/shared/counter"
	"kehu/shared/department"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Fields are what people enter.
type Fields struct {
	Name       string        `json:"name" table:"nm" minLength:"1" maxLength:"100" doc:"What it is called." example:"Regional sales manager"`
	Number     string        `json:"number,omitempty" table:"nu" maxLength:"40" doc:"Its number; unique." example:"P10"`
	Roles      []access.Role `json:"roles,omitempty" table:"tg" maxItems:"20" nullable:"false" doc:"What whoever holds the position may do: built-in roles by name, the company's own by identifier."`
	Department string        `json:"departmentId,omitempty" table:"rf" maxLength:"40" doc:"The department that it belongs to."`
}

// Position is a position as it is stored and answered.
type Position struct {
	record.Meta
	Fields
	advice.Advice
}

// Kind is the kind of record that a position is.
var Kind = record.Kind{Name: "position", Prefix: "pos", Key: "POS", Type: reflect.TypeFor[Position]()}

// Location returns the path of the position.
func (p *Position) Location() string { return "/v1/positions/" + p.ID }

// Summary is what a list shows of a position.
type Summary struct {
	ID        string    `json:"id" table:"id"`
	Version   int64     `json:"version" table:"v" doc:"The ETag is made of it."`
	CreatedAt time.Time `json:"createdAt" table:"ca"`
	UpdatedAt time.Time `json:"updatedAt" table:"ua"`
	Fields
}

// Normalize returns the fields as they are stored. The error is the problem request.invalid with a pointer to each
// field that is not acceptable.
func (f Fields) Normalize() (Fields, error) {
	var c text.Checker
	f.Name = c.Line("/name", f.Name)
	f.Number = c.OptionalLine("/number", f.Number)
	if f.Department != "" && !department.Kind.Valid(f.Department) {
		c.Add("/departmentId", "department.unknown")
	}
	if f.Roles != nil {
		f.Roles = role.Tidy(f.Roles)
	}
	return f, c.Problem()
}

// Key returns the key of the position's item.
func Key(t access.Tenant, identifier string) table.Key { return Kind.ItemKey(t, identifier) }

// Get returns the position. The problem is position.notFound when the tenant has none with this identifier,
// it was deleted, or the text is no identifier.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Position, error) {
	if !Kind.Valid(identifier) {
		return Position{}, problem.New("position.notFound")
	}
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil {
		return Position{}, fmt.Errorf("read position: %w", err)
	}
	var p Position
	if err := table.Decode(item, &p); err != nil {
		return Position{}, fmt.Errorf("position: %w", err)
	}
	if item == nil || p.Deleted() {
		return Position{}, problem.New("position.notFound")
	}
	return p, nil
}

// List returns a page of the tenant's positions, newest first, and the position of the index where it ended.
func List(ctx context.Context, t table.Table, tenant access.Tenant, after table.Position, limit int) ([]Summary, table.Position, error) {
	page, err := t.Query(ctx, table.Query{
		Index: table.ByTenant, Partition: table.In(tenant, Kind.Key), Descending: true, Limit: limit, After: after,
	})
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list positions: %w", err)
	}
	found := make([]Summary, len(page.Records))
	for i, r := range page.Records {
		if err := table.Decode(r.Item, &found[i]); err != nil {
			return nil, table.Position{}, fmt.Errorf("list positions: %w", err)
		}
	}
	return found, page.Next, nil
}

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// unknown is the error when the department is not there.
var unknown = problem.Invalid(problem.At("/departmentId", "department.unknown"))

// Created returns the transaction that stores a new position. The error is the problem position.tooMany.
func (p Position) Created(tenant access.Tenant, registry role.Registry) (table.Tx, error) {
	var tx table.Tx
	bundle, err := registry.Bundle(tenant, p.ID, nil, p.Roles)
	if err != nil {
		return tx, err
	}
	tx.Add(p.put(tenant).When(table.Absent(), errors.New("position: identifier made twice")))
	tx.Add(p.take(tenant)...)
	tx.Add(department.Refer(tenant, p.Department, unknown)...)
	tx.Add(bundle...)
	return tx, nil
}

// Replace returns the transaction that stores the position in place of before. The error is the problem position.tooMany.
func (p Position) Replace(tenant access.Tenant, registry role.Registry, before Position) (table.Tx, error) {
	var tx table.Tx
	bundle, err := registry.Bundle(tenant, p.ID, before.Roles, p.Roles)
	if err != nil {
		return tx, err
	}
	tx.Add(p.put(tenant).When(before.Unchanged(), stale))
	if text.Fold(p.Number) != text.Fold(before.Number) {
		tx.Add(before.giveBack(tenant)...)
		tx.Add(p.take(tenant)...)
	}
	if p.Department != before.Department {
		tx.Add(department.Refer(tenant, p.Department, unknown)...)
		tx.Add(department.Leave(tenant, before.Department)...)
	}
	tx.Add(bundle...)
	return tx, nil
}

// Refer returns the writes by which a user comes to hold the position, for the user's own transaction: it must be there, and cannot be
// deleted before Leave. otherwise is the error when it is not there. No position, "", takes no writes.
func Refer(tenant access.Tenant, identifier string, otherwise error) []table.Write {
	if identifier == "" {
		return nil
	}
	exists := table.Check(Key(tenant, identifier), table.And(table.Present(), table.Unset("da")))
	exists.Else = otherwise
	return []table.Write{exists, holders(tenant, identifier).Up()}
}

// Leave returns the writes by which a user who held the position does so no more.
func Leave(tenant access.Tenant, identifier string) []table.Write {
	if identifier == "" {
		return nil
	}
	return []table.Write{holders(tenant, identifier).Down()}
}

// holders counts who holds a position.
func holders(tenant access.Tenant, identifier string) counter.Counter {
	return counter.Of(tenant, Kind.Key, identifier)
}

// Remove returns the transaction that deletes the position. What stays, for as long as keep, is who deleted it.
func (p Position) Remove(tenant access.Tenant, registry role.Registry, s record.Stamp, keep time.Duration) table.Tx {
	gone := p
	gone.Meta = p.IntoBin(s)
	var tx table.Tx
	tx.Add(table.Put(Key(tenant, p.ID), table.Encode(gone)).Expiring(gone.UpdatedAt.Add(keep)).When(p.Unchanged(), stale))
	tx.Add(holders(tenant, p.ID).End(problem.New("position.inUse")))
	tx.Add(p.giveBack(tenant)...)
	tx.Add(department.Leave(tenant, p.Department)...)
	tx.Add(registry.Unbundle(tenant, p.ID, p.Roles)...)
	return tx
}

func (p Position) put(tenant access.Tenant) table.Write {
	return table.Put(Key(tenant, p.ID), table.Encode(p), table.IndexKey{
		Index: table.ByTenant, Partition: table.In(tenant, Kind.Key), Sort: p.ID,
	})
}

// numberKey is the place that one position of the tenant has for its number.
func (p Position) numberKey(tenant access.Tenant) table.Key {
	return table.In(tenant, "UNIQ", Kind.Key, "NUMBER", text.Fold(p.Number)).Key("UNIQ")
}

func (p Position) take(tenant access.Tenant) []table.Write {
	if p.Number == "" {
		return nil
	}
	taken := problem.New("position.duplicate", problem.At("/number", "position.numberTaken"))
	return []table.Write{table.Put(p.numberKey(tenant), table.Item{"rec": p.ID}).When(table.Absent(), taken)}
}

func (p Position) giveBack(tenant access.Tenant) []table.Write {
	if p.Number == "" {
		return nil
	}
	return []table.Write{table.Delete(p.numberKey(tenant)).When(table.Equal("rec", p.ID), stale)}
}
