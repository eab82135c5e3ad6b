package user_test

import (
	"fmt"
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

func TestReport_looks_so_many_levels_up_and_no_further(t *testing.T) {
	now := clock.Func(func() time.Time { return time.Unix(1772443800, 0) })
	ids := id.NewSource(now, nil)
	database, err := local.Open(t.TempDir(), local.Options{Clock: now})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = database.Close() }()
	main, tenant := database.Table(table.Main), access.NewTenant(ids)
	chain := make([]string, user.MaxDepth+1)
	for i := range chain {
		u := user.User{Meta: record.Created(user.Kind, user.Kind.NewID(ids), record.Stamp{At: now.Now()})}
		if i > 0 {
			u.Manager = chain[i-1]
		}
		chain[i] = u.ID
		if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{u.Put(tenant)}}); err != nil {
			t.Fatal(err)
		}
	}
	newcomer := user.Kind.NewID(ids)
	write, err := user.Report(t.Context(), main, tenant, newcomer, chain[user.MaxDepth-1])
	if err != nil {
		t.Fatalf("%d levels: %v", user.MaxDepth, err)
	}
	if _, err := user.Report(t.Context(), main, tenant, newcomer, chain[user.MaxDepth]); !problem.Is(err, "user.managerTooDeep") {
		t.Errorf("%d levels: %v", user.MaxDepth+1, err)
	}
	if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{write}}); err != nil {
		t.Fatal(err)
	}
	if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{write}}); err == nil {
		t.Error("a look at an old tree was good enough")
	}
}
