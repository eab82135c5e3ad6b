package orders_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"kehu/functions/orders"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/document"
	"kehu/shared/operation"
	"kehu/shared/order"
)

// witness prints papers, and keeps what the last one said.
type witness struct {
	document.Maker
	paper *document.Paper
}

func (w witness) Print(ctx context.Context, out io.Writer, p document.Paper) error {
	*w.paper = p
	return w.Maker.Print(ctx, out, p)
}

// watched has the shop's papers told to the test.
func (s *shop) watched() *document.Paper {
	paper := new(document.Paper)
	s.Deps.Documents = witness{s.Deps.Documents, paper}
	return paper
}

// says reports whether something stands on the paper.
func says(p *document.Paper, text string) bool { return strings.Contains(fmt.Sprintf("%+v", *p), text) }

func TestConfirmation(t *testing.T) {
	t.Parallel()
	s := open(t, `"phones":["+49301234567"],`)
	o := s.approved(t, 2, "10.00")
	draft := s.order(t, 1, "1.00")
	paper := s.watched()
	stranger := s.Company(t).Admin
	get := func(as *scenario.Caller, id, query string) scenario.Request {
		r := act(orders.Confirmation, as, id, "")
		r.Query = query
		return r
	}
	saying := func(texts ...string) func(*testing.T, scenario.Response) {
		return func(t *testing.T, r scenario.Response) {
			if got := r.Header["content-type"]; got != "application/pdf" {
				t.Errorf("content type %q", got)
			}
			for _, text := range texts {
				if !says(paper, text) {
					t.Errorf("%q does not stand on the paper: %+v", text, *paper)
				}
			}
		}
	}
	chinese := get(s.seller, o.ID, "")
	chinese.Header = map[string]string{"Accept-Language": "zh-CN"}
	english := get(s.seller, o.ID, "language=en")
	english.Header = chinese.Header
	s.Run(t, []scenario.Scenario{
		{Name: "in the language of the call", Request: chinese, Status: 200, After: saying("订单确认书", o.Number, "Kehu Test", "价税合计", "CNY 20.00")},
		{Name: "in another one", Request: english, Status: 200, After: saying("Order confirmation", "Alfreds", "C000001", "Berlin", "Kiel", "Ada Berg")},
		{Name: "a draft is no confirmation", Request: get(s.seller, draft.ID, ""), Status: 200, After: saying("NOT CONFIRMED")},
		{Name: "a language that there is not", Request: get(s.seller, o.ID, "language=de"), Status: 422, Code: "request.invalid", Fields: []string{"query:language field.enum"}},
		{Name: "absent", Request: get(s.seller, scenario.Unknown(order.Kind), ""), Status: 404, Code: "order.notFound"},
		{Name: "of another company", Request: get(stranger, o.ID, ""), Status: 404, Code: "order.notFound"},
		{Name: "out of reach", Request: get(s.company.User(t, access.Salesperson), o.ID, ""), Status: 404, Code: "order.notFound"},
		{Name: "no permission", Request: get(s.company.User(t), o.ID, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "no token", Request: get(nil, o.ID, ""), Status: 401, Code: "auth.unauthenticated"},
	})
	if got := s.Do(t, get(s.seller, o.ID, "")).Header["content-disposition"]; got != `attachment; filename=`+o.Number+`.pdf` {
		t.Errorf("name of the file: %q", got)
	}
	s.Do(t, matching(orders.Delete, s.seller, draft.ID, draft.Version, "")).Want(t, 204)
	s.Do(t, get(s.seller, draft.ID, "")).Want(t, 404).WantProblem(t, "order.notFound")
}

// TestConfirmation_shows_no_more_than_its_reader_may_see: telephones are masked, and of a customer out of reach there is only what
// stands in the order.
func TestConfirmation_shows_no_more_than_its_reader_may_see(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	clerk := s.company.User(t, access.Salesperson)
	o := s.add(t, s.body(fmt.Sprintf(`"owner":%q,"shippingAddress":{"city":"Kiel","phone":"+49301234567"},`, clerk.User), line(s.chai, "1", "")))
	paper := s.watched()
	s.Do(t, act(orders.Confirmation, s.seller, o.ID, "")).Want(t, 200)
	if !says(paper, "+49301234567") || !says(paper, "C000001") || !says(paper, "Berlin") {
		t.Errorf("an administrator sees less: %+v", *paper)
	}
	s.Do(t, act(orders.Confirmation, clerk, o.ID, "")).Want(t, 200)
	if !says(paper, "Alfreds") || says(paper, "C000001") || says(paper, "Berlin") {
		t.Errorf("a customer out of reach is shown: %+v", *paper)
	}
	s.Do(t, act(orders.Confirmation, s.company.User(t, access.Viewer), o.ID, "")).Want(t, 200)
	if says(paper, "1234567") || !says(paper, "****4567") {
		t.Errorf("the telephone is shown to somebody who may not see it: %+v", *paper)
	}
}

// TestConfirmation_of_the_largest_order can be answered: every line and its note are as long as they may be, in as many different
// characters as people use.
func TestConfirmation_of_the_largest_order(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	lines := make([]string, order.MaxLines)
	for i := range lines {
		note := make([]rune, 100)
		for j := range note {
			note[j] = rune(0x4e00 + (i*len(note)+j)%2900*7)
		}
		lines[i] = line(s.chai, "1", fmt.Sprintf(`,"note":%q`, string(note)))
	}
	o := s.add(t, s.body("", lines...))
	r := s.Do(t, act(orders.Confirmation, s.seller, o.ID, "")).Want(t, 200)
	if size := len(r.Body); size < 1<<19 || size > operation.MaxPDF {
		t.Errorf("%d bytes", size)
	} else {
		t.Logf("%d bytes", size)
	}
}
