package access_test

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
)

const tenantID = "tnt_01kjpy44e0ejks52gqtvk01m00"

// claims are those of a good token, with some others; "-" removes one.
func claims(pairs ...string) map[string]string {
	all := map[string]string{
		"scope": "aws.cognito.signin.user.admin kehu/api", "tenant": tenantID, "token_use": "access", "user": "usr_1",
		"sub": "sub-1", "origin_jti": "family", "jti": "token", "auth_time": "1772443800",
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		all[pairs[i]] = pairs[i+1]
		if pairs[i+1] == "-" {
			delete(all, pairs[i])
		}
	}
	return all
}

func TestCallerFromClaims(t *testing.T) {
	caller, err := access.CallerFromClaims(claims())
	if err != nil {
		t.Fatal(err)
	}
	if caller.Tenant.String() != tenantID || caller.User != "usr_1" || caller.Session != "family" || caller.Subject != "sub-1" ||
		!caller.SignIn.Equal(time.Unix(1772443800, 0)) || len(caller.Roles) != 0 {
		t.Errorf("caller: %+v", caller)
	}
	for _, c := range []struct {
		name   string
		claims map[string]string
		err    error
	}{
		{"no claims", nil, access.ErrScope},
		{"no scope", claims("scope", "-"), access.ErrScope},
		{"a scope that only begins like it", claims("scope", "kehu/apix"), access.ErrScope},
		{"the scope as a list, which no token of ours has", claims("scope", "[kehu/api]"), access.ErrScope},
		{"the scope between others", claims("scope", "a kehu/api b"), nil},
		{"no tenant", claims("tenant", "-"), access.ErrClaims},
		{"a tenant of garbage", claims("tenant", "tnt_#"), access.ErrClaims},
		{"a tenant with another prefix", claims("tenant", "usr_01kjpy44e0ejks52gqtvk01m00"), access.ErrClaims},
		{"the platform", claims("tenant", access.Platform.String()), access.ErrClaims},
		{"an ID token", claims("token_use", "id"), access.ErrClaims},
		{"no use", claims("token_use", "-"), access.ErrClaims},
		{"no user", claims("user", "-"), access.ErrClaims},
		{"no subject", claims("sub", "-"), access.ErrClaims},
		{"no time of sign-in", claims("auth_time", "-"), access.ErrClaims},
		{"a time in words", claims("auth_time", "now"), access.ErrClaims},
		{"a time as a fraction", claims("auth_time", "1.5e9"), access.ErrClaims},
		{"no family", claims("origin_jti", "-"), nil},
		{"neither family nor token", claims("origin_jti", "-", "jti", "-"), access.ErrClaims},
	} {
		t.Run(c.name, func(t *testing.T) {
			caller, err := access.CallerFromClaims(c.claims)
			if !errors.Is(err, c.err) {
				t.Errorf("got %v, want %v", err, c.err)
			}
			if err != nil && !caller.Tenant.IsZero() {
				t.Errorf("a caller in spite of the error: %+v", caller)
			}
		})
	}
	t.Run("without a family the token is its own", func(t *testing.T) {
		caller, err := access.CallerFromClaims(claims("origin_jti", "-"))
		if err != nil || caller.Session != "token" {
			t.Errorf("session: %q, %v", caller.Session, err)
		}
	})
}

// update writes the golden file anew. Whoever does reads the difference as what the roles gain and lose.
var update = flag.Bool("update", false, "write the golden file anew")

