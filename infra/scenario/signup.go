package scenario

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/pquerna/otp/totp"

	"kehu/functions/auth"
	"kehu/shared/access"
	"kehu/shared/identity"
	"kehu/shared/operation"
)

// Person is somebody who signed up through the operations, as that person knows it.
type Person struct {
	Email, Password string
	Secret          string // of the second factor
	RecoveryCodes   []string
	Tokens          Tokens
	Caller          *Caller
}

// Tokens are what a signed-in client holds, and what the steps before it answer.
type Tokens struct {
	AccessToken, IDToken, RefreshToken string
	ExpiresIn                          int
	Challenge, Session                 string
	RecoveryCodes                      []string
	Next                               string
}

// Password is a good one.
const Password = "tea & biscuits 4"

// Post calls a public operation with a body made of the pairs.
func (k *Kehu) Post(t testing.TB, o operation.Operation, as *Caller, pairs ...string) Response {
	t.Helper()
	members := make(map[string]string)
	for i := 0; i+1 < len(pairs); i += 2 {
		members[pairs[i]] = pairs[i+1]
	}
	body, err := json.Marshal(members)
	if err != nil {
		t.Fatal(err)
	}
	return k.Do(t, Request{Op: o, As: as, Body: string(body)})
}

// SignUp signs a company up, confirms the address, enrols a second factor and signs in. It takes three hashes
// of a password.
func (k *Kehu) SignUp(t testing.TB, email string) *Person {
	t.Helper()
	p := &Person{Email: email, Password: Password}
	k.Post(t, auth.SignUp, nil, "company", "Kehu Test", "name", "Nancy Davolio", "email", email, "password", p.Password).Want(t, 202)
	k.Post(t, auth.Confirm, nil, "email", email, "code", k.Mailed(email)).Want(t, 204)
	k.Enrol(t, p, k.Begin(t, p))
	return p
}

// Begin checks the password and returns the challenge that comes of it.
func (k *Kehu) Begin(t testing.TB, p *Person) Tokens {
	t.Helper()
	var step Tokens
	k.Post(t, auth.SignIn, nil, "email", p.Email, "password", p.Password).Want(t, 200).Into(t, &step)
	return step
}

// Enrol answers MFA_SETUP with a new second factor.
func (k *Kehu) Enrol(t testing.TB, p *Person, step Tokens) {
	t.Helper()
	if step.Challenge != "MFA_SETUP" {
		t.Fatalf("challenge: got %q, want MFA_SETUP", step.Challenge)
	}
	var factor struct{ Secret, URI, Session string }
	k.Post(t, auth.TOTP, nil, "session", step.Session).Want(t, 200).Into(t, &factor)
	p.Secret = factor.Secret
	k.Post(t, auth.Challenge, nil, "session", factor.Session, "challenge", "MFA_SETUP", "code", k.Code(t, p)).
		Want(t, 200).Into(t, &p.Tokens)
	p.RecoveryCodes = p.Tokens.RecoveryCodes
	p.Caller = k.Bearer(t, p.Tokens.AccessToken)
}

// SignIn signs in with password and second factor, in a new session. It takes one hash and moves the clock to the
// next code.
func (k *Kehu) SignIn(t testing.TB, p *Person) {
	t.Helper()
	k.NextCode()
	step := k.Begin(t, p)
	if step.Challenge != "SOFTWARE_TOKEN_MFA" {
		t.Fatalf("challenge: got %q, want SOFTWARE_TOKEN_MFA", step.Challenge)
	}
	k.Post(t, auth.Challenge, nil, "session", step.Session, "challenge", step.Challenge, "code", k.Code(t, p)).
		Want(t, 200).Into(t, &p.Tokens)
	p.Caller = k.Bearer(t, p.Tokens.AccessToken)
}

// Code returns what the person's authenticator app shows now.
func (k *Kehu) Code(t testing.TB, p *Person) string {
	t.Helper()
	code, err := totp.GenerateCode(p.Secret, k.Clock.Now())
	if err != nil {
		t.Fatalf("code of the second factor: %v", err)
	}
	return code
}

// NextCode moves the clock on until authenticator apps show another code; each is good once.
func (k *Kehu) NextCode() { k.Clock.Advance(codePeriod) }

// Bearer returns the caller of a real access token, as the authorizer sees it; nil claims when the token does not
// verify.
func (k *Kehu) Bearer(t testing.TB, token string) *Caller {
	t.Helper()
	claims, err := k.verifier.Verify(token)
	if err != nil {
		t.Fatalf("verify token: %v", err)
	}
	tenant, err := access.ParseTenant(claims["tenant"])
	if err != nil {
		t.Fatalf("tenant of the token: %v", err)
	}
	return &Caller{Tenant: tenant, User: claims["user"], Claims: claims, Token: token}
}

// Email returns an address that nobody else has.
func (k *Kehu) Email() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.requests++
	return fmt.Sprintf("person%d@example.com", k.requests)
}

// Invite mails a temporary password for the user's account.
func (k *Kehu) Invite(t testing.TB, c *Caller, email, name string) {
	t.Helper()
	err := k.Provider.Invite(t.Context(), identity.Invitation{
		Email: email, Name: name, Locale: "en", Tenant: c.Tenant.String(), User: c.User,
		Inviter: "Ada", Company: "Kehu",
	})
	if err != nil {
		t.Fatalf("invite: %v", err)
	}
}
