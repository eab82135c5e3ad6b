package customers_test

import (
	"strings"
	"testing"

	"kehu/functions/audit"
	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/table"
)

// What is masked of the customer that the tests look at.
const (
	secretPhone   = "+8651262345678"
	secretFax     = "+8651262345679"
	secretAddress = "+8651262345680"
	secretTax     = "91350100M000100Y43"
	secretBank    = "6222020200112233445"
)

// masked is such a customer.
const masked = `{"name":"Hengli","phones":["` + secretPhone + `"],"fax":"` + secretFax + `","taxNumber":"` + secretTax + `","taxCountry":"CN",
	"addresses":[{"city":"Suzhou","country":"CN","phone":"` + secretAddress + `"}],"bank":{"name":"ICBC","account":"` + secretBank + `"}}`

func TestWhat_a_role_does_not_show_is_masked_everywhere(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	k.Forbid(secretBank)
	company := k.Company(t)
	c := add(t, k, company.Admin, masked)
	k.Do(t, update(company.Admin, c.ID, 1, `{"phones":["`+secretPhone+`","+8651262345699"],"fax":null}`)).Want(t, 200)
	k.Drain(t)
	one := map[string]string{"id": c.ID}
	for role, want := range map[access.Role]bool{access.Finance: true, access.Viewer: false, access.Auditor: false} {
		as := company.User(t, role)
		for _, r := range []scenario.Request{
			{Op: customers.Get, As: as, Path: one},
			{Op: customers.List, As: as},
			{Op: customers.List, As: as, Query: "q=Hengli"},
			{Op: customers.History, As: as, Path: one},
			{Op: audit.List, As: as, Query: "entity=" + c.ID},
		} {
			if r.Op.Name == audit.List.Name && role != access.Auditor {
				continue
			}
			t.Run(string(role)+" "+r.Op.Name+" "+r.Query, func(t *testing.T) {
				body := k.Do(t, r).Want(t, 200).Body
				for _, secret := range []string{secretPhone, secretTax} {
					if got := strings.Contains(body, secret); got != want {
						t.Errorf("%s in clear: got %v, want %v: %s", secret, got, want, body)
					}
				}
				if !want && (strings.Contains(body, secretFax) || strings.Contains(body, secretAddress)) {
					t.Errorf("in clear: %s", body)
				}
				if !strings.Contains(body, `"****5678"`) == !want {
					t.Errorf("masked: %s", body)
				}
			})
		}
		t.Run(string(role)+" finds by what is shown", func(t *testing.T) {
			for _, q := range []string{secretPhone[1:], secretTax} {
				if got := names(pages(t, k, as, scenario.Params("q", q))...); len(got) > 0 != want {
					t.Errorf("%s: %v", q, got)
				}
			}
			for _, q := range []string{"5678", "0Y43", "****"} {
				if got := names(pages(t, k, as, scenario.Params("q", q))...); len(got) > 0 && (!want || q == "****") {
					t.Errorf("%s: %v", q, got)
				}
			}
		})
	}
}

func TestUpdate_takes_what_is_masked_for_as_it_was(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	c := add(t, k, admin, masked)
	stored := func() string {
		var out struct {
			Values []struct{ Pointer, Value string }
		}
		k.Do(t, unmask(admin, c.ID, `{"fields":["phone","bank","taxNumber"],"reason":"x"}`)).Want(t, 200).Into(t, &out)
		text := ""
		for _, v := range out.Values {
			text += v.Pointer + " " + v.Value + "\n"
		}
		return text
	}
	before := stored()
	k.Run(t, []scenario.Scenario{
		{
			Name: "all of it changes nothing", Status: 200, Request: update(admin, c.ID, 1, `{"phones":["****5678"],"fax":"****5679",
				"taxNumber":"****0Y43","addresses":[{"city":"Suzhou","country":"CN","phone":"****5680","type":"other"}],"bank":{"account":"****3445"}}`),
			After: func(t *testing.T, _ scenario.Response) {
				if got := stored(); got != before {
					t.Errorf("got %s, want %s", got, before)
				}
			},
		},
		{
			Name: "of what is not there it is refused", Status: 422, Code: "request.invalid", Request: update(admin, c.ID, 1, `{"phones":["****0000"],
				"taxNumber":"****0000","bank":{"account":"****0000"}}`),
			Fields: []string{"/bank/account field.invalid", "/phones/0 phone.invalid", "/taxNumber taxNumber.invalid"},
		},
		{
			Name: "and for a new customer", Status: 422, Code: "request.invalid", Fields: []string{"/phones/0 phone.invalid"},
			Request: scenario.Request{Op: customers.Create, As: admin, Body: `{"name":"x","phones":["****5678"]}`},
		},
	})
}

func TestUpdate_takes_a_masked_form_beside_a_new_value(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	c := add(t, k, admin, masked)
	var after record
	k.Do(t, update(admin, c.ID, 1, `{"phones":["+8651299999999","****5678"]}`)).Want(t, 200).Into(t, &after)
	if got := strings.Join(after.Phones, " "); got != "+8651299999999 "+secretPhone {
		t.Errorf("got %s", got)
	}
}

func unmask(as *scenario.Caller, id, body string) scenario.Request {
	r := at(customers.Unmask, as, id)
	r.Body = body
	return r
}

