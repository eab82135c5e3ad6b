package auth_test

import (
	"strings"
	"testing"

	"kehu/functions/auth"
	"kehu/infra/scenario"
	"kehu/shared/audit"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

func TestFrom_sign_up_to_the_first_call(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := &scenario.Person{Email: "nancy@northwind.example", Password: scenario.Password}
	k.Hide(p.Password, p.Email)
	var step scenario.Tokens
	var factor struct{ Secret, URI, Session string }
	k.Run(t, []scenario.Scenario{{
		Name: "signing up stores a pending company and its first user, and mails a code",
		Request: scenario.Request{Op: auth.SignUp, Header: map[string]string{"Accept-Language": "zh-CN"}, Body: `{
			"company":"Northwind Traders","name":"Nancy Davolio","email":"Nancy@northwind.example","password":"` + p.Password + `"}`},
		Status: 202, Has: []string{`{"next":"confirm"}`}, Writes: 5, Mails: 1, // company, its seats, user, and the counts of sign-ups,
	}, {
		Name:    "nobody signs in before the address is confirmed",
		Request: post(auth.SignIn, "email", p.Email, "password", p.Password), Status: 409, Code: "auth.notConfirmed",
	}})
	if mails := k.Outbox.Mails(); mails[0].Locale != "zh-CN" || mails[0].To != p.Email || !strings.Contains(mails[0].Text, k.Mailed(mails[0].To)) {
		t.Errorf("mail: %+v", mails[0])
	}
	code := k.Mailed(p.Email)
	k.Run(t, []scenario.Scenario{
		{Name: "a wrong code is refused", Request: post(auth.Confirm, "email", p.Email, "code", "x"+code[1:]), Status: 400, Code: "auth.codeInvalid"},
		{Name: "the right one confirms", Request: post(auth.Confirm, "email", p.Email, "code", code), Status: 204},
		{Name: "once", Request: post(auth.Confirm, "email", p.Email, "code", code), Status: 400, Code: "auth.codeInvalid"},
		{
			Name: "the password leads to the second factor's setup", Request: post(auth.SignIn, "email", "NANCY@northwind.example", "password", p.Password),
			Status: 200, Has: []string{`"challenge":"MFA_SETUP"`}, Lacks: []string{"accessToken"},
			After: func(t *testing.T, r scenario.Response) { r.Into(t, &step) },
		},
	})
	k.Run(t, []scenario.Scenario{{
		Name: "which gives a secret", Request: post(auth.TOTP, "session", step.Session), Status: 200, Has: []string{"otpauth://totp/Kehu:"},
		After: func(t *testing.T, r scenario.Response) { r.Into(t, &factor) },
	}, {
		Name: "its session cannot be used for another challenge", Request: post(auth.Challenge, "session", step.Session, "challenge", "SOFTWARE_TOKEN_MFA", "code", "123456"),
		Status: 422, Code: "auth.challengeUnknown", Fields: []string{"/challenge field.invalid"},
	}})
	p.Secret = factor.Secret
	k.Hide(p.Secret, code)
	k.Run(t, []scenario.Scenario{{
		Name: "a code is needed", Request: post(auth.Challenge, "session", factor.Session, "challenge", "MFA_SETUP"),
		Status: 422, Code: "request.invalid", Fields: []string{"/code field.required"},
	}, {
		Name: "a wrong code is refused", Request: post(auth.Challenge, "session", factor.Session, "challenge", "MFA_SETUP", "code", "abcdef"),
		Status: 400, Code: "auth.codeInvalid",
	}, {
		Name:    "the first code signs in, makes company and user active, and shows recovery codes",
		Request: post(auth.Challenge, "session", factor.Session, "challenge", "MFA_SETUP", "code", k.Code(t, p)),
		Status:  200, Writes: 7, Has: []string{`"expiresIn":900`}, // company, user (twice), their address (twice), the counts of seats and administrators
		After: func(t *testing.T, r scenario.Response) { r.Into(t, &p.Tokens) },
	}, {
		Name:    "the session is used up",
		Request: post(auth.Challenge, "session", factor.Session, "challenge", "MFA_SETUP", "code", k.Code(t, p)),
		Status:  401, Code: "auth.sessionInvalid",
	}})
	if len(p.Tokens.RecoveryCodes) != 10 {
		t.Fatalf("recovery codes: %v", p.Tokens.RecoveryCodes)
	}
	k.Hide(p.Tokens.RecoveryCodes...)
	k.Hide(p.Tokens.AccessToken, p.Tokens.IDToken, p.Tokens.RefreshToken)
	p.Caller = k.Bearer(t, p.Tokens.AccessToken)
	k.Run(t, []scenario.Scenario{{Name: "the token says who it is", Request: whoami(p.Caller), Status: 200, Golden: "me.json"}})
	t.Run("the trail tells how both became active", func(t *testing.T) {
		k.Drain(t)
		for _, id := range []string{p.Caller.Tenant.String(), p.Caller.User} {
			rows := k.Rows(t, p.Caller.Tenant, id)
			first := rows[len(rows)-1]
			if first.Action != audit.Created || first.By != p.Caller.User {
				t.Errorf("first row of %s: %+v", id, first)
			}
			second := rows[len(rows)-2]
			if len(second.Changes) != 1 || second.Changes[0].Field != "status" || second.Changes[0].New != "active" {
				t.Errorf("second row of %s: %+v", id, second)
			}
		}
	})
	t.Run("neither expires any more", func(t *testing.T) {
		k.Clock.Advance(100 * 24 * 3600e9)
		if _, err := k.Main.Expire(t.Context(), k.Clock.Now()); err != nil {
			t.Fatal(err)
		}
		for _, key := range []table.Key{tenant.Key(p.Caller.Tenant), user.Key(p.Caller.Tenant, p.Caller.User)} {
			if item, err := k.Main.Get(t.Context(), key); err != nil || item == nil {
				t.Errorf("gone: %v (%v)", key.Sort(), err)
			}
		}
	})
}

func TestSignUp_that_nobody_finishes_goes_by_itself(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	k.Post(t, auth.SignUp, nil, "company", "C", "name", "Nancy Davolio", "email", "n@x.example", "password", scenario.Password).Want(t, 202)
	k.Drain(t)
	profile, err := k.Provider.Find(t.Context(), "n@x.example")
	if err != nil {
		t.Fatal(err)
	}
	k.Clock.Advance(91 * 24 * 3600e9)
	if n, err := k.Main.Expire(t.Context(), k.Clock.Now()); err != nil || n != 5 { // the seats and the counts of sign-ups, too
		t.Fatalf("expired: got %d (%v), want 5", n, err)
	}
	k.Drain(t) // the trail tells that too
	claims := profile
	if _, err := auth.Token.Claims(t.Context(), k.Deps, claims); err == nil {
		t.Error("a token is given for a company that is gone")
	}
}

func TestSignUp_refuses_bad_input(t *testing.T) {
	t.Parallel()
	k := scenario.New(t) // without identity: none of this gets that far
	valid := map[string]string{"company": "Northwind", "name": "Nancy Davolio", "email": "nancy@x.example", "password": scenario.Password}
	with := func(pairs ...string) scenario.Request {
		all := make([]string, 0, 16)
		for name, value := range valid {
			replaced := false
			for i := 0; i < len(pairs); i += 2 {
				replaced = replaced || pairs[i] == name
			}
			if !replaced {
				all = append(all, name, value)
			}
		}
		return post(auth.SignUp, append(all, pairs...)...)
	}
	var scenarios []scenario.Scenario
	add := func(name string, r scenario.Request, fields ...string) {
		scenarios = append(scenarios, scenario.Scenario{Name: name, Request: r, Status: 422, Code: "request.invalid", Fields: fields})
	}
	add("a blank company", with("company", " \t"), "/company field.control")
	add("an empty company", with("company", ""), "/company field.tooShort")
	add("a company of white space", with("company", "\u3000"), "/company field.blank")
	add("a name with a control character", with("name", "a\u0007b"), "/name field.control")
	add("an address with a name", with("email", "Eve <eve@x.com>"), "/email email.invalid")
	add("a blank address", with("email", " "), "/email email.invalid")
	add("a currency that is none", with("currency", "XXQ"), "/currency currency.invalid")
	add("a currency in small letters", with("currency", "cny"), "/currency currency.invalid")
	add("a country that is none", with("country", "QQ"), "/country country.invalid")
	add("a language that is none", with("locale", "fr"), "/locale field.enum")
	add("an unknown field", with("tenant", "tnt_x"), "/tenant field.unknown")
	add("a role of one's own choice", with("roles", "administrator"), "/roles field.unknown")
	add("a short password", with("password", "a1!"), "/password password.tooShort")
	add("a password without a letter", with("password", "1234567!"), "/password password.noLetter")
	add("a password without a digit", with("password", "abcdefg!"), "/password password.noDigit")
	add("a password without a symbol", with("password", "abcdefg1"), "/password password.noSymbol")
	add("a password with a space at its end", with("password", "abcdef 1 "), "/password password.outerSpace")
	add("a password with the name", with("password", "I am DAVOLIO 1"), "/password password.containsName")
	add("a password with the address", with("password", "nancy@x 1", "name", "Ann Lee"), "/password password.containsEmail")
	add("an empty password", with("password", ""),
		"/password password.tooShort", "/password password.noLetter", "/password password.noDigit", "/password password.noSymbol")
	add("a password without end", with("password", strings.Repeat("a1! ", 65)), "/password field.tooLong")
	scenarios = append(scenarios, scenario.Scenario{
		Name: "two passwords", Request: scenario.Request{Op: auth.SignUp, Body: `{"company":"a","name":"b","email":"c@d.example","password":"tea & biscuits 4","password":"x"}`},
		Status: 400, Code: "request.malformed", Fields: []string{"/password field.duplicate"},
	}, scenario.Scenario{
		Name: "passwords in two cases", Request: scenario.Request{Op: auth.SignUp, Body: `{"company":"a","name":"b","email":"c@d.example","password":"tea & biscuits 4","PASSWORD":"x"}`},
		Status: 422, Code: "request.invalid", Fields: []string{"/PASSWORD field.unknown"},
	})
	k.Run(t, scenarios)
}

func TestInvitation(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	guest := company.User(t)
	const email = "guest@x.example"
	k.ChangeUser(t, guest, func(u *user.User) { u.Status, u.Email, u.Name = user.Invited, email, "Grace Hopper" })
	k.Invite(t, guest, email, "Grace Hopper")
	temporary := k.Mailed(email)
	k.Hide(temporary)
	p := &scenario.Person{Email: email, Password: temporary}
	step := k.Begin(t, p)
	answer := func(password string) scenario.Request {
		return post(auth.Challenge, "session", step.Session, "challenge", "NEW_PASSWORD_REQUIRED", "newPassword", password)
	}
	var next scenario.Tokens
	k.Run(t, []scenario.Scenario{
		{
			Name: "a weak password is refused", Request: answer("short"), Status: 422, Code: "request.invalid",
			Fields: []string{"/newPassword password.tooShort", "/newPassword password.noDigit", "/newPassword password.noSymbol"},
		},
		{
			Name: "a password with the name is refused", Request: answer("hopper & 4 more"), Status: 422, Code: "request.invalid",
			Fields: []string{"/newPassword password.containsName"},
		},
		{
			Name: "no second factor instead", Request: post(auth.Challenge, "session", step.Session, "challenge", "MFA_SETUP", "code", "123456"),
			Status: 422, Code: "auth.challengeUnknown", Fields: []string{"/challenge field.invalid"},
		},
		{
			Name: "no secret before", Request: post(auth.TOTP, "session", step.Session),
			Status: 422, Code: "auth.challengeUnknown", Fields: []string{"/session field.invalid"},
		},
		{
			Name: "a good one leads to the second factor's setup", Request: answer(scenario.Password), Status: 200, Writes: 1,
			Has: []string{`"challenge":"MFA_SETUP"`}, After: func(t *testing.T, r scenario.Response) { r.Into(t, &next) },
		},
		{Name: "once", Request: answer(scenario.Password), Status: 401, Code: "auth.sessionInvalid"},
	})
	p.Password = scenario.Password
	k.Enrol(t, p, next)
	k.Do(t, whoami(p.Caller)).Want(t, 200)
	if u, _, err := user.Get(t.Context(), k.Main, company.Tenant, guest.User); err != nil || u.Status != user.Active {
		t.Errorf("user: %+v, %v", u, err)
	}
	if c, _, err := tenant.Get(t.Context(), k.Main, company.Tenant); err != nil || c.Version != 1 {
		t.Errorf("the company was changed: %+v, %v", c, err)
	}
}
