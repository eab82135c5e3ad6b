package auth_test

import (
	"encoding/json"
	"flag"
	"strings"
	"testing"

	"kehu/functions/me"
	"kehu/infra/scenario"
	"kehu/shared/mail"
	"kehu/shared/operation"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// whoami calls GET /v1/me.
func whoami(as *scenario.Caller) scenario.Request { return scenario.Request{Op: me.Get, As: as} }

// equal fails the test unless both answers are the same but for the request's identifier and what is left to both.
func equal(t *testing.T, known, unknown scenario.Response) {
	t.Helper()
	strip := func(r scenario.Response) string {
		id := r.Header["x-request-id"]
		return strings.ReplaceAll(r.Body, `"`+id+`"`, `""`)
	}
	if known.Status != unknown.Status || strip(known) != strip(unknown) {
		t.Errorf("a stranger can tell them apart:\n%d %s\n%d %s", known.Status, strip(known), unknown.Status, strip(unknown))
	}
	for name := range known.Header {
		if name != "x-request-id" && name != "ratelimit" && known.Header[name] != unknown.Header[name] {
			t.Errorf("a stranger can tell them apart by %s: %q, %q", name, known.Header[name], unknown.Header[name])
		}
	}
}

// post is a call of a public operation with a body made of the pairs.
func post(o operation.Operation, pairs ...string) scenario.Request {
	members := make(map[string]string)
	for i := 0; i+1 < len(pairs); i += 2 {
		members[pairs[i]] = pairs[i+1]
	}
	body, err := json.Marshal(members)
	if err != nil {
		panic(err)
	}
	return scenario.Request{Op: o, Body: string(body)}
}

// as is the call with a token.
func as(c *scenario.Caller, r scenario.Request) scenario.Request {
	r.As = c
	return r
}

// notice is a mail that the identity provider is about to send, with the placeholder that Cognito puts for the code.
func notice(kind, locale string) operation.Notice {
	kinds := map[string]mail.Kind{
		"confirmation": mail.Confirmation, "passwordReset": mail.PasswordReset, "invitation": mail.Invitation, "welcome": mail.Welcome,
	}
	return operation.Notice{
		Kind: kinds[kind], Locale: locale, Code: "{####}", Login: "{username}", Inviter: "Ada", Company: "Kehu",
	}
}

func wantText(t *testing.T, text, part string) {
	t.Helper()
	if !strings.Contains(text, part) {
		t.Errorf("got %q, want one with %q", text, part)
	}
}
