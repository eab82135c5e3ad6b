package role_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/table/local"
)

var now = clock.Func(func() time.Time { return time.Unix(1772443800, 0) })

// world is a company with an empty table.
type world struct {
	t      testing.TB
	ids    *id.Source
	table  *local.Table
	tenant access.Tenant
}

func newWorld(t testing.TB) *world {
	t.Helper()
	database, err := local.Open(t.TempDir(), local.Options{Clock: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	ids := id.NewSource(now, nil)
	return &world{t, ids, database.Table(table.Main), access.NewTenant(ids)}
}

func (w *world) registry() role.Registry {
	w.t.Helper()
	r, err := role.LoadRegistry(w.t.Context(), w.table, w.tenant)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w *world) stamp() record.Stamp { return record.Stamp{At: now.Now(), By: "usr_1"} }

// add stores a new role.
func (w *world) add(name string, d access.Definition) role.Role {
	w.t.Helper()
	r := role.Role{Meta: record.Created(role.Kind, role.Kind.NewID(w.ids), w.stamp()), Fields: role.Fields{Name: name, Definition: d}}
	tx, err := r.Created(w.tenant, w.registry())
	w.commit(tx, err)
	return r
}

func (w *world) commit(tx table.Tx, err error) {
	w.t.Helper()
	if err == nil {
		err = w.table.Transact(w.t.Context(), tx)
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

// definitions draws what roles may allow.
var definitions = rapid.Custom(func(t *rapid.T) access.Definition {
	all := access.Everything().Permissions()
	rule := rapid.Custom(func(t *rapid.T) access.Rule {
		p := rapid.SampledFrom(all).Draw(t, "permission")
		return access.Rule{Object: p.Object, Actions: []access.Action{p.Action}, Scope: rapid.SampledFrom(access.Scopes()).Draw(t, "scope")}
	})
	return access.Definition{
		Rules: rapid.SliceOfN(rule, 0, 8).Draw(t, "rules"), Shown: rapid.SliceOfN(rapid.SampledFrom(access.Fields()), 0, 3).Draw(t, "shown"),
	}
})

// What the registry says of a role is what the role allows, and so after a change and, of a built-in one, a reset.
func TestRegistry_says_what_roles_allow(t *testing.T) {
	w := newWorld(t)
	rapid.Check(t, func(t *rapid.T) {
		w.tenant = access.NewTenant(w.ids)
		first, second := definitions.Draw(t, "first"), definitions.Draw(t, "second")
		made := w.add("Made", access.RightsOf(first).Definition())
		same := func(name access.Role, want access.Definition) {
			got, known := w.registry().Definition(name)
			if diff := cmp.Diff(access.RightsOf(want).Definition(), got); !known || diff != "" {
				t.Fatalf("%s (-want +got):\n%s", name, diff)
			}
			if r, _, err := role.Get(w.t.Context(), w.table, w.tenant, name); err != nil || !cmp.Equal(r.Allows(), got) {
				t.Fatalf("%s: the record says other things (%v)", name, err)
			}
		}
		same(made.Ref(), first)
		for _, name := range []access.Role{made.Ref(), access.Viewer} {
			before, registry, err := role.Get(w.t.Context(), w.table, w.tenant, name)
			if err != nil {
				t.Fatal(err)
			}
			fields := before.FieldsIn(problem.Chinese)
			fields.Definition = access.RightsOf(second).Definition()
			tx, err := before.With(before.Meta.Changed(w.stamp()), fields).Replace(w.tenant, registry, before)
			w.commit(tx, err)
			same(name, second)
		}
		before, registry, _ := role.Get(w.t.Context(), w.table, w.tenant, access.Viewer)
		tx, err := role.Role{Meta: before.Meta.Changed(w.stamp()), BuiltIn: access.Viewer}.Replace(w.tenant, registry, before)
		w.commit(tx, err)
		came, _ := access.Viewer.Definition()
		if got, _ := w.registry().Definition(access.Viewer); !access.RightsOf(got).Includes(access.RightsOf(came)) || !access.RightsOf(came).Includes(access.RightsOf(got)) {
			t.Fatalf("after a reset: %v", got)
		}
	})
}

func TestRegistry_of_a_company_that_changed_nothing(t *testing.T) {
	w := newWorld(t)
	registry := w.registry()
	for _, name := range access.Roles() {
		if !registry.Knows(name) || !registry.Rights(name).Includes(access.BuiltIn(name)) {
			t.Errorf("%s is not as it came", name)
		}
	}
	for _, name := range []access.Role{"", "owner", "v", "n", "pos_1", access.Role(role.Kind.NewID(w.ids))} {
		if registry.Knows(name) || len(registry.Rights(name).Permissions()) > 0 {
			t.Errorf("%q is a role", name)
		}
	}
}

func TestLimits(t *testing.T) {
	w := newWorld(t)
	for i := range role.Max {
		w.add(fmt.Sprint("Role ", i), access.Definition{})
	}
	more := role.Role{Meta: record.Created(role.Kind, role.Kind.NewID(w.ids), w.stamp()), Fields: role.Fields{Name: "One more"}}
	if _, err := more.Created(w.tenant, w.registry()); !problem.Is(err, "role.tooMany") {
		t.Errorf("one role more: %v", err)
	}
	all, err := role.All(t.Context(), w.table, w.tenant)
	if err != nil || len(all) != role.Max+len(access.Roles()) || all[len(all)-1].Name != fmt.Sprint("Role ", role.Max-1) {
		t.Errorf("%d roles (%v)", len(all), err)
	}
	viewer := []access.Role{access.Viewer}
	for range role.MaxPositions {
		writes, err := w.registry().Bundle(w.tenant, w.ids.New("pos"), nil, viewer)
		w.commit(table.Tx{Writes: writes}, err)
	}
	if _, err := w.registry().Bundle(w.tenant, w.ids.New("pos"), nil, viewer); !problem.Is(err, "position.tooMany") {
		t.Errorf("one position more: %v", err)
	}
	item, err := w.table.Get(t.Context(), role.RegistryKey(w.tenant))
	if err != nil {
		t.Fatal(err)
	}
	size, err := item.Size()
	if err != nil {
		t.Fatal(err)
	}
	w.tenant = access.NewTenant(w.ids)
	w.add(strings.Repeat("名", 100), access.Everything().Definition())
	item, _ = w.table.Get(t.Context(), role.RegistryKey(w.tenant))
	largest, _ := item.Size()
	// A position bundles at most 20 roles of 30 bytes.
	if largest > 2000 || size+role.Max*2000+role.MaxPositions*600 > table.MaxItemBytes {
		t.Errorf("the registry may outgrow an item: %d bytes, and %d for a role that allows everything", size, largest)
	}
}

func TestNames_are_unique(t *testing.T) {
	w := newWorld(t)
	w.add("Key accounts", access.Definition{})
	for name, free := range map[string]bool{
		"key  ACCOUNTS": false, "Key account": true, "Viewer": false, "查看者": false, "viewer": false, "ｖｉｅｗｅｒ": false, "Viewers": true,
	} {
		if got := (role.Role{Fields: role.Fields{Name: name}}).NameFree(w.registry()); got != free {
			t.Errorf("%q: got %t", name, got)
		}
	}
}

func TestNormalize(t *testing.T) {
	rule := func(object string, scope access.Scope, actions ...access.Action) access.Rule {
		return access.Rule{Object: object, Actions: actions, Scope: scope}
	}
	for _, c := range []struct {
		name string
		rule access.Rule
		want string
	}{
		{"as it should be", rule("customer", "own", "read"), ""},
		{"no owner and no scope", rule("audit", "", "read"), ""},
		{"no owner and all", rule("audit", "all", "read"), ""},
		{"no such object", rule("spaceship", "all", "read"), "/rules/0/object role.objectUnknown"},
		{"no object", rule("", "all", "read"), "/rules/0/object role.objectUnknown"},
		{"no such action", rule("audit", "all", "read", "delete"), "/rules/0/actions/1 role.actionUnknown"},
		{"a scope is missing", rule("customer", "", "read"), "/rules/0/scope field.required"},
		{"a scope where nobody owns", rule("audit", "own", "read"), "/rules/0/scope role.scopeImpossible"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := role.Fields{Name: "x", Definition: access.Definition{Rules: []access.Rule{c.rule}}}.Normalize()
			var got string
			for _, f := range problem.Describe(err, problem.English, "", "").Errors {
				got += f.Pointer + " " + string(f.Code)
			}
			if err == nil {
				got = ""
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	got, err := role.Fields{Name: " x ", Definition: access.Definition{Rules: []access.Rule{
		rule("user", "", "read"), rule("customer", "own", "update", "read"), rule("customer", "all", "read"),
	}, Shown: []access.Field{"bank", "phone", "bank"}}}.Normalize()
	want := role.Fields{Name: "x", Definition: access.Definition{Rules: []access.Rule{
		rule("customer", "all", "read"), rule("customer", "own", "update"), rule("user", "all", "read"),
	}, Shown: []access.Field{"phone", "bank"}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestBuilt_in_roles_have_texts_in_each_language(t *testing.T) {
	var names []string
	for _, name := range access.Roles() {
		for _, l := range problem.Languages() {
			f := role.Role{BuiltIn: name}.FieldsIn(l)
			if f.Name == "roleName."+string(name) || f.Description == "roleAbout."+string(name) || slices.Contains(names, f.Name) {
				t.Errorf("%s in %s: %+v", name, l, f)
			}
			names = append(names, f.Name)
		}
	}
}
