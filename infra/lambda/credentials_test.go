package lambda_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"kehu/infra/lambda"
)

// signatures takes note of whose keys requests are signed with.
type signatures struct {
	next http.Handler

	mu   sync.Mutex
	keys []string
}

func (s *signatures) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, rest, _ := strings.Cut(r.Header.Get("Authorization"), "Credential=")
	key, _, _ := strings.Cut(rest, "/")
	s.mu.Lock()
	s.keys = append(s.keys, key)
	s.mu.Unlock()
	s.next.ServeHTTP(w, r)
}

// seen returns the keys, each once.
func (s *signatures) seen() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := slices.Sorted(slices.Values(s.keys))
	return slices.Compact(all)
}

// tenantRole is what makes a function narrow its credentials.
const tenantRole = "TENANT_ROLE=arn:aws:iam::123456789012:role/kehu"

// TestCredentialsOfACompany: the function asks STS for credentials of its caller's company, and reads the tables with them; with its own it reads the
// sealing key, in its init. When STS refuses, the call is refused, and nothing is read.
func TestCredentialsOfACompany(t *testing.T) {
	for name, test := range map[string]struct {
		status int // of STS
		want   int
		keys   []string
	}{
		"STS answers": {http.StatusOK, http.StatusUnauthorized, []string{"company", "own"}}, // the table is empty: nobody has a session
		"STS refuses": {http.StatusForbidden, http.StatusServiceUnavailable, []string{"own"}},
	} {
		t.Run(name, func(t *testing.T) {
			var asked []string
			var mu sync.Mutex
			service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				body, err := io.ReadAll(r.Body)
				mu.Lock()
				asked = append(asked, string(body))
				mu.Unlock()
				if err != nil || test.status != http.StatusOK {
					w.WriteHeader(test.status)
					return
				}
				_, _ = fmt.Fprintf(w, `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>company</AccessKeyId><SecretAccessKey>s</SecretAccessKey>`+
					`<SessionToken>t</SessionToken><Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
					time.Now().Add(time.Hour).UTC().Format(time.RFC3339))
			}))
			t.Cleanup(service.Close)
			watched := &signatures{next: lambda.EmptyTable()}
			emptied := httptest.NewServer(watched)
			t.Cleanup(emptied.Close)
			f := start(t, "customers.get", environment(emptied.URL, tenantRole, "STS_ENDPOINT="+service.URL, "AWS_ACCESS_KEY_ID=own")...)
			for range 2 {
				answer := invoke[events.APIGatewayV2HTTPResponse](t, f, fixture(t, "customers.get", nil))
				if answer.StatusCode != test.want {
					t.Errorf("got %d %s, want %d", answer.StatusCode, answer.Body, test.want)
				}
			}
			if got := watched.seen(); !slices.Equal(got, test.keys) {
				t.Errorf("the table was asked with %q, want %q", got, test.keys)
			}
			want := 1 // the second call has the credentials of the first
			if test.status != http.StatusOK {
				want = 2
			}
			if len(asked) != want || !strings.Contains(asked[0], defaults["tenant"]) || !strings.Contains(asked[0], "table%2Fmain") {
				t.Errorf("STS was asked %d times: %q, want %d", len(asked), asked, want)
			}
		})
	}
}
