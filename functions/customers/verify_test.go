package customers_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
)

// of is a call on a customer with a body.
func of(o operation.Operation, as *scenario.Caller, id, body string) scenario.Request {
	r := at(o, as, id)
	r.Body = body
	return r
}

var digits = regexp.MustCompile(`(?m)^ +([0-9]{6})$`)

// mailed returns the code of the last mail, which went to the address.
func mailed(t testing.TB, k *scenario.Kehu, to string) string {
	t.Helper()
	all := k.Outbox.Mails()
	if len(all) == 0 || all[len(all)-1].To != to {
		t.Fatalf("no mail to %s: %v", to, all)
	}
	found := digits.FindStringSubmatch(all[len(all)-1].Text)
	if found == nil {
		t.Fatalf("no code in %s", all[len(all)-1].Text)
	}
	return found[1]
}

// wrong returns another code.
func wrong(code string) string { return code[1:] + fmt.Sprint((code[0]-'0'+1)%10) }

func TestVerify_an_address(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	sales := company.User(t, access.Salesperson)
	c := add(t, k, sales, `{"name":"Hengli","emails":["a@x.example","b@x.example"]}`)
	other := add(t, k, company.Admin, `{"name":"Other"}`)
	again := of(customers.Verify, sales, c.ID, `{}`)
	again.Header = map[string]string{"Idempotency-Key": "once"}
	k.Run(t, []scenario.Scenario{
		{Name: "not an address of the customer", Request: of(customers.Verify, sales, c.ID, `{"email":"c@x.example"}`), Status: 422, Code: "request.invalid", Fields: []string{"/email verification.notOfCustomer"}},
		{Name: "nobody's customer", Request: of(customers.Verify, company.Admin, other.ID, `{}`), Status: 422, Code: "request.invalid", Fields: []string{"/email verification.notOfCustomer"}},
		{Name: "out of reach", Request: of(customers.Verify, sales, other.ID, `{}`), Status: 404, Code: "customer.notFound"},
		{Name: "a viewer does not", Request: of(customers.Verify, company.User(t, access.Viewer), c.ID, `{}`), Status: 403, Code: "auth.forbidden"},
		{Name: "another company", Request: of(customers.Verify, k.Company(t).Admin, c.ID, `{}`), Status: 404, Code: "customer.notFound"},
		{Name: "before a code was mailed", Request: of(customers.Confirm, sales, c.ID, `{"code":"123456"}`), Status: 409, Code: "verification.notPending"},
	})
	k.Do(t, again).Want(t, 200)
	code := mailed(t, k, "a@x.example")
	k.Forbid(code) // from here on no answer, log or audit row has it
	k.Do(t, again).Want(t, 200)
	if got := len(k.Outbox.Mails()); got != 1 {
		t.Errorf("mails of a repeated call: %d", got)
	}
	k.Do(t, of(customers.Verify, sales, c.ID, `{"email":"A@x.example"}`)).Want(t, 409).WantProblem(t, "verification.tooSoon")
	other2 := wrong(code)
	if r := k.Do(t, of(customers.Confirm, sales, c.ID, `{"code":"`+other2+`"}`)).Want(t, 200); !strings.Contains(r.Body, `"attempts":1`) || !strings.Contains(r.Body, `"state":"pending"`) {
		t.Errorf("a wrong code: %s", r.Body)
	}
	if got := k.Do(t, at(customers.Get, sales, c.ID)).Want(t, 200).Body; !strings.Contains(got, `"state":"pending"`) {
		t.Errorf("pending: %s", got)
	}
}

