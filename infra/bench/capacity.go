package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"time"

	"kehu/functions/audit"
	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/table"
)

// What a million units cost on demand, in dollars (us-east-1 since November 2024).
const (
	dollarsPerRead  = 0.125
	dollarsPerWrite = 0.625
)

// ledger makes calls and keeps what they cost.
type ledger struct {
	house *house
	units *units // since the last call
	sizes map[string]size
	calls []entry
}

// entry is what one call cost: as the adapter metered it, and by the rules.
type entry struct {
	call  string
	usage table.Usage
	units units
}

// measureCapacity measures what calls consume of the tables, and how large items are.
func measureCapacity(ctx context.Context, main, trail table.Table) (*ledger, error) {
	now := time.Now().UTC().Truncate(time.Second).Add(123 * time.Millisecond) // its text has the same length each time
	l := &ledger{units: new(units), sizes: make(map[string]size)}
	account := func(t table.Table, schema table.Schema) table.Table {
		return &accountant{Table: t, schema: schema, stored: make(map[table.Key]table.Write), units: l.units, sizes: l.sizes}
	}
	deps := newDeps(account(main, table.Main), account(trail, table.Audit), clock.Func(func() time.Time { return now }))
	var err error
	if l.house, err = newHouse(ctx, deps); err != nil {
		return nil, err
	}
	if err := l.session(ctx); err != nil {
		return nil, err
	}
	if err := l.customers(ctx); err != nil {
		return nil, err
	}
	if err := l.reach(ctx); err != nil {
		return nil, err
	}
	return l, l.orders(ctx)
}

// measure makes a call and enters what it cost.
func (l *ledger) measure(ctx context.Context, call string, f func(context.Context) error) error {
	var meter table.Meter
	*l.units = units{}
	if err := f(table.WithMeter(ctx, &meter)); err != nil {
		return fmt.Errorf("%s: %w", call, err)
	}
	l.calls = append(l.calls, entry{call, meter.Usage(), *l.units})
	return nil
}

// session checks the session, which is known to the process from then on.
func (l *ledger) session(ctx context.Context) error {
	caller, err := access.CallerFromClaims(l.house.claims)
	if err != nil {
		return err
	}
	check := func(ctx context.Context) error {
		_, err := l.house.deps.Caller(ctx, caller)
		return err
	}
	if err := l.measure(ctx, "session check, first in 30 s", check); err != nil {
		return err
	}
	return l.measure(ctx, "session check, after that", check)
}

// listed is how many customers a list is measured with.
const listed = 50

// customers leads a customer through its life.
func (l *ledger) customers(ctx context.Context) error {
	all := make(map[string]*endpoint)
	for _, verb := range []string{"create", "get", "list", "update", "delete", "restore"} {
		var err error
		if all[verb], err = l.house.endpoint("customers." + verb); err != nil {
			return err
		}
	}
	var made customer.Customer
	create := func(n int, headers ...string) func(context.Context) error {
		return func(ctx context.Context) error {
			return all["create"].call(ctx, all["create"].event("", "", fmt.Sprintf(typicalCustomer, 100+n), headers...), &made)
		}
	}
	if err := l.measure(ctx, "customers.create", create(0)); err != nil {
		return err
	}
	if err := l.measure(ctx, "customers.create, Idempotency-Key", create(1, "idempotency-key", "0d3a3f0c11")); err != nil {
		return err
	}
	for n := 2; n <= listed; n++ {
		if err := create(n)(ctx); err != nil {
			return err
		}
	}
	if err := all["list"].call(ctx, all["list"].event("", "limit=1", ""), nil); err != nil { // makes the sealing key
		return err
	}
	// call calls an operation on the customer that was made last.
	call := func(name, verb, query, body string) error {
		e := all[verb]
		return l.measure(ctx, name, func(ctx context.Context) error {
			event := e.event(made.ID, query, body, "if-match", "*")
			return e.call(ctx, event, nil)
		})
	}
	key := customer.Key(l.house.tenant, made.ID)
	before, err := l.house.deps.Table.Get(ctx, key)
	if err != nil {
		return err
	}
	// That the company has not departed is asked once in five minutes: 1 read unit, which no call is charged with.
	if _, err := l.house.deps.Departed.Has(ctx, l.house.tenant); err != nil {
		return err
	}
	if err := l.record(ctx, "audit.record, a create", table.Change{Key: key, New: before}); err != nil {
		return err
	}
	for _, c := range []struct{ name, verb, query, body string }{
		{"customers.get", "get", "", ""},
		{"customers.list, 50", "list", "limit=50", ""},
		{"customers.update, nothing unique", "update", "", `{"status": "blocked", "notes": "Does not pay."}`},
	} {
		if err := call(c.name, c.verb, c.query, c.body); err != nil {
			return err
		}
	}
	after, err := l.house.deps.Table.Get(ctx, key)
	if err != nil {
		return err
	}
	if err := l.record(ctx, "audit.record, an update", table.Change{Key: key, Old: before, New: after}); err != nil {
		return err
	}
	for _, c := range []struct{ name, verb, body string }{
		{"customers.update, another e-mail", "update", `{"emails": ["maria@alfreds.example"]}`},
		{"customers.delete", "delete", ""},
		{"customers.restore", "restore", ""},
	} {
		if err := call(c.name, c.verb, "", c.body); err != nil {
			return err
		}
	}
	return nil
}

