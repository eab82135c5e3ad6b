package order

import (
	"context"
	"fmt"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/ledger"
	"kehu/shared/merge"
	"kehu/shared/money"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Receivable is what is still to be paid of one order. It is written in the order's own transactions, and stands in the lists by
// the day of its first instalment that is not paid.
type Receivable struct {
	Order        string     `json:"orderId" table:"id"`
	Number       string     `json:"number" table:"nu" doc:"Of the order."`
	Customer     string     `json:"customerId" table:"rf"`
	CustomerName string     `json:"customerName" table:"nm"`
	Reference    string     `json:"reference,omitempty" table:"sn" doc:"The customer's number of the order."`
	Owner        string     `json:"owner" table:"ow" doc:"The salesperson."`
	DueDate      string     `json:"dueDate" table:"pl" doc:"By when the first instalment that is not paid shall be."`
	Open         money.Wire `json:"open" table:"tx" doc:"What is still to be paid."`
	Overdue      money.Wire `json:"overdue" doc:"How much of that should have been paid before today."`
	DaysOverdue  int        `json:"daysOverdue,omitempty" doc:"For how many days."`
	Instalments  []Due      `json:"instalments" table:"tg" nullable:"false" doc:"What is not paid, by date."`
}

// receivablePrefix begins the sort keys of a customer's receivables.
const receivablePrefix = "RCV#"

// receivable returns what is still to be paid of the order; nil when nothing is.
func (o *Order) receivable() *Receivable {
	unpaid := o.amount(o.Unpaid)
	if unpaid.Sign() <= 0 || o.Deleted() {
		return nil
	}
	r := &Receivable{
		Order: o.ID, Number: o.Number, Customer: o.Customer, CustomerName: o.CustomerName, Reference: o.Reference,
		Owner: o.Owner, Open: unpaid.Wire(),
	}
	for _, due := range o.Schedule() {
		if due.Status != Received {
			r.Instalments = append(r.Instalments, due)
		}
	}
	r.DueDate = next(r.Instalments)
	return r
}

func (r *Receivable) key(t access.Tenant) table.Key {
	return ledger.Partition(t, r.Customer).Key(receivablePrefix + place(r.DueDate, r.Order))
}

// receivables returns the writes that keep the lists of what is to be paid in step with the order.
func (o *Order) receivables(t access.Tenant, before *Order) (writes []table.Write) {
	had, has := before.receivable(), o.receivable()
	if had != nil && (has == nil || had.key(t) != has.key(t)) {
		writes = append(writes, table.Delete(had.key(t)))
	}
	if has != nil && !reflect.DeepEqual(had, has) {
		sort := place(has.DueDate, has.Order)
		writes = append(writes, table.Put(has.key(t), table.Encode(has),
			table.IndexKey{Index: table.ByTenant, Partition: receivablesOf(t), Sort: sort},
			table.IndexKey{Index: table.ByOwner, Partition: receivablesOf(t, "OWNER", has.Owner), Sort: sort}))
	}
	return writes
}

func receivablesOf(t access.Tenant, parts ...string) table.Partition {
	return table.In(t, append([]string{"RCV"}, parts...)...)
}

// on fills in what depends on the day.
func (r *Receivable) on(day string) {
	zero, _ := money.FromMinor(0, r.Open.Currency)
	overdue := zero
	overdueOn(day, r.Instalments)
	for _, due := range r.Instalments {
		open, err := money.Parse(due.Open, r.Open.Currency)
		if err != nil || due.Status != OverdueProgress {
			continue
		}
		if sum, err := overdue.Add(open); err == nil { // parts of one order
			overdue = sum
		}
	}
	r.Overdue = overdue.Wire()
	r.DaysOverdue = max(0, daysBetween(r.DueDate, day))
	if r.Instalments == nil {
		r.Instalments = []Due{}
	}
}

// daysBetween is how many days after the first day the second is.
func daysBetween(first, second string) int {
	from, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return 0
	}
	to, err := time.Parse(time.DateOnly, second)
	if err != nil {
		return 0
	}
	return int(to.Sub(from).Hours() / 24)
}

// Owing says which receivables a list shall show.
type Owing struct {
	Customer string
	Overdue  bool         // only those of which something is
	DueTo    string       // only those due on this day or before
	Day      string       // today, where the company is
	Reach    access.Reach // on whose
}

// Check returns the problem request.invalid with a pointer to each field that is not acceptable.
func (f Owing) Check() error {
	var c text.Checker
	if f.Customer != "" && !customer.Kind.Valid(f.Customer) {
		c.Add("query:customer", "order.customerUnknown")
	}
	return c.Problem()
}

// Receivables returns up to limit receivables from the position on, the first due first, and where they ended. Those of a customer,
// of salespersons, and of the company come straight from where they stand; what is overdue is the beginning of that.
func Receivables(ctx context.Context, t table.Table, tenant access.Tenant, f Owing, after table.Position, limit int) ([]Receivable, table.Position, error) {
	l := merge.List{Table: t, After: after, Sort: sortOf, Ascending: true, Index: table.ByTenant, Partitions: []table.Partition{receivablesOf(tenant)}}
	prefix := ""
	owners := f.Reach.Owners()
	match := func(r *Receivable) bool { return f.Reach.Includes(r.Owner) }
	switch {
	case f.Customer != "":
		l.Index, l.Partitions, prefix = table.Primary, []table.Partition{ledger.Partition(tenant, f.Customer)}, receivablePrefix
	case !f.Reach.Everyone() && len(owners) <= maxMerged:
		l.Index, l.Partitions, match = table.ByOwner, nil, nil
		for _, owner := range owners {
			l.Partitions = append(l.Partitions, receivablesOf(tenant, "OWNER", owner))
		}
	}
	if f.Reach.Everyone() {
		match = nil
	}
	l.Within = table.Range{From: prefix, To: prefix + "~"} // which follows all digits
	switch {
	case f.Overdue: // before today: nothing sorts between a day and what is due on it
		l.Within.To = prefix + f.Day
	case f.DueTo != "":
		l.Within.To = prefix + f.DueTo + "$" // which follows the # after the date
	}
	found, next, err := merge.Find(ctx, l, limit, match)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list receivables: %w", err)
	}
	for i := range found {
		found[i].on(f.Day)
	}
	return found, next, nil
}
