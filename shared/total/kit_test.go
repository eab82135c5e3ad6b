package total_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/money"
	"kehu/shared/order"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/table/local"
	"kehu/shared/total"
)

// books are a table with orders, and the orders as they should be.
type books struct {
	tester
	table  table.Table
	tenant access.Tenant
	orders map[string]order.Order
}

// tester is a test, or a trial of a property.
type tester interface {
	Context() context.Context
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// another are the books of another company in the same table.
func (b *books) another(t tester) *books {
	return &books{tester: t, table: b.table, tenant: access.NewTenant(id.NewSource(clock.System{}, nil)), orders: make(map[string]order.Order)}
}

func newBooks(t testing.TB, folder string) *books {
	t.Helper()
	database, err := local.Open(folder, local.Options{Clock: clock.System{}, MemtableBytes: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	return &books{tester: t, table: database.Table(table.Main), tenant: access.NewTenant(id.NewSource(clock.System{}, nil)), orders: make(map[string]order.Order)}
}

// The records that orders name.
func ordID(i int) string { return fmt.Sprintf("ord_%026d", i) }
func cusID(i int) string { return fmt.Sprintf("cus_%026d", i) }
func prdID(i int) string { return fmt.Sprintf("prd_%026d", i) }
func usrID(i int) string { return fmt.Sprintf("usr_%026d", i) }

// some is an order of so many products, one unit of each for one yuan more than its number.
func some(i, owner, customer, month int, s order.Status, currency string, products ...int) order.Order {
	o := order.Order{Meta: record.Created(order.Kind, ordID(i), record.Stamp{}), Status: s}
	o.Owner, o.Customer, o.Currency, o.OrderDate = usrID(owner), cusID(customer), currency, fmt.Sprintf("2026-%02d-15", month)
	sum := big.NewInt(0)
	for n, p := range products {
		price := int64(p+1) * 100
		amount, _ := money.FromMinor(price, currency)
		o.Lines = append(o.Lines, order.Line{Line: n + 1, LineFields: order.LineFields{Product: prdID(p), Quantity: "1.5"}, Net: amount.Number(), Total: amount.Number()})
		o.Products = append(o.Products, prdID(p))
		sum.Add(sum, big.NewInt(price))
	}
	slices.Sort(o.Products)
	o.Products = slices.Compact(o.Products)
	whole, _ := money.FromMinor(sum.Int64(), currency)
	o.Net, o.Total = whole.Wire(), whole.Wire()
	return o
}

// put stores the next version of an order.
func (b *books) put(o order.Order) {
	b.Helper()
	o.Version = b.orders[o.ID].Version + 1
	b.orders[o.ID] = o
	write := table.Put(order.Key(b.tenant, o.ID), table.Encode(o), table.IndexKey{
		Index: table.ByTenant, Partition: table.In(b.tenant, order.Kind.Key), Sort: table.Join(o.OrderDate, o.ID),
	})
	if err := b.table.Transact(b.Context(), table.Tx{Writes: []table.Write{write}}); err != nil {
		b.Fatal(err)
	}
}

// deleted is the order in the recycle bin.
func deleted(o order.Order) order.Order {
	now := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)
	purge := now.Add(time.Hour)
	o.DeletedAt, o.PurgeAt = &now, &purge
	return o
}

func (b *books) apply(i int) {
	b.Helper()
	if err := total.Apply(b.Context(), b.table, b.tenant, ordID(i)); err != nil {
		b.Fatalf("order %d: %v", i, err)
	}
}

// everybody, and a salesperson, may see so much.
func everybody() access.Reach { return reach(access.Everything()) }

func reach(r access.Rights) access.Reach {
	return access.Caller{Rights: r}.Reach(access.Permission{Object: access.Order, Action: access.Read})
}

// report reads all pages of a report, of limit rows each.
func (b *books) report(q total.Query) map[string][]total.Sum {
	b.Helper()
	all := make(map[string][]total.Sum)
	last := ""
	for range 1000 {
		rows, next, err := total.Report(b.Context(), b.table, b.tenant, q)
		if err != nil {
			b.Fatal(err)
		}
		for _, row := range rows {
			if _, twice := all[row.Key]; twice || q.By != total.ByStatus && row.Key <= last {
				b.Fatalf("%s comes after %s", row.Key, last)
			}
			last = row.Key
			all[row.Key] = row.Sums
		}
		if next == "" {
			return all
		}
		q.After = next
	}
	b.Fatal("the report has no end")
	return nil
}

// want computes a report the plain way: by looking at every order.
func (b *books) want(q total.Query) map[string][]total.Sum {
	type measure struct{ orders, minor, quantity int64 }
	sums := make(map[string]map[string]measure)
	add := func(key, currency string, m measure) {
		if sums[key] == nil {
			sums[key] = make(map[string]measure)
		}
		was := sums[key][currency]
		sums[key][currency] = measure{was.orders + m.orders, was.minor + m.minor, was.quantity + m.quantity}
	}
	for _, o := range b.orders {
		month := o.OrderDate[:7]
		counts := total.Ordered(o.Status) || q.By == total.ByStatus
		if q.Status != "" {
			counts = o.Status == q.Status
		}
		if o.Deleted() || !q.Reach.Includes(o.Owner) || month < q.From || q.To != "" && month > q.To || !counts || q.Customer != "" && o.Customer != q.Customer {
			continue
		}
		if q.By == total.ByProduct || q.Product != "" {
			seen := make(map[string]measure)
			for _, l := range o.Lines {
				amount, _ := money.Parse(l.Net, o.Currency)
				was := seen[l.Product]
				seen[l.Product] = measure{1, was.minor + amount.Minor(), was.quantity + 1_500_000}
			}
			for p, m := range seen {
				key := map[total.By]string{total.ByProduct: p, total.ByMonth: month, total.ByStatus: string(o.Status)}[q.By]
				if q.Product == "" || q.Product == p {
					add(key, o.Currency, m)
				}
			}
			continue
		}
		amount, _ := o.Total.Parse()
		key := map[total.By]string{total.ByMonth: month, total.ByStatus: string(o.Status), total.ByOwner: o.Owner, total.ByCustomer: o.Customer}[q.By]
		add(key, o.Currency, measure{orders: 1, minor: amount.Minor()})
	}
	all := make(map[string][]total.Sum)
	for key, currencies := range sums {
		for _, currency := range slices.Sorted(maps.Keys(currencies)) {
			m := currencies[currency]
			amount, _ := money.FromMinor(m.minor, currency)
			s := total.Sum{Currency: currency, Orders: m.orders, Net: amount.Wire(), Total: amount.Wire()}
			if q.By == total.ByProduct || q.Product != "" {
				tenths := m.quantity / 100_000
				if s.Quantity = fmt.Sprintf("%d.%d", tenths/10, tenths%10); tenths%10 == 0 {
					s.Quantity = fmt.Sprint(tenths / 10)
				}
			}
			all[key] = append(all[key], s)
		}
	}
	return all
}

// check compares every report with one that was computed the plain way.
func (b *books) check() {
	b.Helper()
	for _, r := range []access.Reach{everybody(), everybody().Among(usrID(0)), everybody().Among(usrID(1), usrID(2)), {}} {
		for _, q := range []total.Query{
			{By: total.ByMonth},
			{By: total.ByStatus},
			{By: total.ByOwner},
			{By: total.ByCustomer},
			{By: total.ByProduct},
			{By: total.ByMonth, From: "2026-02", To: "2026-03"},
			{By: total.ByCustomer, From: "2026-02"},
			{By: total.ByProduct, To: "2026-01"},
			{By: total.ByOwner, Status: order.Draft},
			{By: total.ByStatus, From: "2026-03"},
			{By: total.ByMonth, Customer: cusID(1)},
			{By: total.ByStatus, Customer: cusID(0)},
			{By: total.ByMonth, Product: prdID(1)},
			{By: total.ByStatus, Product: prdID(0)},
		} {
			for _, limit := range []int{1, 50} {
				q.Reach, q.Limit = r, limit
				if diff := cmp.Diff(b.want(q), b.report(q)); diff != "" {
					b.Fatalf("%+v (-want +got):\n%s", q, diff)
				}
			}
		}
	}
}

// failing fails one transaction, counted from 1: before, or after it happened.
type failing struct {
	table.Table
	at    int64
	after bool
	count atomic.Int64
}

var errKilled = errors.New("killed")

func (f *failing) Transact(ctx context.Context, tx table.Tx) error {
	if n := f.count.Add(1); n < f.at {
		return f.Table.Transact(ctx, tx)
	}
	if f.after && f.count.Load() == f.at {
		if err := f.Table.Transact(ctx, tx); err != nil {
			return err
		}
	}
	return errKilled
}
