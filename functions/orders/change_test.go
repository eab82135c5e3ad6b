package orders_test

import (
	"fmt"
	"testing"

	"kehu/functions/orders"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/decimal"
	"kehu/shared/order"
	"kehu/shared/record"
)

// changed is a change as it is answered.
type changed struct {
	ID, Status, Reason, DecidedBy, Rejection string
	Number                                   int
	TotalBefore, TotalAfter                  money
	Differences                              []struct {
		Line            int
		Field, Old, New string
	}
}

// ship writes how many of the first line are shipped and invoiced, as shipments and invoices will.
func (s *shop) ship(t *testing.T, id, shipped, invoiced string) {
	t.Helper()
	before, err := order.Get(t.Context(), s.Main, s.company.Tenant, id)
	if err != nil {
		t.Fatal(err)
	}
	after := before
	after.Meta = after.Changed(record.Stamp{At: s.Clock.Now(), By: s.seller.User})
	after.Lines = append([]order.Line(nil), before.Lines...)
	after.Lines[0].Shipped, after.Lines[0].Invoiced = decimal.Wire(shipped).Decimal(), decimal.Wire(invoiced).Decimal()
	if shipped != "0" {
		after.Status = order.InDelivery
	}
	s.commit(t, after.Replace(s.company.Tenant, &before, order.Bound{}))
}

