package users_test

import (
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/user"
)

const andrew = `{"name":"Andrew Fuller","email":"Andrew@x.example","roles":["salesperson"],"salesCode":"SH0101","phone":"021 6234 5678"}`

func TestInvitation_leads_to_a_user(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	admin := k.SignUp(t, "nancy@x.example")
	k.Clock.Advance(time.Second)
	var invited record
	dry := create(admin.Caller, andrew)
	dry.Query = "validateOnly=true"
	k.Run(t, []scenario.Scenario{
		{Name: "a look before the leap writes and mails nothing", Request: dry, Status: 200, Has: []string{`"status":"invited"`}},
		{
			Name: "the record is stored and a temporary password mailed", Request: create(admin.Caller, andrew), Status: 201, Golden: "create.json",
			Writes: 6, Mails: 1, // user, address, sales code, seat, the count of invitations; and whose the address is
			After: func(t *testing.T, r scenario.Response) {
				r.Into(t, &invited)
				if got, want := r.Header["location"], "/v1/users/"+invited.ID; got != want {
					t.Errorf("location: got %q, want %q", got, want)
				}
			},
		},
		{
			Name: "address and sales code are taken", Request: create(admin.Caller, andrew), Status: 409, Code: "user.duplicate",
			Fields: []string{"/email user.emailTaken", "/salesCode user.salesCodeTaken"},
		},
	})
	p := &scenario.Person{Email: "andrew@x.example", Password: k.Mailed("andrew@x.example")}
	k.Forbid(p.Password)
	step := k.Begin(t, p)
	if step.Challenge != "NEW_PASSWORD_REQUIRED" {
		t.Fatalf("challenge: got %q", step.Challenge)
	}
	k.Post(t, auth.Challenge, nil, "session", step.Session, "challenge", step.Challenge, "newPassword", scenario.Password).
		Want(t, 200).Into(t, &step)
	k.Enrol(t, p, step)
	k.Do(t, at(users.Get, p.Caller, invited.ID)).Want(t, 403).WantProblem(t, "auth.forbidden")
	if got := read(t, k, admin.Caller, invited.ID); got.Status != "active" || p.Caller.User != invited.ID || p.Caller.Tenant != admin.Caller.Tenant {
		t.Errorf("user after the first sign-in: %+v", got)
	}
	k.Do(t, at(users.Resend, admin.Caller, invited.ID)).Want(t, 409).WantProblem(t, "user.notInvited")
	k.Drain(t)
}

func TestInvitation_that_was_cut_off(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	admin := k.Company(t).Admin
	keyed := create(admin, `{"name":"A","email":"a@x.example","roles":[]}`)
	keyed.Header = map[string]string{"Idempotency-Key": "1"}
	t.Run("is healed by the same call again", func(t *testing.T) {
		cut(t, k, keyed)
		k.Do(t, keyed).Want(t, 201)
		if k.Mailed("a@x.example") == "" {
			t.Error("no temporary password went out")
		}
		mails := len(k.Outbox.Mails())
		k.Do(t, keyed).Want(t, 201)
		if len(k.Outbox.Mails()) != mails {
			t.Error("a third call mailed again")
		}
	})
	t.Run("or by sending the invitation again", func(t *testing.T) {
		cut(t, k, create(admin, `{"name":"B","email":"b@x.example","roles":[]}`))
		var found struct{ Items []record }
		k.Do(t, scenario.Request{Op: users.List, As: admin, Query: "q=b@x"}).Want(t, 200).Into(t, &found)
		if len(found.Items) != 1 {
			t.Fatalf("found: %+v", found)
		}
		again := at(users.Resend, admin, found.Items[0].ID)
		k.Do(t, again).Want(t, 429).WantProblem(t, "request.tooMany")
		k.Clock.Advance(time.Minute)
		k.Do(t, again).Want(t, 200)
		first := k.Mailed("b@x.example")
		k.Clock.Advance(time.Minute)
		k.Do(t, again).Want(t, 200)
		if second := k.Mailed("b@x.example"); first == "" || second == first {
			t.Errorf("temporary passwords: %t, %t", first != "", second != first)
		}
	})
}

