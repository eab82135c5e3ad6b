//go:build aws

package lambda_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"kehu/infra/lambda"
	"kehu/shared/access"
	"kehu/shared/departed"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// TestTheFunctionThatRemovesCompanies lets the real binary remove a closed company from tables in DynamoDB Local. The bucket and the user pool are
// stand-ins: one holds a file until it is deleted, the other an account.
func TestTheFunctionThatRemovesCompanies(t *testing.T) {
	c := newCloud(t)
	who, other := c.company(t), c.company(t)
	gone, err := access.ParseTenant(who["tenant"])
	if err != nil {
		t.Fatal(err)
	}
	stays, err := access.ParseTenant(other["tenant"])
	if err != nil {
		t.Fatal(err)
	}
	files, accounts := map[string]bool{"job/" + gone.Bare() + "/a/result.csv": true}, map[string]bool{who["email"]: true}
	bucket := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if name := strings.TrimPrefix(r.URL.Path, "/files/"); r.Method == http.MethodDelete {
			delete(files, name)
			w.WriteHeader(http.StatusNoContent)
			return
		}
		_, _ = io.WriteString(w, "<ListBucketResult>")
		for name := range files {
			if name > r.URL.Query().Get("start-after") && strings.HasPrefix(name, r.URL.Query().Get("prefix")) {
				_, _ = io.WriteString(w, "<Contents><Key>"+name+"</Key></Contents>")
			}
		}
		_, _ = io.WriteString(w, "</ListBucketResult>")
	}))
	defer bucket.Close()
	pool := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in struct{ Username string }
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		switch _, call, _ := strings.Cut(r.Header.Get("X-Amz-Target"), "."); {
		case call == "AdminDeleteUser" && in.Username == "sub-1":
			clear(accounts)
			_, _ = io.WriteString(w, "{}")
		case call == "AdminGetUser" && accounts[in.Username]:
			_, _ = io.WriteString(w, `{"Username": "sub-1", "UserStatus": "CONFIRMED", "UserAttributes": [{"Name": "custom:tenant", "Value": "`+gone.String()+`"}]}`)
		default:
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"__type": "UserNotFoundException"}`)
		}
	}))
	defer pool.Close()
	company, _, err := tenant.Get(t.Context(), c.main, gone)
	if err != nil {
		t.Fatal(err)
	}
	past := time.Now().UTC().Add(-3 * departed.Settling)
	company.Status, company.PurgeAt = tenant.Closed, &past
	for _, tx := range []table.Tx{
		{Writes: []table.Write{company.Put(gone)}}, departed.New(company, c.ids, past.Add(departed.Settling)).Set(gone, company),
	} {
		if err := c.main.Transact(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
	}
	count := func(of access.Tenant) (all int) {
		for from := (table.Key{}); ; {
			page, next, err := c.main.Contents(t.Context(), []string{table.TenantPrefix(of)}, from)
			if err != nil {
				t.Fatal(err)
			}
			if all, from = all+len(page), next; from.IsZero() {
				return all
			}
		}
	}
	before := count(stays)
	f := run(t, lambda.Options{Handler: "tenants.purge", Timeout: 15 * time.Minute, Environment: append(c.environment,
		"S3_ENDPOINT="+bucket.URL, "FILES_BUCKET=files", "COGNITO_ENDPOINT="+pool.URL, "USER_POOL_ID=eu-central-1_pool", "OPERATOR_TENANT="+stays.String(),
	)})
	if _, err := f.Invoke(t.Context(), fixture(t, "tenants.purge", nil)); err != nil {
		t.Fatal(err)
	}
	m, found, err := departed.Get(t.Context(), c.main, gone)
	if err != nil || !found || m.DoneAt.IsZero() || m.Records["user"] != 1 || m.Files != 1 {
		t.Fatalf("the mark: %+v, %v", m, err)
	}
	if left := count(gone); left > 0 || len(files) > 0 || len(accounts) > 0 {
		t.Errorf("left: %d items, files %v, accounts %v", left, files, accounts)
	}
	if after := count(stays); after != before+1 { // the one that tells the operator
		t.Errorf("the other company has %d items, had %d", after, before)
	}
}
