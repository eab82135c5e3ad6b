package notifications_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/departments"
	"kehu/functions/notificationrules"
	"kehu/functions/notifications"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/user"
)

// told is what the tests read of a notification.
type told struct{ ID, Event, Record, Text, Label, ReadAt string }

type made struct {
	ID      string
	Version int
}

// at is a call of an operation on one version of a record; 0 is none.
func at(o operation.Operation, as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body}
	if version > 0 {
		r.Header = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}
	}
	return r
}

func rule(t *testing.T, k *scenario.Kehu, as *scenario.Caller, event, to, channels string) {
	t.Helper()
	body := fmt.Sprintf(`{"name":"Rule","event":%q,"to":%s,"channels":[%s]}`, event, to, channels)
	k.Do(t, scenario.Request{Op: notificationrules.Create, As: as, Body: body}).Want(t, 201)
}

func customer(t *testing.T, k *scenario.Kehu, as *scenario.Caller, body string) made {
	t.Helper()
	var c made
	k.Do(t, scenario.Request{Op: customers.Create, As: as, Body: body}).Want(t, 201).Into(t, &c)
	return c
}

func inbox(t *testing.T, k *scenario.Kehu, as *scenario.Caller) []told {
	t.Helper()
	var list struct{ Items []told }
	k.Do(t, scenario.Request{Op: notifications.List, As: as}).Want(t, 200).Into(t, &list)
	return list.Items
}

func count(t *testing.T, k *scenario.Kehu, as *scenario.Caller) int {
	t.Helper()
	var unread struct{ Count int }
	k.Do(t, scenario.Request{Op: notifications.Unread, As: as}).Want(t, 200).Into(t, &unread)
	return unread.Count
}

