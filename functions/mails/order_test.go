package mails_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jhillyerd/enmime/v2"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/mails"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/event"
	"kehu/shared/gateway"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/user"
)

// trade is a company with an approved order of a customer.
type trade struct {
	*scenario.Kehu
	company         *scenario.Company
	seller          *scenario.Caller
	customer, order string
}

func trading(t *testing.T, customer string) *trade {
	t.Helper()
	k := scenario.New(t)
	s := &trade{Kehu: k, company: k.Company(t)}
	s.seller = s.company.Admin
	k.ChangeUser(t, s.seller, func(u *user.User) { u.Email = "ada@kehu.example" })
	s.customer = s.make(t, customers.Create, nil, `{"name":"苏州恒力",`+customer+`}`)
	product := s.make(t, products.Create, nil, `{"name":"Chai","code":"CHAI","unit":"box","prices":[{"amount":"18.5","currency":"CNY"}]}`)
	s.order = s.make(t, orders.Create, nil, fmt.Sprintf(`{"customerId":%q,"reference":"PO 7","lines":[{"productId":%q,"quantity":2}]}`, s.customer, product))
	return s
}

// approved is trading with its order approved.
func approved(t *testing.T, customer string) *trade {
	t.Helper()
	s := trading(t, customer)
	s.act(t, orders.Submit, s.seller, "")
	s.act(t, orders.Approve, s.company.User(t, access.Administrator), "")
	return s
}

func (s *trade) make(t *testing.T, o operation.Operation, path map[string]string, body string) string {
	t.Helper()
	var made struct{ ID string }
	s.Do(t, scenario.Request{Op: o, As: s.seller, Path: path, Body: body}).Want(t, 201).Into(t, &made)
	return made.ID
}

func (s *trade) act(t *testing.T, o operation.Operation, as *scenario.Caller, body string) {
	t.Helper()
	s.Do(t, scenario.Request{Op: o, As: as, Path: map[string]string{"id": s.order}, Body: body}).Want(t, 200)
}

// mail is a call that mails the order.
func (s *trade) mail(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: orders.Mail, As: as, Path: map[string]string{"id": s.order}, Body: body}
}

// queued queues the mail, and returns its event.
func (s *trade) queued(t *testing.T) event.Event {
	t.Helper()
	var m struct{ ID, State string }
	s.Do(t, s.mail(s.seller, `{}`)).Want(t, 202).Into(t, &m)
	if m.State != "queued" {
		t.Errorf("the answer says %q", m.State)
	}
	return event.Event{ID: m.ID + "-1", Type: event.MailQueued, Tenant: s.seller.Tenant.String(), Entity: m.ID, Version: 1}
}

// send hands the event over once and reports whether it will come again.
func (s *trade) send(t *testing.T, e event.Event) (again bool) {
	t.Helper()
	response, err := gateway.Queue(s.Deps, mails.Order)(t.Context(), scenario.QueueEvent(t, e))
	if err != nil {
		t.Fatal(err)
	}
	return len(response.BatchItemFailures) > 0
}

// wantState checks the only mail to the customer, and how many left.
func (s *trade) wantState(t *testing.T, state string, sent int) {
	t.Helper()
	found := mailsOf(t, s.Kehu, s.seller, s.customer)
	if len(found) != 1 || found[0].State != state || found[0].Kind != "order-confirmation" {
		t.Errorf("mails of the customer: %+v, want one that is %s", found, state)
	}
	wantMails(t, s.Kehu, sent)
}

