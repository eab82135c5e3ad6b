package tenant_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/numbering"
	"kehu/shared/record"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/tenant"
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
	main, identifier := database.Table(table.Main), access.NewTenant(ids)
	want := tenant.Tenant{
		Meta: record.Created(tenant.Kind, identifier.String(), record.Stamp{At: now, By: "usr_1"}),
		Name: "Northwind", Locale: "en", Currency: "EUR", Country: "DE", Subscription: tenant.PlanTrial.Subscribe(),
	}
	if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{want.Put(identifier)}}); err != nil {
		t.Fatal(err)
	}
	got, found, err := tenant.Get(t.Context(), main, identifier)
	if diff := cmp.Diff(want, got); !found || err != nil || diff != "" {
		t.Errorf("found %t, %v (-want +got):\n%s", found, err, diff)
	}
	company := access.Company{
		Country: "DE", Currency: "EUR", Locale: "en", TimeZone: "UTC",
		CustomerNumber: numbering.Format{Prefix: "C", Width: 6}, OrderNumber: numbering.Format{Prefix: "SO", Width: 6}, PasswordLength: 8, Retention: tenant.DefaultRetention,
	}
	if diff := cmp.Diff(company, got.Company()); diff != "" {
		t.Errorf("company (-want +got):\n%s", diff)
	}
	if _, found, err := tenant.Get(t.Context(), main, access.NewTenant(ids)); found || err != nil {
		t.Errorf("another: found %t, %v", found, err)
	}
	if owner, err := table.TenantOf(tenant.Key(identifier)); err != nil || owner != identifier {
		t.Errorf("the key belongs to %v (%v)", owner, err)
	}
}

func TestDecode_refuses_another_shape(t *testing.T) {
	if _, err := tenant.Decode(table.Item{"ca": "yesterday"}); err == nil {
		t.Error("a time in words passes")
	}
}
