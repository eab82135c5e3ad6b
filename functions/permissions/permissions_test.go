package permissions_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/permissions"
	"kehu/functions/products"
	"kehu/functions/roles"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/session"
	"kehu/shared/user"
)

var _ = flag.Bool("update", false, "write the golden files anew")

func ask(o operation.Operation, as *scenario.Caller, query ...string) scenario.Request {
	return scenario.Request{Op: o, As: as, Query: scenario.Params(query...)}
}

func copied(as *scenario.Caller, from, to, mode string) scenario.Request {
	return scenario.Request{Op: permissions.Copy, As: as, Body: fmt.Sprintf(`{"from":%q,"to":%q,"mode":%q}`, from, to, mode)}
}

// give grants a role for so long; no time is no end.
func give(t testing.TB, k *scenario.Kehu, as, to *scenario.Caller, role string, life time.Duration) {
	t.Helper()
	body := fmt.Sprintf(`{"role":%q}`, role)
	if life != 0 {
		body = fmt.Sprintf(`{"role":%q,"expiresAt":%q}`, role, k.Clock.Now().Add(life).Format(time.RFC3339))
	}
	k.Do(t, scenario.Request{Op: users.Grant, As: as, Path: map[string]string{"id": to.User}, Body: body}).Want(t, 200)
}

// ofCustomer makes a customer of the owner.
func ofCustomer(t testing.TB, k *scenario.Kehu, as, owner *scenario.Caller) string {
	t.Helper()
	var c struct{ ID string }
	k.Do(t, scenario.Request{Op: customers.Create, As: as, Body: `{"name":"x","owner":"` + owner.User + `"}`}).Want(t, 201).Into(t, &c)
	return c.ID
}

func TestList(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, u := company.Admin, company.User(t, access.Salesperson)
	give(t, k, admin, u, "finance", time.Hour)
	k.ChangeUser(t, u, func(u *user.User) { u.Name = "=Ada" })
	sheet := ask(permissions.List, admin, "user", u.User)
	sheet.Header = map[string]string{"Accept": "text/csv", "Accept-Language": "zh-CN"}
	k.Run(t, []scenario.Scenario{
		{Name: "of a user", Request: ask(permissions.List, company.User(t, access.Auditor), "user", u.User), Status: 200, Has: []string{`"permission":"customer.update","scope":"all","origins":[{"role":"salesperson"`, `"scope":"own"`, `"expiresAt":"2026-03-02T10:30:00Z"`, `"permission":"customer.show","field":"phone"`}},
		{Name: "of a role", Request: ask(permissions.List, admin, "role", "viewer"), Status: 200, Has: []string{`"permission":"customer.read","scope":"all"`}},
		{Name: "of nobody", Request: ask(permissions.List, admin), Status: 422, Code: "request.invalid", Fields: []string{"query:user permission.userOrRole"}},
		{Name: "of both", Request: ask(permissions.List, admin, "user", u.User, "role", "viewer"), Status: 422, Code: "request.invalid", Fields: []string{"query:user permission.userOrRole"}},
		{Name: "of an unknown user", Request: ask(permissions.List, admin, "user", scenario.Unknown(user.Kind)), Status: 404, Code: "user.notFound"},
		{Name: "of garbage", Request: ask(permissions.List, admin, "user", "x"), Status: 404, Code: "user.notFound"},
		{Name: "of an unknown role", Request: ask(permissions.List, admin, "role", "owner"), Status: 404, Code: "role.notFound"},
		{Name: "from another company", Request: ask(permissions.List, k.Company(t).Admin, "user", u.User), Status: 404, Code: "user.notFound"},
		{Name: "without the right to", Request: ask(permissions.List, u, "user", u.User), Status: 403, Code: "auth.forbidden"},
		{Name: "in no such form", Request: ask(permissions.List, admin, "user", u.User, "format", "pdf"), Status: 422, Code: "request.invalid", Fields: []string{"query:format field.enum"}},
		{Name: "as a table", Request: sheet, Status: 200, Has: []string{"\ufeff用户或角色,权限,", "'=Ada,customer.update,,all,salesperson,业务员,own,", ",finance,财务,all,,2026-03-02T10:30:00Z,"}},
	})
	// What the overview says is what the user is told, also when the grant is over.
	for range 2 {
		var overview struct {
			Items []struct{ Permission, Field, Scope string }
		}
		k.Do(t, ask(permissions.List, admin, "user", u.User)).Want(t, 200).Into(t, &overview)
		for _, e := range overview.Items {
			p := access.Permission{Object: "customer", Action: access.Update}
			if e.Permission == p.String() && (e.Scope == "own") != k.Clock.Now().After(scenario.Begin) {
				t.Errorf("%s holds on %s", e.Permission, e.Scope)
			}
		}
		k.Clock.Advance(time.Hour)
	}
}