func TestOrder_mails_the_confirmation(t *testing.T) {
	t.Parallel()
	s := approved(t, `"contactName":"Li Wei","emails":["li@x.example","b@x.example"]`)
	s.make(t, contacts.Create, map[string]string{"id": s.customer}, `{"name":"Li Wei"}`) // the primary one
	person := s.make(t, contacts.Create, map[string]string{"id": s.customer}, `{"name":"Maria Anders","emails":["maria@x.example","m@x.example"]}`)
	for name, c := range map[string]struct{ body, to, toName, subject string }{
		"to the first address, in the language of the company": {`{}`, "li@x.example", "Li Wei", "Order confirmation SO000001 of Kehu Test"},
		"to another one":             {`{"email":"B@x.example"}`, "b@x.example", "Li Wei", "Order confirmation SO000001 of Kehu Test"},
		"to a contact, in Chinese":   {fmt.Sprintf(`{"contactId":%q,"language":"zh-CN"}`, person), "maria@x.example", "Maria Anders", "Kehu Test 订单确认书 SO000001"},
		"to the contact's other one": {fmt.Sprintf(`{"contactId":%q,"email":"m@x.example"}`, person), "m@x.example", "Maria Anders", "Order confirmation SO000001 of Kehu Test"},
	} {
		t.Run(name, func(t *testing.T) {
			before := len(s.Outbox.Mails())
			s.Do(t, s.mail(s.seller, c.body)).Want(t, 202)
			s.Drain(t)
			s.Replay(t)
			all := s.Outbox.Mails()[before:]
			if len(all) != 1 {
				t.Fatalf("got %d mails, want 1", len(all))
			}
			m := all[0]
			if m.To != c.to || m.ToName != c.toName || m.Subject != c.subject || m.ReplyTo != "ada@kehu.example" {
				t.Errorf("to %s <%s>, answers to %s: %s", m.ToName, m.To, m.ReplyTo, m.Subject)
			}
			m.From = "no-reply@kehu.example"
			raw, err := mail.Encode(m, s.Clock.Now())
			if err != nil {
				t.Fatal(err)
			}
			e, err := enmime.ReadEnvelope(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			if len(e.Attachments) != 1 || e.Attachments[0].FileName != "SO000001.pdf" || e.Attachments[0].ContentType != "application/pdf" ||
				!bytes.HasPrefix(e.Attachments[0].Content, []byte("%PDF-")) || !bytes.Contains([]byte(e.Text), []byte("CNY 37.00")) {
				t.Errorf("attachments: %+v\n%s", e.Attachments, e.Text)
			}
		})
	}
	if found := mailsOf(t, s.Kehu, s.seller, s.customer); len(found) != 4 || found[0].State != "sent" || found[0].Subject == "SO000001" {
		t.Errorf("mails of the customer: %+v", found)
	}
}

func TestOrder_sends_once(t *testing.T) {
	t.Parallel()
	const li = `"emails":["li@x.example"]`
	t.Run("told by many side by side, and once more", func(t *testing.T) {
		s := approved(t, li)
		e := s.queued(t)
		s.wantState(t, "queued", 0)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() { s.send(t, e) })
		}
		all.Wait()
		if s.send(t, e) {
			t.Error("it comes again although it was sent")
		}
		s.wantState(t, "sent", 1)
	})
	t.Run("after a crash between claim and sending, when the lease is over", func(t *testing.T) {
		s := approved(t, li)
		e := s.queued(t)
		s.Outbox.Fail(func(mail.Message) error { panic("the process dies") })
		func() {
			defer func() { _ = recover() }()
			s.send(t, e)
		}()
		s.Outbox.Fail(nil)
		if !s.send(t, e) {
			t.Error("it does not come again although nobody knows whether it was sent")
		}
		s.wantState(t, "queued", 0)
		s.Clock.Advance(2*time.Minute + time.Second)
		if s.send(t, e) {
			t.Error("it comes again although it was sent")
		}
		s.wantState(t, "sent", 1)
	})
	t.Run("after a fault, as soon as it comes again", func(t *testing.T) {
		s := approved(t, li)
		e := s.queued(t)
		s.Outbox.Fail(func(mail.Message) error { return errors.New("connection reset") })
		if !s.send(t, e) {
			t.Error("it does not come again")
		}
		s.wantState(t, "queued", 0)
		s.Outbox.Fail(nil)
		if s.send(t, e) {
			t.Error("it comes again although it was sent")
		}
		s.wantState(t, "sent", 1)
	})
	t.Run("a call that is repeated with its key", func(t *testing.T) {
		s := approved(t, li)
		r := s.mail(s.seller, `{}`)
		r.Header = map[string]string{"Idempotency-Key": "k1"}
		for range 2 {
			s.Do(t, r).Want(t, 202)
		}
		s.Drain(t)
		s.wantState(t, "sent", 1)
	})
	t.Run("not at all, where the provider refuses it", func(t *testing.T) {
		s := approved(t, li)
		e := s.queued(t)
		s.Outbox.Fail(func(mail.Message) error { return mail.ErrRejected })
		if s.send(t, e) {
			t.Error("it comes again")
		}
		s.wantState(t, "rejected", 0)
	})
	t.Run("not at all, where the order is cancelled meanwhile", func(t *testing.T) {
		s := approved(t, li)
		e := s.queued(t)
		s.act(t, orders.Cancel, s.seller, `{"reason":"x"}`)
		if s.send(t, e) {
			t.Error("it comes again")
		}
		s.wantState(t, "rejected", 0)
	})
	t.Run("not at all, for a company that is none, another one, or a mail that is none", func(t *testing.T) {
		s := approved(t, li)
		e := s.queued(t)
		other, absent, none := e, e, e
		other.Tenant, absent.Entity, none.Tenant = s.Company(t).Tenant.String(), "mail_x", "tnt_x"
		if s.send(t, other) || s.send(t, absent) || !s.send(t, none) {
			t.Error("what there is not comes again, or what is of nobody's does not")
		}
		s.wantState(t, "queued", 0)
	})
}

func TestOrder_to_an_address_from_which_mail_came_back(t *testing.T) {
	t.Parallel()
	s := approved(t, `"emails":["li@x.example","b@x.example"]`)
	e := s.queued(t)
	report(t, s.Kehu, told("Bounce", s.seller.Tenant.String(), "x", bounce))
	s.Run(t, []scenario.Scenario{
		{Name: "is refused", Request: s.mail(s.seller, `{}`), Status: 409, Code: "mail.suppressed"},
	})
	s.Do(t, s.mail(s.seller, `{"email":"b@x.example"}`)).Want(t, 202)
	if s.send(t, e) {
		t.Error("one that was queued before comes again")
	}
	wantMails(t, s.Kehu, 0)
	states := map[string]bool{}
	for _, m := range mailsOf(t, s.Kehu, s.seller, s.customer) {
		states[m.State] = true
	}
	if !states["suppressed"] || !states["queued"] || len(states) != 2 {
		t.Errorf("states: %v", states)
	}
}