func TestRoles(t *testing.T) {
	var b strings.Builder
	for _, role := range access.Roles() {
		fmt.Fprintf(&b, "%s\n", role)
		actions := map[string][]string{}
		for _, permission := range permissions(role) {
			object, action, _ := strings.Cut(permission, ".")
			actions[object] = append(actions[object], action)
		}
		for _, object := range slices.Sorted(maps.Keys(actions)) {
			fmt.Fprintf(&b, "\t%s: %s\n", object, strings.Join(actions[object], " "))
		}
	}
	const golden = "testdata/roles.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the built-in roles are not those of %s (-update writes it):\n%s", golden, b.String())
	}
	for _, unknown := range []access.Role{"owner", ""} {
		if got := permissions(unknown); len(got) > 0 || got == nil {
			t.Errorf("%q: got %v, want none", unknown, got)
		}
	}
	together := map[string]bool{}
	for _, permission := range slices.Concat(permissions(access.Finance), permissions(access.Auditor)) {
		together[permission] = true
	}
	if got := permissions(access.Finance, access.Auditor); len(got) != len(together) {
		t.Errorf("together: got %v, want %v", got, together)
	}
	if len(access.Roles()) != 6 {
		t.Errorf("roles: %v", access.Roles())
	}
}

func permissions(roles ...access.Role) []string {
	return access.Caller{Rights: access.BuiltIn(roles...)}.Permissions()
}

func TestCovers(t *testing.T) {
	for _, c := range []struct {
		caller, given []access.Role
		want          bool
	}{
		{[]access.Role{access.Administrator}, access.Roles(), true},
		{[]access.Role{access.SalesManager}, []access.Role{access.Administrator}, false},
		{[]access.Role{access.SalesManager}, []access.Role{access.Salesperson}, true},
		{[]access.Role{access.SalesManager}, []access.Role{access.Viewer}, false}, // who sees all customers
		{[]access.Role{access.SalesManager}, []access.Role{access.SalesManager}, true},
		{[]access.Role{access.SalesManager}, []access.Role{access.Auditor}, false},
		{[]access.Role{access.Salesperson}, []access.Role{access.SalesManager}, false},
		{[]access.Role{access.Auditor}, []access.Role{access.Viewer}, true},
		{[]access.Role{access.Viewer}, []access.Role{access.Salesperson}, false},
		{access.Roles()[1:], []access.Role{access.Administrator}, false},
		{nil, []access.Role{access.Viewer}, false},
		{nil, nil, true},
	} {
		caller := access.Caller{Rights: access.BuiltIn(c.caller...)}
		if got := caller.Covers(access.BuiltIn(c.given...)); got != c.want {
			t.Errorf("%v gives %v: got %t, want %t", c.caller, c.given, got, c.want)
		}
	}
}

var readCustomer = access.Permission{Object: access.Customer, Action: access.Read}

