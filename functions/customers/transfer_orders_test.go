package customers_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

// sale is what the tests read of an order.
type sale struct {
	ID, Owner, Status, UpdatedBy string
	Version                      int
	CreditUsed                   *struct{ Amount string }
}

// sell makes a draft of an order of the customer that the salesperson owns.
func sell(t testing.TB, k *scenario.Kehu, admin, owner *scenario.Caller, customer, product string) (o sale) {
	t.Helper()
	k.Clock.Advance(time.Millisecond)
	k.Do(t, scenario.Request{Op: orders.Create, As: admin, Body: fmt.Sprintf(
		`{"customerId":%q,"owner":%q,"lines":[{"productId":%q,"quantity":1}]}`, customer, owner.User, product)}).Want(t, 201).Into(t, &o)
	return o
}

func goods(t testing.TB, k *scenario.Kehu, admin *scenario.Caller) string {
	t.Helper()
	var p struct{ ID string }
	k.Do(t, scenario.Request{Op: products.Create, As: admin, Body: `{"code":"P","name":"Chai","prices":[{"amount":"10.00","currency":"CNY"}]}`}).Want(t, 201).Into(t, &p)
	return p.ID
}

func ownerOf(t testing.TB, k *scenario.Kehu, admin *scenario.Caller, o sale) (now sale) {
	t.Helper()
	k.Do(t, at(orders.Get, admin, o.ID)).Want(t, 200).Into(t, &now)
	return now
}

func TestTransfer_takes_open_orders_along(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, ann, bob, eve := company.Admin, company.User(t, access.Salesperson), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	chai := goods(t, k, admin)
	first, second, foreign := add(t, k, ann, `{"name":"a"}`), add(t, k, ann, `{"name":"b"}`), add(t, k, eve, `{"name":"c"}`)
	open, submitted := sell(t, k, admin, ann, first.ID, chai), sell(t, k, admin, ann, first.ID, chai)
	cancelled, elsewhere := sell(t, k, admin, ann, second.ID, chai), sell(t, k, admin, ann, foreign.ID, chai)
	others := sell(t, k, admin, eve, second.ID, chai)
	k.Do(t, at(orders.Submit, admin, submitted.ID)).Want(t, 200)
	stop := at(orders.Cancel, admin, cancelled.ID)
	stop.Body = `{"reason":"x"}`
	k.Do(t, stop).Want(t, 200)

	dry := transfer(admin, ann, bob, `,"all":true`)
	dry.Query = "validateOnly=true"
	some := transfer(admin, ann, bob, fmt.Sprintf(`,"customers":[%q]`, second.ID))
	some.Query = "validateOnly=true"
	k.Run(t, []scenario.Scenario{
		{Name: "a preview counts them", Request: dry, Status: 200, Has: []string{`"count":2,"more":false,"orderCount":2`}},
		{Name: "of customers that are named", Request: some, Status: 200, Has: []string{`"count":1,"more":false,"orderCount":0`}},
	})
	a := begin(t, k, transfer(admin, ann, bob, `,"all":true,"reason":"x"`))
	k.Drain(t)
	if a = jobOf(t, k, admin, a.ID); a.State != "succeeded" || a.Done != 4 || a.Total != 4 || a.Failed != 0 {
		t.Errorf("job: %+v", a)
	}
	want := []string{first.ID + " done", second.ID + " done", open.ID + " done", submitted.ID + " done"}
	if got := rowsOf(t, k, admin, a.ID); !slices.Equal(got, want) {
		t.Errorf("rows: got %v, want %v", got, want)
	}
	for name, c := range map[string]struct {
		order sale
		owner *scenario.Caller
	}{
		"a draft": {open, bob}, "what is submitted": {submitted, bob}, "what is finished stays": {cancelled, ann},
		"another salesperson's stays": {others, eve}, "of a customer who stays": {elsewhere, ann},
	} {
		if now := ownerOf(t, k, admin, c.order); now.Owner != c.owner.User {
			t.Errorf("%s: %+v", name, now)
		}
	}
	if now := ownerOf(t, k, admin, submitted); now.Status != "submitted" || now.Version != 3 || now.UpdatedBy != admin.User {
		t.Errorf("the order is otherwise as it was: %+v", now)
	}
	var page struct{ Items []sale }
	k.Do(t, scenario.Request{Op: orders.List, As: bob}).Want(t, 200).Into(t, &page)
	if len(page.Items) != 2 {
		t.Errorf("Bob sees %+v", page.Items)
	}
	k.Do(t, at(orders.Get, ann, open.ID)).WantProblem(t, "order.notFound")
	k.Replay(t)
	if now := ownerOf(t, k, admin, open); now.Version != 2 {
		t.Errorf("after all events came twice: %+v", now)
	}
}

func TestTransfer_of_named_customers_takes_their_orders_alone(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, ann, bob := company.Admin, company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	chai := goods(t, k, admin)
	one, two := add(t, k, ann, `{"name":"a"}`), add(t, k, ann, `{"name":"b"}`)
	moved, kept := sell(t, k, admin, ann, one.ID, chai), sell(t, k, admin, ann, two.ID, chai)
	a := begin(t, k, transfer(admin, ann, bob, fmt.Sprintf(`,"customers":[%q]`, one.ID)))
	k.Drain(t)
	if got, want := rowsOf(t, k, admin, a.ID), []string{one.ID + " done", moved.ID + " done"}; !slices.Equal(got, want) {
		t.Errorf("rows: got %v, want %v", got, want)
	}
	if m, s := ownerOf(t, k, admin, moved), ownerOf(t, k, admin, kept); m.Owner != bob.User || s.Owner != ann.User {
		t.Errorf("moved %+v, kept %+v", m, s)
	}
}

func TestUpdate_of_the_owner_leaves_orders(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, ann, bob := company.Admin, company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	c := add(t, k, ann, `{"name":"a"}`)
	open := sell(t, k, admin, ann, c.ID, goods(t, k, admin))
	k.Do(t, update(admin, c.ID, 1, fmt.Sprintf(`{"owner":%q}`, bob.User))).Want(t, 200)
	if now := ownerOf(t, k, admin, open); now.Owner != ann.User || now.Version != open.Version {
		t.Errorf("the order has moved: %+v", now)
	}
}

func TestHand_takes_open_orders_along(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, ann, bob := company.Admin, company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	chai := goods(t, k, admin)
	one := add(t, k, ann, `{"name":"a"}`)
	mine, others := sell(t, k, admin, ann, one.ID, chai), sell(t, k, admin, admin, one.ID, chai)
	give := at(customers.Hand, admin, one.ID)
	give.Body = fmt.Sprintf(`{"to":%q}`, bob.User)
	k.Do(t, give).Want(t, 200)
	if m, o := ownerOf(t, k, admin, mine), ownerOf(t, k, admin, others); m.Owner != bob.User || o.Owner != admin.User {
		t.Errorf("hers %+v, another's %+v", m, o)
	}
	for range 25 {
		sell(t, k, admin, bob, one.ID, chai)
	}
	give.Body = fmt.Sprintf(`{"to":%q}`, ann.User)
	before := k.Main.LastSequence()
	k.Do(t, give).Want(t, 409).WantProblem(t, "transfer.tooManyOrders")
	if n := k.WritesSince(t, before); n > 0 {
		t.Errorf("%d items are written", n)
	}
}
