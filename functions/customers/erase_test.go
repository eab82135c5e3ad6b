package customers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/audit"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// traces lists where one of the texts stands, in any item of either table: keys, attributes, indexes.
func traces(t testing.TB, k *scenario.Kehu, of access.Tenant, texts ...string) (found []string) {
	t.Helper()
	changes, err := k.Main.Changes("", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	now := make(map[table.Key]table.Item)
	for _, c := range changes {
		now[c.Key] = c.New
	}
	look := func(key table.Key, item table.Item) {
		text := strings.ToLower(fmt.Sprint(key, item))
		for _, secret := range texts {
			if item != nil && strings.Contains(text, strings.ToLower(secret)) {
				found = append(found, secret+" in "+fmt.Sprint(key))
			}
		}
	}
	for key, item := range now {
		look(key, item)
	}
	rows := 0
	for month := range 6 {
		for _, index := range []table.Index{table.ByTenant, table.ByOwner} {
			q := table.Query{Index: index, Partition: audit.ByTime(of, k.Clock.Now().AddDate(0, -month, 0)), Limit: 1000}
			page, err := k.Trail.Query(t.Context(), q)
			if err != nil || !page.Next.IsZero() {
				t.Fatalf("more rows than expected: %v", err)
			}
			for _, r := range page.Records {
				rows++
				item, err := k.Trail.Get(t.Context(), r.Key)
				if err != nil {
					t.Fatal(err)
				}
				look(r.Key, r.Item)
				look(r.Key, item)
				if item["cz"] != nil { // packed values tell nothing to who looks at bytes
					found = append(found, "packed values in "+fmt.Sprint(r.Key))
				}
			}
		}
	}
	if rows == 0 {
		t.Fatal("no audit rows were looked at")
	}
	return found
}

func eraseOf(as *scenario.Caller, id string) scenario.Request {
	r := at(customers.Erase, as, id)
	r.Body = `{"reason":"request 7 of the register"}`
	return r
}

// secrets is the data of a person, as it is stored.
var secrets = []string{
	"Xiaoming", "xm@private.example", "old@private.example", "13912345678", "2345678", "Elm Street", "likes tea", "Zhang Hua", "6222021234567890123", "hua@", "Trading as",
}

const personBody = `{"name":"Zhang Xiaoming","type":"person","emails":["old@private.example"],"phones":["139 1234 5678"],
	"addresses":[{"type":"shipping","country":"CN","city":"Beijing","street":"12 Elm Street"}],"notes":"likes tea","bank":{"account":"6222021234567890123"},
	"shortName":"Trading as X","tags":["vip"]}`

func TestErase_leaves_no_byte_and_a_trail_that_proves_itself(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	k.ChangeTenant(t, admin, func(c *tenant.Tenant) { c.Duplicates = "refuse" }) // which keeps a guard for each value
	c := add(t, k, admin, personBody)
	k.Do(t, update(admin, c.ID, 1, `{"emails":["xm@private.example"],"name":"Zhang Xiaoming Jr"}`)).Want(t, 200)
	person(t, k, admin, c.ID, "Zhang Hua")
	twin := add(t, k, admin, strings.NewReplacer("old@", "hua@", "Zhang Xiaoming", "Xiaoming Z", "139 1234 5678", "139 1234 5679").Replace(personBody))
	other := add(t, k, admin, `{"name":"Somebody else","tags":["vip"]}`)
	settle(t, k, mergeOf(admin, c.ID, twin.ID, ""))
	settle(t, k, bulkOf(customers.Bulk, admin, `{"filter":{},"addTags":["new"]}`))
	unmask := at(customers.Unmask, admin, c.ID)
	unmask.Body = `{"fields":["phone"],"reason":"Xiaoming asked"}`
	k.Do(t, unmask).Want(t, 200)
	k.Drain(t)
	if found := traces(t, k, company.Tenant, secrets...); len(found) < len(secrets) {
		t.Fatalf("the test sees too little: %q", found)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "a sales manager may not", Request: eraseOf(company.User(t, access.SalesManager), c.ID), Status: 403, Code: "auth.forbidden"},
		{Name: "a stranger finds nothing", Request: eraseOf(k.Company(t).Admin, c.ID), Status: 404, Code: "customer.notFound"},
		{Name: "of a company", Request: eraseOf(admin, other.ID), Status: 409, Code: "customer.notPerson"},
	})
	k.Do(t, eraseOf(admin, c.ID)).Want(t, 204)
	k.Drain(t)
	k.Clock.Advance(25 * time.Hour) // what is remembered of answers
	if _, err := k.Main.Expire(t.Context(), k.Clock.Now()); err != nil {
		t.Fatal(err)
	}
	k.Drain(t)
	if found := traces(t, k, company.Tenant, append(secrets, "12345679")...); len(found) > 0 {
		t.Errorf("left:\n%s", strings.Join(found, "\n"))
	}
	admin = k.Session(company.Tenant, admin.User)
	got := read(t, k, admin, c.ID)
	if got.Name != c.Number || got.Number != c.Number || got.DeletedAt == "" || len(got.Phones)+len(got.Emails)+len(got.Tags) > 0 {
		t.Errorf("the record: %+v", got)
	}
	verified(t, k, admin)
	rows := k.Rows(t, company.Tenant, c.ID)
	i := slices.IndexFunc(rows, func(r audit.Row) bool { return r.Action == audit.Erased })
	if i < 0 || rows[i].By != admin.User || len(rows[i].Changes) != 1 || rows[i].Changes[0].New != "request 7 of the register" {
		t.Errorf("who and why: %+v", rows)
	}
	for _, row := range rows {
		if row.Action != audit.Erased && (!row.Emptied || len(row.Changes) > 0) {
			t.Errorf("values are left: %+v", row)
		}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "nobody restores it", Request: at(customers.Restore, admin, c.ID), Status: 410, Code: "customer.erased"},
		{Name: "nor is there a past", Request: asOf(admin, c.ID, k.Clock.Now()), Status: 410, Code: "customer.erased"},
		{Name: "nor is it erased twice", Request: eraseOf(admin, c.ID), Status: 410, Code: "customer.erased"},
		{Name: "others stay", Request: at(customers.Get, admin, other.ID), Status: 200, Has: []string{"Somebody else"}},
		{Name: "the values are free", Request: scenario.Request{Op: customers.Create, As: admin, Body: `{"name":"x","emails":["xm@private.example"]}`}, Status: 201, Writes: 5},
	})
	k.Replay(t)
}

