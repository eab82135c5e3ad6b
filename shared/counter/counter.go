// Package counter counts records, or what refers to a record, in the transactions in which they come and go.
//
// Promise: a counter is what really is there, also when many transactions run side by side: it is
// raised and lowered together with what it counts, or not at all. So a limit holds, and what is
// referred to cannot be deleted.
package counter

import (
	"kehu/shared/access"
	"kehu/shared/table"
)

// Counter is the place of one count; it starts at zero.
type Counter struct{ key table.Key }

// Of returns the tenant's counter of that name.
func Of(t access.Tenant, name ...string) Counter {
	return Counter{table.In(t, append([]string{"COUNT"}, name...)...).Key("COUNT")}
}

// Up is the write that counts one more.
func (c Counter) Up() table.Write {
	return table.Update(c.key, nil, map[string]int64{"n": 1})
}

// UpTo is the write that counts one more while there are fewer than limit; otherwise is the error when
// there are not.
func (c Counter) UpTo(limit int, otherwise error) table.Write {
	return c.Up().When(table.Or(table.Unset("n"), table.Less("n", table.NumberOf(limit))), otherwise)
}

// Down is the write that counts one less, of those that Up or UpTo counted.
func (c Counter) Down() table.Write {
	return table.Update(c.key, nil, map[string]int64{"n": -1})
}

// End is the write that removes the counter if nothing is counted; otherwise is the error when something is.
func (c Counter) End(otherwise error) table.Write {
	return table.Delete(c.key).When(table.Or(table.Unset("n"), table.AtMost("n", table.NumberOf(0))), otherwise)
}
