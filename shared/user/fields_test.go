package user_test

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
	"kehu/shared/table"
	"kehu/shared/table/local"
	"kehu/shared/user"
)

var china = access.Company{Country: "CN", Locale: "zh-CN"}

func TestNormalize(t *testing.T) {
	got, err := user.Fields{
		Profile: user.Profile{Name: " Ada  Berg ", Phone: "021 6234 5678"},
		Roles:   []access.Role{access.Viewer, access.Administrator, access.Viewer}, SalesCode: "SH0101",
	}.Normalize(china)
	want := user.Fields{
		Profile: user.Profile{Name: "Ada  Berg", Locale: "zh-CN", Phone: "+862162345678"},
		Roles:   []access.Role{access.Administrator, access.Viewer}, SalesCode: "SH0101",
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestSalesCode(t *testing.T) {
	for code, good := range map[string]bool{
		"SH0101": true, "BJ9999": true, "AA0010": true, "": true, // none
		"SH0100": false, "SH010": false, "SH01011": false, "sh0101": false, "S10101": false, "SHA101": false, "SH01 1": false,
		"ＳＨ0101": false, "SH01٠١": false, "SH0101\n": false,
	} {
		_, err := user.Fields{Profile: user.Profile{Name: "A"}, SalesCode: code}.Normalize(china)
		if (err == nil) != good {
			t.Errorf("%q: %v", code, err)
		}
	}
	t.Run("any two letters and 01 to 99 in any agency", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			letters := rapid.StringMatching(`[A-Z]{2}`).Draw(t, "letters")
			code := fmt.Sprintf("%s%02d%02d", letters, rapid.IntRange(0, 99).Draw(t, "agency"), rapid.IntRange(0, 99).Draw(t, "person"))
			_, err := user.Fields{Profile: user.Profile{Name: "A"}, SalesCode: code}.Normalize(china)
			if (err == nil) == strings.HasSuffix(code, "00") {
				t.Fatalf("%s: %v", code, err)
			}
		})
	})
}

// A chart keeps every change that closes no cycle, and refuses the others; below a user is who reaches the user by managers.
func TestChart_is_a_forest(t *testing.T) {
	now := clock.Func(func() time.Time { return time.Unix(1772443800, 0) })
	ids := id.NewSource(now, nil)
	database, err := local.Open(t.TempDir(), local.Options{Clock: now})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = database.Close() }()
	main := database.Table(table.Main)
	rapid.Check(t, func(t *rapid.T) {
		tenant := access.NewTenant(ids)
		people := make([]string, 6)
		for i := range people {
			u := user.User{Meta: record.Created(user.Kind, user.Kind.NewID(ids), record.Stamp{At: now.Now()})}
			people[i] = u.ID
			if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{u.Put(tenant)}}); err != nil {
				t.Fatal(err)
			}
		}
		managers := make(map[string]string) // the model
		leads := func(above, below string) bool {
			for ; below != ""; below = managers[below] {
				if below == above {
					return true
				}
			}
			return false
		}
		for range rapid.IntRange(0, 15).Draw(t, "changes") {
			who, manager := rapid.SampledFrom(people).Draw(t, "who"), rapid.SampledFrom(append(people, "")).Draw(t, "manager")
			item, err := main.Get(t.Context(), user.ChartKey(tenant))
			if err != nil {
				t.Fatal(err)
			}
			writes, err := user.DecodeChart(item).Report(tenant, who, manager)
			if leads(who, manager) {
				if !problem.Is(err, "user.managerCycle") {
					t.Fatalf("a cycle: got %v", err)
				}
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := main.Transact(t.Context(), table.Tx{Writes: writes}); err != nil {
				t.Fatal(err)
			}
			managers[who] = manager
			if manager != "" && main.Transact(t.Context(), table.Tx{Writes: writes}) == nil {
				t.Fatal("a look at an old chart was good enough")
			}
		}
		item, err := main.Get(t.Context(), user.ChartKey(tenant))
		if err != nil {
			t.Fatal(err)
		}
		chart := user.DecodeChart(item)
		for _, who := range people {
			below, team := []string{}, []string{}
			for _, other := range people {
				if leads(who, other) {
					below = append(below, other)
				}
				if other == who || managers[other] == who {
					team = append(team, other)
				}
			}
			slices.Sort(below)
			slices.Sort(team)
			if diff := cmp.Diff(below, chart.Below(who)); diff != "" {
				t.Fatalf("below (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(team, chart.Reports(who)); diff != "" {
				t.Fatalf("team (-want +got):\n%s", diff)
			}
		}
	})
}

func TestReport_asks_for_a_manager_who_is_there(t *testing.T) {
	now := clock.Func(func() time.Time { return time.Unix(1772443800, 0) })
	ids := id.NewSource(now, nil)
	database, err := local.Open(t.TempDir(), local.Options{Clock: now})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = database.Close() }()
	tenant := access.NewTenant(ids)
	for name, writes := range map[string]func() ([]table.Write, error){
		"who changes": func() ([]table.Write, error) {
			return user.DecodeChart(nil).Report(tenant, user.Kind.NewID(ids), user.Kind.NewID(ids))
		},
		"who is new": func() ([]table.Write, error) {
			return user.Join(tenant, user.Kind.NewID(ids), user.Kind.NewID(ids)), nil
		},
	} {
		all, err := writes()
		if err != nil {
			t.Fatal(err)
		}
		tx := table.Tx{Writes: all}
		if err := tx.Explain(database.Table(table.Main).Transact(t.Context(), tx)); !problem.Is(err, "request.invalid") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
