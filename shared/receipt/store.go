package receipt

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kehu/shared/access"
	"kehu/shared/credit"
	"kehu/shared/customer"
	"kehu/shared/ledger"
	"kehu/shared/merge"
	"kehu/shared/numbering"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Key returns the key of the receipt's item.
func Key(t access.Tenant, identifier string) table.Key { return Kind.ItemKey(t, identifier) }

// Decode reads a receipt's item.
func Decode(item table.Item) (Receipt, error) {
	var r Receipt
	if err := table.Decode(item, &r); err != nil {
		return Receipt{}, fmt.Errorf("receipt: %w", err)
	}
	if r.Allocations == nil {
		r.Allocations = []Allocation{}
	}
	return r, nil
}

// Reach is on whose receipts the caller may do the action.
func Reach(caller access.Caller, action access.Action) access.Reach {
	return caller.Reach(access.Permission{Object: access.Receipt, Action: action})
}

// Reachable returns the receipt for a caller who wants to do something with it. The problem is receipt.notFound when there is none, or
// the caller's permission to read does not reach; auth.outOfReach when it may be read only.
func Reachable(ctx context.Context, t table.Table, caller access.Caller, action access.Action, identifier string) (Receipt, error) {
	if !Kind.Valid(identifier) {
		return Receipt{}, problem.New("receipt.notFound")
	}
	item, err := t.Get(ctx, Key(caller.Tenant, identifier))
	if err != nil {
		return Receipt{}, fmt.Errorf("read receipt: %w", err)
	}
	if item == nil {
		return Receipt{}, problem.New("receipt.notFound")
	}
	r, err := Decode(item)
	switch {
	case err != nil:
		return Receipt{}, err
	case !Reach(caller, access.Read).Includes(r.Owner):
		return Receipt{}, problem.New("receipt.notFound").Because(errors.New("it is out of the caller's reach"))
	case !Reach(caller, action).Includes(r.Owner):
		return Receipt{}, problem.New("auth.outOfReach")
	}
	return r, nil
}

// format is that of receipt numbers.
var format = numbering.Format{Prefix: "RC", Width: 6}

// NextNumber takes the next receipt number of the tenant. With a read-only table it returns "": nothing is taken.
func NextNumber(ctx context.Context, t table.Table, tenant access.Tenant) (string, error) {
	n, err := t.Reserve(ctx, table.In(tenant, "SEQ", Kind.Key).Key("SEQ"), 1)
	if err != nil {
		return "", fmt.Errorf("next receipt number: %w", err)
	}
	if n == 0 {
		return "", nil
	}
	return format.Number(n), nil
}

const entryPrefix = "RCP#"

// EntryPrefix begins the sort keys of the entries of a customer's receipts, in the partition of its account.
const EntryPrefix = entryPrefix

// place sorts receipts by date, and those of one day by identifier.
func place(date, identifier string) string { return table.Join(date, identifier) }

func all(t access.Tenant, parts ...string) table.Partition {
	return table.In(t, append([]string{Kind.Key}, parts...)...)
}

// put is the write that stores the receipt in the lists of the company and of its owner.
func (r *Receipt) put(t access.Tenant) table.Write {
	sort := place(r.Date, r.ID)
	return table.Put(Key(t, r.ID), table.Encode(r),
		table.IndexKey{Index: table.ByTenant, Partition: all(t), Sort: sort},
		table.IndexKey{Index: table.ByOwner, Partition: all(t, "OWNER", r.Owner), Sort: sort})
}

// entry is the write that stores what lists show of the receipt with its customer.
func (r *Receipt) entry(t access.Tenant) table.Write {
	return table.Put(ledger.Partition(t, r.Customer).Key(entryPrefix+place(r.Date, r.ID)), table.Encode(r.summary()))
}

// PositionOf is where Search goes on behind a receipt among those of its customer.
func PositionOf(t access.Tenant, s Summary) table.Position {
	return table.Position{Key: ledger.Partition(t, s.Customer).Key(entryPrefix + place(s.Date, s.ID))}
}

