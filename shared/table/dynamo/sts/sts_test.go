package sts_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/google/go-cmp/cmp"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
	"kehu/shared/table/dynamo/sts"
)

const (
	role   = "arn:aws:iam::123456789012:role/kehu-eu-west-1-0a1b2c3d"
	region = "eu-west-1"
)

var (
	ids = id.NewSource(clock.System{}, nil)
	own = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "own", SecretAccessKey: "b", SessionToken: "c"}, nil
	})
)

// service stands in for STS: it names keys by the session that they are for, and the number of the call.
type service struct {
	*httptest.Server
	calls   atomic.Int64
	mu      sync.Mutex
	last    *http.Request
	form    url.Values
	refuse  func(call int64) (status int, answer string) // 0 for nothing
	arrived chan struct{}                                // told of each call, if there is one
	wait    chan struct{}                                // until it is closed, if there is one
	now     atomic.Int64                                 // seconds
}

func newService(t *testing.T) *service {
	t.Helper()
	s := &service{}
	s.now.Store(time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC).Unix())
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		call := s.calls.Add(1)
		body, err := io.ReadAll(r.Body)
		form, parsed := url.ParseQuery(string(body))
		if err != nil || parsed != nil {
			http.Error(w, "no", http.StatusBadRequest)
			return
		}
		s.mu.Lock()
		s.last, s.form = r, form
		refuse := s.refuse
		s.mu.Unlock()
		if s.arrived != nil {
			s.arrived <- struct{}{}
		}
		if s.wait != nil {
			<-s.wait
		}
		if refuse != nil {
			if status, answer := refuse(call); status == -1 {
				panic(http.ErrAbortHandler)
			} else if status != 0 {
				w.WriteHeader(status)
				_, _ = io.WriteString(w, answer)
				return
			}
		}
		_, _ = fmt.Fprintf(w, `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<AssumedRoleUser><Arn>arn</Arn></AssumedRoleUser><Credentials><AccessKeyId>%s-%d</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
<SessionToken>t</SessionToken><Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
			form.Get("RoleSessionName"), call, s.Now().Add(time.Hour).Format(time.RFC3339))
	}))
	t.Cleanup(s.Close)
	return s
}

// Now is the clock of the service and of the provider.
func (s *service) Now() time.Time { return time.Unix(s.now.Load(), 0).UTC() }

func (s *service) pass(length time.Duration) { s.now.Add(int64(length.Seconds())) }

func (s *service) fail(refuse func(int64) (int, string)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuse = refuse
}

func (s *service) provider(t *testing.T) *sts.Provider {
	t.Helper()
	resources, err := sts.Resources(role, region, "main", "", "audit")
	if err != nil {
		t.Fatal(err)
	}
	return sts.New(sts.Options{
		Role: role, Resources: resources, Own: own, Region: region, HTTP: s.Client(), Clock: clock.Func(s.Now), Endpoint: s.URL,
	})
}

func within(t *testing.T, tenant access.Tenant, others ...table.Partition) context.Context {
	t.Helper()
	return table.Within(t.Context(), table.ReachOf(tenant, others...))
}

func key(t *testing.T, p *sts.Provider, ctx context.Context) string {
	t.Helper()
	c, err := p.Retrieve(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return c.AccessKeyID
}

func TestCompaniesNeverShareCredentials(t *testing.T) {
	s := newService(t)
	p := s.provider(t)
	one, other := access.NewTenant(ids), access.NewTenant(ids)
	wide := table.In(access.Platform, "ADDRESS")
	got := []string{
		key(t, p, t.Context()), key(t, p, within(t, one)), key(t, p, within(t, other)), key(t, p, within(t, one)),
		key(t, p, within(t, one, wide)), key(t, p, within(t, one)), key(t, p, table.Beyond(within(t, one))), key(t, p, within(t, other)),
	}
	want := []string{
		"own", one.String() + "-1", other.String() + "-2", one.String() + "-1",
		one.String() + "-3", one.String() + "-1", "own", other.String() + "-2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestTheCallAsksForTheRoleAndThePolicy: the signature is that of the SDK's own signer; that its parts are the right ones is what can go wrong.
func TestTheCallAsksForTheRoleAndThePolicy(t *testing.T) {
	s := newService(t)
	tenant, err := access.ParseTenant("tnt_01hzzzzzzzzzzzzzzzzzzzzzzz")
	if err != nil {
		t.Fatal(err)
	}
	key(t, s.provider(t), within(t, tenant))
	want := url.Values{
		"Action": {"AssumeRole"}, "Version": {"2011-06-15"}, "RoleArn": {role}, "RoleSessionName": {"tnt_01hzzzzzzzzzzzzzzzzzzzzzzz"},
		"DurationSeconds": {"3600"},
		"Policy": {`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:BatchGetItem","dynamodb:BatchWriteItem",` +
			`"dynamodb:ConditionCheckItem","dynamodb:DeleteItem","dynamodb:GetItem","dynamodb:PutItem","dynamodb:Query","dynamodb:UpdateItem"],` +
			`"Resource":["arn:aws:dynamodb:eu-west-1:123456789012:table/main","arn:aws:dynamodb:eu-west-1:123456789012:table/main/index/*",` +
			`"arn:aws:dynamodb:eu-west-1:123456789012:table/audit","arn:aws:dynamodb:eu-west-1:123456789012:table/audit/index/*"],` +
			`"Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["T#01hzzzzzzzzzzzzzzzzzzzzzzz#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}}]}`},
	}
	if diff := cmp.Diff(want, s.form); diff != "" {
		t.Errorf("form (-want +got):\n%s", diff)
	}
	const signed = "AWS4-HMAC-SHA256 Credential=own/20260302/eu-west-1/sts/aws4_request, " +
		"SignedHeaders=content-length;content-type;host;x-amz-date;x-amz-security-token, Signature="
	if got := s.last.Header.Get("Authorization"); !strings.HasPrefix(got, signed) || s.last.Header.Get("X-Amz-Security-Token") != "c" {
		t.Errorf("got %s", got)
	}
}