// Rights of any definitions together are the widest of each, and include each of them and nothing that none of them has.
func TestRights_are_the_widest_of_what_is_joined(t *testing.T) {
	objects := []string{access.Customer, access.Audit, access.User, "spaceship", ""}
	actions := []access.Action{access.Create, access.Read, access.Update, access.Transfer, "fly"}
	definition := rapid.Custom(func(t *rapid.T) access.Definition {
		rule := rapid.Custom(func(t *rapid.T) access.Rule {
			return access.Rule{
				Object: rapid.SampledFrom(objects).Draw(t, "object"), Scope: rapid.SampledFrom(append(access.Scopes(), "", "world")).Draw(t, "scope"),
				Actions: rapid.SliceOfN(rapid.SampledFrom(actions), 0, 3).Draw(t, "actions"),
			}
		})
		return access.Definition{
			Rules: rapid.SliceOfN(rule, 0, 4).Draw(t, "rules"),
			Shown: rapid.SliceOfN(rapid.SampledFrom(append(access.Fields(), "soul")), 0, 2).Draw(t, "shown"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := definition.Draw(t, "a"), definition.Draw(t, "b")
		joined, one, other := access.RightsOf(a, b), access.RightsOf(a), access.RightsOf(b)
		if !joined.Includes(one) || !joined.Includes(other) || !access.Everything().Includes(joined) || joined.Includes(access.Everything()) {
			t.Fatal("the rights do not include what they are made of, or as much as an administrator's")
		}
		for _, p := range joined.Permissions() {
			want := one.Scope(p)
			if other.Scope(p).Wider(want) {
				want = other.Scope(p)
			}
			if got := joined.Scope(p); got != want || !p.Possible() || !p.Owned() && got != access.All {
				t.Fatalf("%v: got %q, want %q", p, got, want)
			}
		}
		for _, f := range append(access.Fields(), "soul") {
			if got := joined.Shows(f); got != (one.Shows(f) || other.Shows(f)) || got && f == "soul" {
				t.Fatalf("%s is shown: %t", f, got)
			}
		}
	})
}

func TestReach(t *testing.T) {
	caller := access.Caller{User: "b", Team: []string{"a", "b"}, Below: []string{"a", "b", "c"}}
	for _, c := range []struct {
		scope    access.Scope
		everyone bool
		owners   []string
	}{
		{access.Own, false, []string{"b"}},
		{access.Team, false, []string{"a", "b"}},
		{access.Subtree, false, []string{"a", "b", "c"}},
		{access.All, true, nil},
		{"", false, nil},
	} {
		caller.Rights = access.RightsOf(access.Definition{Rules: []access.Rule{{Object: access.Customer, Actions: []access.Action{access.Read}, Scope: c.scope}}})
		reach := caller.Reach(readCustomer)
		if reach.Everyone() != c.everyone || !slices.Equal(reach.Owners(), c.owners) {
			t.Errorf("%q: %v", c.scope, reach)
		}
		for _, owner := range []string{"a", "b", "c", "d", ""} {
			want := c.everyone || slices.Contains(c.owners, owner)
			if got := reach.Includes(owner); got != want {
				t.Errorf("%q on the records of %q: got %t, want %t", c.scope, owner, got, want)
			}
			if narrow := reach.Among(owner); narrow.Includes(owner) != (want && owner != "") || narrow.Everyone() || narrow.Includes("x") {
				t.Errorf("%q narrowed to %q: %v", c.scope, owner, narrow)
			}
		}
		if reach := caller.Reach(access.Permission{Object: access.Customer, Action: access.Delete}); reach.Includes("b") || reach.Everyone() {
			t.Errorf("%q: what is not granted reaches %v", c.scope, reach)
		}
	}
}

func TestCaller_without_roles_may_do_nothing(t *testing.T) {
	if (access.Caller{}).Allowed(access.Permission{Object: access.Customer, Action: access.Read}) {
		t.Error("it may read")
	}
}

func TestNeed(t *testing.T) {
	if _, needed := access.Public.Permission(); needed || !access.Public.IsPublic() {
		t.Error("public")
	}
	if _, needed := access.SignedIn.Permission(); needed || access.SignedIn.IsPublic() {
		t.Error("signed in")
	}
	p, needed := access.Needs(access.Customer, access.Create).Permission()
	if !needed || p.String() != "customer.create" || access.Needs(access.Customer, access.Create).IsPublic() {
		t.Errorf("permission: %v", p)
	}
}

func TestTenant(t *testing.T) {
	ids := id.NewSource(clock.Func(func() time.Time { return time.Unix(1772443800, 0) }), nil)
	made := access.NewTenant(ids)
	parsed, err := access.ParseTenant(made.String())
	if err != nil || parsed != made || made.IsZero() || len(made.Bare()) != 26 {
		t.Errorf("%v is read as %v (%v)", made, parsed, err)
	}
	if (access.Tenant{}).String() != "" || !(access.Tenant{}).IsZero() {
		t.Error("no tenant")
	}
	for _, text := range []string{
		"", "tnt_", made.Bare(), made.String() + "0", made.String()[:29], "TNT_" + made.Bare(), " " + made.String(), access.Platform.String(),
		"tnt_" + made.Bare()[:25] + "#", "tnt_8" + made.Bare()[1:],
	} {
		if _, err := access.ParseTenant(text); !errors.Is(err, id.ErrInvalid) {
			t.Errorf("%q: got %v, want id.ErrInvalid", text, err)
		}
	}
}
