package users_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"testing"
	"time"

	"kehu/functions/roles"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/identity"
	"kehu/shared/operation"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// record is what the tests read of an answered user.
type record struct {
	ID, Name, Email, Locale, Status, Phone, ManagerID, SalesCode, InvitedAt string
	Version                                                                 int
	Roles                                                                   []string
}

func create(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: users.Create, As: as, Body: body}
}

// add invites a user.
func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, body string) record {
	t.Helper()
	var u record
	k.Do(t, create(as, body)).Want(t, 201).Into(t, &u)
	return u
}

// read gets a user.
func read(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) record {
	t.Helper()
	var u record
	k.Do(t, at(users.Get, as, id)).Want(t, 200).Into(t, &u)
	return u
}

// at is a call of an operation on one user.
func at(o operation.Operation, as *scenario.Caller, id string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}}
}

// change is a change of one version of a user.
func change(as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := at(users.Update, as, id)
	r.Header, r.Body = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}, body
	return r
}

// broken is an identity provider that cannot be reached for what an administrator does.
type broken struct{ identity.Provider }

var errBroken = errors.New("cannot be reached")

func (broken) Invite(context.Context, identity.Invitation) error { return errBroken }
func (broken) Disable(context.Context, string) error             { return errBroken }
func (broken) Enable(context.Context, string) error              { return errBroken }

// cut makes the next call fail between its record and the account, and what comes after succeed again.
func cut(t testing.TB, k *scenario.Kehu, r scenario.Request) {
	t.Helper()
	k.Deps.Identity = broken{k.Provider}
	defer func() { k.Deps.Identity = k.Provider }()
	k.Do(t, r).Want(t, 500)
}

// newRole makes a role that allows nothing.
func newRole(t testing.TB, k *scenario.Kehu, as *scenario.Caller, name string) string {
	t.Helper()
	var r record
	k.Do(t, scenario.Request{Op: roles.Create, As: as, Body: fmt.Sprintf(`{"name":%q,"rules":[]}`, name)}).Want(t, 201).Into(t, &r)
	return r.ID
}

// widen lets auditors change users and see what viewers see.
func widen(as *scenario.Caller) scenario.Request {
	d, _ := access.Auditor.Definition()
	d.Rules = append(d.Rules, access.Rule{Object: access.User, Actions: []access.Action{access.Update}})
	body, _ := json.Marshal(d)
	return scenario.Request{Op: roles.Update, As: as, Path: map[string]string{"id": "auditor"}, Header: map[string]string{"If-Match": "*"}, Body: string(body)}
}

// stubborn is an identity provider that does not lift its lock.
type stubborn struct{ identity.Provider }

func (stubborn) Unlock(context.Context, string) (time.Duration, error) { return identity.MaxLock, nil }
