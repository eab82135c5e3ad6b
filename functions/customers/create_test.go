package customers_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/user"
)

const full = `{
	"name": "  Alfreds Futterkiste  ", "type": "company", "shortName": "Alfreds", "reference": "ALFKI",
	"contactName": "Maria Anders", "contactTitle": "Sales Representative",
	"phones": ["030-0074321", "+86 512 6234 5678"], "fax": "030-0076545",
	"emails": ["Maria@Alfreds.example", "office@alfreds.example"], "website": "alfreds.example",
	"addresses": [{"type": "registered", "country": "de", "city": "Berlin", "street": "Obere Str. 57", "postalCode": "12209"}],
	"taxNumber": "DE 136 695 976", "bank": {"name": "Deutsche Bank", "account": "DE89 3704 0044 0532 0130 00", "holder": "Alfreds"},
	"paymentMethod": "transfer", "paymentTerms": {"days": 30, "note": "net"},
	"creditLimit": {"amount": "10000.5", "currency": "EUR"},
	"tags": ["vip", "北方", "vip"], "level": "A", "industry": "manufacturing", "source": "exhibition", "status": "active",
	"notes": "first line\r\nsecond line"
}`

func TestCreate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	k.Forbid("DE89370400440532013000", "370400440532", "DE89 3704 0044 0532 0130 00")
	taken := add(t, k, admin, `{"name":"First","emails":["first@x.example"],"taxNumber":"91350100M000100Y43","taxCountry":"CN","reference":"Ref 1"}`)
	create := func(body string) scenario.Request {
		return scenario.Request{Op: customers.Create, As: admin, Body: body}
	}
	k.Run(t, []scenario.Scenario{{
		Name: "stores the normal form of every field", Request: create(full),
		Status: 201, Golden: "create.json", Writes: 9, // itself, number, tax number, reference, two addresses
		After: func(t *testing.T, r scenario.Response) {
			var c record
			r.Into(t, &c)
			if r.Header["location"] != "/v1/customers/"+c.ID || r.Header["etag"] != `"1"` {
				t.Errorf("headers: %v", r.Header)
			}
			stored := k.Do(t, at(customers.Get, admin, c.ID)).Want(t, 200)
			if scenario.Numbered(stored.Body) != scenario.Numbered(r.Body) {
				t.Errorf("what is read is not what was answered:\n%s\n%s", stored.Body, r.Body)
			}
		},
	}, {
		Name: "needs no more than a name", Request: create(`{"name":"Li Wei"}`),
		Status: 201, Writes: 3, Has: []string{`"type":"company"`, `"source":"other"`, `"status":"potential"`, `"owner":"` + admin.User + `"`, `"number":"C000003"`},
	}, {
		Name: "terms of no days stay", Request: create(`{"name":"At once","paymentTerms":{"days":0}}`),
		Status: 201, Writes: 3, Has: []string{`"paymentTerms":{"days":0}`},
		After: func(t *testing.T, r scenario.Response) {
			var c record
			r.Into(t, &c)
			if read(t, k, admin, c.ID).PaymentTerms == nil {
				t.Error("the terms are lost")
			}
		},
	}, {
		Name: "an address of another customer is refused, whatever its case", Request: create(`{"name":"x","emails":["new@x.example","FIRST@x.example"]}`),
		Status: 409, Code: "customer.duplicate", Fields: []string{"/emails/1 customer.emailTaken"},
	}, {
		Name:    "everything that is taken is named",
		Request: create(`{"name":"x","emails":["first@x.example"],"taxNumber":"91350100M000100Y43","taxCountry":"CN","reference":"ref  1"}`),
		Status:  409, Code: "customer.duplicate",
		Fields: []string{"/taxNumber customer.taxNumberTaken", "/reference customer.referenceTaken", "/emails/0 customer.emailTaken"},
	}, {
		Name: "an owner must be a user of the company", Request: create(`{"name":"x","owner":"` + scenario.Unknown(user.Kind) + `"}`),
		Status: 422, Code: "request.invalid", Fields: []string{"/owner customer.ownerUnknown"},
	}, {
		Name: "a user of another company is no owner", Request: create(`{"name":"x","owner":"` + k.Company(t).Admin.User + `"}`),
		Status: 422, Code: "request.invalid", Fields: []string{"/owner customer.ownerUnknown"},
	}, {
		Name: "a colleague is an owner", Request: create(`{"name":"x","owner":"` + company.User(t, access.Viewer).User + `"}`),
		Status: 201, Writes: 3,
	}, {
		Name: "a welcome mail needs an address", Request: create(`{"name":"x","sendWelcomeEmail":true}`),
		Status: 422, Code: "request.invalid", Fields: []string{"/sendWelcomeEmail customer.welcomeNeedsEmail"},
	}, {
		Name:    "an identifier of the caller's is not taken",
		Request: create(`{"name":"x","id":"cus_00000000000000000000000001","number":"C1","version":7,"createdBy":"usr"}`),
		Status:  422, Code: "request.invalid",
		Fields: []string{"/createdBy field.unknown", "/id field.unknown", "/number field.unknown", "/version field.unknown"},
	}, {
		Name: "a dry run answers the normal form and its warnings, and writes nothing",
		Request: scenario.Request{
			Op: customers.Create, As: admin, Query: "validateOnly=true", Header: map[string]string{"Idempotency-Key": "dry"},
			Body: `{"name":" Dry ","emails":["first@x.example"],"phones":["+86 512 0000 0000"],"taxNumber":"123","taxCountry":"AF"}`,
		},
		Status: 200, Golden: "create-dry.json", Lacks: []string{`"number"`},
		After: func(t *testing.T, r scenario.Response) {
			var c record
			r.Into(t, &c)
			if len(c.Duplicates) != 1 || c.Duplicates[0].Record != taken.ID {
				t.Errorf("duplicates: %+v", c.Duplicates)
			}
			k.Do(t, at(customers.Get, admin, c.ID)).Want(t, 404)
		},
	}, {
		Name:    "a dry run refuses what the real one would",
		Request: scenario.Request{Op: customers.Create, As: admin, Query: "validateOnly=true", Body: `{"name":"x","owner":"` + scenario.Unknown(user.Kind) + `"}`},
		Status:  422, Code: "request.invalid", Fields: []string{"/owner customer.ownerUnknown"},
	}, {
		Name:    "another company may have the same values",
		Request: scenario.Request{Op: customers.Create, As: k.Company(t).Admin, Body: `{"name":"x","emails":["first@x.example"],"reference":"Ref 1"}`},
		Status:  201, Writes: 5, Has: []string{`"number":"C000001"`},
	}})
	k.Drain(t) // no audit row holds what is forbidden
}

