package users_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kehu/functions/me"
	"kehu/functions/positions"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/position"
	"kehu/shared/session"
	"kehu/shared/user"
)

// give grants a role until so long from now; no time is no end.
func give(k *scenario.Kehu, as *scenario.Caller, id, role string, life time.Duration) scenario.Request {
	r := at(users.Grant, as, id)
	r.Body = fmt.Sprintf(`{"role":%q}`, role)
	if life != 0 {
		r.Body = fmt.Sprintf(`{"role":%q,"expiresAt":%q,"reason":"Year end"}`, role, k.Clock.Now().Add(life).Format(time.RFC3339))
	}
	return r
}

// take revokes a role of one version of a user.
func take(as *scenario.Caller, id, role string, version int) scenario.Request {
	r := at(users.Revoke, as, id)
	r.Path["role"], r.Header = role, map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}
	return r
}

func TestGrant(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, u := company.Admin, company.User(t)
	clerk := company.User(t, access.Viewer)
	look := scenario.Request{Op: users.List, As: u}
	dry := give(k, admin, u.User, "auditor", time.Hour)
	dry.Query = "validateOnly=true"
	keyed := give(k, admin, u.User, "finance", 0)
	keyed.Header = map[string]string{"Idempotency-Key": "1"}
	again := take(admin, u.User, "finance", 3)
	again.Header = nil
	k.Run(t, []scenario.Scenario{
		{Name: "a look before the leap writes nothing", Request: dry, Status: 200, Has: []string{`"roles":["auditor"]`}},
		{Name: "for a time", Request: give(k, admin, u.User, "auditor", time.Hour), Status: 200, Writes: 1, Golden: "grant.json"},
		{Name: "counts at once here", Request: look, Status: 200},
		{Name: "again is no new version", Request: give(k, admin, u.User, "auditor", time.Hour), Status: 200, Has: []string{`"version":2`}},
		{Name: "without end", Request: keyed, Status: 200, Writes: 2, Has: []string{`"roles":["finance","auditor"]`}},
		{Name: "answers the key again", Request: keyed, Status: 200, Has: []string{`"version":3`}},
		{Name: "until now", Request: give(k, admin, u.User, "viewer", -time.Second), Status: 422, Code: "request.invalid", Fields: []string{"/expiresAt user.grantExpired"}},
		{Name: "of what is no role", Request: give(k, admin, u.User, "owner", 0), Status: 422, Code: "request.invalid", Fields: []string{"/role user.roleUnknown"}},
		{Name: "to oneself", Request: give(k, admin, admin.User, "auditor", 0), Status: 403, Code: "user.selfChange", Fields: []string{"/role field.invalid"}},
		{Name: "to nobody", Request: give(k, admin, scenario.Unknown(user.Kind), "auditor", 0), Status: 404, Code: "user.notFound"},
		{Name: "in another company", Request: give(k, k.Company(t).Admin, u.User, "auditor", 0), Status: 404, Code: "user.notFound"},
		{Name: "without the right to", Request: give(k, clerk, u.User, "viewer", 0), Status: 403, Code: "auth.forbidden"},
		{Name: "is taken by the version", Request: take(admin, u.User, "finance", 2), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "needs the version", Request: again, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "is taken", Request: take(admin, u.User, "finance", 3), Status: 200, Writes: 1, Has: []string{`"roles":["auditor"]`}},
		{Name: "is taken once", Request: take(admin, u.User, "finance", 4), Status: 404, Code: "user.grantNotFound"},
		{Name: "is not taken from oneself", Request: take(admin, admin.User, "administrator", 1), Status: 403, Code: "user.selfChange", Fields: []string{"/role field.invalid"}},
		{Name: "stays when others are given by their names", Request: change(admin, u.User, 4, `{"roles":["auditor","viewer"]}`), Status: 200, Has: []string{`"reason":"Year end"`}, Writes: 1},
	})
}

