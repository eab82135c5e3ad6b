package tenants_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/me"
	"kehu/functions/operations"
	"kehu/functions/settings"
	"kehu/functions/tenants"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/session"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

var _ = flag.Bool("update", false, "write the golden files anew")

const day = 24 * time.Hour

// at is a call of an operation on one company.
func at(o operation.Operation, as *scenario.Caller, id, body string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body}
}

// change is a change of one version of a company.
func change(as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := at(tenants.Update, as, id, body)
	r.Header = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}
	return r
}

func write(as *scenario.Caller) scenario.Request {
	return scenario.Request{Op: customers.Create, As: as, Body: `{"name":"x"}`}
}

// onTrial makes a company whose trial ends in 30 days.
func onTrial(t *testing.T, k *scenario.Kehu) *scenario.Company {
	t.Helper()
	c := k.Company(t)
	k.ChangeTenant(t, c.Admin, func(c *tenant.Tenant) {
		c.Plan, c.Subscription = tenant.PlanTrial, c.Begin(k.Clock.Now(), 30)
		c.Plan = tenant.PlanTrial
	})
	return c
}

func TestLife_of_a_company(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	boss, company := k.Operator(t).Admin, onTrial(t, k)
	id, admin := company.Tenant.String(), company.Admin
	elsewhere := k.Process()
	elsewhere.Do(t, write(admin)).Want(t, 201)
	k.Run(t, []scenario.Scenario{
		{Name: "a reason is needed", Request: at(tenants.Suspend, boss, id, `{"reason":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"}},
		{Name: "suspended", Request: at(tenants.Suspend, boss, id, `{"reason":"no payment"}`), Status: 200, Writes: 1, Has: []string{`"status":"suspended"`, `"reason":"no payment"`}},
		{Name: "again changes nothing", Request: at(tenants.Suspend, boss, id, `{"reason":"no payment"}`), Status: 200},
		{Name: "refuses writes at once here", Request: write(admin), Status: 403, Code: "tenant.suspended"},
		{Name: "but reads stay", Request: scenario.Request{Op: customers.List, As: admin}, Status: 200},
		{Name: "and tells its people", Request: scenario.Request{Op: me.Get, As: admin}, Status: 200, Has: []string{`"status":"suspended"`, `"reason":"no payment"`}},
	})
	k.Clock.Advance(session.MaxAge)
	elsewhere.Do(t, write(admin)).Want(t, 403).WantProblem(t, "tenant.suspended")
	chinese := write(admin)
	chinese.Header = map[string]string{"Accept-Language": "zh-CN"}
	k.Run(t, []scenario.Scenario{
		{Name: "in the language of the caller", Request: chinese, Status: 403, Code: "tenant.suspended", Has: []string{"请联系贵公司管理员"}},
		{Name: "reactivated", Request: at(tenants.Reactivate, boss, id, ""), Status: 200, Writes: 1, Has: []string{`"status":"trial"`}, Lacks: []string{"no payment"}},
		{Name: "reactivated again", Request: at(tenants.Reactivate, boss, id, ""), Status: 200},
		{Name: "works", Request: write(admin), Status: 201, Writes: 3},
	})
	k.Clock.Advance(30 * day)
	k.Run(t, []scenario.Scenario{
		{Name: "its time is over by itself", Request: write(admin), Status: 403, Code: "tenant.expired"},
		{Name: "found so", Request: scenario.Request{Op: tenants.List, As: boss, Query: "status=expired"}, Status: 200, Has: []string{id}},
		{Name: "extended", Request: at(tenants.Extend, boss, id, `{"days":5}`), Status: 200, Writes: 1, Has: []string{`"status":"trial"`, `"expiresAt":"2026-04-06T09:30:30Z"`}},
		{Name: "works again", Request: write(admin), Status: 201, Writes: 3},
		{Name: "closed", Request: at(tenants.Close, boss, id, `{"reason":"bye"}`), Status: 200, Writes: 1, Has: []string{`"status":"closed"`, `"purgeAt":"2026-05-01T09:30:30Z"`}},
		{Name: "closed again", Request: at(tenants.Close, boss, id, `{"reason":"bye"}`), Status: 200},
		{Name: "refuses writes", Request: write(admin), Status: 403, Code: "tenant.closed"},
		{Name: "is not suspended", Request: at(tenants.Suspend, boss, id, `{"reason":"x"}`), Status: 409, Code: "tenant.alreadyClosed"},
		{Name: "nor extended", Request: at(tenants.Extend, boss, id, `{"days":5}`), Status: 409, Code: "tenant.alreadyClosed"},
		{Name: "but comes back", Request: at(tenants.Reactivate, boss, id, ""), Status: 200, Writes: 1, Has: []string{`"status":"trial"`}},
		{Name: "and writes", Request: write(admin), Status: 201, Writes: 3},
		{Name: "its people closed it", Request: scenario.Request{Op: settings.Close, As: admin, Body: `{"confirm":"kehu  TEST"}`}, Status: 200, Writes: 1, Has: []string{`"status":"closed"`}},
	})
	k.Clock.Advance(tenant.ExportWindow)
	k.Run(t, []scenario.Scenario{
		{Name: "gone, nobody gets in", Request: scenario.Request{Op: customers.List, As: admin}, Status: 401, Code: "auth.sessionEnded"},
		{Name: "and nothing brings it back", Request: at(tenants.Reactivate, boss, id, ""), Status: 409, Code: "tenant.alreadyClosed"},
	})
	k.Drain(t)
	if rows := k.Rows(t, company.Tenant, id); len(rows) < 8 || rows[0].Version != int64(len(rows)) {
		t.Errorf("the company's trail does not tell each change: %d rows", len(rows))
	}
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	boss, company := k.Operator(t).Admin, onTrial(t, k)
	id := company.Tenant.String()
	bad := func(name, body string, fields ...string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: change(boss, id, 2, body), Status: 422, Code: "request.invalid", Fields: fields}
	}
	dry := change(boss, id, 2, `{"plan":"team"}`)
	dry.Query = "validateOnly=true"
	k.Run(t, []scenario.Scenario{
		bad("a plan that there is not", `{"plan":"free"}`, "/plan field.enum"),
		bad("no plan", `{"plan":null}`, "/plan field.required"),
		bad("no seats", `{"seats":0}`, "/seats field.tooSmall"),
		bad("too many seats", `{"seats":100001}`, "/seats field.tooLarge"),
		bad("a blank name", `{"name":" "}`, "/name field.blank"),
		bad("a time that is none", `{"expiresAt":"soon"}`, "/expiresAt field.format"),
		bad("the status", `{"status":"active"}`, "/status field.unknown"),
		{Name: "without a version", Request: at(tenants.Update, boss, id, `{"seats":7}`), Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "with another version", Request: change(boss, id, 1, `{"seats":7}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "a look before the leap", Request: dry, Status: 200, Has: []string{`"seats":10`, `"status":"active"`}},
		{
			Name: "another plan brings its seats and its end", Request: change(boss, id, 2, `{"plan":"team"}`), Status: 200, Writes: 2,
			Has: []string{`"plan":"team"`, `"status":"active"`, `"seats":10`, `"seatsUsed":1`}, Lacks: []string{"expiresAt"},
		},
		{Name: "unless they are given", Request: change(boss, id, 3, `{"plan":"business","seats":12,"expiresAt":"2027-01-01T00:00:00Z"}`), Status: 200, Writes: 2, Has: []string{`"seats":12`, `"expiresAt":"2027-01-01T00:00:00Z"`, `"status":"active"`}},
		{Name: "notes and name", Request: change(boss, id, 4, `{"notes":"friends of ours","name":"Northwind"}`), Status: 200, Writes: 1, Has: []string{`"notes":"friends of ours"`, `"name":"Northwind"`}},
		{Name: "nothing", Request: change(boss, id, 5, `{"name":"Northwind"}`), Status: 200, Has: []string{`"version":5`}},
		{Name: "one seat, which is taken", Request: change(boss, id, 5, `{"seats":1}`), Status: 200, Writes: 2, Has: []string{`"seatsUsed":1`}},
	})
	add := scenario.Request{Op: users.Create, As: company.Admin, Body: `{"name":"A","email":"a@x.example","roles":[]}`}
	k.Do(t, add).Want(t, 409).WantProblem(t, "tenant.seatsExceeded")
	t.Run("its people never read the notes", func(t *testing.T) {
		k.Drain(t)
		if r := k.Do(t, scenario.Request{Op: me.Get, As: company.Admin}).Want(t, 200); strings.Contains(r.Body, "friends") {
			t.Errorf("me: %s", r.Body)
		}
		for _, row := range k.Rows(t, company.Tenant, id) {
			if strings.Contains(row.Values, "friends") {
				t.Errorf("trail: %s", row.Values)
			}
		}
	})
}

func TestOwn_company_of_the_operator_is_never_shut_out(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	boss := k.Operator(t).Admin
	id := boss.Tenant.String()
	k.ChangeTenant(t, boss, func(c *tenant.Tenant) { c.Subscription = c.Begin(k.Clock.Now().Add(-31*day), 30) })
	k.Run(t, []scenario.Scenario{
		{Name: "not suspended", Request: at(tenants.Suspend, boss, id, `{"reason":"x"}`), Status: 409, Code: "tenant.operator"},
		{Name: "not closed", Request: at(tenants.Close, boss, id, `{"reason":"x"}`), Status: 409, Code: "tenant.operator"},
		{Name: "not closed by its people", Request: scenario.Request{Op: settings.Close, As: boss, Body: `{"confirm":"Kehu Test"}`}, Status: 409, Code: "tenant.operator"},
		{Name: "writes after its end", Request: write(boss), Status: 201, Writes: 3},
	})
}

func TestClose_by_its_own_people(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	closing := func(name string) scenario.Request {
		return scenario.Request{Op: settings.Close, As: admin, Body: `{"confirm":"` + name + `"}`}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "another name", Request: closing("Kehu"), Status: 422, Code: "request.invalid", Fields: []string{"/confirm settings.nameDiffers"}},
		{Name: "its name", Request: closing("Kehu Test"), Status: 200, Writes: 1, Has: []string{`"status":"closed"`, `"purgeAt":"2026-04-01T09:30:00Z"`}},
		{Name: "again", Request: closing("Kehu Test"), Status: 200},
	})
}

