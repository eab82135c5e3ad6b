package user_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/user"
)

func TestGet_gives_what_was_put(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)
	c := clock.Func(func() time.Time { return now })
	ids := id.NewSource(c, nil)
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	main, tenant := database.Table(table.Main), access.NewTenant(ids)
	later := now.Add(time.Hour)
	full := user.User{
		Meta: record.Created(user.Kind, user.Kind.NewID(ids), record.Stamp{At: now, By: "usr_1", RequestID: "r"}),
		Name: "Ada", Email: "ada@x.example", Locale: "zh-CN", Roles: []access.Role{access.Viewer, access.Auditor}, Status: user.Active,
		Grants: []role.Grant{
			{Role: access.Viewer, GrantedAt: now, GrantedBy: "usr_2", ExpiresAt: &later, Reason: "holidays"},
			{Role: access.Auditor, GrantedAt: now, GrantedBy: "usr_1"}, // as the record says
		},
		SignedOutAt: now, Recovery: []string{"a.b", "c.d"}, RecoveryFailures: 3, RecoveryLockedUntil: now.Add(time.Second),
	}
	least := user.User{Meta: record.Created(user.Kind, user.Kind.NewID(ids), record.Stamp{At: now}), Roles: []access.Role{}, Grants: []role.Grant{}}
	for _, want := range []user.User{full, least} {
		if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{want.Put(tenant)}}); err != nil {
			t.Fatal(err)
		}
		got, found, err := user.Get(t.Context(), main, tenant, want.ID)
		if diff := cmp.Diff(want, got); !found || err != nil || diff != "" {
			t.Errorf("found %t, %v (-want +got):\n%s", found, err, diff)
		}
	}
	for _, identifier := range []string{"", "x", "usr_", "usr_00000000000000000000000001", "cus_" + id.Bare(full.ID)} {
		if _, found, err := user.Get(t.Context(), main, tenant, identifier); found || err != nil {
			t.Errorf("%q: found %t, %v", identifier, found, err)
		}
	}
	if _, found, _ := user.Get(t.Context(), main, access.NewTenant(ids), full.ID); found {
		t.Error("it is found in another tenant")
	}
	page, err := main.Query(t.Context(), table.Query{Index: table.ByTenant, Partition: table.In(tenant, user.Kind.Key), Limit: 10})
	if err != nil || len(page.Records) != 2 {
		t.Errorf("the tenant's users: %d, %v", len(page.Records), err)
	}
}

func TestDecode_refuses_another_shape(t *testing.T) {
	if _, err := user.Decode(table.Item{"v": "one"}); err == nil {
		t.Error("a version in words passes")
	}
}