// A grant counts to its last second and not in the next one, however the process came to know it, and without a read.
func TestGrant_ends_on_time(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	u := company.User(t)
	life := session.MaxAge / 2
	k.Do(t, give(k, company.Admin, u.User, "auditor", life)).Want(t, 200)
	look := scenario.Request{Op: users.List, As: u}
	for _, process := range []*scenario.Kehu{k, k.Process()} {
		process.Do(t, look).Want(t, 200)
	}
	k.Clock.Advance(life - time.Nanosecond)
	k.Do(t, look).Want(t, 200)
	k.Clock.Advance(time.Nanosecond)
	k.Do(t, look).Want(t, 403).WantProblem(t, "auth.forbidden")
	k.Process().Do(t, look).Want(t, 403).WantProblem(t, "auth.forbidden")
	var who struct {
		Roles []string
		User  struct{ Grants []struct{ Role string } }
	}
	k.Do(t, scenario.Request{Op: me.Get, As: u}).Want(t, 200).Into(t, &who)
	if len(who.Roles) != 0 || len(who.User.Grants) != 1 {
		t.Errorf("who: %+v", who)
	}
	k.Do(t, give(k, company.Admin, u.User, "auditor", time.Hour)).Want(t, 200)
	k.Do(t, look).Want(t, 200)
}

// Administrators for a time do not keep the last one from being taken for the last.
func TestGrant_of_an_administrator(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	second, third := company.User(t), company.User(t)
	k.Do(t, give(k, company.Admin, second.User, "administrator", time.Hour)).Want(t, 200)
	k.Run(t, []scenario.Scenario{
		{Name: "the last is not taken", Request: take(second, company.Admin.User, "administrator", 1), Status: 409, Code: "user.lastAdministrator"},
		{Name: "nor given an end", Request: give(k, second, company.Admin.User, "administrator", time.Hour), Status: 409, Code: "user.lastAdministrator"},
		{Name: "nor suspended", Request: at(users.Suspend, second, company.Admin.User), Status: 409, Code: "user.lastAdministrator"},
		{Name: "but when another is there without end", Request: give(k, second, third.User, "administrator", 0), Status: 200, Writes: 2},
		{Name: "is taken", Request: take(second, company.Admin.User, "administrator", 1), Status: 200, Writes: 2},
		{Name: "and then the other is the last", Request: take(second, third.User, "administrator", 2), Status: 409, Code: "user.lastAdministrator"},
	})
}

func TestGrant_of_more_than_one_has(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	u, boss := company.User(t, access.Viewer), company.User(t, access.SalesManager)
	k.ChangeUser(t, u, func(u *user.User) { u.Roles = []access.Role{access.Auditor} })
	// An auditor who may change users, for which the auditor's role is changed.
	k.Do(t, widen(company.Admin)).Want(t, 200)
	k.Run(t, []scenario.Scenario{
		{Name: "is refused", Request: give(k, u, boss.User, "finance", 0), Status: 403, Code: "user.roleExceeds", Fields: []string{"/role field.invalid"}},
		{Name: "to whom may do more", Request: give(k, u, boss.User, "viewer", 0), Status: 403, Code: "user.roleExceeds", Fields: []string{"/role field.invalid"}},
		{Name: "from whom may do more", Request: take(u, boss.User, "salesManager", 1), Status: 403, Code: "user.roleExceeds", Fields: []string{"/role field.invalid"}},
		{Name: "of no more is not", Request: give(k, u, company.User(t).User, "viewer", 0), Status: 200, Writes: 1},
	})
	many := company.User(t, access.Roles()...)
	for i := range user.MaxRoles - len(access.Roles()) {
		k.Do(t, give(k, company.Admin, many.User, newRole(t, k, company.Admin, fmt.Sprint(i)), 0)).Want(t, 200)
	}
	k.Do(t, give(k, company.Admin, many.User, newRole(t, k, company.Admin, "more"), 0)).Want(t, 409).WantProblem(t, "user.tooManyRoles")
}

