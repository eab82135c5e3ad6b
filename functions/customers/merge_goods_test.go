package customers_test

import (
	"fmt"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/functions/receipts"
	"kehu/functions/returns"
	"kehu/functions/shipments"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/event"
	"kehu/shared/job"
	"kehu/shared/work"
)

// closing returns what the customer owes in the end, by its statement; "" for no account.
func closing(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) string {
	t.Helper()
	var out struct {
		Accounts []struct{ Closing string }
	}
	k.Do(t, at(customers.Statement, as, id)).Want(t, 200).Into(t, &out)
	if len(out.Accounts) == 0 {
		return ""
	}
	return out.Accounts[0].Closing
}

func TestMerge_moves_money_with_its_postings(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	a, b := twinPair(t, k, company)
	pay := func(id, amount string) string {
		body := fmt.Sprintf(`{"customerId":%q,"method":"transfer","amount":{"amount":%q,"currency":"CNY"}}`, id, amount)
		var r record
		k.Do(t, scenario.Request{Op: receipts.Create, As: admin, Body: body}).Want(t, 201).Into(t, &r)
		return r.ID
	}
	pay(a.ID, "5.00")
	moved := pay(b.ID, "30.00")
	pay(b.ID, "7.00")
	of := func(id string) string {
		return k.Do(t, scenario.Request{Op: receipts.List, As: admin, Query: "customer=" + id}).Want(t, 200).Body
	}
	settle(t, k, mergeOf(admin, a.ID, b.ID, ""))
	if got := closing(t, k, admin, a.ID); got != "-42.00" {
		t.Errorf("together: %s", got)
	}
	if body := of(a.ID); strings.Count(body, `"customerId":"`+a.ID) != 3 || !strings.Contains(body, moved) {
		t.Errorf("receipts: %s", body)
	}
	pay(a.ID, "1.00")
	settle(t, k, unmergeOf(admin, a.ID, b.ID))
	if here, there := closing(t, k, admin, a.ID), closing(t, k, admin, b.ID); here != "-6.00" || there != "-37.00" {
		t.Errorf("apart: %s and %s", here, there)
	}
	if body := of(b.ID); strings.Count(body, `"customerId":"`+b.ID) != 2 {
		t.Errorf("receipts that are back: %s", body)
	}
	k.Drain(t)
	verified(t, k, admin)
}

// A receipt that is reversed while it moves back takes the reversal along, wherever the job just is.
func TestUnmerge_while_a_receipt_is_reversed(t *testing.T) {
	t.Parallel()
	for chunk := 2; chunk <= 6; chunk++ { // of the job; the first transaction takes it
		t.Run(fmt.Sprint("before transaction ", chunk), func(t *testing.T) {
			t.Parallel()
			k := scenario.New(t)
			admin := k.Company(t).Admin
			a, b := add(t, k, admin, `{"name":"A"}`), add(t, k, admin, `{"name":"B"}`)
			pay := func(id, amount string) string {
				body := fmt.Sprintf(`{"customerId":%q,"method":"transfer","amount":{"amount":%q,"currency":"CNY"}}`, id, amount)
				var r record
				k.Do(t, scenario.Request{Op: receipts.Create, As: admin, Body: body}).Want(t, 201).Into(t, &r)
				return r.ID
			}
			pay(a.ID, "5.00")
			lost := pay(b.ID, "30.00")
			for range 3 {
				pay(b.ID, "7.00")
			}
			settle(t, k, mergeOf(admin, a.ID, b.ID, ""))
			begun := begin(t, k, unmergeOf(admin, a.ID, b.ID))
			other, transactions, reversed := k.Process(), 0, false
			other.Table.Fail(func(method string) error {
				if method == "Transact" {
					if transactions++; transactions == chunk {
						reversed = true
						reverse := at(receipts.Reverse, admin, lost)
						reverse.Body = `{"reason":"it bounced"}`
						k.Do(t, reverse).Want(t, 200)
					}
				}
				return nil
			})
			told := event.Event{ID: begun.ID, Type: event.JobQueued, Tenant: admin.Tenant.String(), Entity: begun.ID, Attributes: map[string]string{"turn": "1"}}
			if err := work.Run(t.Context(), other.Deps, map[job.Type]work.Open{customers.MergeJob: customers.OpenMerge}, told); err != nil {
				t.Fatal(err)
			}
			if got := jobOf(t, k, admin, begun.ID); got.State != "succeeded" || got.Failed > 0 {
				t.Fatalf("job: %+v: %q", got, rowsOf(t, k, admin, begun.ID))
			}
			want := "-21.00"
			if !reversed { // the job took fewer transactions
				want = "-51.00"
			}
			if here, there := closing(t, k, admin, a.ID), closing(t, k, admin, b.ID); here != "-5.00" || there != want {
				t.Errorf("A has %s, want -5.00; B has %s, want %s", here, there, want)
			}
			k.Drain(t)
			verified(t, k, admin)
		})
	}
}

