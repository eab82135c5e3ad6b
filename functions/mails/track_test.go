package mails_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	awsevents "github.com/aws/aws-lambda-go/events"

	"kehu/functions/customers"
	"kehu/functions/mails"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/delivery"
	"kehu/shared/event"
	"kehu/shared/gateway"
)

// sent is a mail as the customer's list shows it.
type sent struct{ ID, Kind, To, Subject, State, Detail string }

// mailsOf reads the mails to a customer.
func mailsOf(t *testing.T, k *scenario.Kehu, as *scenario.Caller, customer string) []sent {
	t.Helper()
	var list struct{ Items []sent }
	k.Do(t, scenario.Request{Op: customers.Mails, As: as, Path: map[string]string{"id": customer}}).Want(t, 200).Into(t, &list)
	return list.Items
}

// told is what Amazon SES tells of a mail.
func told(kind, tenant, mail, rest string) string {
	return fmt.Sprintf(`{"eventType":%q,"mail":{"timestamp":"2026-03-02T09:30:00.000Z","messageId":"x","destination":["li@x.example"],"tags":{"tenant":[%q],"mail":[%q]}}%s}`, kind, tenant, mail, rest)
}

// report hands over what SES tells and reports whether it will come again.
func report(t *testing.T, k *scenario.Kehu, detail string) (again bool) {
	t.Helper()
	body, err := json.Marshal(awsevents.EventBridgeEvent{Source: event.ProviderSource, DetailType: "Email Delivered", Detail: json.RawMessage(detail)})
	if err != nil {
		t.Fatal(err)
	}
	response, err := gateway.Queue(k.Deps, mails.Track)(t.Context(), awsevents.SQSEvent{Records: []awsevents.SQSMessage{{MessageId: "1", Body: string(body)}}})
	if err != nil {
		t.Fatal(err)
	}
	return len(response.BatchItemFailures) > 0
}

const (
	bounce    = `,"bounce":{"bounceType":"Permanent","bounceSubType":"General","bouncedRecipients":[{"emailAddress":"li@x.example"}]}`
	softly    = `,"bounce":{"bounceType":"Transient","bounceSubType":"MailboxFull","bouncedRecipients":[{"emailAddress":"li@x.example"}]}`
	complaint = `,"complaint":{"complaintFeedbackType":"abuse","complainedRecipients":[{"emailAddress":"li@x.example"}]}`
)

