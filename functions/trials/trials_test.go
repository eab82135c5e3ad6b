package trials_test

import (
	"errors"
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/functions/me"
	"kehu/functions/tenants"
	"kehu/functions/trials"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/trial"
)

var _ = flag.Bool("update", false, "write the golden files anew")

const asked = `{"company":"Northwind","name":"Nancy Davolio","email":"nancy@x.example","phone":"021 6234 5678","referralCode":"SH0101","message":"a\nb"}`

func ask(body string) scenario.Request { return scenario.Request{Op: trials.Request, Body: body} }

func at(o operation.Operation, as *scenario.Caller, id, body string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body}
}

// operator makes a company that runs the platform and has a salesperson SH0101.
func operator(t *testing.T, k *scenario.Kehu) *scenario.Caller {
	t.Helper()
	boss := k.Operator(t).Admin
	k.Do(t, scenario.Request{Op: users.Create, As: boss, Body: `{"name":"Sales","email":"sales@x.example","roles":["salesperson"],"salesCode":"SH0101"}`}).Want(t, 201)
	return boss
}

// last returns the request that came last.
func last(t *testing.T, k *scenario.Kehu, boss *scenario.Caller) (r struct{ ID, State, Email, TenantID string }) {
	t.Helper()
	var list struct {
		Items []struct{ ID, State, Email, TenantID string }
	}
	k.Do(t, scenario.Request{Op: trials.List, As: boss}).Want(t, 200).Into(t, &list)
	if len(list.Items) == 0 {
		t.Fatal("there is no request")
	}
	return list.Items[0]
}

func TestCreate(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	k.Do(t, ask(asked)).Want(t, 404).WantProblem(t, "trial.unavailable") // nobody runs the platform
	boss := operator(t, k)
	bad := func(name, body string, fields ...string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: ask(body), Status: 422, Code: "request.invalid", Fields: fields}
	}
	k.Run(t, []scenario.Scenario{
		bad("what is needed", `{}`, "/company field.required", "/email field.required", "/name field.required"),
		bad("blank and wrong", `{"company":" ","name":"\u0000","email":"x","phone":"1","country":"QX"}`, "/company field.blank", "/country country.invalid", "/email email.invalid", "/name field.control"),
		bad("a phone", `{"company":"x","name":"x","email":"a@x.example","phone":"1"}`, "/phone phone.invalid"),
		bad("no code", `{"company":"x","name":"x","email":"a@x.example","referralCode":"sh0101"}`, "/referralCode user.salesCodeInvalid"),
		bad("nobody's code", `{"company":"x","name":"x","email":"a@x.example","referralCode":"SH0102"}`, "/referralCode trial.referralUnknown"),
		{Name: "asked", Request: ask(asked), Status: 202, Writes: 3, Has: []string{`{"state":"pending"}`}, Lacks: []string{"trq_"}}, // request, and the counts of address and caller
		{Name: "asked again answers the same", Request: ask(asked), Status: 202, Writes: 3, Has: []string{`{"state":"pending"}`}},
		{Name: "so does an address that has an account", Request: ask(strings.Replace(asked, "nancy@x", "sales@x", 1)), Status: 202, Writes: 3, Has: []string{`{"state":"pending"}`}},
		{Name: "listed", Request: scenario.Request{Op: trials.List, As: boss, Query: "state=pending"}, Status: 200, Golden: "list.json"},
		{Name: "none of another state", Request: scenario.Request{Op: trials.List, As: boss, Query: "state=approved"}, Status: 200, Has: []string{`{"items":[]}`}},
	})
	t.Run("read alone", func(t *testing.T) {
		r := k.Do(t, at(trials.Get, boss, last(t, k, boss).ID, "")).Want(t, 200)
		if !strings.Contains(r.Body, `"email":"sales@x.example"`) {
			t.Error(r.Body)
		}
	})
	k.Drain(t)
	if rows := k.Rows(t, boss.Tenant, last(t, k, boss).ID); len(rows) != 1 {
		t.Errorf("rows of the trail: %d", len(rows))
	}
}

func TestCreate_is_limited(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	operator(t, k)
	body := func(email string) string { return `{"company":"x","name":"x","email":"` + email + `"}` }
	for range 3 {
		k.Do(t, ask(body("a@x.example"))).Want(t, 202)
	}
	k.Do(t, ask(body("A@X.example"))).Want(t, 429).WantProblem(t, "request.tooMany")
	for i := range 17 {
		k.Do(t, ask(body(fmt.Sprintf("b%d@x.example", i)))).Want(t, 202)
	}
	k.Do(t, ask(body("c@x.example"))).Want(t, 429).WantProblem(t, "request.tooMany")
	k.Clock.Advance(time.Hour)
	k.Do(t, ask(body("a@x.example"))).Want(t, 202)
}