// reach lists what others own. Of each of them there are more customers than a page takes.
func (l *ledger) reach(ctx context.Context) error {
	tenant, owners := access.NewTenant(l.house.deps.IDs), people(reports)
	if err := keep(ctx, l.house.deps, tenant, owners, (listed+1)*reports); err != nil {
		return err
	}
	for _, n := range []int{1, 10, reports} {
		search := func(ctx context.Context) error {
			found, _, err := customer.Search(ctx, l.house.deps.Table, tenant, customer.Filter{Reach: everything.Among(owners[:n]...)}, table.Position{}, listed)
			return errors.Join(err, full(found, listed))
		}
		if err := l.measure(ctx, fmt.Sprintf("customers.list, %d, of %d owners", listed, n), search); err != nil {
			return err
		}
	}
	return l.narrow(ctx, tenant, owners)
}

// narrow lists with filters that have an index, or are held against what another gives.
func (l *ledger) narrow(ctx context.Context, tenant access.Tenant, owners []string) error {
	t := l.house.deps.Table
	newest, _, err := customer.Search(ctx, t, tenant, customer.Filter{Reach: everything}, table.Position{}, listed)
	if err != nil {
		return err
	}
	var members []table.Write
	for _, s := range newest {
		members = append(members, table.Put(customer.InSegment(tenant, "seg_1").Key(s.ID), table.Item{}))
	}
	if err := t.BatchWrite(ctx, members); err != nil {
		return err
	}
	soon := l.house.deps.Clock.Now().Add(time.Hour)
	for _, c := range []struct {
		name string
		f    customer.Filter
		want int
	}{
		{"of a segment", customer.Filter{Segment: "seg_1", Reach: everything}, listed},
		{"of a segment and 1 owner", customer.Filter{Segment: "seg_1", Reach: everything.Among(owners[0])}, listed / reports},
		{"of a day that is to come", customer.Filter{Created: customer.Span{From: soon}, Reach: everything}, 0},
		{"of a tag that none has", customer.Filter{Tag: "none", Reach: everything}, 0},
	} {
		search := func(ctx context.Context) error {
			found, _, err := customer.Search(ctx, t, tenant, c.f, table.Position{}, listed)
			return errors.Join(err, full(found, c.want))
		}
		if err := l.measure(ctx, fmt.Sprintf("customers.list, %d, %s", listed, c.name), search); err != nil {
			return err
		}
	}
	return nil
}

// record measures what the trail of a change costs.
func (l *ledger) record(ctx context.Context, call string, change table.Change) error {
	change.Sequence, change.At = "1", l.house.deps.Clock.Now()
	return l.measure(ctx, call, func(ctx context.Context) error { return audit.Record.Changes(ctx, l.house.deps, change) })
}