func TestDeliver_tells_whom_a_rule_names_and_who_may_see_it(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		to   string // %s are the manager, the other manager, the department
		want string // who is told, of: manager, other, viewer, seller
	}{
		"the owner who did it is not told":      {`{"owner":true}`, ""},
		"a user who may see it":                 {`{"users":["MANAGER"]}`, "manager"},
		"a user who may not see it is not told": {`{"users":["OTHER"]}`, ""},
		"who has a role":                        {`{"roles":["viewer","auditor"]}`, "viewer"},
		"everybody of a role who may see it":    {`{"roles":["salesManager"]}`, "manager"},
		"everybody of a department":             {`{"departments":["DEPARTMENT"]}`, "viewer"},
		"each once":                             {`{"departments":["DEPARTMENT"],"roles":["viewer"],"users":["MANAGER"]}`, "manager viewer"},
		"nobody approves customers":             {`{"approvers":true}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := scenario.New(t)
			company := k.Company(t)
			people := map[string]*scenario.Caller{
				"manager": company.User(t, access.SalesManager), "other": company.User(t, access.SalesManager),
				"viewer": company.User(t, access.Viewer), "seller": company.User(t, access.Salesperson), "gone": company.User(t, access.Viewer),
			}
			office := arrange(t, k, company, people)
			to := strings.NewReplacer("MANAGER", people["manager"].User, "OTHER", people["other"].User, "DEPARTMENT", office).Replace(c.to)
			rule(t, k, company.Admin, "customer.created", to, "")
			rule(t, k, k.Company(t).Admin, "customer.created", `{"users":["`+people["seller"].User+`"]}`, "") // of another company
			made := customer(t, k, people["seller"], `{"name":"Alfreds"}`)
			k.Drain(t)
			k.Replay(t)
			k.ChangeUser(t, people["gone"], func(u *user.User) { u.Status = user.Active }) // to look what there is
			k.Deps.Sessions.ForgetCompany(company.Tenant)
			for _, who := range []string{"manager", "other", "viewer", "seller", "gone"} {
				want, found := 0, inbox(t, k, people[who])
				if strings.Contains(c.want, who) {
					want = 1
				}
				if len(found) != want || count(t, k, people[who]) != want {
					t.Errorf("%s is told %+v, want %d", who, found, want)
				}
				if len(found) == 1 && (found[0].Record != made.ID || found[0].Text != "Customer C000001 Alfreds was added.") {
					t.Errorf("%s is told %+v", who, found[0])
				}
			}
		})
	}
}

// arrange puts the seller below the manager, the viewer into a department, and suspends who is gone.
func arrange(t *testing.T, k *scenario.Kehu, company *scenario.Company, people map[string]*scenario.Caller) (office string) {
	t.Helper()
	var d made
	k.Do(t, scenario.Request{Op: departments.Create, As: company.Admin, Body: `{"number":"1","shortName":"x","fullName":"x"}`}).Want(t, 201).Into(t, &d)
	update(t, k, company.Admin, people["seller"].User, fmt.Sprintf(`{"managerId":%q}`, people["manager"].User))
	update(t, k, company.Admin, people["viewer"].User, fmt.Sprintf(`{"departmentId":%q}`, d.ID))
	k.ChangeUser(t, people["gone"], func(u *user.User) { u.Status = user.Suspended })
	return d.ID
}

func TestDeliver_of_another_owner(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	seller := company.User(t, access.Salesperson)
	rule(t, k, company.Admin, "customer.handed", `{"owner":true}`, `"inApp","mail"`)
	k.ChangeUser(t, seller, func(u *user.User) { u.Locale, u.Email = "zh-CN", "li@kehu.example" })
	c := customer(t, k, company.Admin, `{"name":"Alfreds"}`)
	k.Do(t, at(customers.Update, company.Admin, c.ID, 1, `{"notes":"x"}`)).Want(t, 200)
	k.Drain(t)
	if n := count(t, k, seller); n != 0 {
		t.Errorf("told before: %d", n)
	}
	k.Do(t, at(customers.Update, company.Admin, c.ID, 2, fmt.Sprintf(`{"owner":%q}`, seller.User))).Want(t, 200)
	k.Drain(t)
	k.Replay(t)
	if found := inbox(t, k, seller); len(found) != 1 || found[0].Event != "customer.handed" {
		t.Errorf("told: %+v", found)
	}
	mails := k.Outbox.Mails()
	if len(mails) != 1 || mails[0].To != "li@kehu.example" || mails[0].Subject != "客户 C000001 Alfreds 已更换负责人。" || !strings.Contains(mails[0].Text, "Rule") {
		t.Errorf("mails: %+v", mails)
	}
	// What may not be seen any more is not shown any more.
	k.Do(t, at(customers.Update, company.Admin, c.ID, 3, fmt.Sprintf(`{"owner":%q}`, company.Admin.User))).Want(t, 200)
	if found := inbox(t, k, seller); len(found) != 1 || found[0].Label != "" || strings.Contains(found[0].Text, "Alfreds") {
		t.Errorf("shown of what is out of reach: %+v", found)
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	viewer, other := company.User(t, access.Viewer), company.User(t, access.Viewer)
	rule(t, k, company.Admin, "customer.created", fmt.Sprintf(`{"users":[%q]}`, viewer.User), "")
	for i := range 3 {
		customer(t, k, company.Admin, fmt.Sprintf(`{"name":"c%d"}`, i))
		k.Clock.Advance(time.Second)
	}
	k.Drain(t)
	found := inbox(t, k, viewer)
	if len(found) != 3 || !strings.Contains(found[0].Text, "c2") {
		t.Fatalf("told: %+v, want three, the newest first", found)
	}
	list := func(query string) scenario.Request {
		return scenario.Request{Op: notifications.List, As: viewer, Query: query}
	}
	one := at(notifications.Read, viewer, found[1].ID, 0, "")
	k.Run(t, []scenario.Scenario{
		{Name: "is not another's to mark", Request: at(notifications.Read, other, found[1].ID, 0, ""), Status: 404, Code: "notification.notFound"},
		{Name: "is not another company's", Request: at(notifications.Read, k.Company(t).Admin, found[1].ID, 0, ""), Status: 404, Code: "notification.notFound"},
		{Name: "knows no other", Request: at(notifications.Read, viewer, "x", 0, ""), Status: 404, Code: "notification.notFound"},
		{Name: "is marked", Request: one, Status: 200, Writes: 1, Has: []string{`"readAt"`}},
		{Name: "is marked once", Request: one, Status: 200, Has: []string{`"readAt"`}},
		{Name: "two are left", Request: scenario.Request{Op: notifications.Unread, As: viewer}, Status: 200, Has: []string{`"count":2,"more":false`}},
		{Name: "which are shown", Request: list("unread=true"), Status: 200, Has: []string{found[0].ID, found[2].ID}, Lacks: []string{found[1].ID}},
		{Name: "in Chinese", Request: chinese(list("limit=1")), Status: 200, Has: []string{"已新增客户"}},
		{Name: "page by page", Request: list("limit=2"), Status: 200, Has: []string{"nextCursor"}},
		{Name: "by no other cursor", Request: list("cursor=x"), Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
		{Name: "are marked together", Request: scenario.Request{Op: notifications.ReadAll, As: viewer}, Status: 200, Writes: 2, Has: []string{`"read":2`}},
		{Name: "and none is left", Request: scenario.Request{Op: notifications.Unread, As: viewer}, Status: 200, Has: []string{`"count":0`}},
		{Name: "nor is there anything to mark", Request: scenario.Request{Op: notifications.ReadAll, As: viewer}, Status: 200, Has: []string{`"read":0`}},
		{Name: "but all are there", Request: list(""), Status: 200, Has: []string{found[0].ID, found[1].ID, found[2].ID}},
	})
	k.Replay(t)
	if n := count(t, k, viewer); n != 0 {
		t.Errorf("unread after the events came once more: %d", n)
	}
}

func chinese(r scenario.Request) scenario.Request {
	r.Header = map[string]string{"Accept-Language": "zh-CN"}
	return r
}