func TestChange(t *testing.T) {
	t.Parallel()
	s := open(t, limited)
	o := s.approved(t, 5, "10")
	change := func(body string) scenario.Request {
		return act(orders.Change, s.seller, o.ID, `{"reason":"The customer asked",`+body+`}`)
	}
	first := func(quantity string) string { return line(s.chai, quantity, `,"line":1`) }
	s.ship(t, o.ID, "2", "3")
	var dearer changed
	s.Run(t, []scenario.Scenario{{
		Name: "less is changed at once", Request: change(`"lines":[` + first("4") + `],"deliveryDate":"2026-05-01"`), Status: 201, Writes: 8, Golden: "change.json",
		After: func(t *testing.T, _ scenario.Response) {
			if got := s.read(t, o.ID); got.Status != "inDelivery" || got.Total.Amount != "40.00" || got.CreditUsed.Amount != "40.00" || got.DeliveryDate != "2026-05-01" || got.ChangeCount != 1 || got.Lines[0].ShippedQuantity != "2" {
				t.Errorf("order: %+v", got)
			}
			if got := s.credit(t).Used.Amount; got != "40.00" {
				t.Errorf("used: %s", got)
			}
		},
	}, {
		Name: "not below what is invoiced", Request: change(`"lines":[` + first("2.999999") + `]`), Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/quantity order.belowDelivered"},
	}, {
		Name: "what is shipped is not taken out", Request: change(`"lines":[` + line(s.beer, "1", "") + `]`), Status: 422, Code: "request.invalid", Fields: []string{"/lines order.belowDelivered"},
	}, {
		Name: "a line is not another product", Request: change(`"lines":[` + line(s.beer, "4", `,"line":1`) + `]`), Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/productId order.lineProduct"},
	}, {
		Name: "a line that there is not", Request: change(`"lines":[` + first("4") + `,` + line(s.beer, "1", `,"line":7`) + `]`), Status: 422, Code: "request.invalid", Fields: []string{"/lines/1/line order.lineUnknown"},
	}, {
		Name: "a line twice", Request: change(`"lines":[` + first("4") + `,` + first("4") + `]`), Status: 422, Code: "request.invalid", Fields: []string{"/lines/1/line order.lineUnknown"},
	}, {
		Name: "no lines", Request: change(`"lines":[]`), Status: 422, Code: "request.invalid", Fields: []string{"/lines field.blank"},
	}, {
		Name: "no quantity", Request: change(`"lines":[` + first("0") + `]`), Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/quantity number.notPositive", "/lines/0/quantity order.belowDelivered"},
	}, {
		Name: "a discount of more than all", Request: change(`"discount":101`), Status: 422, Code: "request.invalid", Fields: []string{"/discount number.noPercentage"},
	}, {
		Name: "delivered in 900 years", Request: change(`"deliveryDate":"2926-01-01"`), Status: 422, Code: "request.invalid", Fields: []string{"/deliveryDate date.tooFar"},
	}, {
		Name: "delivered before it was ordered", Request: change(`"deliveryDate":"2026-01-01"`), Status: 422, Code: "request.invalid", Fields: []string{"/deliveryDate order.deliveryBeforeOrder"},
	}, {
		Name: "no reason", Request: act(orders.Change, s.seller, o.ID, `{"reason":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"},
	}, {
		Name: "nothing", Request: change(`"lines":[` + first("4") + `]`), Status: 409, Code: "order.unchanged",
	}, {
		Name: "who may not", Request: act(orders.Change, s.company.User(t, access.Finance), o.ID, `{"reason":"x","discount":1}`), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "a dry run", Request: scenario.Request{Op: orders.Change, As: s.seller, Path: map[string]string{"id": o.ID}, Query: "validateOnly=true", Body: `{"reason":"x","discount":1}`},
		Status: 200, Has: []string{`"totalAfter":{"amount":"39.60","currency":"CNY"}`},
	}, {
		Name: "more waits for approval", Request: change(`"lines":[` + first("4") + `,` + line(s.beer, "1", `,"taxRate":0`) + `]`), Status: 201, Writes: 4, // and the first use of beer
		Has: []string{`"status":"pending"`, `"totalAfter":{"amount":"54.00","currency":"CNY"}`},
		After: func(t *testing.T, _ scenario.Response) {
			if got := s.read(t, o.ID); got.Status != "changePending" || got.Total.Amount != "40.00" || len(got.Lines) != 1 {
				t.Errorf("order: %+v", got)
			}
		},
	}, {
		Name: "no second change meanwhile", Request: change(`"discount":1`), Status: 409, Code: "order.transition",
	}, {
		Name: "who asked does not approve", Request: act(orders.Approve, s.seller, o.ID, ""), Status: 403, Code: "order.approverIsAuthor",
	}, {
		Name: "rejected, it is as it was", Request: act(orders.Reject, s.manager, o.ID, `{"reason":"no"}`), Status: 200, Writes: 3,
		Has: []string{`"status":"inDelivery"`, `"total":{"amount":"40.00","currency":"CNY"}`, `"changeCount":2`},
	}, {
		Name: "asked again", Request: change(`"lines":[` + first("9") + `,` + line(s.beer, "1", `,"taxRate":0`) + `]`), Status: 201, Writes: 3,
		After: func(t *testing.T, r scenario.Response) { r.Into(t, &dearer) },
	}, {
		Name: "beyond the credit limit", Request: act(orders.Approve, s.manager, o.ID, ""), Status: 409, Code: "order.creditExceeded",
	}, {
		Name: "approved with an override", Request: act(orders.Approve, s.manager, o.ID, `{"overrideCredit":true}`), Status: 200, Writes: 7,
		Has: []string{`"status":"inDelivery"`, `"total":{"amount":"104.00","currency":"CNY"}`, `"creditUsed":{"amount":"104.00","currency":"CNY"}`, `"creditOverriddenBy":"` + s.manager.User + `"`, `"line":2`},
		After: func(t *testing.T, _ scenario.Response) {
			if got := s.credit(t); got.Used.Amount != "104.00" || got.OpenOrders != 1 {
				t.Errorf("account: %+v", got)
			}
		},
	}})
	var page struct{ Items []changed }
	s.Do(t, act(orders.Changes, s.seller, o.ID, "")).Want(t, 200).Into(t, &page)
	got := ""
	for _, c := range page.Items {
		got += fmt.Sprintf("%d %s %s->%s by %t; ", c.Number, c.Status, c.TotalBefore.Amount, c.TotalAfter.Amount, c.DecidedBy == s.manager.User)
	}
	if want := "3 approved 40.00->104.00 by true; 2 rejected 40.00->54.00 by true; 1 approved 50.00->40.00 by false; "; got != want {
		t.Errorf("changes: got %q, want %q", got, want)
	}
	if page.Items[1].Rejection != "no" || page.Items[0].ID != dearer.ID {
		t.Errorf("changes: %+v", page.Items)
	}
	s.Drain(t) // the trail of order and changes proves itself
}

func TestInvoiced(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	o := s.add(t, s.body("", line(s.chai, "5", ""), line(s.beer, "2", "")))
	finance := s.company.User(t, access.Finance)
	note := func(lines string) scenario.Request {
		return act(orders.Invoiced, finance, o.ID, `{"lines":[`+lines+`]}`)
	}
	s.Do(t, note(`{"line":1,"quantity":1}`)).WantProblem(t, "order.transition")
	s.done(t, orders.Submit, s.seller, o.ID, "")
	s.done(t, orders.Approve, s.manager, o.ID, "")
	s.Run(t, []scenario.Scenario{{
		Name: "a part", Request: note(`{"line":1,"quantity":"3"}`), Status: 200, Writes: 2, Has: []string{`"invoiceStatus":"partial"`, `"invoicedQuantity":"3"`, `"status":"approved"`},
	}, {
		Name: "the same again changes nothing", Request: note(`{"line":1,"quantity":3}`), Status: 200, Has: []string{`"version":4`},
	}, {
		Name: "a change does not go below it", Request: act(orders.Change, s.seller, o.ID, `{"reason":"less","lines":[`+line(s.chai, "2", `,"line":1`)+`,`+line(s.beer, "2", `,"line":2`)+`]}`),
		Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/quantity order.belowDelivered"},
	}, {
		Name: "numbers that cannot be", Request: note(`{"line":1,"quantity":"5.000001"},{"line":2,"quantity":-1},{"line":2,"quantity":1},{"line":3,"quantity":1}`), Status: 422, Code: "request.invalid",
		Fields: []string{"/lines/0/quantity order.invoicedAboveOrdered", "/lines/1/quantity amount.negative", "/lines/2/line order.lineUnknown", "/lines/3/line order.lineUnknown"},
	}, {
		Name: "1e30", Request: note(`{"line":1,"quantity":1e30}`), Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/quantity number.invalid"},
	}, {
		Name: "no lines", Request: note(""), Status: 422, Code: "request.invalid", Fields: []string{"/lines field.tooFew"},
	}, {
		Name: "who may not", Request: act(orders.Invoiced, s.company.User(t, access.Salesperson), o.ID, `{"lines":[{"line":1,"quantity":1}]}`), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "another company's", Request: act(orders.Invoiced, s.Company(t).Admin, o.ID, `{"lines":[{"line":1,"quantity":1}]}`), Status: 404, Code: "order.notFound",
	}, {
		Name: "all", Request: note(`{"line":2,"quantity":2},{"line":1,"quantity":5}`), Status: 200, Writes: 2, Has: []string{`"invoiceStatus":"invoiced"`},
	}, {
		Name: "an invoice that was none", Request: note(`{"line":1,"quantity":0},{"line":2,"quantity":0}`), Status: 200, Writes: 2, Has: []string{`"invoiceStatus":"none"`},
	}})
	s.Drain(t) // the trail proves itself
}

func TestChange_is_for_approved_orders(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	o := s.order(t, 1, "10")
	s.Do(t, act(orders.Change, s.seller, o.ID, `{"reason":"x","discount":1}`)).WantProblem(t, "order.transition")
	s.Do(t, act(orders.Change, s.Company(t).Admin, o.ID, `{"reason":"x","discount":1}`)).WantProblem(t, "order.notFound")
	s.Do(t, act(orders.Changes, s.Company(t).Admin, o.ID, "")).WantProblem(t, "order.notFound")
}