func TestCreate_refuses_bad_input(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	type bad struct {
		name, body string
		fields     []string
	}
	var scenarios []scenario.Scenario
	add := func(status int, code string, all ...bad) {
		for _, b := range all {
			scenarios = append(scenarios, scenario.Scenario{
				Name: b.name, Request: scenario.Request{Op: customers.Create, As: admin, Body: b.body},
				Status: status, Code: problemCode(code), Fields: b.fields,
			})
		}
	}
	field := func(name, value string, fields ...string) bad {
		return bad{name: name, body: `{"name":"x",` + value + `}`, fields: fields}
	}
	nested := strings.Repeat(`{"a":`, 40) + "1" + strings.Repeat("}", 40)
	add(400, "request.malformed",
		bad{"no body", "", []string{" json.empty"}},
		bad{"no JSON", "{name:x}", []string{" json.syntax"}},
		bad{"half of it", `{"name":"x"`, []string{" json.syntax"}},
		bad{"two values", `{"name":"x"} {}`, []string{" json.syntax"}},
		bad{"a duplicate key", `{"name":"x","name":"y"}`, []string{"/name field.duplicate"}},
		bad{"a duplicate key inside", `{"name":"x","bank":{"name":"a","name":"b"}}`, []string{"/bank/name field.duplicate"}},
		bad{"a duplicate key that is escaped", `{"name":"x","n\u0061me":"y"}`, []string{"/name field.duplicate"}},
		bad{"deep nesting", `{"name":` + nested + `}`, []string{"/name" + strings.Repeat("/a", 15) + " json.tooDeep"}},
		bad{"days without end", `{"name":"x","paymentTerms":{"days":1e400}}`, []string{"/paymentTerms/days json.numberTooLarge"}},
		bad{"a list without end", strings.Repeat("[", 100_000), []string{strings.Repeat("/0", 16) + " json.tooDeep"}},
	)
	add(422, "request.invalid",
		bad{"null", "null", []string{" field.type"}},
		bad{"a list", "[]", []string{" field.type"}},
		bad{"a text", `"x"`, []string{" field.type"}},
		bad{"no name", `{}`, []string{"/name field.required"}},
		bad{"a name that is null", `{"name":null}`, []string{"/name field.type"}},
		bad{"a name that is a number", `{"name":7}`, []string{"/name field.type"}},
		bad{"an empty name", `{"name":""}`, []string{"/name field.tooShort"}},
		bad{"a blank name", `{"name":" \u3000\u00a0"}`, []string{"/name field.blank"}},
		bad{"a control character", `{"name":"a\u0000b"}`, []string{"/name field.control"}},
		bad{"a line end in a name", `{"name":"a\nb"}`, []string{"/name field.control"}},
		bad{"a direction mark", `{"name":"a\u202eb"}`, []string{"/name field.control"}},
		bad{"half a surrogate", `{"name":"a\ud800"}`, []string{"/name field.control"}},
		bad{"bytes that are no UTF-8", "{\"name\":\"a\xff\"}", []string{"/name field.control"}},
		bad{"a long name", `{"name":"` + strings.Repeat("客", 201) + `"}`, []string{"/name field.tooLong"}},
		bad{"another case", `{"Name":"x"}`, []string{"/Name field.unknown", "/name field.required"}},
		bad{"two cases", `{"name":"x","NAME":"y"}`, []string{"/NAME field.unknown"}},
		field("an unknown field", `"nickname":1`, "/nickname field.unknown"),
		field("an unknown field inside", `"bank":{"iban":"x"}`, "/bank/iban field.unknown"),
		field("an address with a name", `"emails":["Eve <eve@x.com>"]`, "/emails/0 email.invalid"),
		field("an address without a dot", `"emails":["eve@x"]`, "/emails/0 email.invalid"),
		field("two addresses in one", `"emails":["a@x.com, b@x.com"]`, "/emails/0 email.invalid"),
		field("an address with a line end", `"emails":["a@x.com\r\nBcc: b@x.com"]`, "/emails/0 email.invalid"),
		field("an empty address", `"emails":[""]`, "/emails/0 email.invalid"),
		field("addresses that are no list", `"emails":"a@x.com"`, "/emails field.type"),
		field("an address that is a number", `"emails":["a@x.com",7]`, "/emails/1 field.type"),
		field("too many addresses", `"emails":["a@x.com"`+strings.Repeat(`,"a@x.com"`, 10)+`]`, "/emails field.tooMany"),
		field("impossible phones", `"phones":["12","call me","+999 1","０"]`,
			"/phones/0 phone.invalid", "/phones/1 phone.invalid", "/phones/2 phone.invalid", "/phones/3 phone.invalid"),
		field("an impossible fax", `"fax":"+86 1"`, "/fax phone.invalid"),
		field("a wrong check digit", `"taxNumber":"91350100M000100Y44","taxCountry":"CN"`, "/taxNumber taxNumber.invalid"),
		field("a country that is none", `"taxNumber":"1","taxCountry":"ZZ"`, "/taxCountry country.invalid", "/taxNumber taxNumber.invalid"),
		field("a country in words", `"addresses":[{"country":"Germany"}]`, "/addresses/0/country field.tooLong"),
		field("an address of nothing", `"addresses":[{"type":"billing"}]`, "/addresses/0 field.blank"),
		field("a type that is none", `"addresses":[{"type":"home","city":"x"}]`, "/addresses/0/type field.enum"),
		field("a negative limit", `"creditLimit":{"amount":"-1","currency":"CNY"}`, "/creditLimit/amount amount.negative"),
		field("a limit that is a number", `"creditLimit":{"amount":100,"currency":"CNY"}`, "/creditLimit/amount field.type"),
		field("a limit in words", `"creditLimit":{"amount":"1e9","currency":"CNY"}`, "/creditLimit/amount field.pattern"),
		field("a limit with too many decimals", `"creditLimit":{"amount":"1.234","currency":"CNY"}`, "/creditLimit/amount amount.invalid"),
		field("a currency that is none", `"creditLimit":{"amount":"1","currency":"XYZ"}`, "/creditLimit/currency currency.invalid"),
		field("negative days", `"paymentTerms":{"days":-1}`, "/paymentTerms/days field.tooSmall"),
		field("half a day", `"paymentTerms":{"days":1.5}`, "/paymentTerms/days field.type"),
		field("a web address without a host", `"website":"javascript:alert(1)"`, "/website url.invalid"),
		field("a web address with a password", `"website":"https://a:b@x.com"`, "/website url.invalid"),
		field("another scheme", `"website":"ftp://x.com"`, "/website url.invalid"),
		field("a status that is none", `"status":"vip"`, "/status field.enum"),
		field("an account with signs", `"bank":{"account":"12;34"}`, "/bank/account field.invalid"),
		field("a masked account", `"bank":{"account":"****1234"}`, "/bank/account field.invalid"),
		field("an owner that is none", `"owner":"me"`, "/owner customer.ownerUnknown"),
		field("a blank tag", `"tags":["a"," "]`, "/tags/1 field.blank"),
		field("a long tag", `"tags":["`+strings.Repeat("客", 51)+`"]`, "/tags/0 field.tooLong"),
		field("a truth that is a text", `"sendWelcomeEmail":"true"`, "/sendWelcomeEmail field.type"),
	)
	k.Run(t, scenarios)
}

