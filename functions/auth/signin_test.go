package auth_test

import (
	"fmt"
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/infra/scenario"
	"kehu/shared/identity"
	"kehu/shared/user"
)

func TestSignIn(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	k.NextCode()
	step := k.Begin(t, p)
	answer := func(session, challenge, code string) scenario.Request {
		return post(auth.Challenge, "session", session, "challenge", challenge, "code", code)
	}
	wrong := "000000"
	if k.Code(t, p) == wrong {
		wrong = "000001"
	}
	k.Run(t, []scenario.Scenario{
		{Name: "a wrong code is refused", Request: answer(step.Session, "SOFTWARE_TOKEN_MFA", wrong), Status: 400, Code: "auth.codeInvalid"},
		{Name: "another challenge is refused", Request: answer(step.Session, "MFA_SETUP", k.Code(t, p)), Status: 422, Code: "auth.challengeUnknown", Fields: []string{"/challenge field.invalid"}},
		{Name: "a challenge that is none is refused", Request: answer(step.Session, "SMS_MFA", "1"), Status: 422, Code: "request.invalid", Fields: []string{"/challenge field.enum"}},
		{Name: "a session of garbage is refused", Request: answer("garbage", "SOFTWARE_TOKEN_MFA", k.Code(t, p)), Status: 401, Code: "auth.sessionInvalid", Fields: []string{"/session field.invalid"}},
		{Name: "a second factor is not set up anew by the password alone", Request: post(auth.TOTP, "session", step.Session), Status: 422, Code: "auth.challengeUnknown", Fields: []string{"/session field.invalid"}},
		{Name: "the code signs in", Request: answer(step.Session, "SOFTWARE_TOKEN_MFA", k.Code(t, p)), Status: 200, Has: []string{"accessToken"}, Lacks: []string{"recoveryCodes"}},
		{Name: "once", Request: answer(step.Session, "SOFTWARE_TOKEN_MFA", k.Code(t, p)), Status: 401, Code: "auth.sessionInvalid"},
	})
	t.Run("a session lives three minutes", func(t *testing.T) {
		late := k.Begin(t, p)
		k.Clock.Advance(3*time.Minute + time.Second)
		k.Do(t, answer(late.Session, "SOFTWARE_TOKEN_MFA", k.Code(t, p))).Want(t, 401).WantProblem(t, "auth.sessionInvalid", "/session field.invalid")
	})
	t.Run("a user who is suspended gets no token", func(t *testing.T) {
		k.ChangeUser(t, p.Caller, func(u *user.User) { u.Status = user.Suspended })
		k.NextCode()
		late := k.Begin(t, p)
		k.Do(t, answer(late.Session, "SOFTWARE_TOKEN_MFA", k.Code(t, p))).Want(t, 401).WantProblem(t, "auth.sessionInvalid")
	})
}

func TestSignIn_locks(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	try := post(auth.SignIn, "email", "nobody@x.example", "password", "wrong & 4ever")
	for range 5 {
		k.Do(t, try).Want(t, 401).WantProblem(t, "auth.credentialsInvalid")
	}
	r := k.Do(t, try).Want(t, 429).WantProblem(t, "auth.locked")
	if r.Header["retry-after"] != "1" {
		t.Errorf("Retry-After: %q", r.Header["retry-after"])
	}
}

func TestRecovery(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	k.Hide(p.RecoveryCodes...)
	session := k.Begin(t, p).Session
	redeem := func(code string) scenario.Request {
		return post(auth.Challenge, "session", session, "challenge", "RECOVERY_CODE", "code", code)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "a code is needed", Request: redeem(""), Status: 422, Code: "request.invalid", Fields: []string{"/code field.required"}},
		{Name: "a wrong one is counted", Request: redeem("aaaaa-aaaaa"), Status: 400, Code: "auth.recoveryCodeInvalid", Fields: []string{"/code field.invalid"}, Writes: 1},
		{Name: "a right one makes the next sign-in set up a second factor", Request: redeem(" " + p.RecoveryCodes[0] + " "), Status: 200, Has: []string{`{"next":"signIn"}`}, Writes: 1},
	})
	next := k.Begin(t, p)
	k.Enrol(t, p, next)
	used := p.RecoveryCodes
	k.NextCode()
	session = k.Begin(t, p).Session
	t.Run("the old codes are gone with the new second factor", func(t *testing.T) {
		if len(used) != 10 {
			t.Fatalf("codes: %d", len(used))
		}
		k.Do(t, redeem(used[0])).Want(t, 200)
		k.Do(t, redeem(used[0])).Want(t, 400).WantProblem(t, "auth.recoveryCodeInvalid", "/code field.invalid")
	})
	t.Run("guessing locks, and the lock is longer each time", func(t *testing.T) {
		for range 4 { // one failure was counted above
			k.Do(t, redeem("aaaaa-aaaaa")).Want(t, 400)
		}
		for _, wait := range []int{1, 2, 4} {
			r := k.Do(t, redeem(used[1])).Want(t, 429).WantProblem(t, "auth.locked")
			if r.Header["retry-after"] != fmt.Sprint(wait) {
				t.Errorf("Retry-After: got %s, want %d", r.Header["retry-after"], wait)
			}
			k.Clock.Advance(time.Duration(wait) * time.Second)
			k.Do(t, redeem("aaaaa-aaaaa")).Want(t, 400)
		}
		k.Clock.Advance(8 * time.Second)
		k.Do(t, redeem(used[1])).Want(t, 200)
	})
}

