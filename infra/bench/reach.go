package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/record"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/user"
)

// A manager has so many people, who own so many customers between them.
const (
	reports  = 50
	kept     = 100_000
	searches = 300
)

// people returns identifiers of users.
func people(count int) []string {
	owners := make([]string, count)
	for i := range owners {
		owners[i] = fmt.Sprintf("%s_%026d", user.Kind.Prefix, i)
	}
	return owners
}

// keep writes customers, which the owners have in turn.
func keep(ctx context.Context, d *app.Deps, tenant access.Tenant, owners []string, count int) error {
	var tx table.Tx
	for i := range count {
		meta := record.Created(customer.Kind, customer.Kind.NewID(d.IDs), record.Stamp{At: d.Clock.Now(), By: owners[0]})
		c := customer.New(meta, "", customer.Fields{
			Name: "Alfreds Futterkiste", ContactName: "Maria Anders", Phones: []string{"+49300074321"}, Owner: owners[i%len(owners)],
			Addresses: []customer.Address{{Country: "DE", City: "Berlin"}}, Tags: []string{"food"}, Status: customer.Active,
		})
		writes := c.Created(tenant).Writes
		tx.Add(writes...)
		if len(tx.Writes)+len(writes) > table.MaxTransactionItems || i == count-1 {
			if err := d.Table.Transact(ctx, tx); err != nil {
				return err
			}
			tx = table.Tx{}
		}
	}
	return nil
}

// full reports a page that is not.
func full(found []customer.Summary, want int) error {
	if len(found) != want {
		return fmt.Errorf("a page of %d, want %d", len(found), want)
	}
	return nil
}

// reach prints what a page of customers costs on the local store by whose they are, beside those of one owner.
func reach(ctx context.Context, out *report, folder string) (err error) {
	database, err := tablelocal.Open(filepath.Join(folder, "reach"), tablelocal.Options{Clock: clock.System{}})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	d := newDeps(database.Table(table.Main), database.Table(table.Audit), clock.System{})
	tenant, owners := access.NewTenant(d.IDs), people(reports)
	if err := keep(ctx, d, tenant, owners, kept); err != nil {
		return err
	}
	s := newSheet(fmt.Sprintf("a page of %d of %d customers", listed, kept), "median ms", "of one owner's", "trips")
	var plain float64
	for _, c := range []struct {
		name string
		f    customer.Filter
	}{
		{"of one owner", customer.Filter{Reach: everything.Among(owners[0])}},
		{"of 10 owners", customer.Filter{Reach: everything.Among(owners[:10]...)}},
		{fmt.Sprintf("of %d owners", reports), customer.Filter{Reach: everything.Among(owners...)}},
		{fmt.Sprintf("of %d owners, half of them without any", 2*reports), customer.Filter{Reach: everything.Among(people(2 * reports)...)}},
		{fmt.Sprintf("of %d owners, every customer looked at", customer.MaxMerged+1), customer.Filter{Reach: everything.Among(people(customer.MaxMerged + 1)...)}},
		{"of everybody", customer.Filter{Reach: everything}},
	} {
		took, trips, err := median(ctx, d, tenant, c.f)
		if err != nil {
			return err
		}
		if plain == 0 {
			plain = took
		}
		s.row(c.name, fmt.Sprintf("%.3f", took), took/plain, trips)
	}
	return out.show(s)
}

// median searches again and again; it returns what the middle one took, in milliseconds, and its round trips.
func median(ctx context.Context, d *app.Deps, tenant access.Tenant, f customer.Filter) (took float64, trips int, err error) {
	all := make([]float64, searches)
	for i := range all {
		var meter table.Meter
		began := time.Now()
		found, _, err := customer.Search(table.WithMeter(ctx, &meter), d.Table, tenant, f, table.Position{}, listed)
		if err = errors.Join(err, full(found, listed)); err != nil {
			return 0, 0, err
		}
		all[i], trips = float64(time.Since(began))/float64(time.Millisecond), meter.Usage().Trips
	}
	return quantile(all, 0.5), trips, nil
}