func TestCreate_accepts_what_looks_odd(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	for name, body := range map[string]string{
		"a tag of fifty Chinese characters": `{"name":"x","tags":["` + strings.Repeat("客", 50) + `"]}`,
		"an emoji":                          `{"name":"🏭 Fabrik"}`,
		"markup":                            `{"name":"<b>&amp;'\"</b>"}`,
		"null for what may be absent":       `{"name":"x","bank":null,"emails":null,"fax":null}`,
		"a key that looks like a pointer":   `{"name":"~/#%"}`,
	} {
		t.Run(name, func(t *testing.T) {
			k.Do(t, scenario.Request{Op: customers.Create, As: admin, Body: body}).Want(t, 201)
		})
	}
}

func TestCreate_body_limit(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	body := func(size int) string {
		const frame = `{"name":"x"}`
		return frame + strings.Repeat(" ", size-len(frame))
	}
	k.Run(t, []scenario.Scenario{{
		Name: "1 MB passes", Request: scenario.Request{Op: customers.Create, As: admin, Body: body(operation.MaxBody)}, Status: 201, Writes: 3,
	}, {
		Name: "one byte more does not", Request: scenario.Request{Op: customers.Create, As: admin, Body: body(operation.MaxBody + 1)},
		Status: 413, Code: "request.tooLarge",
	}, {
		Name: "another type of content is refused",
		Request: scenario.Request{
			Op: customers.Create, As: admin, Body: "name=x", Header: map[string]string{"Content-Type": "application/x-www-form-urlencoded"},
		},
		Status: 415, Code: "request.unsupportedMediaType",
	}, {
		Name:    "an unknown parameter is refused",
		Request: scenario.Request{Op: customers.Create, As: admin, Query: "validate=true", Body: `{"name":"x"}`},
		Status:  422, Code: "request.invalid", Fields: []string{"query:validate query.unknown"},
	}, {
		Name:    "a dry run is asked for with true or false",
		Request: scenario.Request{Op: customers.Create, As: admin, Query: "validateOnly=perhaps", Body: `{"name":"x"}`},
		Status:  422, Code: "request.invalid", Fields: []string{"query:validateOnly field.invalid"},
	}})
}