func TestUnmask(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	lead, ann, bob := company.User(t, access.SalesManager), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	finance := company.User(t, access.Finance)
	report(t, k, company.Admin, ann, lead)
	c := add(t, k, ann, masked)
	other := add(t, k, bob, `{"name":"bob's","phones":["`+secretFax+`"]}`)
	binned := add(t, k, ann, `{"name":"binned"}`)
	k.Do(t, matching(customers.Delete, company.Admin, binned.ID, 1, "")).Want(t, 204)
	const bank = `{"fields":["bank"],"reason":"Check the invoice."}`
	keyed := func(as *scenario.Caller) scenario.Request {
		r := unmask(as, c.ID, bank)
		r.Header = map[string]string{"Idempotency-Key": "look"}
		return r
	}
	invalid := func(name, body string, fields ...string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: unmask(finance, c.ID, body), Status: 422, Code: "request.invalid", Fields: fields}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "answers what was asked for", Request: unmask(finance, c.ID, bank), Status: 200, Writes: 1, Golden: "unmask.json"},
		{
			Name: "answers all of it", Request: unmask(lead, c.ID, `{"fields":["taxNumber","phone","bank"],"reason":"x"}`), Status: 200, Writes: 1,
			Has: []string{secretPhone, secretFax, secretAddress, secretTax, secretBank},
		},
		{Name: "answers nothing of what is not filled in", Request: unmask(finance, other.ID, bank), Status: 200, Writes: 1, Has: []string{`"values":[]`}},
		{Name: "answers with a key", Request: keyed(finance), Status: 200, Writes: 2, Has: []string{secretBank}},
		{Name: "answers again with the key, and it counts once", Request: keyed(finance), Status: 200, Writes: 0, Has: []string{secretBank}},
		invalid("no reason", `{"fields":["bank"]}`, "/reason field.required"),
		invalid("an empty reason", `{"fields":["bank"],"reason":""}`, "/reason field.tooShort"),
		invalid("a blank reason", `{"fields":["bank"],"reason":"  "}`, "/reason field.blank"),
		invalid("a reason without end", `{"fields":["bank"],"reason":"`+strings.Repeat("x", 501)+`"}`, "/reason field.tooLong"),
		invalid("no field", `{"fields":[],"reason":"x"}`, "/fields field.tooFew"),
		invalid("a field that is none", `{"fields":["name"],"reason":"x"}`, "/fields/0 field.enum"),
		{Name: "out of reach", Request: unmask(lead, other.ID, bank), Status: 404, Code: "customer.notFound"},
		{Name: "in the recycle bin", Request: unmask(finance, binned.ID, bank), Status: 404, Code: "customer.notFound"},
		{Name: "absent", Request: unmask(finance, "cus_x", bank), Status: 404, Code: "customer.notFound"},
		{Name: "of another company", Request: unmask(k.Company(t).Admin, c.ID, bank), Status: 404, Code: "customer.notFound"},
		{Name: "no permission", Request: unmask(ann, c.ID, bank), Status: 403, Code: "auth.forbidden"},
	})
	k.Forbid(secretBank) // from here on: no audit row holds it, nor what is remembered
	k.Drain(t)
	k.Replay(t)
	looks := 0
	for _, r := range k.Rows(t, company.Tenant, c.ID) {
		if r.Action == "unmasked" {
			looks++
		}
	}
	if looks != 3 {
		t.Errorf("looks in the trail: got %d, want 3", looks)
	}
	item, err := k.Main.Get(t.Context(), table.In(company.Tenant, "IDEM", finance.User, "customers.unmask", "look").Key("IDEM"))
	if err != nil || item == nil || strings.Contains(item.Text("a"), secretBank) {
		t.Errorf("remembered: %v, %v", item, err)
	}
}

func TestHistory(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann, bob := company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	c := add(t, k, ann, `{"name":"first"}`)
	k.Do(t, update(ann, c.ID, 1, `{"name":"second","notes":"n"}`)).Want(t, 200)
	k.Do(t, unmask(company.Admin, c.ID, `{"fields":["phone"],"reason":"A complaint."}`)).Want(t, 200)
	k.Do(t, update(ann, c.ID, 2, `{"name":"third"}`)).Want(t, 200)
	k.Drain(t)
	history := func(as *scenario.Caller, query string) scenario.Request {
		r := at(customers.History, as, c.ID)
		r.Query = query
		return r
	}
	var got []string
	for cursor := ""; ; {
		var page struct {
			Items []struct {
				Action  string
				By      string
				Changes []struct{ Field, Old, New string }
			}
			NextCursor string
		}
		k.Do(t, history(ann, "limit=1"+cursor)).Want(t, 200).Into(t, &page)
		for _, r := range page.Items {
			text := r.Action
			for _, change := range r.Changes {
				if change.Field == "name" || change.Field == "reason" {
					text += " " + change.Field + " " + change.Old + ">" + change.New
				}
			}
			got = append(got, text)
		}
		if page.NextCursor == "" {
			break
		}
		cursor = "&" + scenario.Params("cursor", page.NextCursor)
	}
	want := "updated name second>third, unmasked reason >A complaint., updated name first>second, created name >first"
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("got %s, want %s", text, want)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "another salesperson's", Request: history(bob, ""), Status: 404, Code: "customer.notFound"},
		{Name: "absent", Request: at(customers.History, ann, "cus_x"), Status: 404, Code: "customer.notFound"},
		{Name: "of another company", Request: history(k.Company(t).Admin, ""), Status: 404, Code: "customer.notFound"},
		{Name: "no permission", Request: history(company.User(t), ""), Status: 403, Code: "auth.forbidden"},
		{Name: "a cursor of garbage", Request: history(ann, "cursor=x"), Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
		{
			Name: "it goes with the customer to another owner", Request: history(bob, ""), Status: 200, Has: []string{`"new":"third"`},
			Before: func(t *testing.T) {
				k.Do(t, update(company.Admin, c.ID, 3, `{"owner":"`+bob.User+`"}`)).Want(t, 200)
			},
		},
		{Name: "and is the first one's no longer", Request: history(ann, ""), Status: 404, Code: "customer.notFound"},
	})
}
