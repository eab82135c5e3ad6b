package shipments_test

import (
	"flag"
	"fmt"
	"strings"
	"sync"
	"testing"

	"kehu/functions/audit"
	"kehu/functions/orders"
	"kehu/functions/shipments"
	"kehu/infra/scenario"
	"kehu/infra/scenario/shop"
	"kehu/shared/access"
	"kehu/shared/event"
	"kehu/shared/order"
)

var _ = flag.Bool("update", false, "write the golden files anew")

func TestCreate(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "5", "10"), shop.Line(s.Work, "2", "50"), shop.Line(s.Tea, "0.5", "10"))
	draft := s.Draft(t, "", shop.Line(s.Tea, "1", "10"))
	ship := func(body string) scenario.Request { return shop.Act(shipments.Create, s.Seller, o.ID, body) }
	stands := func(status, delivery string) func(*testing.T, scenario.Response) {
		return func(t *testing.T, _ scenario.Response) {
			t.Helper()
			if got := s.Read(t, o.ID); got.Status != status || got.DeliveryStatus != delivery {
				t.Errorf("order is %s, delivery %s; want %s, %s", got.Status, got.DeliveryStatus, status, delivery)
			}
		}
	}
	s.Run(t, []scenario.Scenario{{
		Name: "a part, to where the order goes", Request: ship(`{"carrier":" SF Express ","trackingNumber":"SF 1",` + shop.Shipping(1, "2") + `}`), Status: 201, Writes: 3, Golden: "create.json",
		After: stands("inDelivery", "partial"),
	}, {
		Name: "a dry run", Request: scenario.Request{Op: shipments.Create, As: s.Seller, Path: map[string]string{"id": o.ID}, Query: "validateOnly=true", Body: `{` + shop.Shipping(1, "3") + `}`},
		Status: 200, Has: []string{`"number":"` + o.Number + `-2"`},
	}, {
		Name: "more than is left, and all else that is wrong", Request: ship(`{"date":"2027-01-01",` + shop.Shipping(1, "3.000001", 2, "1", 3, "0", 3, "0.1", 7, "1") + `}`), Status: 422, Code: "request.invalid",
		Fields: []string{"/date date.future", "/lines/0/quantity shipment.aboveOrdered", "/lines/1/line shipment.service", "/lines/2/quantity number.notPositive", "/lines/3/line order.lineUnknown", "/lines/4/line order.lineUnknown"},
	}, {
		Name: "numbers that are none", Request: ship(`{` + shop.Shipping(1, "-1", 3, "0.0000001") + `}`), Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/quantity number.notPositive", "/lines/1/quantity number.invalid"},
	}, {
		Name: "a huge number", Request: ship(`{"lines":[{"line":1,"quantity":1e30}]}`), Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/quantity number.invalid"},
	}, {
		Name: "no lines", Request: ship(`{"lines":[]}`), Status: 422, Code: "request.invalid", Fields: []string{"/lines field.tooFew"},
	}, {
		Name: "before it was ordered", Request: ship(`{"date":"2020-01-01"}`), Status: 422, Code: "request.invalid", Fields: []string{"/date order.beforeOrder"},
	}, {
		Name: "an address of no country", Request: ship(`{"shippingAddress":{"type":"shipping","country":"XX"}}`), Status: 422, Code: "request.invalid", Fields: []string{"/shippingAddress/country country.invalid"},
	}, {
		Name: "all that is left", Request: ship(`{}`), Status: 201, Writes: 3, Has: []string{`"quantity":"3"`, `"quantity":"0.5"`, `"number":"` + o.Number + `-2"`}, Lacks: []string{`"line":2`},
		After: stands("inDelivery", "delivered"),
	}, {
		Name: "nothing is left", Request: ship(`{}`), Status: 422, Code: "request.invalid", Fields: []string{"/lines shipment.nothingLeft"},
	}, {
		Name: "a draft", Request: shop.Act(shipments.Create, s.Seller, draft.ID, "{}"), Status: 409, Code: "order.transition",
	}, {
		Name: "absent", Request: shop.Act(shipments.Create, s.Seller, scenario.Unknown(order.Kind), "{}"), Status: 404, Code: "order.notFound",
	}, {
		Name: "another company's", Request: shop.Act(shipments.Create, s.Kehu.Company(t).Admin, o.ID, "{}"), Status: 404, Code: "order.notFound",
	}, {
		Name: "another's", Request: shop.Act(shipments.Create, s.Company.User(t, access.Salesperson), o.ID, "{}"), Status: 404, Code: "order.notFound",
	}, {
		Name: "who may not", Request: shop.Act(shipments.Create, s.Finance, o.ID, "{}"), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "what is shipped is not cancelled", Request: shop.Act(orders.Cancel, s.Seller, o.ID, `{"reason":"x"}`), Status: 409, Code: "order.transition",
	}, {
		Name: "nor changed to less", Request: shop.Act(orders.Change, s.Seller, o.ID, `{"reason":"x","lines":[{"line":1,"productId":"`+s.Tea+`","quantity":4},{"line":2,"productId":"`+s.Work+`","quantity":2},{"line":3,"productId":"`+s.Tea+`","quantity":"0.5"}]}`),
		Status: 422, Code: "request.invalid", Fields: []string{"/lines/0/quantity order.belowDelivered"},
	}})
}