func TestList(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	boss := k.Operator(t).Admin
	codes := []string{"", "SH0102", "SH0101", "WA0101", "SH0101"}
	ids := make([]string, len(codes))
	for i, code := range codes {
		c := onTrial(t, k)
		ids[i] = c.Tenant.String()
		k.ChangeTenant(t, c.Admin, func(c *tenant.Tenant) { c.Name, c.ReferralCode = fmt.Sprintf("Firm %d", i), code })
		if err := tenant.Touch(t.Context(), k.Main, c.Tenant, k.Clock.Now()); err != nil {
			t.Fatal(err)
		}
	}
	type found struct {
		Items []struct {
			ID, ReferralCode, LastActivityAt string
			SeatsUsed                        int
		}
		NextCursor string
	}
	pages := func(t *testing.T, o operation.Operation, query string) (all found) {
		t.Helper()
		for cursor := ""; ; {
			var page found
			k.Do(t, scenario.Request{Op: o, As: boss, Query: query + "&limit=2" + cursor}).Want(t, 200).Into(t, &page)
			all.Items = append(all.Items, page.Items...)
			if page.NextCursor == "" {
				return all
			}
			cursor = "&cursor=" + page.NextCursor
		}
	}
	t.Run("newest first, the operator's own last", func(t *testing.T) {
		all := pages(t, tenants.List, "")
		if len(all.Items) != 6 || all.Items[0].ID != ids[4] || all.Items[5].ID != boss.Tenant.String() {
			t.Fatalf("%+v", all)
		}
		if first := all.Items[0]; first.SeatsUsed != 1 || first.LastActivityAt != "2026-03-02T09:30:00Z" {
			t.Errorf("%+v", first)
		}
	})
	t.Run("by name, plan and state", func(t *testing.T) {
		if all := pages(t, tenants.List, "q=firm+3&plan=trial&status=trial"); len(all.Items) != 1 || all.Items[0].ID != ids[3] {
			t.Errorf("%+v", all)
		}
		if all := pages(t, tenants.List, "q=firm+3&plan=team"); len(all.Items) != 0 {
			t.Errorf("%+v", all)
		}
	})
	t.Run("by referral code", func(t *testing.T) {
		var got []string
		for _, c := range pages(t, tenants.Referrals, "").Items {
			got = append(got, c.ReferralCode+" "+c.ID)
		}
		want := []string{"SH0101 " + ids[2], "SH0101 " + ids[4], "SH0102 " + ids[1], "WA0101 " + ids[3]}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got %q, want %q", got, want)
		}
		if all := pages(t, tenants.Referrals, "code=SH0101"); len(all.Items) != 2 {
			t.Errorf("of one salesperson: %+v", all)
		}
	})
	k.Run(t, []scenario.Scenario{
		{Name: "a code that is none", Request: scenario.Request{Op: tenants.Referrals, As: boss, Query: "code=sh"}, Status: 422, Code: "request.invalid", Fields: []string{"query:code field.pattern"}},
		{Name: "a cursor of something else", Request: scenario.Request{Op: tenants.List, As: boss, Query: "cursor=x"}, Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
		{Name: "no company", Request: at(tenants.Get, boss, "tnt_00000000000000000000000000", ""), Status: 404, Code: "tenant.notFound"},
		{Name: "an unknown one", Request: at(tenants.Get, boss, scenario.Unknown(tenant.Kind), ""), Status: 404, Code: "tenant.notFound"},
		{Name: "one", Request: at(tenants.Get, boss, ids[1], ""), Status: 200, Golden: "get.json"},
	})
}

