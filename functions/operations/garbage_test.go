package operations_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/operation"
)

// garbageBodies are bodies that no operation takes as they are meant.
func garbageBodies() []string {
	all := []string{
		" ", "\x00", "\xff\xfe", "{", "}", "[", "]", `"`, "{}", "[]", "null", "true", "0", "-", "1e999", "NaN", "Infinity", "undefined", "<xml/>",
		"name=x", "--boundary", "\ufeff{}", `{"":1}`, `{"a"}`, `{"a":}`, `{a:1}`, `{'a':1}`, `{"a":1,}`, `{"a":1}{"b":2}`, `{"a":1}x`, `{"a":1,"a":2}`,
		`{"__proto__":{"x":1}}`, `{"constructor":null}`, `{"$where":"1"}`, `{"\u0000":1}`, `{"a\/b~c":1}`, `{"%s%n":"%x"}`,
		`[[[[[[]]]]]]`, `[{}]`, `[null]`, `{"body":{}}`, `{"Body":{"name":"x"}}`, `{"data":{"name":"x"}}`,
		`{"name":null}`, `{"name":{}}`, `{"name":[]}`, `{"name":1}`, `{"name":true}`, `{"name":""}`, `{"name":" "}`, `{"name":"\u0000"}`,
		`{"name":"\ud800"}`, `{"name":"\udc00\ud800"}`, `{"name":"\u202e"}`, `{"NAME":"x"}`, `{"nAme":"x"}`, `{"name":"x","Name":"y"}`,
		`{"name":"x","emails":{}}`, `{"name":"x","emails":"a@b.c"}`, `{"name":"x","emails":[null]}`, `{"name":"x","emails":[[]]}`,
		`{"name":"x","addresses":[null]}`, `{"name":"x","addresses":[[]]}`, `{"name":"x","addresses":[{}]}`, `{"name":"x","bank":[]}`, `{"name":"x","bank":"1"}`,
		`{"name":"x","creditLimit":5}`, `{"name":"x","creditLimit":{"amount":"NaN","currency":"CNY"}}`, `{"name":"x","creditLimit":{"amount":"9999999999999999999999999999999999999999","currency":"CNY"}}`,
		`{"name":"x","creditLimit":{"amount":"","currency":""}}`, `{"name":"x","paymentTerms":{"days":"30"}}`, `{"name":"x","paymentTerms":{"days":1e308}}`,
		`{"name":"x","paymentTerms":{"days":9223372036854775808}}`, `{"name":"x","paymentTerms":{"days":-0.0000001}}`, `{"name":"x","tags":[{}]}`,
		`{"name":"x","owner":"usr_"}`, `{"name":"x","owner":"' OR 1=1"}`, `{"name":"x","website":"http://"}`, `{"name":"x","website":"http://[::1"}`, `{"name":"x","website":"http://%zz"}`,
		`{"name":"x","phones":["+"]}`, `{"name":"x","phones":["++++"]}`, `{"name":"x","phones":["+86 ;ext=x"]}`, `{"name":"x","taxNumber":"****"}`, `{"name":"x","taxCountry":"--"}`,
		`{"email":1}`, `{"email":"@"}`, `{"email":"a@b","password":null}`, `{"email":"a@b.c","password":""}`, `{"email":["a@b.c"]}`, `{"email":"a@b.c","code":123456}`,
		`{"session":"x","challenge":"SMS_MFA","code":"1"}`, `{"session":"x","challenge":"MFA_SETUP","code":"1"}`, `{"session":{},"challenge":[]}`, `{"session":"AAAA"}`,
		`{"refreshToken":""}`, `{"refreshToken":null}`, `{"refreshToken":"x"}`, `{"refreshToken":5}`, `{"everywhere":"yes"}`, `{"code":"12345"}`, `{"code":"1234567"}`, `{"code":null}`,
		`{"oldPassword":"","newPassword":""}`, `{"oldPassword":1,"newPassword":2}`,
		strings.Repeat("[", 10_000), strings.Repeat(`{"a":`, 10_000), `{"name":"` + strings.Repeat("x", 100_000) + `"}`,
		`{"name":"x","emails":[` + strings.Repeat(`"a@b.example",`, 5000) + `"a@b.example"]}`, "{" + strings.Repeat(`"a":1,`, 100) + `"b":2}`,
		`{"name":"x","notes":"` + strings.Repeat(`\u0000`, 1000) + `"}`, `{"code":"` + strings.Repeat("9", 100_000) + `"}`,
	}
	return all
}

