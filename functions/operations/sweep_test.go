package operations_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/operations"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// served returns the operations that are called over HTTP.
func served() (all []operation.Operation) {
	for _, o := range operations.All() {
		if o.Source == operation.HTTP {
			all = append(all, o)
		}
	}
	return all
}

// bodies are requests that each operation takes.
var bodies = map[string]string{
	"customers.create":    `{"name":"x"}`,
	"customers.update":    `{"notes":"x"}`,
	"customers.share":     `{"level":"read"}`,
	"contacts.create":     `{"name":"x"}`,
	"contacts.update":     `{"name":"x"}`,
	"users.create":        `{"name":"x","email":"x@x.example","roles":[]}`,
	"users.update":        `{"name":"x"}`,
	"me.update":           `{"name":"x"}`,
	"products.create":     `{"name":"x"}`,
	"products.update":     `{"notes":"x"}`,
	"orders.create":       `{"customerId":"cus_00000000000000000000000001","lines":[{"productId":"prd_00000000000000000000000001","quantity":1}]}`,
	"orders.update":       `{"notes":"x"}`,
	"orders.reject":       `{"reason":"x"}`,
	"orders.cancel":       `{"reason":"x"}`,
	"orders.change":       `{"reason":"x"}`,
	"departments.create":  `{"number":"x","shortName":"x","fullName":"x"}`,
	"departments.update":  `{"shortName":"x"}`,
	"positions.create":    `{"name":"x"}`,
	"positions.update":    `{"name":"x"}`,
	"dictionaries.create": `{"code":"x","names":{"en":"x","zh-CN":"x"}}`,
	"dictionaries.update": `{"order":1}`,
	"settings.update":     `{"name":"x"}`,
	"auth.changePassword": `{"oldPassword":"x","newPassword":"tea & biscuits 4"}`,
	"auth.confirmTotp":    `{"code":"123456"}`,
}

// requestOf is a call of the operation on the customer that is well formed.
func requestOf(o operation.Operation, as *scenario.Caller, customer string) scenario.Request {
	r := scenario.Request{Op: o, As: as, Body: bodies[o.Name], Header: map[string]string{}}
	if strings.Contains(o.Path(), "{id}") {
		r.Path = map[string]string{"id": customer, "contactId": "con_00000000000000000000000001", "userId": "usr_00000000000000000000000001"}
		r.Path["sessionId"] = "x"
	}
	if m := o.Method(); m == "PATCH" || m == "PUT" || m == "DELETE" {
		r.Header["If-Match"] = "*"
	}
	return r
}

func TestWithout_a_token_nothing_is_served_but_what_is_public(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	var c struct{ ID string }
	k.Do(t, scenario.Request{Op: customers.Create, As: k.Company(t).Admin, Body: `{"name":"x"}`}).Want(t, 201).Into(t, &c)
	for _, o := range served() {
		if o.Need.IsPublic() {
			continue
		}
		k.Run(t, []scenario.Scenario{{Name: o.Name, Request: requestOf(o, nil, c.ID), Status: 401, Code: "auth.unauthenticated"}})
	}
}

func TestAnother_company_is_never_met(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company, stranger := k.Company(t), k.Company(t)
	var c struct{ ID string }
	k.Do(t, scenario.Request{Op: customers.Create, As: company.Admin, Body: `{"name":"secret name"}`}).Want(t, 201).Into(t, &c)
	k.Drain(t)
	for _, o := range served() {
		t.Run(o.Name, func(t *testing.T) {
			r := k.Do(t, requestOf(o, k.Session(stranger.Tenant, stranger.Admin.User), c.ID))
			for _, inner := range []string{"secret name", company.Tenant.String(), company.Admin.User} {
				if strings.Contains(r.Body, inner) {
					t.Errorf("the answer tells of another company: %s", r.Body)
				}
			}
			if r.Status >= 500 {
				t.Errorf("status %d: %s", r.Status, r.Body)
			}
			if strings.Contains(o.Path(), "{id}") && r.Status != 404 {
				t.Errorf("status of another company's record: got %d, want 404: %s", r.Status, r.Body)
			}
		})
	}
	for _, query := range []string{"q=secret", "owner=" + company.Admin.User, "deleted=true"} {
		if r := k.Do(t, scenario.Request{Op: customers.List, As: stranger.Admin, Query: query}).Want(t, 200); r.Body != "{\"items\":[]}\n" {
			t.Errorf("%s: %s", query, r.Body)
		}
	}
}

func TestPermissions(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	roles := append(access.Roles(), "")
	callers := make(map[access.Role]*scenario.Caller)
	for _, role := range roles {
		callers[role] = company.User(t, role)
	}
	rows := [][]string{{"operation"}}
	for _, role := range roles {
		rows[0] = append(rows[0], nameOf(role))
	}
	rows[0] = append(rows[0], "nobody")
	for _, o := range served() {
		row := []string{o.Name}
		for _, role := range roles {
			var c struct{ ID string }
			k.Do(t, scenario.Request{Op: customers.Create, As: company.Admin, Body: `{"name":"x"}`}).Want(t, 201).Into(t, &c)
			before := k.Main.LastSequence()
			r := k.Do(t, requestOf(o, k.Session(company.Tenant, callers[role].User), c.ID))
			row = append(row, verdict(r, "auth.forbidden"))
			if r.Status == 403 {
				r.WantProblem(t, "auth.forbidden")
				if k.WritesSince(t, before) > 0 {
					t.Errorf("%s is refused to %s, but writes", o.Name, role)
				}
			}
		}
		nobody := k.Do(t, requestOf(o, nil, "cus_x"))
		rows = append(rows, append(row, verdict(nobody, "auth.unauthenticated")))
	}
	scenario.Golden(t, "permissions.golden", columns(rows))
}

// columns writes rows with their cells one below the other.
func columns(rows [][]string) string {
	var text strings.Builder
	for _, row := range rows {
		line := fmt.Sprintf("%-21s", row[0])
		for _, cell := range row[1:] {
			line += fmt.Sprintf("%-15s", cell)
		}
		text.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return text.String()
}

func nameOf(role access.Role) string {
	if role == "" {
		return "noRole"
	}
	return string(role)
}

// verdict says whether a call got as far as the operation, which it did unless it was refused with the code.
func verdict(r scenario.Response, code string) string {
	if strings.Contains(r.Body, `"code":"`+code+`"`) && !strings.Contains(r.Body, `"pointer":"/session"`) {
		return fmt.Sprint(r.Status)
	}
	return "allowed"
}
