package logins_test

import (
	"errors"
	"flag"
	"net/url"
	"strings"
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/functions/logins"
	"kehu/functions/me"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/table"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// page is what the tests read of a list.
type page struct {
	Items      []login.Attempt
	NextCursor string
}

// all reads the list to its end and returns "method result" of each entry, oldest first.
func all(t *testing.T, k *scenario.Kehu, o operation.Operation, as *scenario.Caller, query string) []string {
	t.Helper()
	var texts []string
	for cursor := ""; ; {
		var p page
		k.Do(t, scenario.Request{Op: o, As: as, Query: query + "&cursor=" + cursor}).Want(t, 200).Into(t, &p)
		for _, a := range p.Items {
			texts = append([]string{string(a.Method) + " " + string(a.Result)}, texts...)
		}
		if cursor = p.NextCursor; cursor == "" {
			return texts
		}
	}
}

func want(t *testing.T, got []string, texts ...string) {
	t.Helper()
	if strings.Join(got, ", ") != strings.Join(texts, ", ") {
		t.Errorf("got  %v\nwant %v", got, texts)
	}
}

func TestLog_of_sign_ins(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	k.Clock.Advance(time.Hour)
	begin := k.Clock.Now()
	k.Post(t, auth.SignIn, nil, "email", p.Email, "password", "wrong & 4ever").Want(t, 401)
	k.SignIn(t, p)
	k.NextCode()
	step := k.Begin(t, p)
	k.Post(t, auth.Challenge, nil, "session", step.Session, "challenge", step.Challenge, "code", "abcdef").Want(t, 400)
	k.Post(t, auth.Challenge, nil, "session", step.Session, "challenge", "RECOVERY_CODE", "code", p.RecoveryCodes[0]).Want(t, 200)
	for range 4 { // the wrong code counts, too
		k.Post(t, auth.SignIn, nil, "email", p.Email, "password", "wrong & 4ever").Want(t, 401)
	}
	k.Post(t, auth.SignIn, nil, "email", p.Email, "password", "wrong & 4ever").Want(t, 429)
	k.Forbid("wrong & 4ever", p.Password, p.RecoveryCodes[0])

	history := []string{
		"totpSetup signedIn", // the sign-up
		"password failed", "password challenged", "totp signedIn",
		"password challenged", "totp failed", "recoveryCode challenged",
		"password failed", "password failed", "password failed", "password failed", "password locked",
	}
	for _, query := range []string{"limit=200", "limit=4", "limit=1", "user=me", "user=" + p.Caller.User + "&limit=5"} {
		want(t, all(t, k, logins.List, p.Caller, query), history...)
	}
	want(t, all(t, k, me.Logins, p.Caller, "limit=3"), history...)
	from, to := url.QueryEscape(begin.Format(time.RFC3339)), url.QueryEscape(begin.Add(31*time.Second).Format(time.RFC3339))
	want(t, all(t, k, logins.List, p.Caller, "from="+from), history[1:]...)
	want(t, all(t, k, logins.List, p.Caller, "to="+to), history[:4]...)
	want(t, all(t, k, me.Logins, p.Caller, "from="+from+"&to="+to), history[1:4]...)

	stranger := k.Company(t)
	want(t, all(t, k, logins.List, stranger.Admin, ""))
	want(t, all(t, k, logins.List, stranger.Admin, "user="+p.Caller.User))
	colleague := k.ColleagueOf(t, p.Caller, access.Salesperson)
	want(t, all(t, k, me.Logins, colleague, ""))
	want(t, all(t, k, logins.List, k.ColleagueOf(t, p.Caller, access.Auditor), "limit=1&from="+from), history[1:]...)
	ask := func(query string) scenario.Request {
		return scenario.Request{Op: logins.List, As: p.Caller, Query: query}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "an entry says who, when, from where, how, and what came of it", Request: ask("limit=1"), Status: 200, Has: []string{
			`"user":"` + p.Caller.User + `"`, `"address":"192.0.2.7"`, `"method":"password"`, `"result":"locked"`, `"requestId":"request-`, `"at":"2026-03-02T1`,
		}},
		{Name: "not for salespeople", Request: scenario.Request{Op: logins.List, As: colleague}, Status: 403, Code: "auth.forbidden"},
		{Name: "a user of garbage", Request: ask("user=x"), Status: 422, Code: "request.invalid", Fields: []string{"query:user field.invalid"}},
		{Name: "a span that ends before it begins", Request: ask("from=2026-03-02T10:00:00Z&to=2026-03-02T09:00:00Z"), Status: 422, Code: "request.invalid", Fields: []string{"query:to field.invalid"}},
		{Name: "a cursor of garbage", Request: ask("cursor=x"), Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
	})
	t.Run("entries go after 400 days", func(t *testing.T) {
		k.Clock.Advance(login.Life + time.Hour)
		if _, err := k.Main.Expire(t.Context(), k.Clock.Now()); err != nil {
			t.Fatal(err)
		}
		left, _, err := login.List(t.Context(), k.Main, p.Caller.Tenant, login.Filter{}, table.Position{}, 10)
		if err != nil || len(left) != 0 {
			t.Errorf("left: %v (%v)", left, err)
		}
	})
}

func TestAddresses_that_nobody_has_are_not_kept(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	k.Hide("nobody@x.example", "my & passw0rd@x.example")
	before := k.Main.LastSequence()
	k.Post(t, auth.SignIn, nil, "email", "nobody@x.example", "password", "wrong & 4ever").Want(t, 401)
	changes, err := k.Main.Changes(before, 100)
	if err != nil || len(changes) != 1 || !strings.Contains(changes[0].Key.Partition().String(), "#LIMIT#guess#") { // the network's guess is counted, the address is not
		t.Errorf("stored: %v (%v)", changes, err)
	}
}

func TestSign_in_does_not_fail_with_its_log(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	k.NextCode()
	k.Table.Fail(func(method string) error {
		if method == "Transact" {
			return errors.New("out of order")
		}
		return nil
	})
	step := k.Begin(t, p)
	k.Table.Fail(nil)
	if step.Challenge != "SOFTWARE_TOKEN_MFA" || !strings.Contains(k.Log.String(), "sign-in not kept") {
		t.Errorf("challenge %q, log %s", step.Challenge, k.Log.String())
	}
	want(t, all(t, k, logins.List, p.Caller, ""), "totpSetup signedIn")
}
