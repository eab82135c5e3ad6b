// Package seat keeps how many users a company may have.
//
// Promise: a company never has more users who hold a seat (kehu/shared/user says who does) than its plan allows, however
// many are invited at once: each seat is taken and given back in the transaction that changes the user, from one item that
// holds how many are free. Fewer seats than are taken leave that number below zero, and everybody where they are; nobody is
// invited or reactivated then until seats are free again.
//
// The problem is tenant.seatsExceeded.
package seat

import (
	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// free is the attribute that counts the free seats.
const free = "f"

// exceeded is what it means that no seat is free.
var exceeded = problem.New("tenant.seatsExceeded")

// Key returns the key of the item that counts the free seats.
func Key(t access.Tenant) table.Key { return table.In(t, "SEATS").Key("SEATS") }

// Open is the write that gives a new company its free seats.
func Open(t access.Tenant, count int) table.Write {
	return table.Put(Key(t), table.Item{free: table.NumberOf(count)})
}

// Take is the write that takes a seat. A company that waited for its first sign-in does not vanish from here on.
func Take(t access.Tenant) table.Write {
	return table.Update(Key(t), nil, map[string]int64{free: -1}, table.AttrExpires).When(table.AtLeast(free, table.NumberOf(1)), exceeded)
}

// Free is the write that gives a seat back.
func Free(t access.Tenant) table.Write { return Change(t, 1) }

// Keep is the write that lets somebody who holds a seat back in: not where there are fewer seats than holders.
func Keep(t access.Tenant) table.Write {
	kept := table.Check(Key(t), table.AtLeast(free, table.NumberOf(0)))
	kept.Else = exceeded
	return kept
}

// Change is the write that adds seats, or takes some away.
func Change(t access.Tenant, count int) table.Write {
	return table.Update(Key(t), nil, map[string]int64{free: int64(count)}).When(table.Present(), nil)
}

// Left returns how many seats are free, of the item under Key; below zero if more are taken than there are.
func Left(item table.Item) int { return int(item.Int(free)) }
