package contacts_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/tenant"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// record is what the tests read of an answered contact, or customer.
type record struct {
	ID, Name, Birthday, ReportsTo, Mobile, PrimaryContact, ContactName, ContactTitle string
	DeletedAt, PurgeAt                                                               string
	Version                                                                          int
	IsPrimary                                                                        bool
	Phones, Emails                                                                   []string
}

// house is a company with one customer.
type house struct {
	*scenario.Kehu
	company  *scenario.Company
	admin    *scenario.Caller
	customer string
}

func newHouse(t testing.TB) house {
	t.Helper()
	k := scenario.New(t)
	company := k.Company(t)
	var c record
	k.Do(t, scenario.Request{
		Op: customers.Create, As: company.Admin, Body: `{"name":"Alfreds","contactName":"Somebody","addresses":[{"country":"DE","city":"Berlin"}]}`,
	}).Want(t, 201).Into(t, &c)
	return house{k, company, company.Admin, c.ID}
}

// add makes a contact.
func (h house) add(t testing.TB, body string) record {
	t.Helper()
	var c record
	h.Do(t, h.create(h.admin, body)).Want(t, 201).Into(t, &c)
	return c
}

func (h house) create(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: contacts.Create, As: as, Path: map[string]string{"id": h.customer}, Body: body}
}

// at is a call of an operation on one version of a contact; 0 is any.
func (h house) at(o operation.Operation, as *scenario.Caller, id string, version int, body string) scenario.Request {
	match := fmt.Sprintf(`"%d"`, version)
	if version == 0 {
		match = "*"
	}
	return scenario.Request{
		Op: o, As: as, Path: map[string]string{"id": h.customer, "contactId": id}, Header: map[string]string{"If-Match": match}, Body: body,
	}
}

// primary returns the names of the primary contacts, and what the customer shows.
func (h house) primary(t testing.TB) (names []string, shown record) {
	t.Helper()
	var page struct{ Items []record }
	h.Do(t, scenario.Request{Op: contacts.List, As: h.admin, Path: map[string]string{"id": h.customer}, Query: "limit=200"}).Want(t, 200).Into(t, &page)
	for _, c := range page.Items {
		if c.IsPrimary {
			names = append(names, c.Name)
		}
	}
	h.Do(t, scenario.Request{Op: customers.Get, As: h.admin, Path: map[string]string{"id": h.customer}}).Want(t, 200).Into(t, &shown)
	return names, shown
}

// wantPrimary checks who is the one primary contact, and that the customer shows it.
func (h house) wantPrimary(t testing.TB, want string) {
	t.Helper()
	got, shown := h.primary(t)
	if want == "" && len(got) == 0 && shown.ContactName == "" && shown.PrimaryContact == "" {
		return
	}
	if !slices.Equal(got, []string{want}) || shown.ContactName != want {
		t.Errorf("primary: got %v, the customer shows %q, want %s", got, shown.ContactName, want)
	}
}

