package returns_test

import (
	"flag"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/returns"
	"kehu/functions/shipments"
	"kehu/infra/scenario"
	"kehu/infra/scenario/shop"
	"kehu/shared/access"
	"kehu/shared/order"
)

var _ = flag.Bool("update", false, "write the golden files anew")

func TestCreate(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "5", "10"), shop.Line(s.Work, "1", "30"))
	s.Ship(t, o.ID, 1, "4")
	back := func(body string) scenario.Request { return shop.Act(returns.Create, s.Seller, o.ID, body) }
	is := func(status, charged, open, used string) func(*testing.T, scenario.Response) {
		return func(t *testing.T, _ scenario.Response) {
			t.Helper()
			got := s.Read(t, o.ID)
			if got.Status != status || got.Charged != charged || got.Open != open || got.CreditUsed.Amount != used || s.Account(t).Used.Amount != used {
				t.Errorf("order: %+v, account %+v; want %s, charged %s, open %s, used %s", got, s.Account(t), status, charged, open, used)
			}
		}
	}
	s.Run(t, []scenario.Scenario{{
		Name: "for a credit: less is to be paid", Request: back(`{"reason":"damaged",` + shop.Shipping(1, "1.5") + `}`), Status: 201, Writes: 7, Golden: "create.json",
		After: is("inDelivery", "65.00", "65.00", "65.00"),
	}, {
		Name: "to be replaced: as much is to be paid, and more to be shipped", Request: back(`{"reason":"wrongGoods","resolution":"replacement",` + shop.Shipping(1, "1") + `}`), Status: 201, Writes: 3,
		Has: []string{`"number":"` + o.Number + `-R2"`}, Lacks: []string{`"credit":`}, After: is("inDelivery", "65.00", "65.00", "65.00"),
	}, {
		Name: "more than the customer has", Request: back(`{"reason":"damaged",` + shop.Shipping(1, "1.500001") + `}`), Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/quantity return.aboveShipped"},
	}, {
		Name: "what is not shipped at all", Request: back(`{"reason":"damaged",` + shop.Shipping(2, "1", 9, "1") + `}`), Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/quantity return.aboveShipped", "/lines/1/line order.lineUnknown"},
	}, {
		Name: "a reason that there is not", Request: back(`{"reason":"moon",` + shop.Shipping(1, "1") + `}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason return.reasonUnknown"},
	}, {
		Name: "a resolution that there is not", Request: back(`{"reason":"damaged","resolution":"moon",` + shop.Shipping(1, "1") + `}`), Status: 422, Code: "request.invalid", Fields: []string{"/resolution field.enum"},
	}, {
		Name: "no lines", Request: back(`{"reason":"damaged"}`), Status: 422, Code: "request.invalid", Fields: []string{"/lines field.required"},
	}, {
		Name: "another's", Request: shop.Act(returns.Create, s.Company.User(t, access.Salesperson), o.ID, `{"reason":"damaged",`+shop.Shipping(1, "1")+`}`), Status: 404, Code: "order.notFound",
	}, {
		Name: "another company's", Request: shop.Act(returns.Create, s.Kehu.Company(t).Admin, o.ID, `{"reason":"damaged",`+shop.Shipping(1, "1")+`}`), Status: 404, Code: "order.notFound",
	}, {
		Name: "who may not", Request: shop.Act(returns.Create, s.Finance, o.ID, `{"reason":"damaged",`+shop.Shipping(1, "1")+`}`), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "of an order that was never shipped", Request: shop.Act(returns.Create, s.Seller, s.Draft(t, "", shop.Line(s.Tea, "1", "10")).ID, `{"reason":"damaged",`+shop.Shipping(1, "1")+`}`), Status: 409, Code: "order.transition",
	}, {
		Name: "what is left is shipped: the one that was never, and the replacement", Request: shop.Act(shipments.Create, s.Seller, o.ID, "{}"), Status: 201, Writes: 3, Has: []string{`"quantity":"2"`},
	}, {
		Name: "what is credited is not shipped again", Request: shop.Act(shipments.Create, s.Seller, o.ID, "{"+shop.Shipping(1, "0.000001")+"}"), Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/quantity shipment.aboveOrdered"},
	}})
	var all struct {
		Items []struct{ ID, Number, Resolution string }
	}
	s.Do(t, shop.Act(returns.List, s.Finance, o.ID, "")).Want(t, 200).Into(t, &all)
	if len(all.Items) != 2 || all.Items[0].Resolution != "replacement" {
		t.Fatalf("returns: %+v", all)
	}
	void := func(id string) scenario.Request {
		return shop.Act(returns.Void, s.Seller, o.ID, `{"reason":"Counted wrongly"}`, "returnId", id)
	}
	s.Run(t, []scenario.Scenario{{
		Name: "one that was replaced is not void", Request: void(all.Items[0].ID), Status: 409, Code: "return.replaced",
	}, {
		Name: "one for a credit is", Request: void(all.Items[1].ID), Status: 200, Writes: 7, Has: []string{`"status":"void"`}, Lacks: []string{`"credit":`}, After: is("inDelivery", "80.00", "80.00", "80.00"),
	}, {
		Name: "once", Request: void(all.Items[1].ID), Status: 409, Code: "return.void",
	}, {
		Name: "absent", Request: void(scenario.Unknown(order.GoodsReturnKind)), Status: 404, Code: "return.notFound",
	}, {
		Name: "it is read", Request: shop.Act(returns.Get, s.Finance, o.ID, "", "returnId", all.Items[0].ID), Status: 200, Has: []string{`"reason":"wrongGoods"`},
	}})
}

// What was paid and came back is kept too much; the order is settled when the rest is shipped.
func TestCreate_of_what_is_paid(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, `"discount":"3",`, shop.Line(s.Tea, "3", "9.99"))
	shipment := s.Ship(t, o.ID)
	s.Pay(t, o.Total.Amount, o.ID, o.Total.Amount) // 29.07
	if got := s.Read(t, o.ID); got.Status != "completed" || got.CreditUsed.Amount != "0.00" || s.Account(t).OpenOrders != 0 {
		t.Fatalf("order: %+v", got)
	}
	s.Do(t, shop.Act(returns.Create, s.Seller, o.ID, `{"reason":"damaged",`+shop.Shipping(1, "1")+`}`)).Want(t, 201)
	if got := s.Read(t, o.ID); got.Status != "completed" || got.Charged != "19.38" || got.Open != "-9.69" || got.PaymentStatus != "paid" || got.DeliveryStatus != "delivered" {
		t.Errorf("order: %+v", got)
	}
	s.Do(t, shop.Act(shipments.Void, s.Seller, o.ID, `{"reason":"x"}`, "shipmentId", shipment)).WantProblem(t, "shipment.returned")
	s.Do(t, shop.Act(returns.Create, s.Seller, o.ID, `{"reason":"damaged","resolution":"replacement",`+shop.Shipping(1, "1")+`}`)).Want(t, 201)
	if got := s.Read(t, o.ID); got.Status != "inDelivery" || got.DeliveryStatus != "partial" || got.CompletedAt != "" || s.Account(t).OpenOrders != 1 {
		t.Errorf("order: %+v", got)
	}
	s.Ship(t, o.ID)
	if got := s.Read(t, o.ID); got.Status != "completed" || s.Account(t).OpenOrders != 0 {
		t.Errorf("order: %+v", got)
	}
	r := s.Do(t, shop.Act(customers.Statement, s.Finance, s.Customer, "")).Want(t, 200)
	for _, want := range []string{`"kind":"order"`, `"amount":"29.07"`, `"kind":"receipt"`, `"amount":"-29.07"`, `"kind":"return"`, `"amount":"-9.69"`, `"closing":"-9.69"`} {
		if !strings.Contains(r.Body, want) {
			t.Errorf("the statement lacks %s: %s", want, r.Body)
		}
	}
}

// Of a closed order, which is owed as far as it was delivered, what comes back is credited, and nothing replaced.
func TestCreate_of_a_closed_order(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "5", "10"))
	s.Ship(t, o.ID, 1, "3")
	s.Do(t, shop.Act(orders.Close, s.Manager, o.ID, "")).Want(t, 200)
	s.Do(t, shop.Act(returns.Create, s.Seller, o.ID, `{"reason":"damaged","resolution":"replacement",`+shop.Shipping(1, "1")+`}`)).WantProblem(t, "request.invalid", "/resolution return.orderClosed")
	s.Do(t, shop.Act(returns.Create, s.Seller, o.ID, `{"reason":"damaged",`+shop.Shipping(1, "1")+`}`)).Want(t, 201)
	if got := s.Read(t, o.ID); got.Status != "closed" || got.Charged != "20.00" || got.CreditUsed.Amount != "20.00" || s.Account(t).Used.Amount != "20.00" {
		t.Errorf("order: %+v", got)
	}
}