func TestInvitation_tells_nothing_of_other_companies(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	other := k.SignUp(t, "nancy@x.example")
	admin := k.Company(t).Admin
	mails := len(k.Outbox.Mails())
	u := add(t, k, admin, `{"name":"Nancy","email":"nancy@x.example","roles":["viewer"]}`)
	if u.Status != "invited" || len(k.Outbox.Mails()) != mails {
		t.Errorf("status %q, %d mails", u.Status, len(k.Outbox.Mails())-mails)
	}
	k.Clock.Advance(time.Minute)
	k.Do(t, at(users.Resend, admin, u.ID)).Want(t, 200)
	k.Do(t, at(users.Suspend, admin, u.ID)).Want(t, 200)
	k.Do(t, at(users.ResetMFA, admin, u.ID)).Want(t, 200)
	if len(k.Outbox.Mails()) != mails {
		t.Error("a mail went to somebody else's user")
	}
	k.SignIn(t, other) // still theirs, with the second factor of before
	if other.Caller.Tenant == admin.Tenant {
		t.Error("the account changed hands")
	}
}

func TestInvitation_takes_the_place_of_a_sign_up_that_nobody_confirmed(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	k.Post(t, auth.SignUp, nil, "company", "C", "name", "Nancy Davolio", "email", "n@x.example", "password", scenario.Password).Want(t, 202)
	code := k.Mailed("n@x.example")
	u := add(t, k, k.Company(t).Admin, `{"name":"N","email":"n@x.example","roles":[]}`)
	profile, err := k.Provider.Find(t.Context(), "n@x.example")
	if err != nil || profile.User != u.ID || k.Mailed("n@x.example") == code {
		t.Errorf("account: %+v (%v)", profile, err)
	}
}

func TestCreate_refuses(t *testing.T) {
	t.Parallel()
	k := scenario.New(t) // without identity: none of this gets that far
	company := k.Company(t)
	manager := company.User(t, access.SalesManager)
	stranger := k.Company(t).Admin
	bad := func(name, body, field string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: create(company.Admin, body), Status: 422, Code: "request.invalid", Fields: []string{field}}
	}
	k.Run(t, []scenario.Scenario{
		bad("no name", `{"email":"a@x.example","roles":[]}`, "/name field.required"),
		bad("a blank name", `{"name":"  ","email":"a@x.example","roles":[]}`, "/name field.blank"),
		bad("no roles", `{"name":"A","email":"a@x.example"}`, "/roles field.required"),
		bad("an unknown role", `{"name":"A","email":"a@x.example","roles":["owner"]}`, "/roles/0 user.roleUnknown"),
		bad("an address that is none", `{"name":"A","email":"a","roles":[]}`, "/email email.invalid"),
		bad("a sales code that ends in 00", `{"name":"A","email":"a@x.example","roles":[],"salesCode":"SH0100"}`, "/salesCode user.salesCodeInvalid"),
		bad("a phone number that is none", `{"name":"A","email":"a@x.example","roles":[],"phone":"12"}`, "/phone phone.invalid"),
		bad("a manager of garbage", `{"name":"A","email":"a@x.example","roles":[],"managerId":"x"}`, "/managerId user.managerUnknown"),
		bad("a manager whom nobody is", `{"name":"A","email":"a@x.example","roles":[],"managerId":"`+scenario.Unknown(user.Kind)+`"}`, "/managerId user.managerUnknown"),
		bad("a manager of another company", `{"name":"A","email":"a@x.example","roles":[],"managerId":"`+stranger.User+`"}`, "/managerId user.managerUnknown"),
		bad("a status", `{"name":"A","email":"a@x.example","roles":[],"status":"active"}`, "/status field.unknown"),
		{Name: "who has no right to", Request: create(manager, andrew), Status: 403, Code: "auth.forbidden"},
		{Name: "who is not signed in", Request: create(nil, andrew), Status: 401, Code: "auth.unauthenticated"},
	})
}
