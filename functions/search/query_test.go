package search_test

import (
	"slices"
	"strings"
	"testing"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/functions/search"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
)

// found is what the tests read of an answer.
type found struct {
	Customers, Contacts, Products []struct{ ID, Name, CustomerName string }
	Orders                        []struct{ ID, Number string }
}

// names lists what was found, each kind by its letter, sorted.
func (f found) names() string {
	all := []string{}
	for _, c := range f.Customers {
		all = append(all, "c:"+c.Name)
	}
	for _, c := range f.Contacts {
		all = append(all, "p:"+c.Name+"@"+c.CustomerName)
	}
	for _, p := range f.Products {
		all = append(all, "g:"+p.Name)
	}
	for _, o := range f.Orders {
		all = append(all, "o:"+o.Number)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func looking(as *scenario.Caller, q string) scenario.Request {
	return scenario.Request{Op: search.Query, As: as, Query: scenario.Params("q", q)}
}

// finds checks what who types it finds.
func finds(t *testing.T, k *scenario.Kehu, as *scenario.Caller, typed, want string) {
	t.Helper()
	var got found
	k.Do(t, looking(as, typed)).Want(t, 200).Into(t, &got)
	if got.names() != want {
		t.Errorf("%q: got %s, want %s", typed, got.names(), want)
	}
}

// lists returns the names of the customers that the list finds, page by page of one.
func lists(t *testing.T, k *scenario.Kehu, as *scenario.Caller, typed string) string {
	t.Helper()
	names := []string{}
	for cursor := ""; ; {
		query := scenario.Params("q", typed) + "&limit=1"
		if cursor != "" {
			query += "&" + scenario.Params("cursor", cursor)
		}
		var page struct {
			Items      []struct{ Name string }
			NextCursor string
		}
		k.Do(t, scenario.Request{Op: customers.List, As: as, Query: query}).Want(t, 200).Into(t, &page)
		for _, c := range page.Items {
			names = append(names, c.Name)
		}
		if cursor = page.NextCursor; cursor == "" {
			slices.Sort(names)
			return strings.Join(names, " ")
		}
	}
}

func add(t *testing.T, k *scenario.Kehu, o operation.Operation, as *scenario.Caller, at map[string]string, body string) map[string]string {
	t.Helper()
	var made struct{ ID string }
	k.Do(t, scenario.Request{Op: o, As: as, Path: at, Body: body}).Want(t, 201).Into(t, &made)
	return map[string]string{"id": made.ID}
}

func TestQuery(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company, stranger := k.Company(t), k.Company(t)
	admin := company.Admin
	ann, bob, viewer := company.User(t, access.Salesperson), company.User(t, access.Salesperson), company.User(t, access.Viewer)
	alfreds := add(t, k, customers.Create, ann, nil, `{"name":"Alfreds Futterkiste","phones":["+49300074321"]}`)
	around := add(t, k, customers.Create, admin, nil, `{"name":"Around the Horn"}`)
	add(t, k, contacts.Create, ann, alfreds, `{"name":"Maria Anders","phones":["+8613800138000"],"mobile":"+8613900139000","emails":["maria@mail.example"]}`)
	add(t, k, contacts.Create, ann, alfreds, `{"name":"Anna 李伟","emails":["anna@mail.example"]}`)
	thomas := add(t, k, contacts.Create, admin, around, `{"name":"Thomas Hardy","emails":["thomas@mail.example"]}`)
	chai := add(t, k, products.Create, admin, nil, `{"name":"Chai 茶叶","code":"TEA-1","specification":"10 boxes","barcode":"4006381333931","prices":[{"amount":"18.5","currency":"CNY"}]}`)
	add(t, k, orders.Create, admin, nil, `{"customerId":"`+around["id"]+`","lines":[{"productId":"`+chai["id"]+`","quantity":"1"}]}`)
	k.Drain(t)

	const maria, anna = "p:Maria Anders@Alfreds Futterkiste", "p:Anna 李伟@Alfreds Futterkiste"
	for typed, want := range map[string]string{
		"futter": "c:Alfreds Futterkiste", "maria": "c:Alfreds Futterkiste " + maria, "8000": "c:Alfreds Futterkiste " + maria, "139000": "c:Alfreds Futterkiste " + maria,
		"futter maria": "c:Alfreds Futterkiste " + maria, "anna futter": "c:Alfreds Futterkiste " + anna, "futter anna": "c:Alfreds Futterkiste " + anna, "139000 anna": "", "liw": "c:Alfreds Futterkiste " + anna, "伟": "c:Alfreds Futterkiste " + anna,
		"maria anna":   "c:Alfreds Futterkiste " + anna, // as the customer shows its primary contact's name
		"mail.example": "c:Alfreds Futterkiste c:Around the Horn " + anna + " " + maria + " p:Thomas Hardy@Around the Horn",
		"thomas@m":     "c:Around the Horn p:Thomas Hardy@Around the Horn", "tea-1": "g:Chai 茶叶", "chaye": "g:Chai 茶叶", "boxes": "g:Chai 茶叶", "400638": "g:Chai 茶叶",
		"SO00": "o:SO000001", "so000001": "o:SO000001", "nobody": "", "!": "",
	} {
		finds(t, k, admin, typed, want)
	}
	finds(t, k, stranger.Admin, "maria", "")
	finds(t, k, ann, "mail.example", "c:Alfreds Futterkiste "+anna+" "+maria)
	finds(t, k, ann, "so00", "")
	finds(t, k, bob, "maria", "")
	finds(t, k, viewer, "138000", "") // phones are masked for viewers
	if r := k.Do(t, looking(viewer, "maria")).Want(t, 200); strings.Contains(r.Body, "13800138000") || !strings.Contains(r.Body, "****8000") {
		t.Errorf("masked: %s", r.Body)
	}
	if got := lists(t, k, admin, "mail.example"); got != "Alfreds Futterkiste Around the Horn" {
		t.Errorf("the list, by contacts: %s", got)
	}
	if got := lists(t, k, admin, "a"); got != "Alfreds Futterkiste Around the Horn" {
		t.Errorf("the list, by names and contacts: %s", got)
	}

	// What is shared is found by the customer's words and its contacts', and not when it is not shared any more.
	member := map[string]string{"id": alfreds["id"], "userId": bob.User}
	k.Do(t, scenario.Request{Op: customers.Share, As: ann, Path: member, Body: `{"level":"read"}`, Header: map[string]string{"If-Match": "*"}}).Want(t, 200)
	finds(t, k, bob, "futter", "c:Alfreds Futterkiste")
	finds(t, k, bob, "maria", "c:Alfreds Futterkiste "+maria)
	if got := lists(t, k, bob, "maria"); got != "Alfreds Futterkiste" {
		t.Errorf("the list of who it is shared with: %s", got)
	}
	k.Do(t, scenario.Request{Op: customers.Unshare, As: ann, Path: member, Header: map[string]string{"If-Match": "*"}}).Want(t, 204)
	finds(t, k, bob, "futter", "")

	// A change counts at once for what is not true any more, and with the stream for what is.
	thomas["contactId"], thomas["id"] = thomas["id"], around["id"]
	k.Do(t, scenario.Request{Op: contacts.Update, As: admin, Path: thomas, Body: `{"name":"Tom Jones"}`, Header: map[string]string{"If-Match": "*"}}).Want(t, 200)
	finds(t, k, admin, "hardy", "")
	k.Drain(t)
	finds(t, k, admin, "jones", "c:Around the Horn p:Tom Jones@Around the Horn")
	k.Replay(t)
	finds(t, k, admin, "jones", "c:Around the Horn p:Tom Jones@Around the Horn")
	k.Do(t, scenario.Request{Op: products.Delete, As: admin, Path: add(t, k, products.Create, admin, nil, `{"name":"Jonesware"}`), Header: map[string]string{"If-Match": "*"}}).Want(t, 204)
	k.Drain(t)
	finds(t, k, admin, "jones", "c:Around the Horn p:Tom Jones@Around the Horn")

	k.Run(t, []scenario.Scenario{
		{Name: "needs words", Request: scenario.Request{Op: search.Query, As: admin}, Status: 422, Code: "request.invalid", Fields: []string{"query:q field.required"}},
		{Name: "needs a token", Request: looking(nil, "x"), Status: 401, Code: "auth.unauthenticated"},
		{Name: "has a limit", Request: scenario.Request{Op: search.Query, As: admin, Query: "q=x&limit=21"}, Status: 422, Code: "request.invalid", Fields: []string{"query:limit field.tooLarge"}},
	})
}

// A contact that moves with a merge is found with the customer that stays, once.
func TestQuery_after_a_merge(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	stays := add(t, k, customers.Create, admin, nil, `{"name":"Stays"}`)
	goes := add(t, k, customers.Create, admin, nil, `{"name":"Goes"}`)
	add(t, k, contacts.Create, admin, goes, `{"name":"Maria Anders"}`)
	k.Drain(t)
	finds(t, k, admin, "maria", "c:Goes p:Maria Anders@Goes")
	k.Do(t, scenario.Request{Op: customers.Merge, As: admin, Path: stays, Body: `{"with":"` + goes["id"] + `"}`}).Want(t, 202)
	k.Drain(t)
	finds(t, k, admin, "maria", "c:Stays p:Maria Anders@Stays")
}