func TestCreate(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	stranger := h.Company(t).Admin
	dry := h.create(h.admin, `{"name":" maria  ANDERS","phones":["0307"],"mobile":"0049300074321","emails":["MARIA@alfreds.example"]}`)
	dry.Query = "validateOnly=true"
	keyed := h.create(h.admin, `{"name":"keyed"}`)
	keyed.Header = map[string]string{"Idempotency-Key": "one"}
	absent := h.create(h.admin, `{"name":"x"}`)
	absent.Path = map[string]string{"id": scenario.Unknown(customer.Kind)}
	full := `{"name":" Maria Anders ","salutation":"Ms","title":"Sales Representative","department":"Sales","decisionRole":"decider",
		"phones":["030-0074321","+49 30 0074321"],"mobile":"0151 23456789","emails":["maria@ALFREDS.example"],"wechat":"maria_a",
		"birthday":"1980-05-17","doNotCall":true,"portalGrants":["orders","invoices"],"notes":"Likes\ntea."}`
	h.Run(t, []scenario.Scenario{
		{Name: "the first is primary, and the customer shows it", Request: h.create(h.admin, full), Status: 201, Writes: 3, Golden: "create.json", After: func(t *testing.T, r scenario.Response) {
			var c record
			r.Into(t, &c)
			if r.Header["location"] != "/v1/customers/"+h.customer+"/contacts/"+c.ID || r.Header["etag"] != `"1"` {
				t.Errorf("headers: %v", r.Header)
			}
			h.wantPrimary(t, "Maria Anders")
		}},
		{Name: "another is not", Request: h.create(h.admin, `{"name":"Hans"}`), Status: 201, Writes: 2, Lacks: []string{"isPrimary"}},
		{Name: "unless it shall be: then it takes over", Request: h.create(h.admin, `{"name":"Eva","title":"CEO","isPrimary":true}`), Status: 201, Writes: 4, After: func(t *testing.T, _ scenario.Response) {
			h.wantPrimary(t, "Eva")
		}},
		{Name: "one key makes one contact", Request: keyed, Status: 201, Writes: 3},
		{Name: "and answers again", Request: keyed, Status: 201},
		{Name: "a dry run tells who is alike", Request: dry, Status: 200, Has: []string{
			`"pointer":"/name","code":"contact.sameName"`, `"pointer":"/mobile","code":"contact.samePhone"`, `"pointer":"/emails/0","code":"contact.sameEmail"`, "phone.unusual",
		}},
		{Name: "needs a name", Request: h.create(h.admin, `{"name":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/name field.blank"}},
		{
			Name: "tells everything that is wrong", Status: 422, Code: "request.invalid",
			Request: h.create(h.admin, `{"name":"x\u0007","phones":["x"],"mobile":"y","emails":["z"],"birthday":"1980-02-30","reportsTo":"me","portalGrants":["orders"]}`),
			Fields: []string{
				"/birthday date.invalid", "/emails/0 email.invalid", "/mobile phone.invalid", "/name field.control", "/phones/0 phone.invalid",
				"/portalGrants contact.portalNeedsEmail", "/reportsTo contact.unknown",
			},
		},
		{Name: "nobody is born tomorrow", Request: h.create(h.admin, `{"name":"x","birthday":"2026-03-04"}`), Status: 422, Code: "request.invalid", Fields: []string{"/birthday date.future"}},
		{Name: "has parts that there are", Request: h.create(h.admin, `{"name":"x","decisionRole":"king"}`), Status: 422, Code: "request.invalid", Fields: []string{"/decisionRole field.enum"}},
		{
			Name: "reports to somebody who is there", Request: h.create(h.admin, `{"name":"x","reportsTo":"`+scenario.Unknown(contact.Kind)+`"}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/reportsTo contact.unknown"},
		},
		{Name: "needs a customer", Request: absent, Status: 404, Code: "customer.notFound"},
		{Name: "meets no other company", Request: h.create(stranger, `{"name":"x"}`), Status: 404, Code: "customer.notFound"},
		{Name: "asks for the permission", Request: h.create(h.company.User(t, access.Viewer), `{"name":"x"}`), Status: 403, Code: "auth.forbidden"},
		{Name: "out of reach there is no customer", Request: h.create(h.company.User(t, access.Salesperson), `{"name":"x"}`), Status: 404, Code: "customer.notFound"},
		{Name: "asks for a token", Request: h.create(nil, `{"name":"x"}`), Status: 401, Code: "auth.unauthenticated"},
	})
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	boss := h.add(t, `{"name":"Boss","title":"CEO"}`)
	clerk := h.add(t, `{"name":"Clerk","reportsTo":"`+boss.ID+`"}`)
	temp := h.add(t, `{"name":"Temp","reportsTo":"`+clerk.ID+`"}`)
	patch := func(id string, version int, body string) scenario.Request {
		return h.at(contacts.Update, h.admin, id, version, body)
	}
	follow := func(body string) scenario.Request {
		return scenario.Request{
			Op: customers.Update, As: h.admin, Path: map[string]string{"id": h.customer}, Header: map[string]string{"If-Match": "*"}, Body: body,
		}
	}
	without := patch(boss.ID, 1, `{}`)
	without.Header = nil
	dry := patch(clerk.ID, 1, `{"isPrimary":true}`)
	dry.Query = "validateOnly=true"
	elsewhere := patch(boss.ID, 1, `{"title":"x"}`)
	var other record
	h.Do(t, scenario.Request{Op: customers.Create, As: h.admin, Body: `{"name":"Other"}`}).Want(t, 201).Into(t, &other)
	elsewhere.Path = map[string]string{"id": other.ID, "contactId": boss.ID}
	circle := []string{"/reportsTo field.invalid"}
	h.Run(t, []scenario.Scenario{
		{Name: "needs a version", Request: without, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "needs the version of now", Request: patch(boss.ID, 9, `{"title":"x"}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "nothing new is no new version", Request: patch(clerk.ID, 1, `{"name":"Clerk"}`), Status: 200, Has: []string{`"version":1`}},
		{Name: "what the customer does not show changes one item", Request: patch(boss.ID, 1, `{"wechat":"b","phones":["030 1234567"]}`), Status: 200, Writes: 1, Has: []string{"+49301234567"}},
		{Name: "the customer follows the title", Request: patch(boss.ID, 2, `{"title":"Owner"}`), Status: 200, Writes: 2, Golden: "update.json", After: func(t *testing.T, _ scenario.Response) {
			if _, shown := h.primary(t); shown.ContactTitle != "Owner" || shown.PrimaryContact != boss.ID {
				t.Errorf("the customer shows %+v", shown)
			}
		}},
		{Name: "the customer's own change is refused", Request: follow(`{"contactName":"x","contactTitle":"y"}`), Status: 422, Code: "request.invalid", Fields: []string{"/contactName customer.followsContact", "/contactTitle customer.followsContact"}},
		{Name: "sending back what is there is none", Request: follow(`{"contactName":"Boss","notes":"n"}`), Status: 200, Writes: 1},
		{Name: "a primary contact stays until another takes over", Request: patch(boss.ID, 3, `{"isPrimary":null}`), Status: 409, Code: "contact.primaryInUse", Fields: []string{"/isPrimary field.invalid"}},
		{Name: "a dry run writes nothing", Request: dry, Status: 200, Has: []string{`"isPrimary":true`}},
		{Name: "another takes over", Request: patch(clerk.ID, 1, `{"isPrimary":true}`), Status: 200, Writes: 3, After: func(t *testing.T, _ scenario.Response) {
			h.wantPrimary(t, "Clerk")
			var old record
			h.Do(t, h.at(contacts.Get, h.admin, boss.ID, 0, "")).Want(t, 200).Into(t, &old)
			if old.Version != 4 || old.IsPrimary {
				t.Errorf("the old one: %+v", old)
			}
		}},
		{Name: "nobody reports to themselves", Request: patch(boss.ID, 4, `{"reportsTo":"`+boss.ID+`"}`), Status: 409, Code: "contact.cycle", Fields: circle},
		{Name: "nor to who reports to them in the end", Request: patch(boss.ID, 4, `{"reportsTo":"`+temp.ID+`"}`), Status: 409, Code: "contact.cycle", Fields: circle},
		{Name: "but to others", Request: patch(temp.ID, 1, `{"reportsTo":"`+boss.ID+`"}`), Status: 200, Writes: 2},
		{Name: "or to nobody", Request: patch(temp.ID, 2, `{"reportsTo":null}`), Status: 200, Writes: 2, Lacks: []string{"reportsTo"}},
		{Name: "a contact belongs to its customer alone", Request: elsewhere, Status: 404, Code: "contact.notFound"},
		{Name: "must be there", Request: patch(scenario.Unknown(contact.Kind), 1, `{"title":"x"}`), Status: 404, Code: "contact.notFound"},
		{Name: "must be an identifier", Request: patch("x", 1, `{"title":"x"}`), Status: 404, Code: "contact.notFound"},
		{Name: "asks for the permission", Request: h.at(contacts.Update, h.company.User(t, access.Viewer), boss.ID, 4, `{"title":"x"}`), Status: 403, Code: "auth.forbidden"},
		{Name: "meets no other company", Request: h.at(contacts.Update, h.Company(t).Admin, boss.ID, 4, `{"title":"x"}`), Status: 404, Code: "customer.notFound"},
	})
}

func TestDelete_and_restore(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	boss := h.add(t, `{"name":"Boss","title":"CEO"}`)
	clerk := h.add(t, `{"name":"Clerk","reportsTo":"`+boss.ID+`"}`)
	bin := func(id string, version int, query string) scenario.Request {
		r := h.at(contacts.Delete, h.admin, id, version, "")
		r.Query = query
		return r
	}
	back := func(id string) scenario.Request { return h.at(contacts.Restore, h.admin, id, 0, "") }
	binned := scenario.Request{Op: contacts.List, As: h.admin, Path: map[string]string{"id": h.customer}, Query: "deleted=true"}
	successor := []string{"query:successor contact.unknown"}
	h.Run(t, []scenario.Scenario{
		{Name: "needs the version of now", Request: bin(boss.ID, 9, ""), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "the primary contact needs a successor", Request: bin(boss.ID, 1, ""), Status: 409, Code: "contact.primaryInUse"},
		{Name: "that is there", Request: bin(boss.ID, 1, "successor=x"), Status: 422, Code: "request.invalid", Fields: successor},
		{Name: "and is another", Request: bin(boss.ID, 1, "successor="+boss.ID), Status: 422, Code: "request.invalid", Fields: successor},
		{Name: "who takes over", Request: bin(boss.ID, 1, "successor="+clerk.ID), Status: 204, Writes: 4, After: func(t *testing.T, _ scenario.Response) {
			h.wantPrimary(t, "Clerk")
			var got record
			h.Do(t, h.at(contacts.Get, h.admin, boss.ID, 0, "")).Want(t, 200).Into(t, &got)
			if got.DeletedAt == "" || got.PurgeAt != "2026-05-31T09:30:00Z" || got.IsPrimary {
				t.Errorf("in the bin: %+v", got)
			}
		}},
		{Name: "the bin shows it", Request: binned, Status: 200, Has: []string{boss.ID}, Lacks: []string{`"id":"` + clerk.ID}},
		{Name: "what lies there cannot be deleted", Request: bin(boss.ID, 2, ""), Status: 404, Code: "contact.notFound"},
		{Name: "nor changed", Request: h.at(contacts.Update, h.admin, boss.ID, 2, `{"title":"x"}`), Status: 404, Code: "contact.notFound"},
		{Name: "nor made a superior", Request: h.at(contacts.Update, h.admin, clerk.ID, 2, `{"reportsTo":null}`), Status: 200, Writes: 2},
		{Name: "so it is refused", Request: h.at(contacts.Update, h.admin, clerk.ID, 3, `{"reportsTo":"`+boss.ID+`"}`), Status: 422, Code: "request.invalid", Fields: []string{"/reportsTo contact.unknown"}},
		{Name: "what is in use cannot be restored", Request: back(clerk.ID), Status: 409, Code: "contact.notDeleted"},
		{Name: "restoring brings it back, not primary", Request: back(boss.ID), Status: 200, Writes: 2, Lacks: []string{"isPrimary", "purgeAt", "deletedAt"}},
		{Name: "one that is not primary just goes", Request: bin(boss.ID, 3, ""), Status: 204, Writes: 2},
		{Name: "the last may go, and the customer shows nobody", Request: bin(clerk.ID, 3, ""), Status: 204, Writes: 3, After: func(t *testing.T, _ scenario.Response) { h.wantPrimary(t, "") }},
		{Name: "the first back is primary again", Request: back(boss.ID), Status: 200, Writes: 3, After: func(t *testing.T, _ scenario.Response) { h.wantPrimary(t, "Boss") }},
		{Name: "there must be something", Request: back(scenario.Unknown(contact.Kind)), Status: 404, Code: "contact.notFound"},
		{Name: "asks for the permission", Request: h.at(contacts.Delete, h.company.User(t, access.Viewer), boss.ID, 0, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "meets no other company", Request: h.at(contacts.Restore, h.Company(t).Admin, clerk.ID, 0, ""), Status: 404, Code: "customer.notFound"},
	})
	t.Run("what lies in the bin goes for good in the end", func(t *testing.T) {
		h.Drain(t)
		h.Clock.Advance(tenant.DefaultRetention + 1e9)
		if _, err := h.Main.Expire(t.Context(), h.Clock.Now()); err != nil {
			t.Fatal(err)
		}
		h.Do(t, h.at(contacts.Get, h.admin, clerk.ID, 0, "")).Want(t, 404)
		h.Drain(t)
	})
}

func TestList(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	names := []string{"A", "B", "C", "D", "E"}
	for _, name := range names {
		h.add(t, `{"name":"`+name+`"}`)
	}
	list := func(as *scenario.Caller, query string) scenario.Request {
		return scenario.Request{Op: contacts.List, As: as, Path: map[string]string{"id": h.customer}, Query: query}
	}
	t.Run("comes page by page, the newest first", func(t *testing.T) {
		var got []string
		for cursor := ""; ; {
			var page struct {
				Items      []record
				NextCursor string
			}
			h.Do(t, list(h.admin, scenario.Params("limit", "2", "cursor", cursor))).Want(t, 200).Into(t, &page)
			for _, c := range page.Items {
				got = append(got, c.Name)
			}
			if cursor = page.NextCursor; cursor == "" {
				break
			}
		}
		if strings.Join(got, "") != "EDCBA" {
			t.Errorf("got %v", got)
		}
	})
	h.Run(t, []scenario.Scenario{
		{Name: "may be empty", Request: list(h.admin, "deleted=true"), Status: 200, Has: []string{`{"items":[]}`}},
		{Name: "follows the reach on the customer", Request: list(h.company.User(t, access.Salesperson), ""), Status: 404, Code: "customer.notFound"},
		{Name: "a viewer sees it", Request: list(h.company.User(t, access.Viewer), ""), Status: 200, Has: []string{`"name":"A"`}},
		{Name: "meets no other company", Request: list(h.Company(t).Admin, ""), Status: 404, Code: "customer.notFound"},
		{Name: "knows its own cursors alone", Request: list(h.admin, "cursor=x"), Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
		{Name: "who has no role sees nothing", Request: list(h.company.User(t), ""), Status: 403, Code: "auth.forbidden"},
	})
}

func TestGet(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c := h.add(t, `{"name":"Li Wei"}`)
	get := func(as *scenario.Caller, id string) scenario.Request { return h.at(contacts.Get, as, id, 0, "") }
	unchanged := get(h.admin, c.ID)
	unchanged.Header = map[string]string{"If-None-Match": `"1"`}
	garbage := get(h.admin, c.ID)
	garbage.Path = map[string]string{"id": "x", "contactId": c.ID}
	h.Run(t, []scenario.Scenario{
		{Name: "answers the contact", Request: get(h.company.User(t, access.Viewer), c.ID), Status: 200, Golden: "get.json"},
		{Name: "answers 304 while it is unchanged", Request: unchanged, Status: 304},
		{Name: "knows no other", Request: get(h.admin, scenario.Unknown(contact.Kind)), Status: 404, Code: "contact.notFound"},
		{Name: "knows no garbage", Request: get(h.admin, "x"), Status: 404, Code: "contact.notFound"},
		{Name: "knows no garbage of a customer", Request: garbage, Status: 404, Code: "customer.notFound"},
		{Name: "follows the reach on the customer", Request: get(h.company.User(t, access.Salesperson), c.ID), Status: 404, Code: "customer.notFound"},
		{Name: "meets no other company", Request: get(h.Company(t).Admin, c.ID), Status: 404, Code: "customer.notFound"},
	})
}

// Many add primary contacts and point at each other at once: one is primary in the end, and no circle closes.
func TestMany_at_once(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	a, b := h.add(t, `{"name":"a"}`), h.add(t, `{"name":"b"}`)
	var all sync.WaitGroup
	for i := range 6 {
		all.Go(func() {
			r := h.Do(t, h.create(h.admin, fmt.Sprintf(`{"name":"n%d","isPrimary":%t}`, i, i%2 == 0)))
			if r.Status != 201 && r.Status != 409 && r.Status != 503 {
				t.Errorf("create: %d %s", r.Status, r.Body)
			}
		})
	}
	for _, pair := range [][2]record{{a, b}, {b, a}} {
		all.Go(func() {
			r := h.Do(t, h.at(contacts.Update, h.admin, pair[0].ID, 0, `{"reportsTo":"`+pair[1].ID+`"}`))
			if r.Status != 200 && r.Status != 409 && r.Status != 412 && r.Status != 503 {
				t.Errorf("update: %d %s", r.Status, r.Body)
			}
		})
	}
	all.Wait()
	if got, shown := h.primary(t); len(got) != 1 || shown.ContactName != got[0] {
		t.Errorf("primary: %v, the customer shows %q", got, shown.ContactName)
	}
	var one, other record
	h.Do(t, h.at(contacts.Get, h.admin, a.ID, 0, "")).Want(t, 200).Into(t, &one)
	h.Do(t, h.at(contacts.Get, h.admin, b.ID, 0, "")).Want(t, 200).Into(t, &other)
	if one.ReportsTo == b.ID && other.ReportsTo == a.ID {
		t.Error("they report to each other")
	}
}

func TestNumbers_of_contacts_are_masked_and_shown_by_name_and_reason(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	const phone, mobile = "+493000743211", "+4915112345678"
	c := h.add(t, `{"name":"Maria","phones":["`+phone+`"],"mobile":"`+mobile+`"}`)
	viewer, finance := h.company.User(t, access.Viewer), h.company.User(t, access.Finance)
	path := map[string]string{"id": h.customer, "contactId": c.ID}
	unmask := func(as *scenario.Caller, body string) scenario.Request {
		return scenario.Request{Op: contacts.Unmask, As: as, Path: path, Body: body}
	}
	const asked = `{"fields":["phone"],"reason":"She called."}`
	h.Run(t, []scenario.Scenario{
		{Name: "in one", Request: scenario.Request{Op: contacts.Get, As: viewer, Path: path}, Status: 200, Has: []string{`"****3211"`, `"****5678"`}, Lacks: []string{phone, mobile}},
		{Name: "in a list", Request: scenario.Request{Op: contacts.List, As: viewer, Path: path}, Status: 200, Has: []string{`"****3211"`}, Lacks: []string{phone, mobile}},
		{Name: "not for who may see them", Request: scenario.Request{Op: contacts.Get, As: finance, Path: path}, Status: 200, Has: []string{phone, mobile}},
		{Name: "shown", Request: unmask(finance, asked), Status: 200, Writes: 1, Has: []string{phone, mobile, `"customerId"`}},
		{Name: "not without a reason", Request: unmask(finance, `{"fields":["phone"],"reason":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"}},
		{Name: "not without the permission", Request: unmask(viewer, asked), Status: 403, Code: "auth.forbidden"},
		{Name: "not out of reach", Request: unmask(h.company.User(t, access.SalesManager), asked), Status: 404, Code: "customer.notFound"},
		{Name: "not of another company", Request: unmask(h.Company(t).Admin, asked), Status: 404, Code: "customer.notFound"},
		{
			Name: "not of a contact that is not there", Status: 404, Code: "contact.notFound",
			Request: scenario.Request{Op: contacts.Unmask, As: finance, Path: map[string]string{"id": h.customer, "contactId": "con_x"}, Body: asked},
		},
		{
			Name: "sent back they are as they were", Status: 200,
			Request: scenario.Request{
				Op: contacts.Update, As: h.admin, Path: path, Header: map[string]string{"If-Match": "*"}, Body: `{"phones":["****3211"],"mobile":"****5678"}`,
			},
			Has: []string{phone, mobile, `"version":1`},
		},
	})
	h.Drain(t)
	rows := h.Rows(t, h.company.Tenant, c.ID)
	if len(rows) != 2 || rows[0].Action != "unmasked" || rows[0].By != finance.User {
		t.Errorf("rows: %+v", rows)
	}
}
