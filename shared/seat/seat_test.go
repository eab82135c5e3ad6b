package seat_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/problem"
	"kehu/shared/seat"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

var now = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

func open(t *testing.T) (table.Table, access.Tenant) {
	t.Helper()
	c := clock.Func(func() time.Time { return now })
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	return database.Table(table.Main), access.NewTenant(id.NewSource(c, nil))
}

// do makes the write and returns what it means that it failed.
func do(t *testing.T, main table.Table, w table.Write) error {
	t.Helper()
	tx := table.Tx{Writes: []table.Write{w}}
	return tx.Explain(main.Transact(t.Context(), tx))
}

func left(t *testing.T, main table.Table, company access.Tenant) int {
	t.Helper()
	item, err := main.Get(t.Context(), seat.Key(company))
	if err != nil || item == nil {
		t.Fatalf("seats: %v, %v", item, err)
	}
	return seat.Left(item)
}

func TestSeats(t *testing.T) {
	main, company := open(t)
	for _, step := range []struct {
		name  string
		write table.Write
		full  bool // the problem tenant.seatsExceeded is wanted
		left  int
	}{
		{"two to begin with", seat.Open(company, 2), false, 2},
		{"one taken", seat.Take(company), false, 1},
		{"both taken", seat.Take(company), false, 0},
		{"a third there is not", seat.Take(company), true, 0},
		{"who has one keeps it", seat.Keep(company), false, 0},
		{"one less than are taken", seat.Change(company, -1), false, -1},
		{"now nobody comes back", seat.Keep(company), true, -1},
		{"one given back", seat.Free(company), false, 0},
		{"is none to take", seat.Take(company), true, 0},
		{"but enough to come back", seat.Keep(company), false, 0},
		{"one more", seat.Change(company, 1), false, 1},
		{"is one to take", seat.Take(company), false, 0},
	} {
		t.Run(step.name, func(t *testing.T) {
			err := do(t, main, step.write)
			if step.full != problem.Is(err, "tenant.seatsExceeded") || !step.full && err != nil {
				t.Errorf("got %v, want it exceeded: %t", err, step.full)
			}
			if got := left(t, main, company); got != step.left {
				t.Errorf("seats left: got %d, want %d", got, step.left)
			}
		})
	}
}

func TestTake_keeps_seats_that_waited_for_the_first_sign_in(t *testing.T) {
	main, company := open(t)
	if err := do(t, main, seat.Open(company, 2).Expiring(now.Add(time.Hour))); err != nil {
		t.Fatal(err)
	}
	if err := do(t, main, seat.Take(company)); err != nil {
		t.Fatal(err)
	}
	item, err := main.Get(t.Context(), seat.Key(company))
	if _, expires := item[table.AttrExpires]; expires || err != nil {
		t.Errorf("the seats still expire: %v, %v", item, err)
	}
}

func TestSeats_of_a_company_that_is_not_there(t *testing.T) {
	main, company := open(t)
	for name, w := range map[string]table.Write{"take": seat.Take(company), "keep": seat.Keep(company), "free": seat.Free(company)} {
		if err := do(t, main, w); err == nil {
			t.Errorf("%s: a seat comes from nowhere", name)
		}
	}
}

func TestTake_at_once_never_takes_more_than_there_are(t *testing.T) {
	main, company := open(t)
	const seats, people = 3, 20
	if err := do(t, main, seat.Open(company, seats)); err != nil {
		t.Fatal(err)
	}
	var taken atomic.Int64
	var all sync.WaitGroup
	for range people {
		all.Go(func() {
			tx := table.Tx{Writes: []table.Write{seat.Take(company)}}
			for {
				err := tx.Explain(main.Transact(t.Context(), tx))
				switch {
				case err == nil:
					taken.Add(1)
					return
				case problem.Is(err, "tenant.seatsExceeded"):
					return
				}
			}
		})
	}
	all.Wait()
	if taken.Load() != seats || left(t, main, company) != 0 {
		t.Errorf("taken %d of %d, %d left", taken.Load(), seats, left(t, main, company))
	}
}
