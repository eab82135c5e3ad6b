package mails_test

import (
	"fmt"
	"testing"
	"time"

	"kehu/infra/scenario"
	"kehu/shared/delivery"
	"kehu/shared/mail"
)

// TestMails_of_one_company_are_limited: whoever signs a company up could have mails sent to anybody, with words of their own in them, under the sender of
// all companies. An address gets a few an hour, all addresses together as many as the stack says; what is beyond is not sent, and says why. People of the
// company itself are told whatever happens.
func TestMails_of_one_company_are_limited(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	k.Deps.MailRate = 50
	company, other := k.Company(t).Tenant, k.Company(t).Tenant
	n := 0
	send := func(about, to string) (sent bool, d delivery.Delivery) {
		t.Helper()
		n++
		id, before := fmt.Sprintf("m-%d", n), len(k.Outbox.Mails())
		if err := delivery.Send(t.Context(), k.Deps, company, about, mail.Welcome, mail.Message{ID: id, To: to, Subject: "x", Text: "x", HTML: "x"}); err != nil {
			t.Fatal(err)
		}
		item, err := k.Main.Get(t.Context(), delivery.Key(company, id))
		if err != nil {
			t.Fatal(err)
		}
		if d, err = delivery.Decode(item); err != nil {
			t.Fatal(err)
		}
		return len(k.Outbox.Mails()) > before, d
	}
	refused := func(name, about, to string) {
		t.Helper()
		if sent, d := send(about, to); sent || d.State != delivery.Rejected || d.Detail != "mail.tooMany" {
			t.Errorf("%s: sent %t, %+v", name, sent, d)
		}
	}
	let := func(name, about, to string) {
		t.Helper()
		if sent, d := send(about, to); !sent || d.State == delivery.Rejected {
			t.Errorf("%s: sent %t, %+v", name, sent, d)
		}
	}
	for range 10 {
		let("the first to an address", "cus_1", "victim@x.example")
	}
	refused("one more", "cus_1", "victim@x.example")
	refused("in other letters", "cus_2", "Victim@X.example")
	let("another address", "cus_2", "b@x.example")
	let("to the company's own people", "", "victim@x.example")
	err := delivery.Send(t.Context(), k.Deps, other, "cus_1", mail.Welcome, mail.Message{ID: "o-1", To: "victim@x.example", Subject: "x", Text: "x", HTML: "x"})
	if got := k.Outbox.Mails()[0].ID; err != nil || got != "o-1" && k.Outbox.Mails()[len(k.Outbox.Mails())-1].ID != "o-1" {
		t.Errorf("another company: %v, the mail is %s", err, got)
	}
	for i := range k.Deps.MailRate - 11 {
		let("the first of an hour", "cus_3", fmt.Sprintf("p%d@x.example", i))
	}
	refused("the next", "cus_3", "p@x.example")
	k.Deps.MailRate = 0
	let("without a limit", "cus_3", "p@x.example")
	k.Deps.MailRate = 50
	k.Clock.Advance(time.Hour)
	let("in the next hour", "cus_1", "victim@x.example")
}