func TestGarbage_bodies_are_refused_and_write_nothing(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Operator(t)
	var c struct{ ID string }
	k.Do(t, scenario.Request{Op: customers.Create, As: company.Admin, Body: `{"name":"x"}`}).Want(t, 201).Into(t, &c)
	// These take an empty body, or one that they do not read.
	free := []string{"customers.restore", "customers.delete", "auth.recoveryCodes", "auth.signOut", "auth.totp", "customers.update", "me.update", "me.prefer", "notifications.readAll", "settings.update", "settings.export", "orders.rebuild", "search.rebuild"}
	for _, o := range served() {
		if o.Method() == "GET" {
			continue
		}
		t.Run(o.Name, func(t *testing.T) {
			for i, body := range garbageBodies() {
				r := requestOf(o, k.Session(company.Tenant, company.Admin.User), c.ID)
				r.Body = body
				if o.Method() == "DELETE" {
					r.Header["If-Match"] = `"0"`
				}
				before := k.Main.LastSequence()
				answer := k.Do(t, r)
				if answer.Status >= 500 || answer.Status < 400 && !slices.Contains(free, o.Name) {
					t.Errorf("body %d %.60q: status %d: %s", i, body, answer.Status, answer.Body)
				}
				if n := k.WritesSince(t, before); answer.Status >= 400 && n > 0 {
					t.Errorf("body %d %.60q: refused, but %d items written", i, body, n)
				}
			}
		})
	}
}

