package customers_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/settings"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/tenant"
)

// review makes the company have a second person look at the fields.
func review(t testing.TB, k *scenario.Kehu, admin *scenario.Caller, fields string) {
	t.Helper()
	k.Do(t, scenario.Request{
		Op: settings.Update, As: admin, Header: map[string]string{"If-Match": "*"}, Body: `{"customerReview":` + fields + `}`,
	}).Want(t, 200)
	k.Clock.Advance(time.Minute) // processes know the settings for half a minute
}

// pending is what the tests read of a customer with a change that waits.
type pending struct {
	Version       int
	Name, Notes   string
	Bank          *struct{ Name, Account string }
	CreditLimit   *struct{ Amount string }
	PendingChange *struct{ ID, By, Reason string }
}

func propose(t testing.TB, k *scenario.Kehu, r scenario.Request) (c pending) {
	t.Helper()
	k.Do(t, r).Want(t, 200).Into(t, &c)
	if c.PendingChange == nil {
		t.Fatalf("nothing waits: %+v", c)
	}
	return c
}

// deciding is a call on a change that waits.
func deciding(o operation.Operation, as *scenario.Caller, id, change, body string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id, "changeId": change}, Body: body}
}

func TestChange_of_a_sensitive_field_waits_for_a_second_person(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, sales, finance := company.Admin, company.User(t, access.Salesperson), company.User(t, access.Finance)
	stranger := k.Company(t).Admin
	c := add(t, k, sales, `{"name":"Hengli","emails":["a@x.example"],"bank":{"name":"ICBC","account":"6222020200112233445"}}`)
	taken := add(t, k, admin, `{"name":"Other","taxNumber":"91350100M000100Y43","taxCountry":"CN"}`)
	review(t, k, admin, `["bank","taxNumber","name","creditLimit"]`)

	const body = `{"name":"Hengli Group","bank":{"account":"6222020200119999999"},"notes":"moved"}`
	try := update(sales, c.ID, 1, body)
	try.Query = "validateOnly=true"
	one := update(sales, c.ID, 1, body)
	one.Query = "reason=a+letter+of+theirs"
	k.Run(t, []scenario.Scenario{
		{Name: "a dry run tells", Request: try, Status: 200, Has: []string{`"pendingChange"`, `"name":"Hengli"`, `"notes":"moved"`}},
		{Name: "what is not sensitive changes at once", Request: one, Status: 200, Writes: 2, Golden: "change-waits.json"},
		{Name: "one waits at a time", Request: update(sales, c.ID, 2, `{"name":"Third"}`), Status: 409, Code: "customer.changePending"},
		{Name: "what does not touch it goes on", Request: update(sales, c.ID, 2, `{"notes":"moved twice","name":"Hengli"}`), Status: 200, Writes: 1, Has: []string{`"version":3`}},
		{Name: "nor is it merged", Request: mergeOf(admin, c.ID, taken.ID, ""), Status: 409, Code: "customer.changePending"},
	})
	var now pending
	k.Do(t, at(customers.Get, finance, c.ID)).Want(t, 200).Into(t, &now)
	change := now.PendingChange.ID
	k.Run(t, []scenario.Scenario{
		{Name: "listed", Request: scenario.Request{Op: customers.Changes, As: finance, Query: "by=others"}, Status: 200, Has: []string{change, `"to":{"name":"Hengli Group"`, `"****9999"`}, Lacks: []string{"6222020200119999999"}},
		{Name: "not among mine", Request: scenario.Request{Op: customers.Changes, As: finance, Query: "by=me"}, Status: 200, Lacks: []string{change}},
		{Name: "not for who may not see the customer", Request: scenario.Request{Op: customers.Changes, As: company.User(t, access.Salesperson)}, Status: 200, Lacks: []string{change}},
		{Name: "not in another company", Request: scenario.Request{Op: customers.Changes, As: stranger}, Status: 200, Lacks: []string{change}},
		{
			Name:    "shown to who looks at it, and logged",
			Request: scenario.Request{Op: customers.Unmask, As: finance, Path: map[string]string{"id": c.ID}, Body: `{"fields":["bank"],"reason":"second look"}`},
			Status:  200, Writes: 1, Has: []string{"6222020200119999999", "/pendingChange/to/bank/account"},
		},
		{
			Name: "offered to who may", Request: at(customers.Get, finance, c.ID), Status: 200,
			Has: []string{`"actions":[{"action":"approve"},{"action":"reject"},`, `{"action":"withdraw","refusal":"customer.changeOfOther","detail":"`},
		},
		{Name: "and in the list", Request: scenario.Request{Op: customers.Changes, As: finance}, Status: 200, Has: []string{`"actions":[{"action":"approve"},{"action":"reject"},`}},
		{Name: "its maker may take it back", Request: at(customers.Get, sales, c.ID), Status: 200, Has: []string{`"actions":[{"action":"withdraw"}]`}},
		{Name: "a salesperson approves nothing", Request: deciding(customers.ApproveChange, sales, c.ID, change, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "another change", Request: deciding(customers.ApproveChange, finance, c.ID, "cpr_x", ""), Status: 404, Code: "customer.changeNotFound"},
		{Name: "another company", Request: deciding(customers.ApproveChange, stranger, c.ID, change, ""), Status: 404, Code: "customer.notFound"},
		{Name: "withdrawn by its maker alone", Request: deciding(customers.WithdrawChange, finance, c.ID, change, ""), Status: 403, Code: "customer.changeOfOther"},
		{Name: "rejected with a reason alone", Request: deciding(customers.RejectChange, finance, c.ID, change, `{"reason":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"}},
		{Name: "approved", Request: deciding(customers.ApproveChange, finance, c.ID, change, ""), Status: 200, Writes: 4, Has: []string{`"name":"Hengli Group"`, `"****9999"`, `"version":4`}, Lacks: []string{"pendingChange"}},
		{Name: "once", Request: deciding(customers.ApproveChange, finance, c.ID, change, ""), Status: 404, Code: "customer.changeNotFound"},
		{Name: "then nothing waits", Request: scenario.Request{Op: customers.Changes, As: finance}, Status: 200, Lacks: []string{change}},
	})

	own := propose(t, k, update(finance, c.ID, 4, `{"taxNumber":"91350100M000100Y43","taxCountry":"CN"}`)).PendingChange.ID
	k.Run(t, []scenario.Scenario{
		{Name: "nobody is offered their own", Request: at(customers.Get, finance, c.ID), Status: 200, Has: []string{`"actions":[{"action":"approve","refusal":"customer.approverIsAuthor","detail":"`}},
		{Name: "nobody approves their own", Request: deciding(customers.ApproveChange, finance, c.ID, own, ""), Status: 403, Code: "customer.approverIsAuthor"},
		{
			Name: "a value that another has", Request: deciding(customers.ApproveChange, admin, c.ID, own, ""),
			Status: 409, Code: "customer.duplicate", Fields: []string{"/taxNumber customer.taxNumberTaken"},
		},
		{Name: "rejected", Request: deciding(customers.RejectChange, admin, c.ID, own, `{"reason":"it is Other's"}`), Status: 200, Writes: 3, Lacks: []string{"pendingChange", "91350100M000100Y43"}},
	})
	mine := propose(t, k, update(sales, c.ID, 6, `{"name":"Fourth"}`)).PendingChange.ID
	k.Do(t, matching(customers.Delete, admin, c.ID, 7, "")).Want(t, 204)
	k.Run(t, []scenario.Scenario{
		{Name: "not of what lies in the recycle bin", Request: scenario.Request{Op: customers.Changes, As: admin}, Status: 200, Lacks: []string{mine}},
	})
	k.Do(t, deciding(customers.ApproveChange, admin, c.ID, mine, "")).Want(t, 404)
	k.Do(t, at(customers.Restore, admin, c.ID)).Want(t, 200)
	if r := k.Do(t, scenario.Request{Op: customers.Changes, As: admin}).Want(t, 200); !strings.Contains(r.Body, mine) {
		t.Errorf("after the recycle bin: %s", r.Body)
	}
	k.Do(t, deciding(customers.WithdrawChange, sales, c.ID, mine, "")).Want(t, 200)

	k.Drain(t)
	r := k.Do(t, at(customers.History, admin, c.ID)).Want(t, 200)
	for _, want := range []string{`"action":"rejected"`, "it is Other's", `"field":"pendingChange"`} {
		if !strings.Contains(r.Body, want) {
			t.Errorf("the history does not tell %s: %s", want, r.Body)
		}
	}
	if strings.Contains(r.Body, "6222020200119999999") {
		t.Errorf("the history tells an account: %s", r.Body)
	}
}

func TestChange_of_what_changed_meanwhile_is_stale(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, finance := company.Admin, company.User(t, access.Finance)
	c := add(t, k, admin, `{"name":"A"}`)
	review(t, k, admin, `["name"]`)
	change := propose(t, k, update(admin, c.ID, 1, `{"name":"B"}`)).PendingChange.ID
	review(t, k, admin, `null`)
	k.Do(t, update(admin, c.ID, 2, `{"name":"C"}`)).Want(t, 200)
	k.Do(t, deciding(customers.ApproveChange, finance, c.ID, change, "")).Want(t, 409).WantProblem(t, "customer.changeStale")
	k.Do(t, deciding(customers.RejectChange, finance, c.ID, change, `{"reason":"late"}`)).Want(t, 200)
}

func TestChange_of_many_waits_like_one(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	a, b := add(t, k, admin, `{"name":"A"}`), add(t, k, admin, `{"name":"B"}`)
	review(t, k, admin, `["creditLimit"]`)
	propose(t, k, update(admin, b.ID, 1, `{"creditLimit":{"amount":"1","currency":"CNY"}}`))
	rows := done(t, k, bulkOf(customers.Bulk, admin, fmt.Sprintf(`{"customers":[%q,%q],"set":{"creditLimit":{"amount":"9","currency":"CNY"}}}`, a.ID, b.ID)))
	if want := []string{a.ID + " done", b.ID + " failed customer.changePending"}; !slices.Equal(rows, want) {
		t.Errorf("rows: %q, want %q", rows, want)
	}
	var now pending
	k.Do(t, at(customers.Get, admin, a.ID)).Want(t, 200).Into(t, &now)
	if now.CreditLimit != nil || now.PendingChange == nil {
		t.Errorf("the limit does not wait: %+v", now)
	}
}

func TestSettings_name_the_sensitive_fields(t *testing.T) {
	t.Parallel()
	field, found := reflect.TypeFor[tenant.Rules]().FieldByName("CustomerReview")
	if got := strings.Split(field.Tag.Get("enum"), ","); !found || !slices.Equal(got, customer.SensitiveNames()) {
		t.Errorf("the settings know %q, want %q", got, customer.SensitiveNames())
	}
}