func TestCreate_is_told(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "1", "10"))
	s.Pay(t, "10", o.ID, "10")
	id := s.Ship(t, o.ID)
	if got := s.Read(t, o.ID); got.Status != "completed" || got.CompletedAt == "" {
		t.Errorf("order: %+v", got)
	}
	s.Drain(t)
	told := make(map[event.Type]event.Event)
	for _, e := range s.Bus.Events() {
		told[e.Type] = e
	}
	for _, kind := range []event.Type{event.OrderSubmitted, event.OrderApproved, event.OrderShipped, event.OrderCompleted, event.ReceiptRecorded} {
		if told[kind].ID == "" {
			t.Errorf("nobody is told of %s", kind)
		}
	}
	if e := told[event.OrderShipped]; e.Entity != id || e.Attributes["order"] != o.ID {
		t.Errorf("event of the shipment: %+v", e)
	}
	if r := s.Do(t, scenario.Request{Op: audit.List, As: s.Seller, Query: "entity=" + id}).Want(t, 200); !strings.Contains(r.Body, `"kind":"shipment"`) {
		t.Errorf("the trail: %s", r.Body)
	}
}

func TestVoid(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "5", "10"))
	first, second := s.Ship(t, o.ID, 1, "2"), s.Ship(t, o.ID, 1, "3")
	void := func(id, body string) scenario.Request {
		return shop.Act(shipments.Void, s.Seller, o.ID, body, "shipmentId", id)
	}
	s.Run(t, []scenario.Scenario{{
		Name: "without a reason", Request: void(first, `{"reason":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"},
	}, {
		Name: "it counts no more", Request: void(first, `{"reason":"Wrong order"}`), Status: 200, Writes: 3, Has: []string{`"status":"void"`, `"voidReason":"Wrong order"`, `"version":2`},
		After: func(t *testing.T, _ scenario.Response) {
			if got := s.Read(t, o.ID); got.Lines[0].ShippedQuantity != "3" || got.DeliveryStatus != "partial" || got.Status != "inDelivery" {
				t.Errorf("order: %+v", got)
			}
		},
	}, {
		Name: "once", Request: void(first, `{"reason":"x"}`), Status: 409, Code: "shipment.void",
	}, {
		Name: "the last one: the order is as it was approved", Request: void(second, `{"reason":"x"}`), Status: 200, Writes: 3,
		After: func(t *testing.T, _ scenario.Response) {
			if got := s.Read(t, o.ID); got.Status != "approved" || got.DeliveryStatus != "none" {
				t.Errorf("order: %+v", got)
			}
		},
	}, {
		Name: "absent", Request: void(scenario.Unknown(order.ShipmentKind), `{"reason":"x"}`), Status: 404, Code: "shipment.notFound",
	}, {
		Name: "of another order", Request: shop.Act(shipments.Void, s.Seller, s.Draft(t, "", shop.Line(s.Tea, "1", "1")).ID, `{"reason":"x"}`, "shipmentId", first), Status: 404, Code: "shipment.notFound",
	}, {
		Name: "another company's", Request: shop.Act(shipments.Void, s.Kehu.Company(t).Admin, o.ID, `{"reason":"x"}`, "shipmentId", first), Status: 404, Code: "order.notFound",
	}, {
		Name: "who may not", Request: shop.Act(shipments.Void, s.Finance, o.ID, `{"reason":"x"}`, "shipmentId", first), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "it is still read", Request: shop.Act(shipments.Get, s.Finance, o.ID, "", "shipmentId", first), Status: 200, Has: []string{`"status":"void"`},
	}, {
		Name: "and listed, latest first", Request: shop.Act(shipments.List, s.Finance, o.ID, ""), Status: 200, Has: []string{`"number":"` + o.Number + `-2"`, `"number":"` + o.Number + `-1"`},
	}, {
		Name: "not to others", Request: shop.Act(shipments.List, s.Company.User(t, access.Salesperson), o.ID, ""), Status: 404, Code: "order.notFound",
	}})
}

// 16 shipments of 3 at once, where 20 were ordered.
func TestCreate_many_at_once_never_ship_more_than_was_ordered(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "20", "10"))
	var all sync.WaitGroup
	var statuses [16]int
	for i := range statuses {
		all.Go(func() {
			r := s.Do(t, shop.Act(shipments.Create, s.Seller, o.ID, "{"+shop.Shipping(1, "3")+"}"))
			if statuses[i] = r.Status; r.Status != 201 && r.Problem(t).Name != "request.invalid" && r.Problem(t).Name != "request.conflict" {
				t.Errorf("status %d: %s", r.Status, r.Body)
			}
		})
	}
	all.Wait()
	made := 0
	for _, status := range statuses {
		if status == 201 {
			made++
		}
	}
	if got := s.Read(t, o.ID); made == 0 || made > 6 || got.Lines[0].ShippedQuantity != fmt.Sprint(3*made) || got.ShipmentCount != made {
		t.Errorf("%d shipments, order %+v", made, got)
	}
}

// An order of 500 lines is shipped at once.
func TestCreate_of_500_lines(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	lines := make([]string, 500)
	for i := range lines {
		lines[i] = shop.Line(s.Tea, "1000.5", "10.25")
	}
	o := s.Approved(t, "", lines...)
	s.Do(t, shop.Act(shipments.Create, s.Seller, o.ID, "{"+shop.Shipping(1, "1", 500, "1000.5")+"}")).Want(t, 201)
	s.Ship(t, o.ID)
	s.Pay(t, o.Total.Amount, o.ID, o.Total.Amount)
	if got := s.Read(t, o.ID); got.Status != "completed" {
		t.Errorf("order is %s", got.Status)
	}
}