func TestCreate_with_an_idempotency_key(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, colleague := company.Admin, company.User(t, access.Salesperson)
	k.Forbid("6222020200112233445")
	keyed := func(as *scenario.Caller, key, body string) scenario.Request {
		return scenario.Request{Op: customers.Create, As: as, Body: body, Header: map[string]string{"Idempotency-Key": key}}
	}
	const body = `{"name":"Once","emails":["once@x.example"],"bank":{"account":"6222 0202 0011 2233 445"}}`
	first := k.Do(t, keyed(admin, "key 1"[:3]+"-1", body)).Want(t, 201)
	k.Run(t, []scenario.Scenario{{
		Name: "the same key answers the first answer again", Request: keyed(admin, "key-1", body),
		Status: 201, After: func(t *testing.T, r scenario.Response) {
			if r.Body != first.Body || r.Header["etag"] != first.Header["etag"] || r.Header["location"] != first.Header["location"] {
				t.Errorf("another answer:\n%s\n%s", r.Body, first.Body)
			}
			if r.Header["idempotency-replayed"] != "true" {
				t.Errorf("headers: %v", r.Header)
			}
		},
	}, {
		Name: "quotes around the key make no difference", Request: keyed(admin, `"key-1"`, body), Status: 201, Has: []string{"Once"},
	}, {
		Name: "another body is refused", Request: keyed(admin, "key-1", `{"name":"Twice"}`),
		Status: 422, Code: "request.idempotencyKeyReused", Fields: []string{"header:Idempotency-Key field.invalid"},
	}, {
		Name: "another body that is bad is refused, too", Request: keyed(admin, "key-1", `{"name":"Twice","fax":"1"}`),
		Status: 422, Code: "request.idempotencyKeyReused", Fields: []string{"header:Idempotency-Key field.invalid"},
	}, {
		Name: "another account number is another body", Request: keyed(admin, "key-1", strings.Replace(body, "6222", "6223", 1)),
		Status: 422, Code: "request.idempotencyKeyReused", Fields: []string{"header:Idempotency-Key field.invalid"},
	}, {
		Name: "the key of a colleague is another key", Request: keyed(colleague, "key-1", `{"name":"Other"}`), Status: 201, Writes: 4,
	}, {
		Name: "a key with a space is none", Request: keyed(admin, "key 1", body),
		Status: 400, Code: "request.idempotencyKeyInvalid", Fields: []string{"header:Idempotency-Key field.invalid"},
	}, {
		Name: "a key of 256 characters is none", Request: keyed(admin, strings.Repeat("k", 256), body),
		Status: 400, Code: "request.idempotencyKeyInvalid", Fields: []string{"header:Idempotency-Key field.invalid"},
	}, {
		Name: "a key of 255 characters is one", Request: keyed(admin, strings.Repeat("k", 255), `{"name":"Long"}`), Status: 201, Writes: 4,
	}, {
		Name: "a refused call does not use the key up", Request: keyed(admin, "key-2", body),
		Status: 409, Code: "customer.duplicate", Fields: []string{"/emails/0 customer.emailTaken"},
	}, {
		Name: "so that it can be corrected", Request: keyed(admin, "key-2", `{"name":"Corrected"}`), Status: 201, Writes: 4,
	}, {
		Name: "a day later the key is free", Request: keyed(admin, "key-1", `{"name":"Next day"}`), Status: 201, Writes: 4,
		Before: func(*testing.T) { k.Clock.Advance(operation.KeyLife + 1e9) },
	}})
}

