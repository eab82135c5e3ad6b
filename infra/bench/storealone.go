package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/table/local"
)

// storeAlone prints how many transactions that create a customer the store takes, without a server before it.
func storeAlone(ctx context.Context, out *report, folder string) (err error) {
	database, err := local.Open(folder, local.Options{Clock: clock.System{}})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	store, ids := database.Table(table.Main), id.NewSource(clock.System{}, nil)
	tenant := access.NewTenant(ids)
	s := newSheet("the store alone", "transactions a second")
	var written atomic.Int64
	for _, writers := range connections {
		var work sync.WaitGroup
		failures := make([]error, writers)
		before, began := written.Load(), time.Now()
		for i := range writers {
			work.Go(func() {
				for failures[i] == nil && time.Since(began) < out.effort.load {
					stamp := record.Stamp{At: clock.System{}.Now(), By: "usr", RequestID: "req"}
					made := customer.New(record.Created(customer.Kind, customer.Kind.NewID(ids), stamp), fmt.Sprintf("C%06d", written.Add(1)), customer.Fields{
						Name: "Alfreds Futterkiste", ContactName: "Maria Anders", Phones: []string{"+49300074321"}, Status: customer.Active,
						Addresses: []customer.Address{{Country: "DE", City: "Berlin", Street: "Obere Str. 57", PostalCode: "12209"}},
					})
					failures[i] = store.Transact(ctx, made.Created(tenant))
				}
			})
		}
		work.Wait()
		if err := errors.Join(failures...); err != nil {
			return err
		}
		s.row(fmt.Sprintf("create, %d writers", writers), whole(float64(written.Load()-before)/time.Since(began).Seconds()))
	}
	return out.show(s)
}
