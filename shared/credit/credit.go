// Package credit keeps the account of each customer: how many of its orders are open, and how much of its credit limit
// they use.
//
// Promise: the account changes in the transactions in which orders do, by conditional updates of one item, so that
// it is what the orders say, however many calls run at once. No order takes the used amount over the limit, unless who
// may override it says so. A customer with an open order is not deleted, and a deleted one gets no order.
package credit

import (
	"fmt"

	"kehu/shared/access"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Account is what a customer's orders use.
type Account struct {
	Open     int64  `table:"n"` // orders that are not completed, cancelled or closed, and not deleted
	Used     int64  `table:"u"` // of the limit, in minor units of Currency
	Currency string `table:"c"` // "" before the first order was submitted
	Gone     bool   `table:"d"` // the customer is deleted: no more orders
}

// Key returns the key of the account of the customer, which stands in the customer's partition.
func Key(t access.Tenant, customer string) table.Key {
	return table.Entity(t, "CUS", customer).Key("CREDIT")
}

// Decode reads an account's item; no item is an account of nothing.
func Decode(item table.Item) (Account, error) {
	var a Account
	if err := table.Decode(item, &a); err != nil {
		return Account{}, fmt.Errorf("credit account: %w", err)
	}
	return a, nil
}

// maxUsed is what may be used where no limit is set: what an amount holds.
const maxUsed = 999_999_999_999_999_999

// Change is what one transaction does to an account.
type Change struct {
	Open  int64        // orders that become open, or, below 0, that are so no more
	Used  money.Amount // more, or less, of the limit; the zero Amount is nothing
	Limit money.Amount // in the currency of Used; the zero Amount is no limit
	// Forced lets the used amount grow beyond the limit.
	Forced bool
}

// most is what may be used after the change.
func (c Change) most() int64 {
	if c.Forced || c.Limit.Currency() == "" {
		return maxUsed
	}
	return c.Limit.Minor()
}

// Against returns the problem order.creditExceeded or order.creditCurrency when the account, as it was read, does not bear
// the change.
func (c Change) Against(a Account) error {
	switch used := c.Used.Minor(); {
	case used <= 0:
		return nil
	case a.Used != 0 && a.Currency != c.Used.Currency():
		return problem.New("order.creditCurrency").With("currency", a.Currency)
	case used > c.most() || a.Used > c.most()-used:
		return problem.New("order.creditExceeded")
	default:
		return nil
	}
}

// Write returns the write of the change on the customer's account, for the order's own transaction; ok is false when
// nothing changes. When the account changed since it was read so that it does not bear the change, the
// transaction fails with table.ErrConflict: planned anew, Against tells why.
func (c Change) Write(t access.Tenant, customer string) (w table.Write, ok bool) {
	add, set := make(map[string]int64), make(map[string]any)
	if c.Open != 0 {
		add["n"] = c.Open
	}
	used := c.Used.Minor()
	if used != 0 {
		add["u"], set["c"] = used, c.Used.Currency()
	}
	if len(add) == 0 {
		return table.Write{}, false
	}
	w = table.Update(Key(t, customer), set, add)
	if c.Open > 0 || used > 0 {
		w = w.When(c.bearable(used), table.ErrConflict)
	}
	return w, true
}

// bearable is the condition under which the account grows: it is not closed, and there is room for so much more.
func (c Change) bearable(more int64) table.Condition {
	kept := table.Unset("d")
	if more <= 0 {
		return kept
	}
	room := table.AtMost("u", table.NumberOf(c.most()-more))
	if more > c.most() {
		return table.And(kept, room) // never, as nothing uses less than nothing
	}
	return table.And(kept, table.Or(
		table.Unset("u"),
		table.Equal("u", table.NumberOf(0)),
		table.And(table.Equal("c", c.Used.Currency()), room),
	))
}

// Taken returns the write that only checks, in a transaction, that the account takes more: its customer was neither deleted nor merged meanwhile. It
// fails with table.ErrConflict: planned anew, the customer tells.
func Taken(t access.Tenant, customer string) table.Write {
	w := table.Check(Key(t, customer), table.Unset("d"))
	w.Else = table.ErrConflict
	return w
}

// Within returns the write that only checks, in a transaction, that the used amount is at most the limit. It fails with
// table.ErrConflict, as Write does; WithinLimit tells beforehand.
func Within(t access.Tenant, customer string, limit money.Amount) table.Write {
	w := table.Check(Key(t, customer), table.Or(table.Unset("u"), table.AtMost("u", table.NumberOf(limit.Minor()))))
	w.Else = table.ErrConflict
	return w
}

// WithinLimit returns the problem order.creditExceeded when more is used than the limit.
func (a Account) WithinLimit(limit money.Amount) error {
	if a.Used > limit.Minor() {
		return problem.New("order.creditExceeded")
	}
	return nil
}

// Close returns the write by which a customer's account takes no more orders, for the transaction that deletes the
// customer. otherwise is the error when an order is open.
func Close(t access.Tenant, customer string, otherwise error) table.Write {
	return table.Update(Key(t, customer), map[string]any{"d": true}, nil).
		When(table.Or(table.Unset("n"), table.AtMost("n", table.NumberOf(0))), otherwise)
}

// Hold returns the write by which a customer's account takes no more orders, whatever is open, for the transaction that merges the
// customer with another one: what is open goes there.
func Hold(t access.Tenant, customer string) table.Write {
	return table.Update(Key(t, customer), map[string]any{"d": true}, nil)
}

// Joined returns the problem order.creditCurrency when what one account uses cannot be used by the other one, too.
func (a Account) Joined(other Account) error {
	if a.Used != 0 && other.Used != 0 && a.Currency != other.Currency {
		return problem.New("order.creditCurrency").With("currency", a.Currency)
	}
	return nil
}

// Reopen returns the write by which the account takes orders again, for the transaction that restores the customer.
func Reopen(t access.Tenant, customer string) table.Write {
	return table.Update(Key(t, customer), nil, nil, "d")
}
