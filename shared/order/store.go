package order

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/credit"
	"kehu/shared/money"
	"kehu/shared/numbering"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Key returns the key of the order's item.
func Key(t access.Tenant, identifier string) table.Key { return Kind.ItemKey(t, identifier) }

// Decode reads an order's item.
func Decode(item table.Item) (Order, error) {
	var o Order
	if err := table.Decode(item, &o); err != nil {
		return Order{}, fmt.Errorf("order: %w", err)
	}
	return o, nil
}

// Get returns the order, also one in the recycle bin. The problem is order.notFound when the tenant has none with this
// identifier, or the text is no identifier.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Order, error) {
	if !Kind.Valid(identifier) {
		return Order{}, problem.New("order.notFound")
	}
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil {
		return Order{}, fmt.Errorf("read order: %w", err)
	}
	if item == nil {
		return Order{}, problem.New("order.notFound")
	}
	return Decode(item)
}

// Reachable is Get for a caller who wants to do something with the order. One on which the caller's permission to read
// does not reach answers as one that does not exist; one that may be read only is the problem auth.outOfReach. With an
// action other than Read and Restore, one in the recycle bin is order.notFound, too.
func Reachable(ctx context.Context, t table.Table, caller access.Caller, action access.Action, identifier string) (Order, error) {
	if !Kind.Valid(identifier) {
		return Order{}, problem.New("order.notFound")
	}
	item, err := t.Get(ctx, Key(caller.Tenant, identifier))
	if err != nil {
		return Order{}, fmt.Errorf("read order: %w", err)
	}
	return within(item, caller, action)
}

// within reads an order's item for a caller who wants to do something with the order, as Reachable does.
func within(item table.Item, caller access.Caller, action access.Action) (Order, error) {
	if item == nil {
		return Order{}, problem.New("order.notFound")
	}
	o, err := Decode(item)
	if err != nil {
		return Order{}, err
	}
	switch {
	case !Reach(caller, access.Read).Includes(o.Owner):
		return Order{}, problem.New("order.notFound").Because(errors.New("it is out of the caller's reach"))
	case o.Deleted() && action != access.Read && action != access.Restore:
		return Order{}, problem.New("order.notFound").Because(errors.New("it lies in the recycle bin"))
	case !Reach(caller, action).Includes(o.Owner):
		return Order{}, problem.New("auth.outOfReach")
	}
	return o, nil
}

// Reach is on whose orders the caller may do the action.
func Reach(caller access.Caller, action access.Action) access.Reach {
	return caller.Reach(access.Permission{Object: access.Order, Action: action})
}

// NextNumber takes the next order number of the tenant, in the format. With a read-only table it returns "": nothing is
// taken.
func NextNumber(ctx context.Context, t table.Table, tenant access.Tenant, format numbering.Format) (string, error) {
	n, err := t.Reserve(ctx, table.In(tenant, "SEQ", Kind.Key).Key("SEQ"), 1)
	if err != nil {
		return "", fmt.Errorf("next order number: %w", err)
	}
	if n == 0 {
		return "", nil
	}
	return format.Number(n), nil
}

// numberKey is the place that one order of the tenant has for its number; it stays taken.
func numberKey(t access.Tenant, number string) table.Key {
	return table.In(t, "UNIQ", Kind.Key, "NUMBER", number).Key("UNIQ")
}

// place sorts orders by date, and those of one day by identifier.
func place(date, identifier string) string { return table.Join(date, identifier) }

// entryKey is the place of an order among those of its customer.
func (o *Order) entryKey(t access.Tenant) table.Key {
	return customerPartition(t, o.Customer).Key(entryPrefix + place(o.OrderDate, o.ID))
}

// put is the write that stores the order where it belongs: in the lists, or in the recycle bin.
func (o *Order) put(t access.Tenant) table.Write {
	sort := place(o.OrderDate, o.ID)
	index := []table.IndexKey{{Index: table.ByTenant, Partition: all(t, o.Deleted()), Sort: sort}}
	if !o.Deleted() {
		index = append(index, table.IndexKey{Index: table.ByOwner, Partition: owned(t, o.Owner, ""), Sort: sort})
	}
	write := table.Put(Key(t, o.ID), table.Encode(o), index...)
	if o.PurgeAt != nil {
		write = write.Expiring(*o.PurgeAt)
	}
	return write
}

// entry is the write that stores what lists show of the order with its customer, and by its state, of all and of each
// salesperson.
func (o *Order) entry(t access.Tenant) table.Write {
	sort := place(o.OrderDate, o.ID)
	return table.Put(o.entryKey(t), table.Encode(o.summary()),
		table.IndexKey{Index: table.ByTenant, Partition: inState(t, o.Status), Sort: sort},
		table.IndexKey{Index: table.ByOwner, Partition: owned(t, o.Owner, o.Status), Sort: sort})
}