func TestTrack(t *testing.T) {
	t.Parallel()
	type news struct{ kind, rest string }
	for name, c := range map[string]struct {
		news       []news
		state      delivery.State
		suppressed bool
	}{
		"delivered":             {[]news{{"Delivery", ""}}, delivery.Delivered, false},
		"delivered, told twice": {[]news{{"Delivery", ""}, {"Delivery", ""}}, delivery.Delivered, false},
		"came back":             {[]news{{"Bounce", bounce}}, delivery.Bounced, true},
		"came back, told before it was delivered":  {[]news{{"Bounce", bounce}, {"Delivery", ""}}, delivery.Bounced, true},
		"came back, as the box is full":            {[]news{{"Bounce", softly}}, delivery.Bounced, false},
		"complained of":                            {[]news{{"Delivery", ""}, {"Complaint", complaint}}, delivery.Complained, true},
		"complained of, told first":                {[]news{{"Complaint", complaint}, {"Bounce", bounce}, {"Delivery", ""}}, delivery.Complained, true},
		"refused by the provider, with a virus":    {[]news{{"Reject", `,"reject":{"reason":"Bad content"}`}}, delivery.Rejected, false},
		"of another type, which nobody asked for":  {[]news{{"Open", ""}}, delivery.Sent, false},
		"told nothing of":                          {nil, delivery.Sent, false},
		"delivered after it was refused: no":       {[]news{{"Reject", ""}, {"Delivery", ""}}, delivery.Rejected, false},
		"delivered, which comes back a day after ": {[]news{{"Delivery", ""}, {"Bounce", bounce}}, delivery.Bounced, true},
	} {
		t.Run(name, func(t *testing.T) {
			k, admin, e := world(t)
			deliver(t, k, e)
			id := "welcome-" + e.ID
			for _, n := range c.news {
				if report(t, k, told(n.kind, admin.Tenant.String(), id, n.rest)) {
					t.Errorf("%s comes again", n.kind)
				}
			}
			found := mailsOf(t, k, admin, e.Entity)
			if len(found) != 1 || found[0].State != string(c.state) || found[0].To != "li@x.example" || found[0].Kind != "welcome" || found[0].Subject == "" {
				t.Fatalf("mails of the customer: %+v, want one that is %s", found, c.state)
			}
			// The next customer with the address is greeted only if mail does not come back from there.
			k.Do(t, scenario.Request{Op: customers.Delete, As: admin, Path: map[string]string{"id": e.Entity}, Header: map[string]string{"If-Match": `"1"`}}).Want(t, 204)
			var next struct{ ID string }
			k.Do(t, scenario.Request{Op: customers.Create, As: admin, Body: `{"name":"next","emails":["LI@x.example"],"sendWelcomeEmail":true}`}).Want(t, 201).Into(t, &next)
			e.Entity, e.ID = next.ID, next.ID+"-1"
			before := len(k.Outbox.Mails())
			deliver(t, k, e)
			deliver(t, k, e)
			want, state := 1, delivery.Sent
			if c.suppressed {
				want, state = 0, delivery.Suppressed
			}
			if got := len(k.Outbox.Mails()) - before; got != want {
				t.Errorf("mails to the address then: got %d, want %d", got, want)
			}
			if found := mailsOf(t, k, admin, next.ID); len(found) != 1 || found[0].State != string(state) {
				t.Errorf("mails of the next customer: %+v, want one that is %s", found, state)
			}
		})
	}
}

// TestTrack_of_another_company: the list of addresses is each company's own.
func TestTrack_of_another_company(t *testing.T) {
	t.Parallel()
	k, admin, e := world(t)
	other := k.Company(t).Admin
	report(t, k, told("Bounce", other.Tenant.String(), "welcome-"+e.ID, bounce))
	deliver(t, k, e)
	if found := mailsOf(t, k, admin, e.Entity); len(found) != 1 || found[0].State != "sent" {
		t.Errorf("mails: %+v, want one that is sent", found)
	}
	if !report(t, k, "[]") || report(t, k, `{"eventType":"Bounce","mail":{}}`) || !report(t, k, told("Bounce", "tnt_x", "x", bounce)) {
		t.Error("what is no event comes again, what is of nobody's does not")
	}
}

func TestMails_of_a_customer(t *testing.T) {
	t.Parallel()
	k, admin, e := world(t)
	deliver(t, k, e)
	at := func(as *scenario.Caller, id, query string) scenario.Request {
		return scenario.Request{Op: customers.Mails, As: as, Path: map[string]string{"id": id}, Query: query}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "are shown", Request: at(admin, e.Entity, "limit=1"), Status: 200, Has: []string{`"state":"sent"`}},
		{Name: "not of one out of reach", Request: at(k.ColleagueOf(t, admin, access.Salesperson), e.Entity, ""), Status: 404, Code: "customer.notFound"},
		{Name: "not of another company", Request: at(k.Company(t).Admin, e.Entity, ""), Status: 404, Code: "customer.notFound"},
		{Name: "not without a permission", Request: at(k.ColleagueOf(t, admin), e.Entity, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "not by another cursor", Request: at(admin, e.Entity, "cursor=x"), Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
	})
	types := slices.Collect(func(yield func(event.Type) bool) {
		for kind := range event.ProviderTypes {
			if !yield(kind) {
				return
			}
		}
	})
	slices.Sort(types)
	want := slices.Clone(mails.Track.Types)
	slices.Sort(want)
	if !slices.Equal(types, want) {
		t.Errorf("what the provider tells: %v, what is tracked: %v", types, want)
	}
}
