package mails_test

import (
	"strings"
	"testing"

	"kehu/functions/mails"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/delivery"
)

func TestSuppressions(t *testing.T) {
	t.Parallel()
	k, admin, e := world(t)
	other := k.Company(t)
	list := func(as *scenario.Caller) scenario.Request { return scenario.Request{Op: mails.Suppressions, As: as} }
	lifting := func(as *scenario.Caller, id, etag string) scenario.Request {
		return scenario.Request{Op: mails.Lift, As: as, Path: map[string]string{"id": id}, Query: "reason=typed+wrong", Header: map[string]string{"If-Match": etag}}
	}
	held := func() (address, id string) {
		var found struct{ Items []delivery.Suppression }
		k.Do(t, list(admin)).Want(t, 200).Into(t, &found)
		if len(found.Items) > 1 {
			t.Fatalf("more than one: %+v", found.Items)
		}
		for _, s := range found.Items {
			address, id = s.Address, s.ID
		}
		return address, id
	}
	k.Run(t, []scenario.Scenario{{Name: "none at first", Request: list(admin), Status: 200, Has: []string{`{"items":[]}`}}})
	bounced := told("Bounce", admin.Tenant.String(), "welcome-"+e.ID, bounce)
	if report(t, k, bounced) {
		t.Fatal("it comes again")
	}
	address, id := held()
	if address != "li@x.example" {
		t.Fatalf("suppressed: %q", address)
	}
	noReason := lifting(admin, id, "*")
	noReason.Query = ""
	k.Run(t, []scenario.Scenario{
		{Name: "not for a salesperson", Request: list(k.ColleagueOf(t, admin, access.Salesperson)), Status: 403, Code: "auth.forbidden"},
		{Name: "nor to lift", Request: lifting(k.ColleagueOf(t, admin, access.Salesperson), id, "*"), Status: 403, Code: "auth.forbidden"},
		{Name: "not of another company", Request: list(other.Admin), Status: 200, Has: []string{`{"items":[]}`}},
		{Name: "nor lifted by it", Request: lifting(other.Admin, id, "*"), Status: 404, Code: "suppression.notFound"},
		{Name: "needs a version", Request: lifting(admin, id, ""), Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "of today", Request: lifting(admin, id, `"9"`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "needs a reason", Request: noReason, Status: 422, Code: "request.invalid", Fields: []string{"query:reason field.required"}},
		{Name: "needs one that is there", Request: lifting(admin, scenario.Unknown(delivery.SuppressionKind), "*"), Status: 404, Code: "suppression.notFound"},
		{Name: "is lifted", Request: lifting(admin, id, `"1"`), Status: 204, Writes: 1},
		{Name: "once", Request: lifting(admin, id, "*"), Status: 404, Code: "suppression.notFound"},
	})
	if report(t, k, bounced) { // the provider tells the same again
		t.Fatal("it comes again")
	}
	if address, _ := held(); address != "" {
		t.Errorf("what was lifted holds again for the same mail: %s", address)
	}
	deliver(t, k, e)
	if sent := len(k.Outbox.Mails()); sent != 1 {
		t.Errorf("mails to the address that was lifted: got %d, want 1", sent)
	}
	if report(t, k, told("Complaint", admin.Tenant.String(), "another", complaint)) {
		t.Fatal("it comes again")
	}
	if _, again := held(); again != id {
		t.Errorf("after another mail: %q, want %q", again, id)
	}
	k.Drain(t)
	var actions []string
	for _, row := range k.Rows(t, admin.Tenant, id) {
		actions = append(actions, string(row.Action))
		for _, c := range row.Changes {
			if text, _ := c.New.(string); strings.Contains(text, "li@x.example") {
				t.Errorf("the trail tells the address: %+v", c)
			}
			if c.Field == "reason" && row.Version == 2 && c.New != "typed wrong" {
				t.Errorf("the trail tells the reason %v", c.New)
			}
		}
	}
	if got := strings.Join(actions, " "); got != "created deleted restored" && got != "restored deleted created" {
		t.Errorf("the trail: %s", got)
	}
}
