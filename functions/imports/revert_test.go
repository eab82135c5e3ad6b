package imports_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/imports"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/operation"
)

func TestRevert_takes_back_what_was_made_and_nobody_changed(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	var old summary
	k.Do(t, scenario.Request{Op: customers.Create, As: admin, Body: `{"name":"Old","reference":"old"}`}).Want(t, 201).Into(t, &old)
	k.Clock.Advance(1e9)
	rows := [][]string{{"name", "reference"}, {"Old2", "old"}}
	for i := range 60 {
		rows = append(rows, []string{fmt.Sprint("N", i), fmt.Sprint("r", i)})
	}
	a := upload(t, k, admin, "customers", file(rows...))
	k.Do(t, on(scenario.Request{Op: imports.Revert, As: admin}, a.ID)).WantProblem(t, "import.notFinished")
	run(t, k, admin, a.ID, mapping("name", "reference")+`,"mode":"upsert","key":"reference"`)
	changed := listed(t, k, admin)["N7"]
	k.Do(t, scenario.Request{Op: customers.Update, As: admin, Path: map[string]string{"id": changed.ID}, Header: map[string]string{"If-Match": `"1"`}, Body: `{"notes":"x"}`}).Want(t, 200)
	var p progress
	k.Do(t, on(scenario.Request{Op: imports.Revert, As: admin}, a.ID)).Want(t, 202).Into(t, &p)
	k.Do(t, on(scenario.Request{Op: imports.Revert, As: admin}, a.ID)).WantProblem(t, "import.reverted")
	k.Drain(t)
	if p = jobOf(t, k, admin, p.ID); p.State != "succeeded" || p.Done != 61 || p.Failed != 1 {
		t.Errorf("job: %+v %v", p, rowsOf(t, k, admin, p.ID))
	}
	got := listed(t, k, admin)
	if len(got) != 2 || got["Old"].ID != old.ID || got["N7"].ID != changed.ID {
		t.Errorf("left: %v", got)
	}
	k.Do(t, on(scenario.Request{Op: imports.Revert, As: admin}, a.ID)).Want(t, 202) // one row failed: it may be tried again
}

// fieldsOf reads a record without what every change touches.
func fieldsOf(t testing.TB, k *scenario.Kehu, o operation.Operation, as *scenario.Caller, path map[string]string) (all map[string]any) {
	t.Helper()
	k.Do(t, scenario.Request{Op: o, As: as, Path: path}).Want(t, 200).Into(t, &all)
	for _, name := range []string{"version", "updatedAt", "updatedBy"} {
		delete(all, name)
	}
	return all
}

func reverted(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) []string {
	t.Helper()
	var p progress
	k.Do(t, on(scenario.Request{Op: imports.Revert, As: as}, id)).Want(t, 202).Into(t, &p)
	k.Drain(t)
	return rowsOf(t, k, as, p.ID)
}