// TestPlatform_administrators_never_see_data: whatever a platform administrator asks for, nothing answers with what people of a
// company keep in it, or who they are.
func TestPlatform_administrators_never_see_data(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	boss := k.Operator(t).Admin
	var c struct{ ID string }
	k.Do(t, scenario.Request{Op: customers.Create, As: company.Admin, Body: `{"name":"zanzibar spices","emails":["zanzibar@x.example"]}`}).Want(t, 201).Into(t, &c)
	k.ChangeTenant(t, company.Admin, func(c *tenant.Tenant) { c.ReferralCode = "SH0101" })
	k.Drain(t)
	k.ChangeUser(t, company.Admin, func(u *user.User) { u.Name = "Zanzibar Jones" })
	inner := []string{"zanzibar", "Zanzibar", c.ID, company.Admin.User}
	for _, o := range operations.All() {
		if o.Source != operation.HTTP || o.Method() != "GET" && o.Need.IsPublic() {
			continue
		}
		for _, id := range []string{company.Tenant.String(), c.ID, company.Admin.User} {
			// A session of its own for each call: some of them end theirs.
			r := scenario.Request{Op: o, As: k.Session(boss.Tenant, boss.User), Path: map[string]string{"id": id, "kind": "industry", "code": "x"}, Header: map[string]string{}}
			if o.Method() == "PATCH" || o.Method() == "DELETE" {
				r.Header["If-Match"] = "*"
			}
			if o.Method() != "GET" {
				r.Body = `{}`
			}
			answer := k.Do(t, r)
			for _, text := range inner {
				if strings.Contains(strings.ReplaceAll(answer.Body, id, ""), text) { // the path is repeated in a problem
					t.Errorf("%s on %s tells of %q: %s", o.Name, id, text, answer.Body)
				}
			}
			if answer.Status >= 500 {
				t.Errorf("%s: %d %s", o.Name, answer.Status, answer.Body)
			}
		}
	}
	var list struct{ Items []struct{ ID string } }
	k.Do(t, scenario.Request{Op: customers.List, As: boss}).Want(t, 200).Into(t, &list)
	if len(list.Items) != 0 {
		t.Errorf("customers of others: %+v", list)
	}
}