// least is what a call costs at best, and why it costs more.
var least = map[string]struct {
	read, written float64
	why           string
}{
	"session check, first in 30 s":      {1.5, 0, "read strongly; 3 on AWS, where a sign-out that is not there counts too"},
	"session check, after that":         {0, 0, ""},
	"customers.create":                  {0, 3, "transaction +2; number +1, its marker +2; match keys +4: name, phone; second index +1"},
	"customers.create, Idempotency-Key": {0, 3, "as above; the remembered answer +4, as it is above 1 KB"},
	"customers.get":                     {0.5, 0, "read strongly: what was acknowledged is seen"},
	"customers.list, 50":                {1.5, 0, "entries of twice the size: they carry what a search looks at"},
	"customers.list, 50, of 1 owners":   {1.5, 0, "as above"},
	"customers.list, 50, of 10 owners":  {1.5, 0, "a page of the company's index tells that most belong to others; then a query of each owner's, none cheaper than 0.5"},
	"customers.list, 50, of 50 owners":  {1.5, 0, "the company's index, as most are theirs"},

	"customers.list, 50, of a segment":             {1.5, 0, "members are read strongly, and each customer whole"},
	"customers.list, 50, of a segment and 1 owner": {1.5, 0, "as above, for all that are not the owner's, too"},
	"customers.list, 50, of a day that is to come": {0.5, 0, ""},
	"customers.list, 50, of a tag that none has":   {1.5, 0, "a thousand entries are looked at, then the page ends"},

	"customers.update, nothing unique":     {0, 1, "read before; two index entries show version and time of change"},
	"customers.update, another e-mail":     {0, 7, "read before; second index +1"},
	"customers.delete":                     {0, 6, "read before; match keys +4; second index +1"},
	"customers.restore":                    {0, 6, "read before; match keys +4; second index +1"},
	"products.create":                      {0, 2, "transaction +2; a code that nobody else has +2"},
	"orders.create, 5 lines, first of all": {2, 4, "as below; five products are used for the first time: +10"},
	"orders.create, 5 lines":               {6, 4, "products are read strongly, and whether they were ordered before; transaction +5; number +3; customer's account +2; entry of the customer +4"},
	"orders.get":                           {1, 0, "read strongly: what was acknowledged is seen"},
	"orders.list, 50":                      {2, 0, "entries carry what a search looks at, and of which products they are"},
	"orders.list, 50, of a customer":       {2, 0, "read strongly, as an entry of the customer's"},
	"orders.update, 5 lines":               {6, 3, "read before; transaction +3; entry of the customer +4"},
	"orders.submit":                        {2, 4, "read before, with customer and account; transaction, account, entry of the customer"},
	"orders.total, 5 lines, new":           {0, 2, "15 totals, what it contributes, and an entry of each product in its list and one index, in one transaction: +41"},
	"orders.total, 5 lines, another state": {0, 2, "the same totals, what it contributes"},
	"orders.total, told twice":             {2, 0, "the order, its contribution and the state of the totals are read strongly"},
	"orders.record, 25 of 2 lines":         {3, 100, "transaction, three items for each: order, entry, number; two indexes of each"},
	"orders.totals, by month":              {1, 0, "the state of the totals is read, and a total of each shard"},
	"orders.totals, by customer":           {1, 0, "the state of the totals, and the customers' names"},
	"orders.list, of a product":            {1, 0, "the list is joined with the entries of the customer"},
	"customers.overview":                   {3, 0, "read strongly; orders carry what a search looks at"},
	"customers.timeline, 50":               {3, 0, "as above; rows of the trail are read whole"},
	"audit.record, a create":               {0, 1, "above 1 KB, and two index entries, of keys alone"},
	"audit.record, an update":              {0, 1, "the hash before it is read; two index entries, of keys alone"},
}

func (l *ledger) print(out io.Writer) error {
	fmt.Fprint(out, `What calls consume. Read units as DynamoDB Local meters them. Write units, of items and of index entries, by DynamoDB's
rules: DynamoDB Local (metered) counts those items of a transaction that have one size once, and index entries in a
transaction twice, which AWS does not say; "twice" is what that adds. The dollars (us-east-1) are without it.

`)
	calls := newSheet("call", "trips", "read", "least", "items", "entries", "least", "twice", "metered", "$ per million", "why more than the least")
	for _, c := range l.calls {
		written, best := c.units.items+c.units.entries, least[c.call]
		calls.row(c.call, c.usage.Trips, text(c.usage.Read), text(best.read), text(c.units.items), text(c.units.entries),
			text(best.written), "+"+text(c.units.twice), text(c.usage.Written),
			c.usage.Read*dollarsPerRead+written*dollarsPerWrite, best.why)
	}
	items := newSheet("item", "bytes", "of an index entry")
	for _, sort := range slices.Sorted(maps.Keys(l.sizes)) {
		items.row(sort, l.sizes[sort].item, l.sizes[sort].entry)
	}
	err := calls.print(out)
	fmt.Fprintln(out)
	return errors.Join(err, items.print(out))
}

// text writes units without needless decimals.
func text(units float64) string { return strconv.FormatFloat(units, 'f', -1, 64) }
