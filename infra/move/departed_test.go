//go:build aws

package main

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"kehu/functions/tenants"
	"kehu/infra/client"
	"kehu/infra/local/backup"
	"kehu/shared/departed"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/tenant"
)

// halfGone is a data folder with a company that works, and one of whose records nothing is left but the audit rows and the files.
func halfGone(t *testing.T) (data string, gone, working company) {
	t.Helper()
	data = t.TempDir()
	m, server := running(t, data)
	gone, working = found(t, client.New(server.URL), "gone@move.example"), found(t, client.New(server.URL), "working@move.example")
	server.Close()
	if err := errors.Join(m.Drain(t.Context()), m.Close()); err != nil {
		t.Fatal(err)
	}
	database, err := tablelocal.Open(filepath.Join(data, backup.Table), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	main := database.Table(table.Main)
	c, _, err := tenant.Get(t.Context(), main, gone.tenant)
	past := time.Now()
	c.Status, c.PurgeAt = tenant.Closed, &past
	err = errors.Join(err, main.Transact(t.Context(), table.Tx{Writes: []table.Write{c.Put(gone.tenant)}}),
		main.Transact(t.Context(), departed.New(c, ids, time.Now()).Set(gone.tenant, c)))
	puts, scanErr := main.Scan(t.Context(), table.TenantPrefix(gone.tenant), table.Key{}, 1<<20)
	keys := make([]table.Key, len(puts))
	for i, put := range puts {
		keys[i] = put.Key
	}
	if err := errors.Join(err, scanErr, main.Remove(t.Context(), keys), database.Close()); err != nil {
		t.Fatal(err)
	}
	return data, gone, working
}

// TestRemovingACompanyGoesOnWhereItIsMovedTo: nobody would remove what came without the mark that says that it is to be removed.
func TestRemovingACompanyGoesOnWhereItIsMovedTo(t *testing.T) {
	data, gone, working := halfGone(t)
	to := newStack(t)
	alone := newMove(t, open(t, data), to)
	alone.tenant = gone.tenant
	if err := alone.run(t.Context()); !errors.Is(err, errGone) {
		t.Errorf("a company that is removed was moved: %v", err)
	}
	if err := newMove(t, alone.from, to).run(t.Context()); err != nil {
		t.Fatal(err)
	}
	left := func() (count int) {
		t.Helper()
		for _, name := range to.names {
			puts, _, err := dynamo.Scan(t.Context(), to.client, name, []string{table.TenantPrefix(gone.tenant)}, table.Key{})
			if err != nil {
				t.Fatal(err)
			}
			count += len(puts)
		}
		return count
	}
	if left() == 0 {
		t.Fatal("the test has nothing to remove")
	}
	k := on(t, to)
	main, trail := to.tables[main_].(*dynamo.Table), to.tables[trail].(*dynamo.Table)
	k.Deps.Inventory, k.Deps.AuditInventory, k.Deps.Files = main, trail, to.store
	k.Clock.Advance(departed.Settling)
	k.Tick(t, tenants.Purge)
	if n := left(); n > 0 {
		t.Errorf("%d items are left for good", n)
	}
	if mark, found, err := departed.Get(t.Context(), main, gone.tenant); err != nil || !found || mark.DoneAt.IsZero() || mark.AuditRows == 0 || mark.Files == 0 {
		t.Errorf("the mark: %+v, %t, %v", mark, found, err)
	}
	wantWorking(t, k, working)
}