// fits returns the problem order.tooLarge when the order's item is larger than an item may be.
func (o *Order) fits() error {
	size, err := table.Encode(o).Size()
	if err != nil {
		return err
	}
	if size > maxBytes {
		return problem.New("order.tooLarge", problem.At("/lines", "order.linesTooLarge"))
	}
	return nil
}

// Created returns the transaction that stores a new order with its number.
func (o Order) Created(t access.Tenant) table.Tx {
	var tx table.Tx
	tx.Add(o.put(t).When(table.Absent(), errors.New("order: identifier made twice")), o.entry(t))
	if w, ok := o.marker(t); ok {
		tx.Add(w)
	}
	if w, ok := o.change(nil).Write(t, o.Customer); ok {
		tx.Add(w)
	}
	return tx
}

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// Bound says how far a change of an order may use the customer's credit, and on which day it happens.
type Bound struct {
	Limit  money.Amount // the zero Amount is no limit
	Forced bool         // beyond the limit
	Day    string       // where the company is; that of UTC if absent
}

// On is the bound of a change that uses no more credit than before.
func On(at time.Time, company access.Company) Bound { return Bound{Day: today(at, company)} }

// Replace returns the transaction that stores the order in place of before, with what that means to its customer's
// account.
func (o Order) Replace(t access.Tenant, before *Order, b Bound) table.Tx {
	tx, change := o.replace(t, before, b)
	change.Limit, change.Forced = b.Limit, b.Forced
	if w, ok := change.Write(t, o.Customer); ok {
		tx.Add(w)
	}
	return tx
}

// replace is Replace but for the customer's credit account, which takes one write for all orders of a transaction.
func (o *Order) replace(t access.Tenant, before *Order, b Bound) (table.Tx, credit.Change) {
	var tx table.Tx
	tx.Add(o.put(t).When(before.Unchanged(), stale))
	if !before.Deleted() && (o.Deleted() || before.entryKey(t) != o.entryKey(t)) {
		tx.Add(table.Delete(before.entryKey(t)))
	}
	if !o.Deleted() {
		tx.Add(o.entry(t))
	}
	tx.Add(o.renumber(t, before)...)
	tx.Add(o.receivables(t, before)...)
	tx.Add(o.posting(before, b.Day).Writes(t)...)
	return tx, o.change(before)
}

// renumber gives the number of an order of an earlier system back when it goes to the recycle bin, so that it can be recorded
// rightly, and takes it again when it leaves the bin. A number that the system gave stays taken.
func (o *Order) renumber(t access.Tenant, before *Order) []table.Write {
	w, _ := o.marker(t)
	switch {
	case !o.Historical || o.Deleted() == before.Deleted():
		return nil
	case o.Deleted():
		return []table.Write{table.Delete(w.Key)}
	default:
		w.Else = problem.New("order.numberTaken")
		return []table.Write{w}
	}
}

// open is 1 when the order counts as open, else 0.
func (o *Order) open() int64 {
	if o == nil || o.Deleted() || !o.Status.Open() {
		return 0
	}
	return 1
}

// change is what becoming this order, after before, means to the customer's account.
func (o *Order) change(before *Order) credit.Change {
	c := credit.Change{Open: o.open() - before.open()}
	for _, side := range []struct {
		order *Order
		sign  int64
	}{{before, -1}, {o, 1}} {
		if side.order == nil || side.order.Credit == nil {
			continue
		}
		used, err := side.order.Credit.Parse()
		if err != nil {
			continue // it was made by Wire
		}
		if side.sign < 0 {
			used = used.Negate()
		}
		if c.Used.Currency() == "" {
			c.Used = used
		} else if sum, err := c.Used.Add(used); err == nil { // an order keeps its currency
			c.Used = sum
		}
	}
	return c
}

// IntoBin returns the order as it lies in the recycle bin, from where it can be restored for so long. The problem is
// order.notDraft: what was submitted is cancelled instead. An order of an earlier system was recorded wrongly, perhaps.
func (o Order) IntoBin(s record.Stamp, life time.Duration) (Order, error) {
	if o.Status != Draft && !o.Historical {
		return Order{}, problem.New("order.notDraft").With("status", o.Status.text())
	}
	o.Meta = o.Meta.IntoBin(s)
	purge := o.UpdatedAt.Add(life)
	o.PurgeAt = &purge
	return o, nil
}

// OutOfBin returns the order as it is in use again.
func (o Order) OutOfBin(s record.Stamp) Order {
	o.Meta = o.Meta.OutOfBin(s)
	o.PurgeAt = nil
	return o
}