func TestCredentialsAreRenewedBeforeTheyEnd(t *testing.T) {
	s := newService(t)
	p := s.provider(t)
	tenant := access.NewTenant(ids)
	ctx := within(t, tenant)
	busy := func(int64) (int, string) { return http.StatusServiceUnavailable, "" }
	for i, step := range []struct {
		pass  time.Duration
		fail  func(int64) (int, string)
		want  string
		calls int64
	}{
		{0, nil, "-1", 1},
		{54 * time.Minute, nil, "-1", 1},
		{time.Minute, nil, "-2", 2},            // within the margin
		{56 * time.Minute, busy, "-2", 4},      // could not be renewed, and is good for four minutes yet
		{3 * time.Minute, nil, "-5", 5},        // could be
		{time.Hour - time.Second, busy, "", 7}, // is at its end
		{0, nil, "-8", 8},                      // a refusal is not remembered
	} {
		s.pass(step.pass)
		s.fail(step.fail)
		c, err := p.Retrieve(ctx)
		want := step.want
		if want != "" {
			want = tenant.String() + want
		}
		if c.AccessKeyID != want || (err != nil) != (want == "") || s.calls.Load() != step.calls {
			t.Errorf("step %d: got %q, %v after %d calls, want %q after %d", i, c.AccessKeyID, err, s.calls.Load(), want, step.calls)
		}
	}
}

func TestOneRequestServesAllThatWait(t *testing.T) {
	s := newService(t)
	s.arrived, s.wait = make(chan struct{}, 2), make(chan struct{})
	p := s.provider(t)
	one, other := access.NewTenant(ids), access.NewTenant(ids)
	first, cancel := context.WithCancel(within(t, one))
	begun := make(chan error, 1)
	go func() {
		_, err := p.Retrieve(first)
		begun <- err
	}()
	<-s.arrived
	cancel() // the others wait for what it began
	if err := <-begun; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	const callers = 50
	var all sync.WaitGroup
	got := make([]string, callers)
	for i := range callers {
		all.Go(func() {
			tenant := one
			if i%2 == 1 {
				tenant = other
			}
			c, err := p.Retrieve(within(t, tenant))
			if err != nil || !strings.HasPrefix(c.AccessKeyID, tenant.String()+"-") {
				t.Errorf("%s got %q, %v", tenant, c.AccessKeyID, err)
			}
			got[i] = c.AccessKeyID
		})
	}
	<-s.arrived
	close(s.wait)
	all.Wait()
	for i := range callers {
		if got[i] != got[i%2] {
			t.Errorf("caller %d got %q, another of its company %q", i, got[i], got[i%2])
		}
	}
	if calls := s.calls.Load(); calls != 2 {
		t.Errorf("%d requests for two companies", calls)
	}
}

