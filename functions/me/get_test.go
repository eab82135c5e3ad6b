package me_test

import (
	"flag"
	"slices"
	"testing"

	"kehu/functions/me"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/session"
	"kehu/shared/user"
)

var _ = flag.Bool("update", false, "write the golden files anew")

func TestGet(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	c := company.User(t, access.Salesperson, access.Auditor)
	k.ChangeUser(t, c, func(u *user.User) { u.Recovery = []string{"salt.hash-of-a-code"}; u.Email = "ada@x.example" })
	k.Forbid("hash-of-a-code")
	get := func(c *scenario.Caller) scenario.Request { return scenario.Request{Op: me.Get, As: c} }
	k.Run(t, []scenario.Scenario{
		{Name: "tells user, company, roles and permissions", Request: get(c), Status: 200, Golden: "me.json"},
		{Name: "a user without roles may do nothing", Request: get(company.User(t)), Status: 200, Has: []string{`"roles":[]`, `"permissions":[]`}},
		{Name: "no token", Request: get(nil), Status: 401, Code: "auth.unauthenticated"},
		{Name: "a token without the scope", Request: get(c.With("scope", "openid")), Status: 403, Code: "auth.scopeMissing"},
		{Name: "a token of the other kind", Request: get(c.With("token_use", "id")), Status: 401, Code: "auth.unauthenticated"},
		{Name: "a token without a company", Request: get(c.With("tenant", "")), Status: 401, Code: "auth.unauthenticated"},
		{Name: "a token of the platform", Request: get(c.With("tenant", "tnt_00000000000000000000000000")), Status: 401, Code: "auth.unauthenticated"},
		{Name: "a token of another company's user", Request: get(c.With("user", k.Company(t).Admin.User)), Status: 401, Code: "auth.sessionEnded"},
		{Name: "a token of an unknown user", Request: get(c.With("user", scenario.Unknown(user.Kind))), Status: 401, Code: "auth.sessionEnded"},
		{Name: "a token of a user of garbage", Request: get(c.With("user", "usr_#")), Status: 401, Code: "auth.sessionEnded"},
	})
	t.Run("roles that are taken away are gone within session.MaxAge", func(t *testing.T) {
		k.Do(t, get(c)).Want(t, 200)
		k.ChangeUser(t, c, func(u *user.User) { u.Roles = []access.Role{access.Viewer} })
		k.Clock.Advance(session.MaxAge)
		var got struct{ Permissions []string }
		k.Do(t, get(c)).Want(t, 200).Into(t, &got)
		if slices.Contains(got.Permissions, "customer.update") || !slices.Contains(got.Permissions, "customer.read") {
			t.Errorf("permissions: %v", got.Permissions)
		}
	})
}