func TestApprove(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	boss := operator(t, k)
	k.Do(t, ask(asked)).Want(t, 202)
	id := last(t, k, boss).ID
	approve := at(trials.Approve, boss, id, `{"plan":"trial","seats":2,"trialDays":10}`)
	k.Run(t, []scenario.Scenario{
		{Name: "a plan that there is not", Request: at(trials.Approve, boss, id, `{"plan":"free"}`), Status: 422, Code: "request.invalid", Fields: []string{"/plan field.enum"}},
		{Name: "another request", Request: at(trials.Approve, boss, scenario.Unknown(trial.Kind), `{"plan":"trial"}`), Status: 404, Code: "trial.notFound"},
		{
			Name: "makes the company and mails its administrator", Request: approve, Status: 200, Has: []string{`"state":"approved"`, `"tenantId":"tnt_`},
			Writes: 6, Mails: 1, // request, company, seats, user, address; and whose the address is
		},
		{Name: "at once again nothing happens", Request: approve, Status: 200},
		{Name: "it is not rejected any more", Request: at(trials.Reject, boss, id, `{"reason":"x"}`), Status: 409, Code: "trial.decided"},
	})
	k.Clock.Advance(time.Minute)
	k.Run(t, []scenario.Scenario{{Name: "later the invitation is mailed again", Request: approve, Status: 200, Mails: 1}})

	p := &scenario.Person{Email: "nancy@x.example", Password: k.Mailed("nancy@x.example")}
	k.Forbid(p.Password)
	step := k.Begin(t, p)
	k.Post(t, auth.Challenge, nil, "session", step.Session, "challenge", step.Challenge, "newPassword", scenario.Password).Want(t, 200).Into(t, &step)
	k.Enrol(t, p, step)
	company := last(t, k, boss).TenantID
	k.Run(t, []scenario.Scenario{
		{
			Name: "who signs in is its administrator, on trial", Request: scenario.Request{Op: me.Get, As: p.Caller}, Status: 200,
			Has: []string{company, `"roles":["administrator"]`, `"status":"trial"`, `"seats":2`, `"expiresAt":"2026-03-12T09:30:00Z"`, `"referralCode":"SH0101"`},
		},
		{Name: "one seat is left", Request: scenario.Request{Op: users.Create, As: p.Caller, Body: `{"name":"A","email":"a@x.example","roles":[]}`}, Status: 201, Writes: 5, Mails: 1},
		{Name: "and no more", Request: scenario.Request{Op: users.Create, As: p.Caller, Body: `{"name":"B","email":"b@x.example","roles":[]}`}, Status: 409, Code: "tenant.seatsExceeded"},
		{Name: "the salesperson's code tells", Request: scenario.Request{Op: tenants.Referrals, As: boss, Query: "code=SH0101"}, Status: 200, Has: []string{company, `"seatsUsed":2`, `"lastActivityAt"`}},
		{Name: "nobody is invited into a running company", Request: approve, Status: 200},
	})
	k.Drain(t)
	if rows := k.Rows(t, boss.Tenant, id); len(rows) != 2 {
		t.Errorf("rows of the trail: %d", len(rows))
	}
}

func TestApprove_that_was_cut_off_is_healed_by_repeating(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	boss := operator(t, k)
	k.Do(t, ask(asked)).Want(t, 202)
	approve := at(trials.Approve, boss, last(t, k, boss).ID, `{"plan":"team"}`)
	approve.Header = map[string]string{"Idempotency-Key": "1"}
	k.Outbox.Fail(func(mail.Message) error { return errors.New("cannot be reached") })
	if r := k.Do(t, approve); r.Status != 500 {
		t.Fatalf("status %d: %s", r.Status, r.Body)
	}
	k.Outbox.Fail(nil)
	k.Clock.Advance(2 * time.Minute)
	k.Do(t, approve).Want(t, 200)
	if k.Mailed("nancy@x.example") == "" {
		t.Error("no temporary password went out")
	}
	var list struct{ Items []struct{ Plan string } }
	k.Do(t, scenario.Request{Op: tenants.List, As: boss, Query: "q=Northwind"}).Want(t, 200).Into(t, &list)
	if len(list.Items) != 1 || list.Items[0].Plan != "team" {
		t.Errorf("companies: %+v", list)
	}
}

func TestApprove_an_address_with_an_account(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	boss := operator(t, k)
	k.SignUp(t, "nancy@x.example")
	k.Do(t, ask(asked)).Want(t, 202)
	k.Run(t, []scenario.Scenario{{
		Name: "is refused, and no company made", Request: at(trials.Approve, boss, last(t, k, boss).ID, `{"plan":"trial"}`),
		Status: 409, Code: "trial.emailTaken",
	}})
}

func TestReject(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	boss := operator(t, k)
	k.Do(t, ask(strings.Replace(asked, `"company"`, `"locale":"zh-CN","company"`, 1))).Want(t, 202)
	id := last(t, k, boss).ID
	reject := at(trials.Reject, boss, id, `{"reason":"not in your country"}`)
	k.Run(t, []scenario.Scenario{
		{Name: "a reason is needed", Request: at(trials.Reject, boss, id, `{"reason":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"}},
		{Name: "another request", Request: at(trials.Reject, boss, scenario.Unknown(trial.Kind), `{"reason":"x"}`), Status: 404, Code: "trial.notFound"},
		{Name: "tells by mail", Request: reject, Status: 200, Writes: 1, Mails: 1, Has: []string{`"state":"rejected"`, `"reason":"not in your country"`}},
		{Name: "it is not approved any more", Request: at(trials.Approve, boss, id, `{"plan":"trial"}`), Status: 409, Code: "trial.decided"},
	})
	mails := k.Outbox.Mails()
	sent := mails[len(mails)-1]
	if sent.To != "nancy@x.example" || sent.Subject != "您的 Kehu 试用申请" || !strings.Contains(sent.Text, "not in your country") || sent.ID != "rejected-"+id {
		t.Errorf("mail: %+v", sent)
	}
	k.Clock.Advance(91 * 24 * time.Hour)
	if _, err := k.Main.Expire(t.Context(), k.Clock.Now()); err != nil {
		t.Fatal(err)
	}
	k.Do(t, at(trials.Get, k.Session(boss.Tenant, boss.User), id, "")).Want(t, 404).WantProblem(t, "trial.notFound")
	k.Drain(t)
}
