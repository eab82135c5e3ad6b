package auth_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/infra/scenario"
)

// fromConsole is the request as the web console makes it, with what the browser keeps.
func fromConsole(r scenario.Request, cookie string) scenario.Request {
	r.Header = map[string]string{"Kehu-Client": "console"}
	if cookie != "" {
		r.Header["Cookie"] = "theme=dark; kehu-refresh=" + cookie
	}
	return r
}

// kept returns the one cookie that the answer sets.
func kept(t *testing.T, r scenario.Response) *http.Cookie {
	t.Helper()
	if len(r.Cookies) != 1 {
		t.Fatalf("cookies: got %q, want one", r.Cookies)
	}
	cookie, err := http.ParseSetCookie(r.Cookies[0])
	if err != nil {
		t.Fatal(err)
	}
	if cookie.Name != "kehu-refresh" || cookie.Path != "/v1/auth" || !cookie.HttpOnly || !cookie.Secure ||
		cookie.SameSite != http.SameSiteStrictMode || cookie.Domain != "" {
		t.Errorf("a cookie that others may read or send: %s", r.Cookies[0])
	}
	return cookie
}

// consoleSignIn signs a person in as the web console does.
func consoleSignIn(t *testing.T, k *scenario.Kehu, p *scenario.Person) (step scenario.Tokens, cookie *http.Cookie) {
	t.Helper()
	k.Clock.Advance(30 * time.Second) // each code of the second factor counts once
	begun := k.Begin(t, p)
	r := k.Do(t, fromConsole(post(auth.Challenge, "session", begun.Session, "challenge", begun.Challenge, "code", k.Code(t, p)), ""))
	r.Want(t, 200).Into(t, &step)
	return step, kept(t, r)
}

func TestConsole_keeps_the_refresh_token_in_a_cookie(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	step, first := consoleSignIn(t, k, p)
	if step.AccessToken == "" || step.RefreshToken != "" || first.Value == "" || first.MaxAge <= 0 {
		t.Fatalf("got %+v with the cookie %q, want an access token, and the refresh token in the cookie alone", step, first.Value)
	}
	renew := post(auth.Refresh)
	renew.Body = ""
	r := k.Do(t, fromConsole(renew, first.Value)).Want(t, 200)
	var renewed scenario.Tokens
	r.Into(t, &renewed)
	second := kept(t, r)
	if renewed.RefreshToken != "" || second.Value == "" || second.Value == first.Value {
		t.Errorf("got %+v and the cookie %q, want another refresh token, in the cookie alone", renewed, second.Value)
	}
	k.Do(t, whoami(k.Bearer(t, renewed.AccessToken))).Want(t, 200)

	out := k.Do(t, fromConsole(as(k.Bearer(t, renewed.AccessToken), scenario.Request{Op: auth.SignOut}), second.Value)).Want(t, 204)
	if gone := kept(t, out); gone.Value != "" || gone.MaxAge >= 0 {
		t.Errorf("signing out leaves the cookie %q", out.Cookies)
	}
	late := k.Do(t, fromConsole(renew, second.Value)).WantProblem(t, "auth.tokenInvalid")
	if gone := kept(t, late); gone.MaxAge >= 0 {
		t.Errorf("a refused token stays with the browser: %q", late.Cookies)
	}
}

func TestConsole_cookie_counts_with_the_header_alone(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	_, cookie := consoleSignIn(t, k, p)
	forged := scenario.Request{Op: auth.Refresh, Header: map[string]string{"Cookie": "kehu-refresh=" + cookie.Value}}
	r := k.Do(t, forged).WantProblem(t, "request.invalid", "/refreshToken field.required")
	if len(r.Cookies) > 0 {
		t.Errorf("another client got the cookie %q", r.Cookies)
	}
	forged.Header["Kehu-Client"] = "other"
	k.Do(t, forged).WantProblem(t, "request.invalid", "header:Kehu-Client field.enum")
	k.Do(t, fromConsole(scenario.Request{Op: auth.Refresh}, "")).WantProblem(t, "auth.tokenInvalid")
	k.Do(t, fromConsole(scenario.Request{Op: auth.Refresh}, cookie.Value)).Want(t, 200)
}

func TestOther_clients_get_no_cookie(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	body, err := json.Marshal(map[string]string{"refreshToken": p.Tokens.RefreshToken})
	if err != nil {
		t.Fatal(err)
	}
	r := k.Do(t, scenario.Request{Op: auth.Refresh, Body: string(body)}).Want(t, 200)
	if len(r.Cookies) > 0 || !strings.Contains(r.Body, "refreshToken") {
		t.Errorf("got the cookies %q and %d bytes, want none, and the token in the answer", r.Cookies, len(r.Body))
	}
}

// TestConsole_works_without_TLS_on_one_machine is about browsers that do not store a Secure cookie that came in clear.
func TestConsole_works_without_TLS_on_one_machine(t *testing.T) {
	s := newSite(t)
	for _, test := range []struct {
		name, proto string
		secure      bool
	}{{"in clear", "", false}, {"behind a proxy with TLS", "https", true}} {
		t.Run(test.name, func(t *testing.T) {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/v1/auth/refresh", nil)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Kehu-Client", "console")
			request.Header.Set("Cookie", "kehu-refresh=garbage")
			if test.proto != "" {
				request.Header.Set("X-Forwarded-Proto", test.proto)
			}
			answer, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			cookies := answer.Cookies()
			if len(cookies) != 1 || cookies[0].Secure != test.secure || cookies[0].MaxAge >= 0 {
				t.Errorf("status %d, got %v, want the cookie taken away, secure %t", answer.StatusCode, cookies, test.secure)
			}
		})
	}
}
