package operations_test

import (
	"maps"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/infra/scenario"
)

// hostile are headers by which other systems let a client say who it is, what it calls, or where from. None means anything to Kehu.
func hostile(victim *scenario.Company) map[string]string {
	return map[string]string{
		"X-HTTP-Method-Override": "DELETE", "X-HTTP-Method": "DELETE", "X-Method-Override": "DELETE",
		"X-Tenant-Id": victim.Tenant.String(), "X-Tenant": victim.Tenant.String(), "X-User-Id": victim.Admin.User, "X-Remote-User": victim.Admin.User,
		"X-Forwarded-For": "127.0.0.1", "X-Real-Ip": "127.0.0.1", "Forwarded": "for=127.0.0.1;host=admin", "X-Forwarded-Host": "admin.example",
		"X-Forwarded-User": victim.Admin.User, "X-Original-Url": "/v1/tenants", "X-Rewrite-Url": "/v1/tenants", "X-Forwarded-Prefix": "/v1/tenants",
		"X-Amzn-Oidc-Identity": victim.Admin.User, "X-Amz-Date": "19700101T000000Z", "X-Api-Key": "admin", "X-Debug": "true",
		"Kehu-Viewer": "127.0.0.1", "Transfer-Encoding": "chunked", "Content-Length": "0", "Te": "trailers", "Connection": "Idempotency-Key",
	}
}

// TestHostile_headers_change_nothing: whoever says of themselves that they are somebody else, or call something else, is answered as ever.
func TestHostile_headers_change_nothing(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	victim := k.Company(t)
	id := post(t, k, customers.Create, victim.Admin, `{"name":"secret name"}`)
	before := k.Do(t, scenario.Request{Op: customers.Get, As: victim.Admin, Path: map[string]string{"id": id}, Header: hostile(k.Company(t))}).Want(t, 200)
	for _, o := range served() {
		t.Run(o.Name, func(t *testing.T) {
			// Each call is made by somebody new, as many can be made once only.
			for name, caller := range map[string]func() *scenario.Caller{
				"nobody":     func() *scenario.Caller { return nil },
				"a stranger": func() *scenario.Caller { return k.Company(t).Admin },
			} {
				plain := k.Do(t, requestOf(o, caller(), id))
				r := requestOf(o, caller(), id)
				maps.Copy(r.Header, hostile(victim))
				got := k.Do(t, r)
				if got.Status != plain.Status || got.Status >= 400 && scenario.Numbered(got.Body) != scenario.Numbered(plain.Body) {
					t.Errorf("%s: with hostile headers %d %s, without %d %s", name, got.Status, got.Body, plain.Status, plain.Body)
				}
				for _, inner := range []string{"secret name", victim.Tenant.String(), victim.Admin.User} {
					if strings.Contains(got.Body, inner) {
						t.Errorf("%s: the answer tells of another company: %s", name, got.Body)
					}
				}
			}
		})
	}
	after := k.Do(t, scenario.Request{Op: customers.Get, As: victim.Admin, Path: map[string]string{"id": id}}).Want(t, 200)
	if before.Body != after.Body {
		t.Errorf("the record is another one: %s, was %s", after.Body, before.Body)
	}
}