func TestErase_waits_for_open_orders(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	c := add(t, k, admin, `{"name":"Zhang Xiaoming","type":"person"}`)
	id := ordered(t, k, admin, c.ID, "P")
	r := k.Do(t, eraseOf(admin, c.ID)).Want(t, 409)
	if got := r.Problem(t); got.Name != "customer.hasOrders" || len(got.Errors) != 1 {
		t.Errorf("problem: %+v", got)
	}
	cancel := at(orders.Cancel, admin, id)
	cancel.Body = `{"reason":"x"}`
	k.Do(t, cancel).Want(t, 200)
	k.Do(t, eraseOf(admin, c.ID)).Want(t, 204)
	k.Drain(t)
	k.Do(t, at(orders.Get, admin, id)).Want(t, 200)
}

func TestErase_of_a_contact(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	c := add(t, k, admin, `{"name":"Alfreds"}`)
	ann, bob := person(t, k, admin, c.ID, "Zhang Xiaoming"), person(t, k, admin, c.ID, "Bob")
	change := scenario.Request{
		Op: contacts.Update, As: admin, Path: map[string]string{"id": c.ID, "contactId": ann}, Header: map[string]string{"If-Match": "*"},
		Body: `{"title":"likes tea","phones":["139 1234 5678"]}`,
	}
	k.Do(t, change).Want(t, 200)
	k.Drain(t)
	erase := scenario.Request{Op: contacts.Erase, As: admin, Path: map[string]string{"id": c.ID, "contactId": ann}, Body: `{"reason":"asked for"}`}
	stranger, manager, blank := erase, erase, erase
	stranger.As, manager.As, blank.Body = k.Company(t).Admin, company.User(t, access.SalesManager), `{"reason":" "}`
	k.Run(t, []scenario.Scenario{
		{Name: "a primary contact needs a successor", Request: erase, Status: 409, Code: "contact.primaryInUse"},
		{Name: "a stranger", Request: stranger, Status: 404, Code: "customer.notFound"},
		{Name: "a sales manager", Request: manager, Status: 403, Code: "auth.forbidden"},
		{Name: "without a reason", Request: blank, Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"}},
	})
	erase.Query = "successor=" + bob
	k.Do(t, erase).Want(t, 204)
	k.Drain(t)
	k.Clock.Advance(25 * time.Hour)
	if _, err := k.Main.Expire(t.Context(), k.Clock.Now()); err != nil {
		t.Fatal(err)
	}
	k.Drain(t)
	if found := traces(t, k, company.Tenant, "Xiaoming", "likes tea", "13912345678"); len(found) > 0 {
		t.Errorf("left:\n%s", strings.Join(found, "\n"))
	}
	admin = k.Session(company.Tenant, admin.User)
	if all := people(t, k, admin, c.ID, ""); !slices.Equal(all, []string{"Bob true"}) {
		t.Errorf("contacts: %q", all)
	}
	if rows := k.Rows(t, company.Tenant, c.ID); rows[len(rows)-1].Emptied {
		t.Error("a row that tells nothing of the contact was emptied, too")
	}
	erase.As = admin
	k.Do(t, erase).Want(t, 404).WantProblem(t, "contact.notFound")
	verified(t, k, admin)
}