func TestPosition_brings_its_roles(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, u := company.Admin, company.User(t)
	place := func(body string) record {
		t.Helper()
		var p record
		k.Do(t, scenario.Request{Op: positions.Create, As: admin, Body: body}).Want(t, 201).Into(t, &p)
		return p
	}
	auditors, foreign := place(`{"name":"Auditor","roles":["auditor"]}`), k.Company(t)
	var elsewhere record
	k.Do(t, scenario.Request{Op: positions.Create, As: foreign.Admin, Body: `{"name":"x"}`}).Want(t, 201).Into(t, &elsewhere)
	put := func(as *scenario.Caller, whom string, version int, id string) scenario.Request {
		return change(as, whom, version, `{"positionId":"`+id+`"}`)
	}
	update := func(body string, version int) scenario.Request {
		return scenario.Request{Op: positions.Update, As: admin, Path: map[string]string{"id": auditors.ID}, Header: map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}, Body: body}
	}
	remove := update("", 2)
	remove.Op = positions.Delete
	look := scenario.Request{Op: users.List, As: u}
	k.Run(t, []scenario.Scenario{
		{Name: "a position of another company", Request: put(admin, u.User, 1, elsewhere.ID), Status: 422, Code: "request.invalid", Fields: []string{"/positionId user.positionUnknown"}},
		{Name: "one that there is not", Request: put(admin, u.User, 1, scenario.Unknown(position.Kind)), Status: 422, Code: "request.invalid", Fields: []string{"/positionId user.positionUnknown"}},
		{Name: "garbage", Request: put(admin, u.User, 1, "x"), Status: 422, Code: "request.invalid", Fields: []string{"/positionId user.positionUnknown"}},
		{Name: "one's own", Request: put(admin, admin.User, 1, auditors.ID), Status: 403, Code: "user.selfChange", Fields: []string{"/positionId field.invalid"}},
		{Name: "is given", Request: put(admin, u.User, 1, auditors.ID), Status: 200, Writes: 2, Has: []string{`"roles":[]`, `"positionId":"` + auditors.ID}},
		{Name: "its roles count", Request: look, Status: 200},
		{Name: "and are told", Request: scenario.Request{Op: me.Get, As: u}, Status: 200, Has: []string{`"roles":["auditor"]`}},
		{Name: "but are no grants", Request: take(admin, u.User, "auditor", 2), Status: 404, Code: "user.grantNotFound"},
		{Name: "it changes", Request: update(`{"roles":["viewer"]}`, 1), Status: 200, Writes: 2},
		{Name: "is not deleted while it is held", Request: remove, Status: 409, Code: "position.inUse"},
	})
	k.Clock.Advance(session.MaxAge)
	k.Do(t, look).Want(t, 403)
	k.Run(t, []scenario.Scenario{
		{Name: "is left", Request: change(admin, u.User, 2, `{"positionId":null}`), Status: 200, Writes: 2, Lacks: []string{"positionId"}},
		{Name: "is deleted then", Request: remove, Status: 204, Writes: 3},
		{Name: "cannot be given then", Request: put(admin, u.User, 3, auditors.ID), Status: 422, Code: "request.invalid", Fields: []string{"/positionId user.positionUnknown"}},
	})
	t.Run("beyond one's own roles it is not given", func(t *testing.T) {
		helper := company.User(t, access.Auditor)
		k.Do(t, widen(admin)).Want(t, 200)
		boss, viewer := place(`{"name":"Boss","roles":["administrator"]}`), place(`{"name":"Reader","roles":["viewer"]}`)
		k.Do(t, put(helper, u.User, 3, boss.ID)).Want(t, 403).WantProblem(t, "user.roleExceeds", "/positionId field.invalid")
		k.Do(t, put(helper, u.User, 3, viewer.ID)).Want(t, 200)
		created := `{"name":"x","email":"x@x.example","roles":[],"positionId":"` + boss.ID + `"}`
		k.Do(t, create(company.User(t, access.Auditor), created)).Want(t, 403)
		if got := read(t, k, admin, u.User); got.Version != 4 || strings.Join(got.Roles, "") != "" {
			t.Errorf("user: %+v", got)
		}
	})
}
