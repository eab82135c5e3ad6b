//go:build aws

package lambda_test

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"kehu/infra/emulator"
	"kehu/shared/customer"
)

// TestACompanysCredentialsFromSTS makes and reads a customer with credentials that moto gives for AssumeRole with the session policy. Neither moto nor DynamoDB
// Local looks at the policy: infra/scenario evaluates it.
func TestACompanysCredentialsFromSTS(t *testing.T) {
	c := newCloud(t)
	target, err := url.Parse(c.endpoint)
	if err != nil {
		t.Fatal(err)
	}
	watched := &signatures{next: &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target) }}}
	front := httptest.NewServer(watched)
	t.Cleanup(front.Close)
	c.environment = append(c.environment, tenantRole, "STS_ENDPOINT="+emulator.STS(t), "DYNAMODB_ENDPOINT="+front.URL)
	who := c.company(t)
	var made, got customer.Customer
	request(t, c.start(t, "customers.create"), fixture(t, "customers.create", who), http.StatusCreated, &made)
	who["customer"] = made.ID
	for _, role := range []string{"TENANT_ROLE=", tenantRole} { // what they cost, beside a function that has its own alone
		get := start(t, "customers.get", append(slices.Clone(c.environment), role)...)
		for range 3 {
			began := time.Now()
			request(t, get, fixture(t, "customers.get", who), http.StatusOK, &got)
			t.Logf("narrowed %v: %s", role == tenantRole, time.Since(began))
		}
	}
	if got.ID != made.ID {
		t.Errorf("got %q, want %q", got.ID, made.ID)
	}
	var narrowed int
	for _, key := range watched.seen() {
		if strings.HasPrefix(key, "ASIA") { // keys of a session
			narrowed++
		}
	}
	if narrowed != 2 || len(watched.seen()) != 3 {
		t.Errorf("the table was asked with %q, want the own key and one of each function", watched.seen())
	}
}
