package audit_test

import (
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"kehu/functions/audit"
	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	trail "kehu/shared/audit"
	"kehu/shared/customer"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

var _ = flag.Bool("update", false, "write the golden files anew")

type row struct {
	ID, Entity, Action, By string
	Version                int
	At                     time.Time
	Changes                []struct{ Field string }
}

func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, body string) string {
	t.Helper()
	var c struct{ ID string }
	k.Do(t, scenario.Request{Op: customers.Create, As: as, Body: body}).Want(t, 201).Into(t, &c)
	return c.ID
}

func change(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string, version int, body string) {
	t.Helper()
	k.Do(t, scenario.Request{
		Op: customers.Update, As: as, Path: map[string]string{"id": id}, Body: body,
		Header: map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)},
	}).Want(t, 200)
}

// rows walks through all pages.
func rows(t testing.TB, k *scenario.Kehu, as *scenario.Caller, query string) []row {
	t.Helper()
	var all []row
	for cursor, calls := "", 0; ; calls++ {
		if calls > 200 {
			t.Fatal("the list does not end")
		}
		q := query
		if cursor != "" {
			q += "&" + scenario.Params("cursor", cursor)
		}
		var page struct {
			Items      []row
			NextCursor string
		}
		k.Do(t, scenario.Request{Op: audit.List, As: as, Query: q}).Want(t, 200).Into(t, &page)
		all = append(all, page.Items...)
		if cursor = page.NextCursor; cursor == "" {
			return all
		}
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, sales := company.Admin, company.User(t, access.Administrator)
	stranger := k.Company(t).Admin
	add(t, k, stranger, `{"name":"of another company"}`)
	var ids []string
	for month := range 4 { // changes in four months, some of them in the same second
		for i := range 3 {
			ids = append(ids, add(t, k, []*scenario.Caller{admin, sales}[i%2], fmt.Sprintf(`{"name":"c%d-%d"}`, month, i)))
		}
		k.Clock.Advance(31 * 24 * time.Hour)
	}
	change(t, k, sales, ids[0], 1, `{"name":"changed"}`)
	k.Drain(t)
	k.Replay(t) // at least once: no row comes twice
	everything := rows(t, k, admin, "limit=200")

	t.Run("tells every change once, newest first", func(t *testing.T) {
		if want := 2 + 1 + 12 + 1; len(everything) != want { // two users, the company, customers, the update
			t.Errorf("rows: got %d, want %d", len(everything), want)
		}
		if !slices.IsSortedFunc(everything, func(a, b row) int { return b.At.Compare(a.At) }) {
			t.Error("they are not sorted")
		}
		seen := make(map[string]bool)
		for _, r := range everything {
			if seen[r.ID] {
				t.Errorf("row %s comes twice", r.ID)
			}
			seen[r.ID] = true
		}
	})
	t.Run("pages of any size make the same list", func(t *testing.T) {
		for _, limit := range []int{1, 2, 3, 5, 16} {
			for _, query := range []string{"", "&actor=me", "&entity=" + ids[0], "&actor=" + sales.User, "&from=2026-03-15T00:00:00Z&to=2026-06-30T00:00:00Z"} {
				got, want := rows(t, k, admin, fmt.Sprintf("limit=%d%s", limit, query)), rows(t, k, admin, "limit=200"+query)
				if len(want) == 0 || !slices.EqualFunc(got, want, func(a, b row) bool { return a.ID == b.ID }) {
					t.Errorf("limit %d, %q: got %d rows, want %d", limit, query, len(got), len(want))
				}
			}
		}
	})
	t.Run("of one record", func(t *testing.T) {
		got := rows(t, k, admin, "entity="+ids[0])
		if len(got) != 2 || got[0].Action != "updated" || got[0].By != sales.User || got[0].Changes[0].Field != "name" || got[1].Action != "created" {
			t.Errorf("rows: %+v", got)
		}
	})
	t.Run("of one user", func(t *testing.T) {
		for _, r := range rows(t, k, admin, "actor="+sales.User) {
			if r.By != sales.User {
				t.Errorf("row: %+v", r)
			}
		}
	})
	t.Run("of one user about one record", func(t *testing.T) {
		if got := rows(t, k, admin, "entity="+ids[0]+"&actor="+sales.User); len(got) != 1 {
			t.Errorf("rows: %+v", got)
		}
	})
	t.Run("between two moments, both included, wherever on earth they are told", func(t *testing.T) {
		edge := scenario.Begin.Add(31 * 24 * time.Hour) // the second group
		for _, zone := range []int{0, 8, -11, 14} {
			at := edge.In(time.FixedZone("", zone*3600)).Format(time.RFC3339)
			if got := rows(t, k, admin, scenario.Params("from", at, "to", at)); len(got) != 3 {
				t.Errorf("%s: got %d rows, want 3", at, len(got))
			}
		}
		// The first moments of a month in UTC still belong to the month before in New York.
		early := time.Date(2026, time.July, 1, 1, 0, 0, 0, time.UTC)
		k.Clock.Advance(early.Sub(k.Clock.Now()))
		add(t, k, admin, `{"name":"early"}`)
		k.Drain(t)
		at := early.In(time.FixedZone("", -5*3600)).Format(time.RFC3339)
		if got := rows(t, k, admin, scenario.Params("from", at, "to", at)); len(got) != 1 {
			t.Errorf("%s: got %d rows, want 1", at, len(got))
		}
	})
	t.Run("what is over long ago is found by its time", func(t *testing.T) {
		k.Clock.Advance(5 * 365 * 24 * time.Hour)
		admin := k.Session(admin.Tenant, admin.User)
		if got := rows(t, k, admin, "to=2026-03-31T00:00:00Z"); len(got) != 6 {
			t.Errorf("rows: got %d, want 6", len(got))
		}
	})
}

func TestList_refuses(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	auditor := company.User(t, access.Auditor)
	id := add(t, k, company.Admin, `{"name":"x"}`)
	k.Drain(t)
	list := func(as *scenario.Caller, query string) scenario.Request {
		return scenario.Request{Op: audit.List, As: as, Query: query}
	}
	invalid := func(name, query, field string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: list(auditor, query), Status: 422, Code: "request.invalid", Fields: []string{field}}
	}
	empty := func(name string, as *scenario.Caller, query string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: list(as, query), Status: 200, Has: []string{`{"items":[]}`}}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "one record's row", Request: list(auditor, "entity="+id), Status: 200, Golden: "list.json"},
		invalid("a record that is none", "entity=x", "query:entity field.invalid"),
		invalid("a kind without a trail", "entity=lgn_00000000000000000000000001", "query:entity field.invalid"),
		invalid("a user that is none", "actor=x", "query:actor field.invalid"),
		invalid("a time that is none", "from=yesterday", "query:from field.invalid"),
		invalid("a day", "from=2026-03-01", "query:from field.invalid"),
		invalid("an end before the beginning", "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "query:to field.invalid"),
		invalid("a year that does not come", "to=9999-12-31T23:59:59-23:59", "query:to field.invalid"),
		invalid("a year before all years", "from=0000-01-01T00:00:00%2B23:59", "query:from field.invalid"),
		invalid("no limit", "limit=0", "query:limit field.tooSmall"),
		empty("a beginning in the future", auditor, "from=2030-01-01T00:00:00Z"),
		empty("a record of another company", k.Company(t).Admin, "entity="+id),
		empty("an unknown record", auditor, "entity="+scenario.Unknown(customer.Kind)),
		empty("an unknown user", auditor, "actor="+scenario.Unknown(user.Kind)),
		{Name: "no token", Request: list(nil, ""), Status: 401, Code: "auth.unauthenticated"},
		{Name: "no permission", Request: list(company.User(t, access.Salesperson), ""), Status: 403, Code: "auth.forbidden"},
	})
}

