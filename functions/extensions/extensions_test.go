package extensions_test

import (
	"sync"
	"testing"
	"time"

	"kehu/functions/extensions"
	"kehu/functions/settings"
	"kehu/functions/tenants"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/extension"
	"kehu/shared/operation"
	"kehu/shared/tenant"
)

const day = 24 * time.Hour

func at(o operation.Operation, as *scenario.Caller, id, body string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body}
}

func ask(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: extensions.Create, As: as, Body: body}
}

func list(as *scenario.Caller, query string) scenario.Request {
	return scenario.Request{Op: extensions.List, As: as, Query: query}
}

// onTrial makes a company whose trial ends in 30 days.
func onTrial(t *testing.T, k *scenario.Kehu) *scenario.Company {
	t.Helper()
	c := k.Company(t)
	k.ChangeTenant(t, c.Admin, func(c *tenant.Tenant) { c.Subscription = c.Begin(k.Clock.Now(), 30) })
	return c
}

type request struct{ ID, State, TenantID string }

func TestExtension(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := onTrial(t, k)
	admin := company.Admin
	k.Do(t, ask(admin, `{"reason":"x"}`)).Want(t, 404).WantProblem(t, "extension.unavailable")
	k.Do(t, list(admin, "")).Want(t, 200)
	boss, other := k.Operator(t).Admin, onTrial(t, k).Admin
	k.Clock.Advance(40 * day) // the trial is over
	rename := scenario.Request{Op: settings.Update, As: admin, Body: `{"name":"y"}`, Header: map[string]string{"If-Match": "*"}}
	var first, second request
	k.Run(t, []scenario.Scenario{
		{Name: "no reason", Request: ask(admin, `{"reason":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"}},
		{Name: "too many days", Request: ask(admin, `{"reason":"x","days":366}`), Status: 422, Code: "request.invalid", Fields: []string{"/days field.tooLarge"}},
		{Name: "not by everybody", Request: ask(company.User(t, access.SalesManager), `{"reason":"x"}`), Status: 403, Code: "auth.forbidden"},
		{Name: "without an end there is nothing to ask for", Request: ask(boss, `{"reason":"x"}`), Status: 409, Code: "tenant.endless"},
		{Name: "the time is over", Request: rename, Status: 403, Code: "tenant.expired"},
		{
			Name: "but asking is possible", Request: ask(admin, `{"reason":"still trying","days":14}`), Status: 201, Writes: 2, Has: []string{`"state":"pending"`, `"days":14`},
			After: func(t *testing.T, r scenario.Response) { r.Into(t, &first) },
		},
		{Name: "once", Request: ask(admin, `{"reason":"please"}`), Status: 409, Code: "extension.pending"},
		{Name: "another company asks for itself", Request: ask(other, `{"reason":"x"}`), Status: 201, Writes: 2, Has: []string{`"days":30`}, After: func(t *testing.T, r scenario.Response) { r.Into(t, &second) }},
		{Name: "a company sees its own", Request: list(admin, ""), Status: 200, Has: []string{first.ID}},
		{Name: "another's never", Request: list(other, ""), Status: 200, Lacks: []string{"still trying"}},
		{Name: "platform administrators see all", Request: list(boss, "state=pending"), Status: 200, Has: []string{"still trying", other.Tenant.String()}},
	})
	k.Run(t, []scenario.Scenario{
		{Name: "nobody decides for oneself", Request: at(extensions.Approve, admin, first.ID, `{}`), Status: 403, Code: "auth.forbidden"},
		{Name: "another request", Request: at(extensions.Approve, boss, scenario.Unknown(extension.Kind), `{}`), Status: 404, Code: "extension.notFound"},
		{Name: "approved as asked", Request: at(extensions.Approve, boss, first.ID, `{}`), Status: 200, Writes: 3, Has: []string{`"state":"approved"`, `"grantedDays":14`}},
		{Name: "decided once", Request: at(extensions.Reject, boss, first.ID, `{"reason":"x"}`), Status: 409, Code: "extension.decided"},
		{Name: "the company works again", Request: rename, Status: 200, Writes: 1},
		{Name: "until then", Request: at(tenants.Get, boss, admin.Tenant.String(), ""), Status: 200, Has: []string{`"expiresAt":"2026-04-25T09:30:00Z"`}},
		{Name: "rejected", Request: at(extensions.Reject, boss, second.ID, `{"reason":"no"}`), Status: 200, Writes: 2, Has: []string{`"state":"rejected"`, `"answer":"no"`}},
		{Name: "and may ask again", Request: ask(other, `{"reason":"x"}`), Status: 201, Writes: 2},
		{Name: "a company that is closed asks for nothing", Request: ask(other, `{"reason":"x"}`), Status: 409, Code: "tenant.alreadyClosed", Before: func(t *testing.T) {
			k.ChangeTenant(t, other, func(c *tenant.Tenant) { c.Status, c.HeldFrom = tenant.Closed, c.Status })
		}},
	})
	k.Drain(t)
	if rows := k.Rows(t, boss.Tenant, first.ID); len(rows) != 2 {
		t.Errorf("rows of the trail: %d", len(rows))
	}
}

func TestExtension_asked_for_and_approved_at_once(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	boss, admin := k.Operator(t).Admin, onTrial(t, k).Admin
	made := make([]scenario.Response, 5)
	var all sync.WaitGroup
	for i := range made {
		all.Go(func() { made[i] = k.Do(t, ask(admin, `{"reason":"x","days":10}`)) })
	}
	all.Wait()
	var first request
	count := 0
	for _, r := range made {
		if r.Status == 201 {
			count++
			r.Into(t, &first)
		}
	}
	if count != 1 {
		t.Fatalf("requests: %d", count)
	}
	for i := range made {
		all.Go(func() { made[i] = k.Do(t, at(extensions.Approve, boss, first.ID, `{}`)) })
	}
	all.Wait()
	k.Run(t, []scenario.Scenario{{
		Name: "the days count once", Request: at(tenants.Get, boss, admin.Tenant.String(), ""), Status: 200, Has: []string{`"expiresAt":"2026-04-11T09:30:00Z"`},
	}})
}
