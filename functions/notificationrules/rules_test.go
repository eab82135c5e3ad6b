package notificationrules_test

import (
	"fmt"
	"testing"

	"kehu/functions/notificationrules"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/counter"
	"kehu/shared/notification"
	"kehu/shared/operation"
	"kehu/shared/table"
)

func at(o operation.Operation, as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body}
	if version > 0 {
		r.Header = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}
	}
	return r
}

func TestRules(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, manager, stranger := company.Admin, company.User(t, access.SalesManager), k.Company(t).Admin
	create := func(as *scenario.Caller, body string) scenario.Request {
		return scenario.Request{Op: notificationrules.Create, As: as, Body: body}
	}
	var r struct{ ID string }
	const body = `{"name":" New customers ","event":"customer.created","to":{"roles":["salesManager","salesManager"],"owner":true}}`
	k.Do(t, create(admin, body)).Want(t, 201).Into(t, &r)
	dry := create(admin, body)
	dry.Query = "validateOnly=true"
	keyed := create(admin, body)
	keyed.Header = map[string]string{"Idempotency-Key": "one"}
	list := scenario.Request{Op: notificationrules.List, As: admin}
	k.Run(t, []scenario.Scenario{
		{Name: "is added", Request: create(admin, body), Status: 201, Writes: 2, Has: []string{`"name":"New customers"`, `"to":{"roles":["salesManager"],"owner":true}`, `"channels":["inApp"]`}},
		{Name: "is added once for one key", Request: keyed, Status: 201, Writes: 3},
		{Name: "answers the key again", Request: keyed, Status: 201},
		{Name: "writes nothing in a dry run", Request: dry, Status: 200, Has: []string{`"event":"customer.created"`}},
		{Name: "names somebody", Request: create(admin, `{"name":"x","event":"customer.created","to":{}}`), Status: 422, Code: "request.invalid", Fields: []string{"/to notificationRule.nobody"}},
		{
			Name: "names what can be", Request: create(admin, `{"name":"x","event":"customer.created","to":{"users":["x"],"departments":["x"],"roles":["boss"]}}`), Status: 422, Code: "request.invalid",
			Fields: []string{"/to/departments/0 department.unknown", "/to/roles/0 user.roleUnknown", "/to/users/0 notificationRule.userUnknown"},
		},
		{Name: "knows no other event", Request: create(admin, `{"name":"x","event":"sun.rises","to":{"owner":true}}`), Status: 422, Code: "request.invalid", Fields: []string{"/event field.enum"}},
		{Name: "asks for the permission", Request: create(manager, body), Status: 403, Code: "auth.forbidden"},
		{Name: "is answered", Request: at(notificationrules.Get, admin, r.ID, 0, ""), Status: 200, Has: []string{r.ID}},
		{Name: "is known to no other company", Request: at(notificationrules.Get, stranger, r.ID, 0, ""), Status: 404, Code: "notificationRule.notFound"},
		{Name: "needs a version", Request: at(notificationrules.Update, admin, r.ID, 0, `{"disabled":true}`), Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "needs the version of now", Request: at(notificationrules.Update, admin, r.ID, 2, `{"disabled":true}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "rests", Request: at(notificationrules.Update, admin, r.ID, 1, `{"disabled":true,"to":{"owner":null}}`), Status: 200, Writes: 1, Has: []string{`"disabled":true`, `"to":{"roles":["salesManager"]}`}},
		{Name: "makes no version of nothing", Request: at(notificationrules.Update, admin, r.ID, 2, `{"disabled":true}`), Status: 200, Has: []string{`"version":2`}},
		{Name: "is in the list", Request: list, Status: 200, Has: []string{r.ID, `"disabled":true`}},
		{Name: "is not deleted by everybody", Request: at(notificationrules.Delete, manager, r.ID, 2, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "is deleted", Request: at(notificationrules.Delete, admin, r.ID, 2, ""), Status: 204, Writes: 2},
		{Name: "is gone", Request: at(notificationrules.Get, admin, r.ID, 0, ""), Status: 404, Code: "notificationRule.notFound"},
		{Name: "is in no list", Request: list, Status: 200, Lacks: []string{r.ID}},
	})
	full := counter.Of(admin.Tenant, notification.RuleKind.Key).Up()
	full.Add["n"] = notification.MaxRules
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{full}}); err != nil {
		t.Fatal(err)
	}
	k.Do(t, create(admin, body)).Want(t, 409).WantProblem(t, "notificationRule.tooMany")
}
