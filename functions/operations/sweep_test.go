package operations_test

import (
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/operations"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/functions/receipts"
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

//go:embed testdata/bodies.json
var bodiesFile []byte

// bodies are requests that each operation takes; testdata/bodies.json holds them, one a line.
var bodies = func() map[string]string {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(bodiesFile, &raw); err != nil {
		panic(err)
	}
	all := map[string]string{}
	for name, body := range raw {
		all[name] = string(body)
	}
	return all
}()

// queries are what operations need beside a permission, so that they answer those with less than all.
var queries = map[string]string{
	"audit.list":       "actor=me",
	"audit.verify":     "actor=me",
	"customers.asOf":   "at=2026-03-01T00:00:00Z",
	"imports.template": "kind=customers",
	"mails.lift":       "reason=x",
	"orders.totals":    "by=month",
	"search.query":     "q=x",
}

// requestOf is a call of the operation on the customer that is well formed.
func requestOf(o operation.Operation, as *scenario.Caller, customer string) scenario.Request {
	r := scenario.Request{Op: o, As: as, Body: bodies[o.Name], Query: queries[o.Name], Header: map[string]string{}}
	if strings.Contains(o.Path(), "{id}") {
		r.Path = map[string]string{
			"id": customer, "contactId": "con_00000000000000000000000001", "userId": "usr_00000000000000000000000001", "role": "viewer",
			"changeId":   "cpr_00000000000000000000000001",
			"shipmentId": "shp_00000000000000000000000001", "returnId": "ret_00000000000000000000000001",
		}
		r.Path["sessionId"] = "x"
		r.Path["itemId"] = "rvi_00000000000000000000000001"
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
			want := 404
			if permission, _ := o.Need.Permission(); permission.Operating() {
				want = 403
			}
			if strings.Contains(o.Path(), "{id}") && r.Status != want {
				t.Errorf("status of another company's record: got %d, want %d: %s", r.Status, want, r.Body)
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
			row = append(row, reached(o, role, verdict(r, "auth.forbidden")))
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
	for _, field := range access.Fields() {
		row := []string{"shown: " + string(field)}
		for _, role := range roles {
			row = append(row, map[bool]string{true: "shown", false: "masked"}[access.BuiltIn(role).Shows(field)])
		}
		rows = append(rows, row)
	}
	scenario.Golden(t, "permissions.golden", columns(rows))
}

// reached says of an allowed call on records that have an owner on whose it is allowed.
func reached(o operation.Operation, role access.Role, verdict string) string {
	if p, needed := o.Need.Permission(); needed && p.Owned() && verdict == "allowed" {
		return string(access.BuiltIn(role).Scope(p))
	}
	return verdict
}

// ownedBy returns the object whose identifier stands for {id} in the operation's path, if it is one that somebody owns: that
// which the `create` of the path's collection makes, or else that which the operation needs.
func ownedBy(o operation.Operation) (object string, owned bool) {
	collection, rest, _ := strings.Cut(strings.TrimPrefix(o.Path(), "/v1/"), "/")
	if !strings.HasPrefix(rest, "{id}") {
		return "", false
	}
	p, _ := o.Need.Permission()
	if create, err := operations.Find(collection + ".create"); err == nil {
		p, _ = create.Need.Permission()
	}
	return p.Object, p.Owned()
}

// narrow returns a role that has what the operation needs, but reads only some records of the object.
func narrow(o operation.Operation, object string) (access.Role, bool) {
	for _, role := range access.Roles() {
		p, needed := o.Need.Permission()
		rights := access.BuiltIn(role)
		if (!needed || rights.Scope(p) != "") && rights.Scope(access.Permission{Object: object, Action: access.Read}) != access.All {
			return role, true
		}
	}
	return "", false
}

// post makes a record and returns its identifier.
func post(t *testing.T, k *scenario.Kehu, o operation.Operation, as *scenario.Caller, body string) string {
	t.Helper()
	var c struct{ ID string }
	k.Do(t, scenario.Request{Op: o, As: as, Body: body}).Want(t, 201).Into(t, &c)
	return c.ID
}

// made makes a record of each owned object, as an administrator.
var made = map[string]func(*testing.T, *scenario.Kehu, *scenario.Caller) string{
	access.Customer: func(t *testing.T, k *scenario.Kehu, admin *scenario.Caller) string {
		return post(t, k, customers.Create, admin, `{"name":"x"}`)
	},
	access.Order: func(t *testing.T, k *scenario.Kehu, admin *scenario.Caller) string {
		customer := post(t, k, customers.Create, admin, `{"name":"x"}`)
		product := post(t, k, products.Create, admin, fmt.Sprintf(`{"code":%q,"name":"x","unit":"piece","prices":[{"currency":"CNY","amount":"1.00"}]}`, customer[20:]))
		return post(t, k, orders.Create, admin, fmt.Sprintf(`{"customerId":%q,"lines":[{"productId":%q,"quantity":1}]}`, customer, product))
	},
	access.Receipt: func(t *testing.T, k *scenario.Kehu, admin *scenario.Caller) string {
		customer := post(t, k, customers.Create, admin, `{"name":"x"}`)
		return post(t, k, receipts.Create, admin, fmt.Sprintf(`{"customerId":%q,"method":"transfer","amount":{"amount":"1.00","currency":"CNY"}}`, customer))
	},
}

// TestWithout_reach_a_record_is_not_there: whoever has the permission, but not on this record, is answered as if there were
// none. An operation on an owned object that is new is tried without anybody thinking of it.
func TestWithout_reach_a_record_is_not_there(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	tried := 0
	for _, o := range served() {
		object, owned := ownedBy(o)
		if !owned {
			continue
		}
		t.Run(o.Name, func(t *testing.T) {
			makeOne, found := made[object]
			if !found {
				t.Fatalf("nothing makes a record of the object %s: add it to `made`", object)
			}
			role, found := narrow(o, object)
			if !found {
				t.Skip("whoever has the permission reads everything")
			}
			id := makeOne(t, k, company.Admin)
			as := company.User(t, role)
			before := k.Main.LastSequence()
			out := k.Do(t, requestOf(o, as, id)).Want(t, 404)
			if n := k.WritesSince(t, before); n > 0 {
				t.Errorf("%d items are written", n)
			}
			absent := k.Do(t, requestOf(o, as, id[:len(id)-1]+"0")).Want(t, 404)
			if got, want := out.Problem(t).Name, absent.Problem(t).Name; got != want {
				t.Errorf("out of reach answers %s, absent %s", got, want)
			}
			tried++
		})
	}
	if tried == 0 {
		t.Error("nothing was tried")
	}
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