// TestRevert_puts_back_what_was_changed: field by field, with what was absent absent again.
func TestRevert_puts_back_what_was_changed(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	made := func(o operation.Operation, path map[string]string, body string) (one struct{ ID string }) {
		k.Do(t, scenario.Request{Op: o, As: admin, Path: path, Body: body}).Want(t, 201).Into(t, &one)
		return one
	}
	bodies := []string{
		`{"name":"A","reference":"a","phones":["0512-65123456"],"tags":["x","y"],"level":"A","paymentTerms":{"days":30,"note":"net"},"addresses":[{"type":"registered","city":"Kiel"}],"creditLimit":{"amount":"12345.60","currency":"CNY"},"notes":"n"}`,
		`{"name":"B","reference":"b"}`,
		`{"name":"C","reference":"c","bank":{"account":"6222021234567890"}}`,
		`{"name":"D","reference":"d"}`,
		`{"name":"E","reference":"e","emails":["e@x.example"]}`,
	}
	paths, before := make([]map[string]string, len(bodies)), make([]map[string]any, len(bodies))
	for i, body := range bodies {
		paths[i] = map[string]string{"id": made(customers.Create, nil, body).ID}
		before[i] = fieldsOf(t, k, customers.Get, admin, paths[i])
	}
	k.Clock.Advance(1e9)
	content := file(
		[]string{"reference", "name", "phone", "tags", "level", "days", "city", "limit", "notes", "account", "email"},
		[]string{"a", "A2", "010-65123456", "z", "B", "60", "Bonn", "1", "m", "", "new@x.example"},
		[]string{"b", "B2", "", "", "", "", "", "", "", "", ""},
		[]string{"c", "C2", "", "", "", "", "", "", "", "6222021234561111", ""},
		[]string{"d", "D2", "", "", "", "", "", "", "", "6222021234562222", ""},
		[]string{"e", "E", "", "", "", "", "", "", "", "", "e@x.example"},
		[]string{"b", "B3", "", "", "B", "", "", "", "changed twice", "", ""},
		[]string{"new", "N", "", "", "", "", "", "", "", "", ""},
		[]string{"new", "N2", "", "", "", "", "", "", "", "", ""},
	)
	a := upload(t, k, admin, "customers", content)
	done := run(t, k, admin, a.ID, mapping("reference", "name", "phones", "tags", "level", "paymentTerms.days", "addresses.0.city", "creditLimit.amount", "notes", "bank.account", "emails")+`,"mode":"upsert","key":"reference"`)
	if done.Failed != 0 || done.Done != 8 {
		t.Fatalf("import: %v", rowsOf(t, k, admin, done.ID))
	}
	changed := fieldsOf(t, k, customers.Get, admin, paths[0])
	if changed["name"] != "A2" || changed["level"] != "B" {
		t.Fatalf("the import changed nothing: %v", changed)
	}
	now, late := listed(t, k, admin)["D2"], listed(t, k, admin)["N2"].Number
	k.Do(t, scenario.Request{
		Op: customers.Update, As: admin, Path: paths[3], Header: map[string]string{"If-Match": fmt.Sprintf("%q", fmt.Sprint(now.Version))}, Body: `{"notes":"since"}`,
	}).Want(t, 200)
	want := []string{
		"C000001 A2 done", "C000002 B3 done", "C000003 C2 failed import.valueNotKept /bank/account=import.valueMasked", "C000004 D2 failed import.changedSince", "C000002 B skipped", late + " N2 done", "N2 skipped",
	}
	if diff := cmp.Diff(want, reverted(t, k, admin, a.ID)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, i := range []int{0, 1, 4} {
		if diff := cmp.Diff(before[i], fieldsOf(t, k, customers.Get, admin, paths[i])); diff != "" {
			t.Errorf("%s (-before +after):\n%s", bodies[i], diff)
		}
	}
	got := listed(t, k, admin)
	if len(got) != 5 || got["C2"].ID == "" || got["D2"].ID == "" {
		t.Errorf("left: %v", got)
	}
	want = []string{"C000001 A skipped", "C000002 B skipped", "C000003 C2 failed import.valueNotKept /bank/account=import.valueMasked", "C000004 D2 failed import.changedSince", "C000002 B skipped", "N skipped", "N2 skipped"}
	if diff := cmp.Diff(want, reverted(t, k, admin, a.ID)); diff != "" {
		t.Errorf("again (-want +got):\n%s", diff)
	}
}

// TestRevert_of_products_and_contacts: of a cost the trail tells only that it changed.
func TestRevert_of_products_and_contacts(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	made := func(o operation.Operation, path map[string]string, body string) map[string]string {
		var one struct{ ID string }
		k.Do(t, scenario.Request{Op: o, As: admin, Path: path, Body: body}).Want(t, 201).Into(t, &one)
		return map[string]string{"id": one.ID}
	}
	tea := made(products.Create, nil, `{"name":"Tea","code":"T","unit":"box","prices":[{"amount":"1.25","currency":"CNY"},{"amount":"1.125","currency":"CNY","minQuantity":"10"}],"taxRate":"13"}`)
	made(products.Create, nil, `{"name":"Ale","code":"A","cost":{"amount":"5","currency":"CNY"}}`)
	buyer := made(customers.Create, nil, `{"name":"A","reference":"a"}`)
	person := made(contacts.Create, buyer, `{"name":"Ada","mobile":"13800138000","emails":["ada@x.example"],"title":"Boss"}`)
	whom := map[string]string{"id": buyer["id"], "contactId": person["id"]}
	before, contactBefore := fieldsOf(t, k, products.Get, admin, tea), fieldsOf(t, k, contacts.Get, admin, whom)
	k.Clock.Advance(1e9)
	goods := upload(t, k, admin, "products", file([]string{"code", "name", "price", "unit", "cost", "currency"}, []string{"T", "Tee", "2", "bottle", "1", "CNY"}, []string{"A", "Ale", "", "", "6", "CNY"}))
	if p := run(t, k, admin, goods.ID, mapping("code", "name", "prices.0.amount", "unit", "cost.amount", "cost.currency")+`,"mode":"update","key":"code"`); p.Failed != 0 {
		t.Fatalf("%v", rowsOf(t, k, admin, p.ID))
	}
	people := upload(t, k, admin, "contacts", file([]string{"ref", "name", "title", "email"}, []string{"a", "Ada", "Chief", "new@x.example"}))
	if p := run(t, k, admin, people.ID, mapping("customerReference", "name", "title", "emails")+`,"mode":"update","key":"name"`); p.Failed != 0 {
		t.Fatalf("%+v", p)
	}
	if diff := cmp.Diff([]string{"T Tee done", "A Ale failed import.valueNotKept /cost=import.valueMasked"}, reverted(t, k, admin, goods.ID)); diff != "" {
		t.Errorf("products (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Ada done"}, reverted(t, k, admin, people.ID)); diff != "" {
		t.Errorf("contacts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, fieldsOf(t, k, products.Get, admin, tea)); diff != "" {
		t.Errorf("product (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(contactBefore, fieldsOf(t, k, contacts.Get, admin, whom)); diff != "" {
		t.Errorf("contact (-before +after):\n%s", diff)
	}
}