// stale is the error when someone changed the receipt since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// Tx returns the transaction of the plan. The problems are those of order.Settle, and receipt.tooLarge when the orders are too large to
// be changed at once.
func (p *Plan) Tx(t access.Tenant, debtor *order.Debtor, day string) (table.Tx, error) {
	condition, otherwise := table.Absent(), errors.New("receipt: identifier made twice")
	if p.Before != nil {
		condition, otherwise = p.Before.Unchanged(), stale
	}
	tx, err := order.Settle(t, debtor.Accounts, p.Steps, order.Bound{Day: day})
	if err != nil {
		return table.Tx{}, err
	}
	if p.Before == nil && len(p.Steps) == 0 {
		// A merge that begins meanwhile would pass it over. One that pays orders changes these, which move before receipts.
		tx.Add(credit.Taken(t, p.Receipt.Customer))
	}
	p.Posting.Number = p.Receipt.Number
	tx.Add(p.Receipt.put(t).When(condition, otherwise), p.Receipt.entry(t))
	tx.Add(p.Posting.Writes(t)...)
	size := 0
	for i := range tx.Writes {
		bytes, err := tx.Writes[i].Item.Size()
		if err != nil {
			return table.Tx{}, fmt.Errorf("receipt: %w", err)
		}
		size += bytes
	}
	if size > maxBytes {
		return table.Tx{}, problem.New("receipt.tooLarge", problem.At("/allocations", "receipt.fewer"))
	}
	return tx, nil
}

// Filter says which receipts a list shall show: of those within reach.
type Filter struct {
	Customer string
	Status   Status
	OnHand   bool   // only those of which something is on account
	From, To string // dates, inclusive
	Reach    access.Reach
}

// Check returns the problem request.invalid with a pointer to each field that is not acceptable.
func (f Filter) Check() error {
	var c text.Checker
	if f.Customer != "" && !customer.Kind.Valid(f.Customer) {
		c.Add("query:customer", "order.customerUnknown")
	}
	if f.To != "" && f.To < f.From {
		c.Add("query:to", "date.beforeStart")
	}
	return c.Problem()
}

// maxMerged is of how many owners a search merges the lists; with more it is as cheap to look at the company's.
const maxMerged = 100

// Search returns up to limit receipts from the position on, latest first, and where they ended. Those of a customer, of owners, and of
// the company, and of a period of these, come straight from where they stand; the other filters are held against that.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Summary, table.Position, error) {
	l := merge.List{
		Table: t, After: after, Index: table.ByTenant, Partitions: []table.Partition{all(tenant)},
		Sort: func(r table.Record) string { return place(r.Item.Text("pl"), r.Item.Text("id")) },
	}
	prefix, owners := "", f.Reach.Owners()
	switch {
	case f.Customer != "":
		l.Index, l.Partitions, prefix = table.Primary, []table.Partition{ledger.Partition(tenant, f.Customer)}, entryPrefix
	case !f.Reach.Everyone() && len(owners) <= maxMerged:
		l.Index, l.Partitions = table.ByOwner, nil
		for _, owner := range owners {
			l.Partitions = append(l.Partitions, all(tenant, "OWNER", owner))
		}
	}
	l.Within = table.Range{From: prefix + f.From, To: prefix + "~"} // which follows all digits
	if f.To != "" {
		l.Within.To = prefix + f.To + "$" // which follows the # after the date
	}
	match := f.match
	if f.Status == "" && !f.OnHand && f.Reach.Everyone() {
		match = nil
	}
	found, next, err := merge.Find(ctx, l, limit, match)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list receipts: %w", err)
	}
	return found, next, nil
}

func (f Filter) match(s *Summary) bool {
	return (f.Status == "" || s.Status == f.Status) && (!f.OnHand || s.onHand()) && f.Reach.Includes(s.Owner)
}

// onHand reports whether something of the receipt is kept on account.
func (s *Summary) onHand() bool {
	if strings.HasPrefix(s.Unallocated, "-") {
		return false
	}
	for _, digit := range s.Unallocated {
		if digit >= '1' && digit <= '9' {
			return true
		}
	}
	return false
}