func TestVerify(t *testing.T) {
	t.Parallel()
	type result struct {
		Valid   bool
		Checked int
		Faults  []struct {
			Entity, Reason string
			Version        int
		}
		NextCursor string
	}
	verify := func(t *testing.T, k *scenario.Kehu, as *scenario.Caller, query string) (r result) {
		t.Helper()
		k.Do(t, scenario.Request{Op: audit.Verify, As: as, Query: query}).Want(t, 200).Into(t, &r)
		return r
	}
	k := scenario.New(t)
	company := k.Company(t)
	var id string
	for i := range 20 {
		id = add(t, k, company.Admin, fmt.Sprintf(`{"name":"c%d"}`, i))
		change(t, k, company.Admin, id, 1, `{"name":"y"}`)
		change(t, k, company.Admin, id, 2, `{"name":"z"}`)
	}
	k.Drain(t)
	k.Clock.Advance(time.Hour)
	t.Run("an untouched trail is valid", func(t *testing.T) {
		if got := verify(t, k, company.Admin, ""); !got.Valid || got.Checked != 62 || got.NextCursor != "" || len(got.Faults) != 0 {
			t.Errorf("result: %+v", got)
		}
	})
	t.Run("page by page too", func(t *testing.T) {
		checked := 0
		for cursor := ""; ; {
			got := verify(t, k, company.Admin, "limit=10&"+scenario.Params("cursor", cursor))
			checked += got.Checked
			if !got.Valid || got.Checked > 10 {
				t.Errorf("result: %+v", got)
			}
			if cursor = got.NextCursor; cursor == "" {
				break
			}
		}
		if checked != 62 {
			t.Errorf("checked: got %d, want 62", checked)
		}
	})
	key := func(version int64) table.Key { return trail.Key(company.Tenant, customer.Kind, id, version) }
	stored := func(t *testing.T, version int64) table.Item {
		t.Helper()
		item, err := k.Trail.Get(t.Context(), key(version))
		if err != nil || item == nil {
			t.Fatalf("row %d: %v", version, err)
		}
		return item
	}
	for _, c := range []struct {
		name, want string
		damage     func(*testing.T) table.Write
	}{
		{"an altered row shows", "altered 2", func(t *testing.T) table.Write {
			return table.Update(key(2), map[string]any{"by": "usr_x"}, nil)
		}},
		{"a removed row shows", "missing 3", func(*testing.T) table.Write { return table.Delete(key(2)) }},
		{"a cut tail shows", "missing 3", func(*testing.T) table.Write { return table.Delete(key(3)) }},
		{"a first row that is gone shows", "missing 2", func(*testing.T) table.Write { return table.Delete(key(1)) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before []table.Write
			for version := int64(1); version <= 3; version++ {
				before = append(before, table.Put(key(version), stored(t, version)))
			}
			if err := k.Trail.Transact(t.Context(), table.Tx{Writes: []table.Write{c.damage(t)}}); err != nil {
				t.Fatal(err)
			}
			got := verify(t, k, company.Admin, "entity="+id)
			if got.Valid || len(got.Faults) != 1 || fmt.Sprint(got.Faults[0].Reason, " ", got.Faults[0].Version) != c.want {
				t.Errorf("result: %+v, want %s", got, c.want)
			}
			if err := k.Trail.Transact(t.Context(), table.Tx{Writes: before}); err != nil {
				t.Fatal(err)
			}
		})
	}
	t.Run("a record that was purged stays proven", func(t *testing.T) {
		k.Do(t, scenario.Request{
			Op: customers.Delete, As: company.Admin, Path: map[string]string{"id": id}, Header: map[string]string{"If-Match": `"3"`},
		}).Want(t, 204)
		k.Clock.Advance(tenant.DefaultRetention + time.Second + 123*time.Microsecond)
		if _, err := k.Main.Expire(t.Context(), k.Clock.Now()); err != nil {
			t.Fatal(err)
		}
		k.Drain(t)
		company.Admin = k.Session(company.Tenant, company.Admin.User) // the one before is over
		got := rows(t, k, company.Admin, "entity="+id)
		if got[0].Action != "purged" || got[0].By != "" || got[1].Action != "deleted" || len(got) != 5 {
			t.Errorf("rows: %+v", got)
		}
		if result := verify(t, k, company.Admin, "entity="+id); !result.Valid {
			t.Errorf("result: %+v", result)
		}
	})
}