func TestHolders_and_explain(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	boss, ada, bob := company.User(t, access.SalesManager), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	k.Do(t, scenario.Request{Op: users.Update, As: admin, Path: map[string]string{"id": ada.User}, Header: map[string]string{"If-Match": `"1"`}, Body: `{"managerId":"` + boss.User + `"}`}).Want(t, 200)
	record := ofCustomer(t, k, admin, ada)
	gone := company.User(t, access.Viewer)
	k.ChangeUser(t, gone, func(u *user.User) { u.Status = user.Suspended })
	give(t, k, admin, bob, "viewer", time.Hour)
	who := func(query ...string) []string {
		t.Helper()
		var all []string
		for cursor := ""; ; {
			var page struct {
				Items      []struct{ ID string }
				NextCursor string
			}
			k.Do(t, ask(permissions.Holders, admin, append(query, "limit", "2", "cursor", cursor)...)).Want(t, 200).Into(t, &page)
			for _, h := range page.Items {
				all = append(all, h.ID)
			}
			if cursor = page.NextCursor; cursor == "" {
				return all
			}
		}
	}
	for query, want := range map[string][]string{
		"update":           {bob.User, ada.User, boss.User, admin.User},
		"update " + record: {ada.User, boss.User, admin.User},
		"read " + record:   {bob.User, ada.User, boss.User, admin.User},
		"unmask":           {boss.User, admin.User},
	} {
		action, id, _ := strings.Cut(query, " ")
		if got := who("object", "customer", "action", action, "record", id); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", query, got, want)
		}
	}
	sold := ofOrder(t, k, admin, ada, record)
	if got, want := who("object", "order", "action", "update", "record", sold), []string{ada.User, boss.User, admin.User}; !slices.Equal(got, want) {
		t.Errorf("who may update the order: got %v, want %v", got, want)
	}
	why := func(u *scenario.Caller, permission, record string) scenario.Request {
		return ask(permissions.Explain, admin, "user", u.User, "permission", permission, "record", record)
	}
	chinese := why(bob, "customer.update", record)
	chinese.Header = map[string]string{"Accept-Language": "zh-CN"}
	k.Run(t, []scenario.Scenario{
		{Name: "one's own", Request: why(ada, "customer.update", record), Status: 200, Has: []string{`"allowed":true`, "this one belongs to the user"}},
		{Name: "below", Request: why(boss, "customer.update", record), Status: 200, Has: []string{`"allowed":true`, "stands below the user"}},
		{Name: "all", Request: why(admin, "customer.update", record), Status: 200, Has: []string{`"allowed":true`, "allows it on all records"}},
		{Name: "somebody else's", Request: why(bob, "customer.update", record), Status: 200, Golden: "explain.json"},
		{Name: "in Chinese", Request: chinese, Status: 200, Has: []string{"只允许对本人的记录"}},
		{Name: "any", Request: why(bob, "customer.update", ""), Status: 200, Has: []string{`"allowed":true`, "on one's own records."}},
		{Name: "by no role", Request: why(ada, "user.update", ""), Status: 200, Has: []string{`"allowed":false`, "These do: Administrator."}},
		{Name: "not signed in", Request: why(gone, "customer.read", record), Status: 200, Has: []string{`"allowed":false`, "not active"}},
		{Name: "no permission", Request: why(ada, "customer.fly", ""), Status: 422, Code: "request.invalid", Fields: []string{"query:permission permission.unknown"}},
		{Name: "one's own order", Request: why(ada, "order.update", sold), Status: 200, Has: []string{`"allowed":true`, "this one belongs to the user"}},
		{Name: "somebody else's order", Request: why(bob, "order.update", sold), Status: 200, Has: []string{`"allowed":false`}},
		{Name: "an order that there is not", Request: why(bob, "order.update", scenario.Unknown(order.Kind)), Status: 404, Code: "order.notFound"},
		{Name: "an order in place of a customer", Request: why(bob, "customer.update", sold), Status: 422, Code: "request.invalid", Fields: []string{"query:record permission.recordUnknown"}},
		{Name: "no customer", Request: why(ada, "customer.read", "x"), Status: 422, Code: "request.invalid", Fields: []string{"query:record permission.recordUnknown"}},
		{Name: "no record of that", Request: why(ada, "user.read", record), Status: 422, Code: "request.invalid", Fields: []string{"query:record permission.recordUnknown"}},
		{Name: "an unknown customer", Request: why(ada, "customer.read", scenario.Unknown(customer.Kind)), Status: 404, Code: "customer.notFound"},
		{Name: "an unknown user", Request: ask(permissions.Explain, admin, "user", "x", "permission", "customer.read"), Status: 404, Code: "user.notFound"},
		{Name: "without the right to", Request: ask(permissions.Explain, boss, "user", ada.User, "permission", "customer.read"), Status: 403, Code: "auth.forbidden"},
		{Name: "holders of what is none", Request: ask(permissions.Holders, admin, "object", "x", "action", "read"), Status: 422, Code: "request.invalid", Fields: []string{"query:action permission.unknown"}},
		{Name: "holders without the right to", Request: ask(permissions.Holders, boss, "object", "customer", "action", "read"), Status: 403, Code: "auth.forbidden"},
		{Name: "holders as a table", Request: ask(permissions.Holders, admin, "object", "customer", "action", "unmask", "format", "csv"), Status: 200, Has: []string{"\ufeffUser,Name,Scope,", boss.User + ",Ada Berg,subtree,salesManager,Sales manager,subtree,"}},
	})
	k.Clock.Advance(time.Hour)
	k.Do(t, why(bob, "customer.read", record)).Want(t, 200)
	if got := k.Do(t, why(bob, "customer.read", record)).Want(t, 200); !strings.Contains(got.Body, "was granted until 2026-03-02T10:30:00Z only") || !strings.Contains(got.Body, `"allowed":false`) {
		t.Errorf("after the grant: %s", got.Body)
	}
}

