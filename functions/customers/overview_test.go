package customers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/receipts"
	"kehu/functions/shipments"
	"kehu/infra/scenario"
	"kehu/infra/scenario/shop"
	"kehu/shared/access"
)

// told are entries of a timeline: "day kind what".
func told(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id, query string) (all []string) {
	t.Helper()
	for next := ""; ; {
		var page struct {
			Items []struct {
				At       string
				Kind     string
				Change   *struct{ Action string }
				Contact  *struct{ Name string }
				Order    *struct{ Number string }
				Shipment *struct{ Number string }
				Receipt  *struct{ Number string }
			}
			NextCursor string
		}
		r := at(customers.Timeline, as, id)
		r.Query = query + next
		k.Do(t, r).Want(t, 200).Into(t, &page)
		for _, e := range page.Items {
			what := ""
			for _, part := range []*struct{ Number string }{e.Order, e.Shipment, e.Receipt} {
				if part != nil {
					what += part.Number
				}
			}
			if e.Change != nil {
				what += e.Change.Action
			}
			if e.Contact != nil {
				what += e.Contact.Name
			}
			all = append(all, e.At[:10]+" "+e.Kind+" "+what)
		}
		if next = "&" + scenario.Params("cursor", page.NextCursor); page.NextCursor == "" {
			return all
		}
	}
}

func TestOverview_and_timeline(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	viewer, seller := s.Company.User(t, access.Viewer), s.Company.User(t, access.Salesperson)
	s.Do(t, scenario.Request{Op: contacts.Create, As: s.Seller, Path: map[string]string{"id": s.Customer}, Body: `{"name":"Maria Anders","title":"Owner"}`}).Want(t, 201)
	s.Do(t, scenario.Request{Op: orders.Record, As: s.Seller, Body: fmt.Sprintf(
		`{"orders":[{"number":"10248","customerId":%q,"orderDate":"1996-07-04","lines":[{"productId":%q,"quantity":1,"unitPrice":"5","taxRate":0}]}]}`, s.Customer, s.Tea,
	)}).Want(t, 200)
	o := s.Approved(t, `"orderDate":"2026-02-20",`, shop.Line(s.Tea, "5", "10"))
	s.Draft(t, `"orderDate":"2026-02-21","owner":"`+seller.User+`",`, shop.Line(s.Tea, "1", "10"))
	s.Do(t, shop.Act(shipments.Create, s.Seller, o.ID, `{"date":"2026-02-22"}`)).Want(t, 201)
	s.Do(t, scenario.Request{Op: receipts.Create, As: s.Seller, Body: fmt.Sprintf(
		`{"customerId":%q,"method":"transfer","date":"2026-02-23","amount":{"amount":"20.00","currency":"CNY"},"allocations":[{"orderId":%q,"amount":"20.00"}]}`, s.Customer, o.ID,
	)}).Want(t, 201)
	s.Drain(t)

	t.Run("overview", func(t *testing.T) {
		r := s.Do(t, at(customers.Overview, s.Seller, s.Customer)).Want(t, 200)
		for _, text := range []string{
			`"name":"Maria Anders"`, `"openOrders":2`, `"number":"` + o.Number + `"`, `"number":"10248"`,
			`"receivables":{"next":[{"orderId":"` + o.ID + `"`, `"status":"draft","orders":1`, `"status":"completed","orders":1`, `"ages":[{"currency":"CNY","open":"30.00"`,
		} {
			if !strings.Contains(r.Body, text) {
				t.Errorf("the overview lacks %s: %s", text, r.Body)
			}
		}
	})
	t.Run("overview of who may not see everybody's orders", func(t *testing.T) {
		s.Do(t, at(customers.Overview, seller, s.Customer)).WantProblem(t, "customer.notFound") // nor the customer
		s.Do(t, scenario.Request{
			Op: customers.Share, As: s.Seller, Path: map[string]string{"id": s.Customer, "userId": seller.User}, Header: map[string]string{"If-Match": "*"}, Body: `{"level":"read"}`,
		}).Want(t, 200)
		r := s.Do(t, at(customers.Overview, seller, s.Customer)).Want(t, 200)
		if strings.Contains(r.Body, o.Number) || strings.Contains(r.Body, `"completed"`) || !strings.Contains(r.Body, `"status":"draft","orders":1`) {
			t.Errorf("a salesperson sees another's order: %s", r.Body)
		}
	})
	t.Run("timeline", func(t *testing.T) {
		got := told(t, s.Kehu, s.Seller, s.Customer, "")
		i := slices.IndexFunc(got, func(e string) bool { return strings.HasPrefix(e, "2026-02-23") })
		if i < 1 {
			t.Fatalf("got %q", got)
		}
		want := []string{"2026-02-23 receipt RC000001", "2026-02-22 shipment " + o.Number + "-1", "2026-02-21 order SO000002", "2026-02-20 order " + o.Number, "1996-07-04 order 10248"}
		if !slices.Equal(got[i:], want) {
			t.Errorf("got %q, want %q", got[i:], want)
		}
		recent := strings.Join(got[:i], "|")
		if !strings.Contains(recent, "change created") || !strings.Contains(recent, "contact Maria Anders") {
			t.Errorf("got %q", got[:i])
		}
		if one := told(t, s.Kehu, s.Seller, s.Customer, "limit=1"); !slices.Equal(one, got) {
			t.Errorf("one by one: %q, want %q", one, got)
		}
		if three := told(t, s.Kehu, viewer, s.Customer, "limit=3"); !slices.Equal(three, got) {
			t.Errorf("three at a time, by a viewer: %q, want %q", three, got)
		}
	})
	stranger := s.Kehu.Company(t)
	for _, op := range []scenario.Request{at(customers.Overview, stranger.Admin, s.Customer), at(customers.Timeline, stranger.Admin, s.Customer), at(customers.Overview, s.Seller, "x"), at(customers.Timeline, s.Seller, "x")} {
		s.Do(t, op).WantProblem(t, "customer.notFound")
	}
	bad := at(customers.Timeline, s.Seller, s.Customer)
	bad.Query = "cursor=x"
	s.Do(t, bad).WantProblem(t, "request.cursorInvalid", "query:cursor field.invalid")
}
