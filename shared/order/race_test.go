package order_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/credit"
	"kehu/shared/customer"
	"kehu/shared/id"
	"kehu/shared/money"
	"kehu/shared/numbering"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/record"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// world is a table with a company, a customer with a credit limit, and a product.
type world struct {
	t        testing.TB
	ids      *id.Source
	table    table.Table
	caller   access.Caller
	customer string
	product  string
}

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func newWorld(t testing.TB, db table.Table, limit string) *world {
	t.Helper()
	w := &world{t: t, ids: id.NewSource(clock.System{}, nil), table: db}
	w.caller = access.Caller{
		Tenant: access.NewTenant(w.ids), User: w.ids.New("usr"), Rights: access.Everything(),
		Company: access.Company{Currency: "CNY", TimeZone: "UTC", OrderNumber: numbering.Format{Prefix: "SO", Width: 6}},
	}
	c := customer.New(record.Created(customer.Kind, customer.Kind.NewID(w.ids), w.stamp()), "C1", customer.Fields{
		Name: "Alfreds", Owner: w.caller.User, CreditLimit: &money.Wire{Amount: limit, Currency: "CNY"},
	})
	p := product.Product{
		Meta:  record.Created(product.Kind, product.Kind.NewID(w.ids), w.stamp()),
		Entry: product.Entry{Fields: product.Fields{Code: "CHAI", Name: "Chai", Status: product.Active}},
	}
	w.customer, w.product = c.ID, p.ID
	for _, tx := range []table.Tx{c.Created(w.caller.Tenant), p.Created(w.caller.Tenant, false)} {
		if err := db.Transact(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

func (w *world) stamp() record.Stamp {
	return record.Stamp{At: noon, By: w.caller.User, RequestID: "r"}
}

// maxFaults is how often a call may fail by a fault of the network or a busy emulator.
const maxFaults = 50

// retry plans and commits until nothing is left to be done, as clients do that repeat a call.
func (w *world) retry(ctx context.Context, plan func(context.Context) (table.Tx, error)) (err error) {
	for range maxFaults {
		var tx table.Tx
		var refused *problem.Error
		tx, err = plan(ctx)
		if errors.As(err, &refused) || err == nil && len(tx.Writes) == 0 {
			return err
		}
		if err == nil {
			if err = w.table.Transact(ctx, tx); err == nil {
				return nil
			}
			err = tx.Explain(err)
		}
		if errors.As(err, &refused) && refused.Code != "request.versionStale" {
			return err
		}
	}
	return err
}

// add makes a draft of so much.
func (w *world) add(ctx context.Context, price money.UnitPrice) (identifier string, err error) {
	identifier = order.Kind.NewID(w.ids)
	fields := order.Fields{
		Head: order.Head{Customer: w.customer}, Lines: []order.LineFields{{Product: w.product, Quantity: "1", UnitPrice: price}},
	}
	return identifier, w.retry(ctx, func(ctx context.Context) (table.Tx, error) {
		if _, err := order.Get(ctx, w.table, w.caller.Tenant, identifier); err == nil {
			return table.Tx{}, nil // an attempt that was not answered did it
		}
		src, err := order.Load(ctx, w.table, w.caller.Tenant, w.customer, []string{w.product})
		if err != nil {
			return table.Tx{}, err
		}
		o, err := order.New(record.Created(order.Kind, identifier, w.stamp()), fields, &src, w.caller)
		if err != nil {
			return table.Tx{}, err
		}
		if o.Number, err = order.NextNumber(ctx, w.table, w.caller.Tenant, w.caller.Company.OrderNumber); err != nil {
			return table.Tx{}, err
		}
		tx := o.Created(w.caller.Tenant)
		tx.Add(src.Uses(w.caller.Tenant, o.Products)...)
		return tx, nil
	})
}

func (w *world) submit(ctx context.Context, identifier string) error {
	return w.retry(ctx, func(ctx context.Context) (table.Tx, error) {
		before, err := order.Get(ctx, w.table, w.caller.Tenant, identifier)
		if err != nil || before.Status == order.Submitted {
			return table.Tx{}, err
		}
		src, err := order.Load(ctx, w.table, w.caller.Tenant, w.customer, nil)
		if err != nil {
			return table.Tx{}, err
		}
		after, bound, err := before.Submit(order.Decision{Stamp: w.stamp(), Source: &src, Company: w.caller.Company})
		if err != nil {
			return table.Tx{}, err
		}
		return after.Replace(w.caller.Tenant, &before, bound), nil
	})
}

// race makes 64 orders of 10 yuan at once, and submits them at once, where the limit bears 20 of them.
func race(t *testing.T, db table.Table) {
	w := newWorld(t, db, "205")
	const orders, bearable = 64, 20
	var all sync.WaitGroup
	submitted := make(chan bool, orders)
	for range orders {
		all.Go(func() {
			identifier, err := w.add(t.Context(), "10")
			if err != nil {
				t.Errorf("make: %v", err)
				return
			}
			switch err := w.submit(t.Context(), identifier); {
			case err == nil:
				submitted <- true
			case !problem.Is(err, "order.creditExceeded"):
				t.Errorf("submit: %v", err)
			}
		})
	}
	all.Wait()
	item, err := db.Get(t.Context(), credit.Key(w.caller.Tenant, w.customer))
	if err != nil {
		t.Fatal(err)
	}
	account, err := credit.Decode(item)
	want := credit.Account{Open: orders, Used: bearable * 1000, Currency: "CNY"}
	if err != nil || account != want || len(submitted) != bearable {
		t.Errorf("%d submitted, account %+v, %v, want %+v", len(submitted), account, err, want)
	}
}

func TestSubmit_of_64_orders_at_once_stays_within_the_limit(t *testing.T) {
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	race(t, database.Table(table.Main))
}

// approve makes an approved order of so many for so much each.
func (w *world) approve(ctx context.Context, identifier string) error {
	return w.retry(ctx, func(ctx context.Context) (table.Tx, error) {
		before, err := order.Get(ctx, w.table, w.caller.Tenant, identifier)
		if err != nil || before.Status == order.Approved {
			return table.Tx{}, err
		}
		src, err := order.Load(ctx, w.table, w.caller.Tenant, w.customer, nil)
		if err != nil {
			return table.Tx{}, err
		}
		stamp := w.stamp()
		stamp.By = w.ids.New("usr")
		after, _, err := before.Approve(order.Decision{Stamp: stamp, Source: &src, Company: w.caller.Company})
		if err != nil {
			return table.Tx{}, err
		}
		return after.Replace(w.caller.Tenant, &before, order.Bound{}), nil
	})
}

// payAtOnce lets 24 receipts of 0.50 be made at once for an order of 10 yuan, and 24 shipments of 0.05, where one is ordered.
func payAtOnce(t *testing.T, db table.Table) {
	w := newWorld(t, db, "205")
	identifier, err := w.add(t.Context(), "10")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.submit(t.Context(), identifier), w.approve(t.Context(), identifier)); err != nil {
		t.Fatal(err)
	}
	const calls = 24
	half, err := money.Parse("0.50", "CNY")
	if err != nil {
		t.Fatal(err)
	}
	plan := func(next func(order.Order) (order.Order, error)) func(context.Context) (table.Tx, error) {
		return func(ctx context.Context) (table.Tx, error) {
			debtor, err := order.LoadDebtor(ctx, w.table, w.caller.Tenant, w.customer, []string{identifier})
			if err != nil {
				return table.Tx{}, err
			}
			before := debtor.Orders[identifier]
			after, err := next(before)
			if err != nil {
				return table.Tx{}, err
			}
			return order.Settle(w.caller.Tenant, debtor.Accounts, []order.Step{{Before: before, After: after}}, order.Bound{})
		}
	}
	var all sync.WaitGroup
	for range calls {
		all.Go(func() {
			err := w.retry(t.Context(), plan(func(o order.Order) (order.Order, error) {
				if code := o.Bears(w.customer, half); code != "" {
					return o, problem.Invalid(problem.At("", code))
				}
				return o.Pay(w.stamp(), half)
			}))
			if err != nil && !problem.Is(err, "request.invalid") {
				t.Errorf("pay: %v", err)
			}
		})
		all.Go(func() {
			err := w.retry(t.Context(), plan(func(o order.Order) (order.Order, error) {
				after, _, err := o.Ship("shp_x", w.stamp(), order.ShipmentFields{}, []order.LineQuantity{{Line: 1, Quantity: "0.05"}}, w.caller.Company)
				return after, err
			}))
			if err != nil && !problem.Is(err, "request.invalid") && !problem.Is(err, "order.transition") {
				t.Errorf("ship: %v", err)
			}
		})
	}
	all.Wait()
	o, err := order.Get(t.Context(), w.table, w.caller.Tenant, identifier)
	if err != nil || o.Status != order.Completed || o.Paid != "10.00" || o.Unpaid != "" || o.Lines[0].Shipped.String() != "1" || o.Shipments != 20 {
		t.Errorf("order: %+v, %v", o, err)
	}
	item, err := db.Get(t.Context(), credit.Key(w.caller.Tenant, w.customer))
	if err != nil {
		t.Fatal(err)
	}
	if account, err := credit.Decode(item); err != nil || account != (credit.Account{Currency: "CNY"}) {
		t.Errorf("account: %+v, %v", account, err)
	}
}

func TestPay_and_Ship_at_once_never_exceed_the_order(t *testing.T) {
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	payAtOnce(t, database.Table(table.Main))
}