// What was shipped, and came back, is found with the customer whose the order is.
func TestMerge_moves_shipments_and_returns_with_their_orders(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, manager := company.Admin, company.User(t, access.Administrator)
	a, b := add(t, k, admin, `{"name":"A"}`), add(t, k, admin, `{"name":"B"}`)
	var product, o, back record
	k.Do(t, scenario.Request{Op: products.Create, As: admin, Body: `{"code":"P","name":"x","prices":[{"currency":"CNY","amount":"10.00"}]}`}).Want(t, 201).Into(t, &product)
	k.Do(t, scenario.Request{Op: orders.Create, As: admin, Body: fmt.Sprintf(`{"customerId":%q,"lines":[{"productId":%q,"quantity":100}]}`, b.ID, product.ID)}).Want(t, 201).Into(t, &o)
	k.Do(t, at(orders.Submit, admin, o.ID)).Want(t, 200)
	k.Do(t, at(orders.Approve, manager, o.ID)).Want(t, 200)
	ship := func() {
		r := at(shipments.Create, admin, o.ID)
		r.Body = `{"lines":[{"line":1,"quantity":1}]}`
		k.Do(t, r).Want(t, 201)
	}
	const first = 45 // more than go into the transaction of the order
	for range first {
		ship()
	}
	take := at(returns.Create, admin, o.ID)
	take.Body = `{"reason":"damaged","lines":[{"line":1,"quantity":1}]}`
	k.Do(t, take).Want(t, 201).Into(t, &back)
	sent := func(id string) int {
		r := at(customers.Timeline, admin, id)
		r.Query = "limit=200"
		return strings.Count(k.Do(t, r).Want(t, 200).Body, `"kind":"shipment"`)
	}
	want := func(when string, here, there int, whose string) {
		t.Helper()
		if gotA, gotB := sent(a.ID), sent(b.ID); gotA != here || gotB != there {
			t.Errorf("%s: A has %d shipments, B has %d, want %d and %d", when, gotA, gotB, here, there)
		}
		listed := at(shipments.List, admin, o.ID)
		listed.Query = "limit=200"
		if body := k.Do(t, listed).Want(t, 200).Body; strings.Count(body, `"customerId":"`+whose) != here+there {
			t.Errorf("%s: shipments: %s", when, body)
		}
		r := scenario.Request{Op: returns.Get, As: admin, Path: map[string]string{"id": o.ID, "returnId": back.ID}}
		if body := k.Do(t, r).Want(t, 200).Body; !strings.Contains(body, `"customerId":"`+whose) {
			t.Errorf("%s: return: %s", when, body)
		}
	}
	want("before", 0, first, b.ID)
	settle(t, k, mergeOf(admin, a.ID, b.ID, ""))
	want("merged", first, 0, a.ID)
	ship()
	k.Drain(t)
	settle(t, k, unmergeOf(admin, a.ID, b.ID))
	want("taken back", 0, first+1, b.ID)
	verified(t, k, admin)
}

// Money that comes in for a customer while it becomes part of another one is not left behind with it.
func TestMerge_while_money_comes_in(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	a, b := add(t, k, admin, `{"name":"A"}`), add(t, k, admin, `{"name":"B"}`)
	other, merged := k.Process(), false
	other.Table.Fail(func(method string) error {
		if method == "Transact" && !merged {
			merged = true
			begin(t, k, mergeOf(admin, a.ID, b.ID, ""))
		}
		return nil
	})
	body := fmt.Sprintf(`{"customerId":%q,"method":"transfer","amount":{"amount":"5","currency":"CNY"}}`, b.ID)
	other.Do(t, scenario.Request{Op: receipts.Create, As: admin, Body: body}).WantProblem(t, "request.invalid", "/customerId order.customerUnknown")
}
