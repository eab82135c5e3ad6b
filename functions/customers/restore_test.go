package customers_test

import (
	"testing"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

func TestDelete_and_restore(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, stranger := company.Admin, k.Company(t).Admin
	c := add(t, k, admin, `{"name":"Li Wei","emails":["li@x.example"],"reference":"R"}`)
	bin := func(as *scenario.Caller, version int) scenario.Request {
		return matching(customers.Delete, as, c.ID, version, "")
	}
	back := func(as *scenario.Caller) scenario.Request { return at(customers.Restore, as, c.ID) }
	keyed := back(admin)
	keyed.Header = map[string]string{"Idempotency-Key": "restore-1"}
	without := bin(admin, 1)
	without.Header = nil
	taker := scenario.Request{Op: customers.Create, As: admin, Body: `{"name":"Heir","emails":["li@x.example"]}`}
	var heir record
	k.Run(t, []scenario.Scenario{
		{Name: "deleting needs a version", Request: without, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "deleting needs the version of now", Request: bin(admin, 9), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "a salesperson may not delete", Request: bin(company.User(t, access.Salesperson), 1), Status: 403, Code: "auth.forbidden"},
		{Name: "a stranger finds nothing to delete", Request: bin(stranger, 1), Status: 404, Code: "customer.notFound"},
		{Name: "what is in use cannot be restored", Request: back(admin), Status: 409, Code: "customer.notDeleted"},
		{Name: "deleting gives back what is unique", Request: bin(admin, 1), Status: 204, Writes: 5, After: func(t *testing.T, r scenario.Response) {
			if r.Body != "" {
				t.Errorf("body: %q", r.Body)
			}
			got := read(t, k, admin, c.ID)
			if got.DeletedBy != admin.User || got.DeletedAt == "" || got.PurgeAt != "2026-05-31T09:30:00Z" || got.Version != 2 || got.Number != c.Number {
				t.Errorf("in the bin: %+v", got)
			}
		}},
		{Name: "what lies in the bin cannot be deleted", Request: bin(admin, 2), Status: 404, Code: "customer.notFound"},
		{Name: "nor changed", Request: update(admin, c.ID, 2, `{"name":"x"}`), Status: 404, Code: "customer.notFound"},
		{Name: "another takes the address", Request: taker, Status: 201, Writes: 4, After: func(t *testing.T, r scenario.Response) { r.Into(t, &heir) }},
		{Name: "a stranger finds nothing to restore", Request: back(stranger), Status: 404, Code: "customer.notFound"},
		{Name: "a salesperson may not restore", Request: back(company.User(t, access.Salesperson)), Status: 403, Code: "auth.forbidden"},
		{Name: "nothing is restored while another has the address", Request: back(admin), Status: 409, Code: "customer.duplicate", Fields: []string{"/emails/0 customer.emailTaken"}},
	})
	k.Do(t, matching(customers.Delete, admin, heir.ID, 1, "")).Want(t, 204)
	k.Run(t, []scenario.Scenario{
		{Name: "restoring brings it back as it was", Request: keyed, Status: 200, Writes: 6, Golden: "restore.json", After: func(t *testing.T, r scenario.Response) {
			if r.Header["etag"] != `"3"` {
				t.Errorf("etag: %q", r.Header["etag"])
			}
			item, err := k.Main.Get(t.Context(), customer.Key(company.Tenant, c.ID))
			if err != nil || item[table.AttrExpires] != nil {
				t.Errorf("it still expires at %v (%v)", item[table.AttrExpires], err)
			}
		}},
		{Name: "a repeated restore answers the same", Request: keyed, Status: 200, Has: []string{`"version":3`}},
		{Name: "its address is its own again", Request: taker, Status: 409, Code: "customer.duplicate", Fields: []string{"/emails/0 customer.emailTaken"}},
		{Name: "nothing else can be restored", Request: at(customers.Restore, admin, "cus_x"), Status: 404, Code: "customer.notFound"},
	})
}

func TestDelete_purges_in_the_end(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	c := add(t, k, admin, `{"name":"Li Wei","emails":["li@x.example"]}`)
	k.Do(t, matching(customers.Delete, admin, c.ID, 1, "")).Want(t, 204)
	k.Clock.Advance(tenant.DefaultRetention + 1e9)
	if _, err := k.Main.Expire(t.Context(), k.Clock.Now()); err != nil {
		t.Fatal(err)
	}
	admin = k.Session(admin.Tenant, admin.User) // the one before is over
	k.Do(t, at(customers.Get, admin, c.ID)).Want(t, 404)
	k.Do(t, at(customers.Restore, admin, c.ID)).Want(t, 404)
	if next := add(t, k, admin, `{"name":"Next"}`); next.Number == c.Number {
		t.Errorf("the number %s was given again", next.Number)
	}
}