func TestCreate_side_by_side(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	const callers = 32
	together := func(request func(i int) scenario.Request) []scenario.Response {
		answers := make([]scenario.Response, callers)
		var all sync.WaitGroup
		for i := range callers {
			all.Go(func() { answers[i] = k.Do(t, request(i)) })
		}
		all.Wait()
		return answers
	}
	count := func(answers []scenario.Response) map[int]int {
		statuses := make(map[int]int)
		for _, r := range answers {
			statuses[r.Status]++
		}
		return statuses
	}

	t.Run("one address goes to one customer", func(t *testing.T) {
		before := k.Main.LastSequence()
		answers := together(func(i int) scenario.Request {
			return scenario.Request{Op: customers.Create, As: admin, Body: fmt.Sprintf(`{"name":"x%d","emails":["race@x.example"]}`, i)}
		})
		if got := count(answers); got[201] != 1 || got[409] != callers-1 {
			t.Errorf("statuses: %v", got)
		}
		for _, r := range answers {
			if r.Status == 409 {
				r.WantProblem(t, "customer.duplicate", "/emails/0 customer.emailTaken")
			}
		}
		if got := k.WritesSince(t, before); got != 4 {
			t.Errorf("items written: got %d, want 4", got)
		}
	})
	t.Run("one key has one effect and one answer", func(t *testing.T) {
		before := k.Main.LastSequence()
		answers := together(func(int) scenario.Request {
			return scenario.Request{
				Op: customers.Create, As: admin, Body: `{"name":"same"}`, Header: map[string]string{"Idempotency-Key": "race"},
			}
		})
		if got := count(answers); got[201] != callers {
			t.Errorf("statuses: %v", got)
		}
		for _, r := range answers {
			if r.Body != answers[0].Body {
				t.Errorf("another answer:\n%s\n%s", r.Body, answers[0].Body)
			}
		}
		if got := k.WritesSince(t, before); got != 4 {
			t.Errorf("items written: got %d, want 4", got)
		}
	})
	t.Run("no number is given twice", func(t *testing.T) {
		numbers := make(map[string]bool)
		for _, r := range together(func(int) scenario.Request {
			return scenario.Request{Op: customers.Create, As: admin, Body: `{"name":"n"}`}
		}) {
			var c record
			r.Want(t, 201).Into(t, &c)
			numbers[c.Number] = true
		}
		if len(numbers) != callers {
			t.Errorf("numbers: got %d different, want %d", len(numbers), callers)
		}
	})
}