func TestRecoveryCodes_are_made_anew(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	var fresh struct{ RecoveryCodes []string }
	k.Do(t, scenario.Request{Op: auth.RecoveryCodes, As: p.Caller}).Want(t, 200).Into(t, &fresh)
	if len(fresh.RecoveryCodes) != 10 {
		t.Fatalf("codes: %v", fresh.RecoveryCodes)
	}
	session := k.Begin(t, p).Session
	k.Post(t, auth.Challenge, nil, "session", session, "challenge", "RECOVERY_CODE", "code", p.RecoveryCodes[0]).Want(t, 400)
	k.Post(t, auth.Challenge, nil, "session", session, "challenge", "RECOVERY_CODE", "code", fresh.RecoveryCodes[9]).Want(t, 200)
}

func TestSecond_factor_is_replaced(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	var factor struct{ Secret, URI, Session string }
	k.Run(t, []scenario.Scenario{
		{Name: "not without session and token", Request: scenario.Request{Op: auth.TOTP}, Status: 401, Code: "auth.unauthenticated", Fields: []string{"/session field.required"}},
		{Name: "not with a token of garbage", Request: scenario.Request{Op: auth.TOTP, Header: map[string]string{"Authorization": "Bearer garbage"}}, Status: 401, Code: "auth.unauthenticated"},
		{
			Name: "a signed-in caller gets a new secret", Request: as(p.Caller, scenario.Request{Op: auth.TOTP, Body: "{}"}), Status: 200, Lacks: []string{"session"},
			After: func(t *testing.T, r scenario.Response) { r.Into(t, &factor) },
		},
	})
	old := p.Secret
	p.Secret = factor.Secret
	confirm := func(code string) scenario.Request { return as(p.Caller, post(auth.ConfirmTOTP, "code", code)) }
	k.Run(t, []scenario.Scenario{
		{Name: "a code of the wrong length is refused", Request: confirm("12345"), Status: 422, Code: "request.invalid", Fields: []string{"/code field.tooShort"}},
		{Name: "a wrong code is refused", Request: confirm("abcdef"), Status: 400, Code: "auth.codeInvalid"},
		{Name: "the first code takes it into use", Request: confirm(k.Code(t, p)), Status: 204},
	})
	k.SignIn(t, p)
	p.Secret = old
	session := k.Begin(t, p).Session
	k.Post(t, auth.Challenge, nil, "session", session, "challenge", "SOFTWARE_TOKEN_MFA", "code", k.Code(t, p)).Want(t, 400)
}

func TestToken_is_given_to_users_of_their_company_alone(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company, other := k.Company(t), k.Company(t)
	profile := func(tenant, user, email string) identity.Profile {
		return identity.Profile{Username: "sub", Tenant: tenant, User: user, Email: email}
	}
	mine := func(c *scenario.Caller) identity.Profile {
		return profile(c.Tenant.String(), c.User, c.User+"@example.com")
	}
	suspended := company.User(t)
	k.ChangeUser(t, suspended, func(u *user.User) { u.Status = user.Suspended })
	invited := company.User(t)
	k.ChangeUser(t, invited, func(u *user.User) { u.Status = user.Invited })
	for _, c := range []struct {
		name    string
		profile identity.Profile
		given   bool
	}{
		{"an active user", mine(company.Admin), true},
		{"an invited user", mine(invited), true},
		{"a suspended user", mine(suspended), false},
		{"another address", profile(company.Tenant.String(), company.Admin.User, "eve@x.example"), false},
		{"another company", profile(other.Tenant.String(), company.Admin.User, company.Admin.User+"@example.com"), false},
		{"an unknown user", mine(&scenario.Caller{Tenant: company.Tenant, User: scenario.Unknown(user.Kind)}), false},
		{"no company", profile("", company.Admin.User, ""), false},
		{"the platform", profile("tnt_00000000000000000000000000", company.Admin.User, ""), false},
		{"garbage", profile("tnt_#", "usr_#", "x"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			claims, err := auth.Token.Claims(t.Context(), k.Deps, c.profile)
			if (err == nil) != c.given {
				t.Fatalf("error: %v, want claims: %t", err, c.given)
			}
			if c.given && (claims.Tenant != c.profile.Tenant || claims.User != c.profile.User || len(claims.Scopes) != 1) {
				t.Errorf("claims: %+v", claims)
			}
		})
	}
}