func TestWithoutSTSNobodyGetsTheWideCredentials(t *testing.T) {
	refused := `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>secret</Message></Error></ErrorResponse>`
	for name, test := range map[string]struct {
		status int // -1 for a lost connection
		answer string
		calls  int64
		want   string
	}{
		"refused":              {http.StatusForbidden, refused, 1, `status 403 "AccessDenied"`},
		"throttled":            {http.StatusBadRequest, `<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>`, 1, `status 400 "Throttling"`},
		"busy":                 {http.StatusServiceUnavailable, "<html>secret", 2, `status 503 ""`},
		"lost":                 {-1, "", 2, "EOF"},
		"no XML":               {http.StatusOK, "secret", 1, "not in XML"},
		"nothing in it":        {http.StatusOK, "<AssumeRoleResponse/>", 1, "no credentials that are good"},
		"credentials that end": {http.StatusOK, `<R><AssumeRoleResult><Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-03-02T09:29:59Z</Expiration></Credentials></AssumeRoleResult></R>`, 1, "no credentials that are good"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newService(t)
			s.fail(func(int64) (int, string) { return test.status, test.answer })
			c, err := s.provider(t).Retrieve(within(t, access.NewTenant(ids)))
			if !errors.Is(err, table.ErrUnavailable) || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "secret") {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if c.HasKeys() || s.calls.Load() != test.calls {
				t.Errorf("got %q after %d calls, want nothing after %d", c.AccessKeyID, s.calls.Load(), test.calls)
			}
		})
	}
	t.Run("lost once", func(t *testing.T) {
		s := newService(t)
		s.fail(func(call int64) (int, string) { return int(call - 2), "" }) // the first is lost, the second answered
		tenant := access.NewTenant(ids)
		if got := key(t, s.provider(t), within(t, tenant)); got != tenant.String()+"-2" {
			t.Errorf("got %q", got)
		}
	})
	t.Run("a reach of nobody", func(t *testing.T) {
		s := newService(t)
		c, err := s.provider(t).Retrieve(table.Within(t.Context(), table.Reach{}))
		if err == nil || c.HasKeys() || s.calls.Load() != 0 {
			t.Errorf("got %q, %v after %d calls", c.AccessKeyID, err, s.calls.Load())
		}
	})
}

func TestWhatWasUsedLastIsKept(t *testing.T) {
	s := newService(t)
	p := s.provider(t)
	often := access.NewTenant(ids)
	want := key(t, p, within(t, often))
	once := access.NewTenant(ids)
	key(t, p, within(t, once))
	for range 300 {
		key(t, p, within(t, access.NewTenant(ids)))
		if got := key(t, p, within(t, often)); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
	key(t, p, within(t, once))
	if calls := s.calls.Load(); calls != 303 {
		t.Errorf("%d calls, want one each, and another for the company that was dropped", calls)
	}
}

func TestWhatCannotBeAPolicyIsRefused(t *testing.T) {
	tenant := access.NewTenant(ids)
	many := make([]table.Partition, 60)
	for i := range many {
		many[i] = table.In(tenant, strings.Repeat("x", i+1))
	}
	for name, reach := range map[string]table.Reach{
		"nobody": {}, "a pattern": table.ReachOf(tenant, table.In(tenant, "A*")), "a variable": table.ReachOf(tenant, table.In(tenant, "${x}")),
		"too long": table.ReachOf(tenant, many...),
	} {
		if policy, err := sts.Policy(reach, []string{"arn"}); !errors.Is(err, table.ErrInvalid) {
			t.Errorf("%s: got %q, %v", name, policy, err)
		}
	}
	if policy, err := sts.Policy(table.ReachOf(tenant), nil); !errors.Is(err, table.ErrInvalid) {
		t.Errorf("no table: got %q, %v", policy, err)
	}
	for _, text := range []string{"", "kehu", "arn:aws:iam::1:user/x", "arn:aws:sts::1:assumed-role/x/y"} {
		if got, err := sts.Resources(text, region, "main"); err == nil {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestTheEndpointIsThatOfTheRegion(t *testing.T) {
	var got []string
	client := &http.Client{Transport: transport(func(r *http.Request) (*http.Response, error) {
		got = append(got, r.URL.String())
		return nil, errors.New("stop")
	})}
	p := sts.New(sts.Options{Role: role, Resources: []string{"arn"}, Own: own, Region: region, HTTP: client, Clock: clock.System{}})
	if _, err := p.Retrieve(within(t, access.NewTenant(ids))); !errors.Is(err, table.ErrUnavailable) {
		t.Errorf("got %v", err)
	}
	if want := "https://sts.eu-west-1.amazonaws.com/"; len(got) != 2 || got[0] != want || got[1] != want {
		t.Errorf("got %s, want %s twice", got, want)
	}
}

type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