func TestGarbage_identifiers_queries_and_headers_are_refused(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Operator(t)
	ids := []string{
		"", " ", "x", "..", "../../etc/passwd", "%2e%2e", "%00", "\x00", "cus_", "cus_00000000000000000000000000", "cus_zzzzzzzzzzzzzzzzzzzzzzzzzz",
		"CUS_00000000000000000000000001", "usr_00000000000000000000000001", "cus_0000000000000000000000000#", "cus_0000000000000000000000000\n",
		"T#0#CUS#1", "客户", "💥", strings.Repeat("c", 64), strings.Repeat("c", 65), strings.Repeat("c", 5000), "null", "undefined", "me", "-1", "1e9", "{id}", "<script>",
	}
	queries := []string{
		"limit=", "limit=0", "limit=-1", "limit=201", "limit=x", "limit=1.5", "limit=0x10", "limit=99999999999999999999", "limit=1&limit=2", "limit=%zz", "limit[]=1",
		"cursor=x", "cursor=%00", "cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cursor=" + strings.Repeat("A", 5000), "cursor=" + strings.Repeat("A", 4000),
		"q=" + strings.Repeat("x", 101), "q=%ff%fe", "q=%00", "q=(", "q=%5B", "owner=%23", "owner=usr_", "owner=me%00", "tag=%00", "tag=" + strings.Repeat("x", 51), "status=ACTIVE",
		"deleted=2", "deleted=", "from=x", "from=2026-13-01T00:00:00Z", "from=0001-01-01T00:00:00Z", "to=9999-12-31T23:59:59Z", "from=9999-12-31T23:59:59Z",
		"from=9999-12-31T23:59:59-23:59", "to=0000-01-01T00:00:00%2B23:59", "from=2026-03-02T09:30:00.999999999Z", "entity=x", "entity=cus_", "entity=tnt_00000000000000000000000000",
		"actor=me", "actor=%23", "validateOnly=x", "validateOnly=", "unknown=1", "=", "&&&", ";", "%", "a=b=c", strings.Repeat("a=1&", 2000), "limit=10;cursor=x", "\x00=1",
	}
	headers := []map[string]string{
		{"If-Match": "x"},
		{"If-Match": `"`},
		{"If-Match": `W/"1"`},
		{"If-Match": `"-1"`},
		{"If-Match": `"99999999999999999999"`},
		{"If-Match": strings.Repeat(`"1",`, 2000)},
		{"If-Match": "\x00"},
		{"If-None-Match": `"`},
		{"If-None-Match": strings.Repeat("*,", 2000)},
		{"Idempotency-Key": "\x00"},
		{"Idempotency-Key": strings.Repeat("k", 5000)},
		{"Idempotency-Key": `"`},
		{"Idempotency-Key": "é"},
		{"Accept": "text/html"},
		{"Accept": "application/xml;q=1"},
		{"Accept": ";;;"},
		{"Accept-Language": strings.Repeat("zh-CN,", 1000)},
		{"Accept-Language": "\xff"},
		{"Accept-Encoding": "gzip"},
		{"Content-Type": "application/json; charset=utf-8"},
		{"Content-Type": "application/json;charset=\x00"},
		{"Content-Type": ";"},
		{"Content-Type": "application/cbor"},
		{"Content-Type": "multipart/form-data"},
		{"Content-Length": "-1"},
		{"Transfer-Encoding": "chunked"},
		{"X-Request-Id": "\r\nX: y"},
		{"Authorization": "Basic x"},
		{"Authorization": strings.Repeat("x", 20000)},
		{"Cookie": "a=b; c"},
		{"X-HTTP-Method-Override": "DELETE"},
		{"Expect": "100-continue"},
		{"Host": "evil.example"},
		{"X-Forwarded-Host": "evil.example"},
	}
	for _, o := range served() {
		t.Run(o.Name, func(t *testing.T) {
			call := func(what string, change func(*scenario.Request)) {
				r := requestOf(o, k.Session(company.Tenant, company.Admin.User), "cus_00000000000000000000000001")
				change(&r)
				before := k.Main.LastSequence()
				answer := k.Do(t, r)
				if answer.Status >= 500 {
					t.Errorf("%s: status %d: %s", what, answer.Status, answer.Body)
				}
				if n := k.WritesSince(t, before); answer.Status >= 400 && n > 0 {
					t.Errorf("%s: refused, but %d items written", what, n)
				}
			}
			for i, query := range queries {
				call(fmt.Sprintf("query %d %.60q", i, query), func(r *scenario.Request) { r.Query = query })
			}
			for i, header := range headers {
				call(fmt.Sprintf("header %d %.60q", i, header), func(r *scenario.Request) {
					maps.Copy(r.Header, header)
				})
			}
			if !strings.Contains(o.Path(), "{id}") {
				return
			}
			for i, id := range ids {
				r := requestOf(o, company.Admin, id)
				if answer := k.Do(t, r); answer.Status != 404 && answer.Status != 422 {
					t.Errorf("identifier %d %.60q: status %d: %s", i, id, answer.Status, answer.Body)
				}
			}
		})
	}
}

// FuzzBody throws any body at any operation that takes one. What it begins with are the bodies that they take, and garbage.
func FuzzBody(f *testing.F) {
	k := scenario.NewWithIdentity(f)
	company := k.Company(f)
	var taking []operation.Operation
	for _, o := range served() {
		if body := bodies[o.Name]; body != "" {
			f.Add(uint(len(taking)), body)
			taking = append(taking, o)
		}
	}
	for i, body := range garbageBodies() {
		if len(body) < 1000 {
			f.Add(uint(i), body)
		}
	}
	create, _ := findOperation("customers.create")
	var c struct{ ID string }
	k.Do(f, scenario.Request{Op: create, As: company.Admin, Body: `{"name":"x"}`}).Want(f, 201).Into(f, &c)
	f.Fuzz(func(t *testing.T, which uint, body string) {
		o := taking[which%uint(len(taking))]
		r := requestOf(o, k.Session(company.Tenant, company.Admin.User), c.ID)
		r.Body = body
		if answer := k.Do(t, r); answer.Status >= 500 {
			t.Errorf("%s: status %d: %s", o.Name, answer.Status, answer.Body)
		}
	})
}