func TestVerify_by_the_code_until_it_changes(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	c := add(t, k, admin, `{"name":"Hengli","emails":["a@x.example","b@x.example"]}`)
	confirm := func(code string) string {
		t.Helper()
		return k.Do(t, of(customers.Confirm, admin, c.ID, `{"email":"b@x.example","code":"`+code+`"}`)).Want(t, 200).Body
	}
	k.Do(t, of(customers.Verify, admin, c.ID, `{"email":"B@x.example"}`)).Want(t, 200)
	if got := confirm(mailed(t, k, "b@x.example")); !strings.Contains(got, `"state":"verified"`) || strings.Contains(got, "expiresAt") {
		t.Errorf("confirmed: %s", got)
	}
	k.Do(t, update(admin, c.ID, 3, `{"emails":["b@x.example"]}`)).Want(t, 200)
	if got := k.Do(t, at(customers.Get, admin, c.ID)).Body; !strings.Contains(got, `"state":"verified"`) {
		t.Errorf("another address went: %s", got)
	}
	k.Do(t, update(admin, c.ID, 4, `{"emails":["c@x.example"]}`)).Want(t, 200)
	if got := k.Do(t, at(customers.Get, admin, c.ID)).Body; strings.Contains(got, "verifications") {
		t.Errorf("the address went: %s", got)
	}

	k.Do(t, of(customers.Verify, admin, c.ID, `{}`)).Want(t, 200)
	code := mailed(t, k, "c@x.example")
	var states []string
	for range 6 {
		r := k.Do(t, of(customers.Confirm, admin, c.ID, `{"code":"`+wrong(code)+`"}`))
		switch {
		case strings.Contains(r.Body, `"state":"pending"`):
			states = append(states, "pending")
		case strings.Contains(r.Body, `"state":"failed"`):
			states = append(states, "failed")
		default:
			r.Want(t, 409).WantProblem(t, "verification.notPending")
			states = append(states, "void")
		}
	}
	if want := []string{"pending", "pending", "pending", "pending", "failed", "void"}; !slices.Equal(states, want) {
		t.Errorf("wrong codes: %q, want %q", states, want)
	}
	k.Do(t, of(customers.Confirm, admin, c.ID, `{"code":"`+code+`"}`)).Want(t, 409)

	k.Do(t, of(customers.Verify, admin, c.ID, `{}`)).Want(t, 200)
	code = mailed(t, k, "c@x.example")
	k.Clock.Advance(61 * time.Minute)
	k.Do(t, of(customers.Confirm, k.Session(admin.Tenant, admin.User), c.ID, `{"code":"`+code+`"}`)).Want(t, 409).WantProblem(t, "verification.notPending")
}

func TestAttest(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	bare, c := add(t, k, admin, `{"name":"Bare"}`), add(t, k, admin, masked)
	k.Run(t, []scenario.Scenario{
		{Name: "without a note", Request: of(customers.Attest, admin, c.ID, `{"channel":"phone","state":"verified","note":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/note field.blank"}},
		{Name: "an address takes a code", Request: of(customers.Attest, admin, c.ID, `{"channel":"email","state":"verified","note":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/channel field.enum"}},
		{Name: "no number", Request: of(customers.Attest, admin, bare.ID, `{"channel":"phone","state":"verified","note":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/phone verification.notOfCustomer"}},
		{Name: "no tax number", Request: of(customers.Attest, admin, bare.ID, `{"channel":"licence","state":"verified","note":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/channel verification.notOfCustomer"}},
		{Name: "a number as it is shown masked", Request: of(customers.Attest, admin, c.ID, `{"channel":"phone","phone":"****5678","state":"failed","note":"nobody there"}`), Status: 200, Writes: 1, Has: []string{secretPhone, `"state":"failed"`}},
		{Name: "in place of what was known", Request: of(customers.Attest, admin, c.ID, `{"channel":"phone","state":"verified","note":"Ms Li"}`), Status: 200, Writes: 1, Has: []string{`"state":"verified"`}},
		{Name: "the licence", Request: of(customers.Attest, admin, c.ID, `{"channel":"licence","state":"verified","note":"copy"}`), Status: 200, Writes: 1, Has: []string{secretTax}},
		{Name: "masked for who does not see it", Request: at(customers.Get, company.User(t, access.Viewer), c.ID), Status: 200, Has: []string{`"verifications"`}, Lacks: []string{secretPhone, secretTax, "nobody there"}},
	})
}