func TestPlatform_administrators_are_the_operators_administrators(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	list := func(as *scenario.Caller) scenario.Request { return scenario.Request{Op: tenants.List, As: as} }
	k.Do(t, list(company.Admin)).Want(t, 403).WantProblem(t, "auth.forbidden") // there is no operator
	operator := k.Operator(t)
	k.Do(t, list(company.Admin)).Want(t, 403).WantProblem(t, "auth.forbidden")
	for _, role := range access.Roles() {
		want := 403
		if role == access.Administrator {
			want = 200
		}
		k.Do(t, list(operator.User(t, role))).Want(t, want)
	}
	for _, o := range operations.All() {
		if permission, _ := o.Need.Permission(); permission.Operating() {
			k.Do(t, at(o, company.Admin, "x", `{}`)).Want(t, 403).WantProblem(t, "auth.forbidden")
			if r := k.Do(t, at(o, operator.Admin, "x", `{}`)); r.Status == 403 {
				t.Errorf("%s is refused to a platform administrator: %s", o.Name, r.Body)
			}
		}
	}
	for as, want := range map[*scenario.Caller]bool{operator.Admin: true, company.Admin: false} {
		if r := k.Do(t, scenario.Request{Op: me.Get, As: as}).Want(t, 200); strings.Contains(r.Body, `"tenant.suspend"`) != want {
			t.Errorf("permissions of me: %s", r.Body)
		}
	}
}