func TestOrder_is_refused(t *testing.T) {
	t.Parallel()
	s := approved(t, `"emails":["li@x.example"]`)
	clerk := s.company.User(t, access.Salesperson)
	at := map[string]string{"id": s.customer}
	silent := s.make(t, contacts.Create, at, `{"name":"Silent"}`)
	gone := s.make(t, contacts.Create, at, `{"name":"Gone","emails":["g@x.example"]}`)
	s.Do(t, scenario.Request{Op: contacts.Delete, As: s.seller, Path: map[string]string{"id": s.customer, "contactId": gone}, Header: map[string]string{"If-Match": "*"}}).Want(t, 204)
	dry := s.mail(s.seller, `{}`)
	dry.Query = "validateOnly=true"
	absent := s.mail(s.seller, `{}`)
	absent.Path = map[string]string{"id": scenario.Unknown(order.Kind)}
	unknown := func(id string) string { return fmt.Sprintf(`{"contactId":%q}`, id) }
	s.Run(t, []scenario.Scenario{
		{Name: "a dry run", Request: dry, Status: 200, Has: []string{`"to":"li@x.example"`}},
		{Name: "an address of nobody", Request: s.mail(s.seller, `{"email":"x@x.example"}`), Status: 422, Code: "request.invalid", Fields: []string{"/email order.addressUnknown"}},
		{Name: "no contact", Request: s.mail(s.seller, unknown("con_00000000000000000000000001")), Status: 422, Code: "request.invalid", Fields: []string{"/contactId contact.unknown"}},
		{Name: "a malformed contact", Request: s.mail(s.seller, unknown("x")), Status: 422, Code: "request.invalid", Fields: []string{"/contactId contact.unknown"}},
		{Name: "a contact in the bin", Request: s.mail(s.seller, unknown(gone)), Status: 422, Code: "request.invalid", Fields: []string{"/contactId contact.unknown"}},
		{Name: "a contact without address", Request: s.mail(s.seller, unknown(silent)), Status: 409, Code: "order.noAddress"},
		{Name: "a language that there is not", Request: s.mail(s.seller, `{"language":"de"}`), Status: 422, Code: "request.invalid", Fields: []string{"/language field.enum"}},
		{Name: "absent", Request: absent, Status: 404, Code: "order.notFound"},
		{Name: "of another company", Request: s.mail(s.Company(t).Admin, `{}`), Status: 404, Code: "order.notFound"},
		{Name: "out of reach", Request: s.mail(clerk, `{}`), Status: 404, Code: "order.notFound"},
		{Name: "no permission", Request: s.mail(s.company.User(t, access.Viewer), `{}`), Status: 403, Code: "auth.forbidden"},
		{Name: "no token", Request: s.mail(nil, `{}`), Status: 401, Code: "auth.unauthenticated"},
	})
	if found := mailsOf(t, s.Kehu, s.seller, s.customer); len(found) != 0 {
		t.Errorf("mails are queued: %+v", found)
	}
	draft := trading(t, `"emails":["li@x.example"]`)
	draft.Do(t, draft.mail(draft.seller, `{}`)).Want(t, 409).WantProblem(t, "order.notConfirmed")
	mute := approved(t, `"level":"A"`)
	mute.Do(t, mute.mail(mute.seller, `{}`)).Want(t, 409).WantProblem(t, "order.noAddress")
}

// Whose customer, or order, is out of reach mails nothing, whatever else they may do.
func TestOrder_out_of_reach(t *testing.T) {
	t.Parallel()
	s := approved(t, `"emails":["li@x.example"]`)
	clerk, reader := s.company.User(t, access.Salesperson), s.company.User(t, access.Salesperson, access.Viewer)
	s.Do(t, s.mail(reader, `{}`)).Want(t, 403).WantProblem(t, "auth.outOfReach") // it sees the order, and changes its own alone
	product := s.make(t, products.Create, nil, `{"name":"Chang","code":"CHANG","prices":[{"amount":"19","currency":"CNY"}]}`)
	s.order = s.make(t, orders.Create, nil, fmt.Sprintf(`{"customerId":%q,"owner":%q,"lines":[{"productId":%q,"quantity":2}]}`, s.customer, clerk.User, product))
	s.act(t, orders.Submit, s.seller, "")
	s.act(t, orders.Approve, s.company.User(t, access.Administrator), "")
	s.act(t, orders.Get, clerk, "")
	if refused := s.Do(t, s.mail(clerk, `{}`)).Want(t, 403); strings.Contains(refused.Body, "li@x.example") {
		t.Errorf("the address of a customer out of reach: %s", refused.Body)
	} else {
		refused.WantProblem(t, "auth.outOfReach")
	}
	if found := mailsOf(t, s.Kehu, s.seller, s.customer); len(found) != 0 {
		t.Errorf("mails are queued: %+v", found)
	}
}