func TestCopy(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, from, to := company.Admin, company.User(t, access.Finance), company.User(t, access.Viewer)
	give(t, k, admin, from, "auditor", time.Hour)
	dry := copied(admin, from.User, to.User, "replace")
	dry.Query = "validateOnly=true"
	stranger := k.Company(t)
	manager := company.User(t, access.SalesManager)
	var own struct{ ID string }
	k.Do(t, scenario.Request{Op: roles.Create, As: admin, Body: `{"name":"Own","rules":[{"object":"role","actions":["read"]}]}`}).Want(t, 201).Into(t, &own)
	k.Run(t, []scenario.Scenario{
		{Name: "a look before the leap tells the difference", Request: dry, Status: 200, Has: []string{`"added":["finance","auditor"],"removed":["viewer"],"kept":[]`, `"customer.unmask:all"`, `"customer.show:phone"`}},
		{Name: "from a user, besides", Request: copied(admin, from.User, to.User, "merge"), Status: 200, Writes: 1, Has: []string{`"added":["finance","auditor"],"removed":[],"kept":["viewer"]`}},
		{Name: "once", Request: copied(admin, from.User, to.User, "merge"), Status: 200, Has: []string{`"version":2`}},
		{Name: "from a user, instead", Request: copied(admin, from.User, to.User, "replace"), Status: 200, Writes: 1, Has: []string{`"removed":["viewer"]`}},
		{Name: "a role to a user", Request: copied(admin, own.ID, to.User, "merge"), Status: 200, Writes: 2, Has: []string{`"added":["` + own.ID + `"]`}},
		{Name: "a user to a role", Request: copied(admin, from.User, own.ID, "merge"), Status: 200, Writes: 2, Has: []string{`"customer.read:all"`, `"kept":["role.read:all"]`}},
		{Name: "a role to a role", Request: copied(admin, "viewer", own.ID, "replace"), Status: 200, Writes: 2},
		{Name: "a role to itself", Request: copied(admin, own.ID, own.ID, "merge"), Status: 200, Has: []string{`"version":3`}},
		{Name: "to the administrator", Request: copied(admin, "viewer", "administrator", "merge"), Status: 409, Code: "role.administratorFixed"},
		{Name: "to oneself", Request: copied(admin, from.User, admin.User, "replace"), Status: 403, Code: "user.selfChange", Fields: []string{"/to field.invalid"}},
		{Name: "from another company", Request: copied(admin, stranger.Admin.User, to.User, "merge"), Status: 422, Code: "request.invalid", Fields: []string{"/from permission.sourceUnknown"}},
		{Name: "to another company", Request: copied(stranger.Admin, "viewer", to.User, "merge"), Status: 422, Code: "request.invalid", Fields: []string{"/to permission.targetUnknown"}},
		{Name: "a role of another company", Request: copied(stranger.Admin, own.ID, stranger.User(t).User, "merge"), Status: 422, Code: "request.invalid", Fields: []string{"/from permission.sourceUnknown"}},
		{Name: "to a role of another company", Request: copied(stranger.Admin, "viewer", own.ID, "merge"), Status: 422, Code: "request.invalid", Fields: []string{"/to permission.targetUnknown"}},
		{Name: "in no such way", Request: copied(admin, "viewer", own.ID, "swap"), Status: 422, Code: "request.invalid", Fields: []string{"/mode field.enum"}},
		{Name: "without the right to", Request: copied(manager, "viewer", to.User, "merge"), Status: 403, Code: "auth.forbidden"},
	})
	t.Run("counts, for as long as what it is a copy of", func(t *testing.T) {
		look := scenario.Request{Op: users.List, As: to}
		k.Clock.Advance(session.MaxAge)
		k.Do(t, look).Want(t, 200)
		k.Clock.Advance(time.Hour)
		k.Do(t, look).Want(t, 403)
	})
	t.Run("is in the trail", func(t *testing.T) {
		k.Drain(t)
		for entity, want := range map[string]string{to.User: from.User, own.ID: "viewer"} {
			if rows := fmt.Sprint(k.Rows(t, company.Tenant, entity)); !strings.Contains(rows, "copiedFrom") || !strings.Contains(rows, want) {
				t.Errorf("the trail of %s: %s", entity, rows)
			}
		}
	})
	t.Run("of more than one has is refused", func(t *testing.T) {
		d := `{"rules":[{"object":"permission","actions":["read","update"]},{"object":"user","actions":["read"]}]}`
		k.Do(t, scenario.Request{Op: roles.Update, As: admin, Path: map[string]string{"id": "viewer"}, Header: map[string]string{"If-Match": `"0"`}, Body: d}).Want(t, 200)
		u, other := company.User(t, access.Viewer), company.User(t)
		k.Run(t, []scenario.Scenario{
			{Name: "to a user", Request: copied(u, "finance", other.User, "merge"), Status: 403, Code: "user.roleExceeds", Fields: []string{"/from field.invalid"}},
			{Name: "to a role", Request: copied(u, "finance", own.ID, "merge"), Status: 403, Code: "role.exceeds", Fields: []string{"/from field.invalid"}},
			{Name: "of no more is not", Request: copied(u, "viewer", other.User, "merge"), Status: 200, Writes: 1},
		})
	})
}

// ofOrder makes an order of the customer that the user owns, and returns its identifier.
func ofOrder(t testing.TB, k *scenario.Kehu, as, owner *scenario.Caller, customer string) string {
	t.Helper()
	var product, sold struct{ ID string }
	k.Do(t, scenario.Request{Op: products.Create, As: as, Body: `{"name":"Chai","prices":[{"amount":"1","currency":"CNY"}]}`}).Want(t, 201).Into(t, &product)
	body := `{"customerId":"` + customer + `","owner":"` + owner.User + `","lines":[{"productId":"` + product.ID + `","quantity":1}]}`
	k.Do(t, scenario.Request{Op: orders.Create, As: as, Body: body}).Want(t, 201).Into(t, &sold)
	return sold.ID
}
