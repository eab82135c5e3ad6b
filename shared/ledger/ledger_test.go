package ledger_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/ledger"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

func open(t *testing.T) (table.Table, *id.Source) {
	t.Helper()
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	return database.Table(table.Main), id.NewSource(clock.System{}, nil)
}

// post stores postings, each in a transaction of its own.
func post(ctx context.Context, t rapid.TB, db table.Table, tenant access.Tenant, all []ledger.Posting) {
	for _, p := range all {
		writes := p.Writes(tenant)
		if len(writes) == 0 {
			continue
		}
		if err := db.Transact(ctx, table.Tx{Writes: writes}); err != nil {
			t.Fatal(err)
		}
	}
}

// Of any period, a statement tells what was posted, in each currency: opening balance, movements by day, and closing balance.
func TestRead_tells_what_was_posted(t *testing.T) {
	db, ids := open(t)
	ctx := t.Context()
	first := time.Date(2025, 11, 20, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		tenant, customer := access.NewTenant(ids), ids.New("cus")
		day := func(label string) string {
			return first.AddDate(0, 0, rapid.IntRange(0, 120).Draw(t, label)).Format(time.DateOnly)
		}
		var all []ledger.Posting
		for i := range rapid.IntRange(0, 20).Draw(t, "postings") {
			currency := rapid.SampledFrom([]string{"CNY", "USD", "JPY"}).Draw(t, "currency")
			amount, err := money.FromMinor(rapid.Int64Range(-1000, 1000).Draw(t, "amount"), currency)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, ledger.Posting{Customer: customer, Day: day("day"), Kind: ledger.Received, Record: fmt.Sprintf("rcp_%03d", i), Version: 1, Amount: amount})
		}
		post(ctx, t, db, tenant, all)
		from := day("from")
		to := max(from, day("to"))
		got, err := ledger.Read(ctx, db, tenant, customer, from, to)
		if err != nil {
			t.Fatal(err)
		}
		slices.SortStableFunc(all, func(a, b ledger.Posting) int { return cmp.Compare(a.Day, b.Day) })
		known := map[string]bool{}
		for _, p := range all {
			known[p.Amount.Currency()] = known[p.Amount.Currency()] || p.Amount.Sign() != 0
		}
		for _, a := range got {
			if !known[a.Currency] {
				t.Errorf("%s was never posted", a.Currency)
			}
			delete(known, a.Currency)
			opening, closing, movements := int64(0), int64(0), []string{}
			for _, p := range all {
				switch minor := p.Amount.Minor(); {
				case p.Amount.Currency() != a.Currency || minor == 0 || p.Day > to:
				case p.Day < from:
					opening, closing = opening+minor, closing+minor
				default:
					closing += minor
					movements = append(movements, p.Day+" "+p.Record+" "+p.Amount.Number())
				}
			}
			told := []string{}
			for _, m := range a.Movements {
				told = append(told, m.Date+" "+m.Record+" "+m.Amount)
			}
			if a.Opening != number(t, opening, a.Currency) || a.Closing != number(t, closing, a.Currency) || !slices.Equal(told, movements) {
				t.Errorf("%s to %s: got %+v, want %d, %v, %d", from, to, a, opening, movements, closing)
			}
		}
		for currency, some := range known {
			if some {
				t.Errorf("%s is missing", currency)
			}
		}
	})
}

func number(t rapid.TB, minor int64, currency string) string {
	a, err := money.FromMinor(minor, currency)
	if err != nil {
		t.Fatal(err)
	}
	return a.Number()
}

// A statement of more movements than one shows is refused; the months after are told.
func TestRead_of_too_much(t *testing.T) {
	db, ids := open(t)
	ctx := t.Context()
	tenant, customer := access.NewTenant(ids), ids.New("cus")
	posting := func(record string, minor int64) ledger.Posting {
		amount, err := money.FromMinor(minor, "CNY")
		if err != nil {
			t.Fatal(err)
		}
		return ledger.Posting{Customer: customer, Day: "2026-03-02", Kind: ledger.Ordered, Record: record, Version: 1, Amount: amount}
	}
	var rows []table.Write // whose sum one more posting stands for, as one by one they take long
	for i := range ledger.MaxMovements {
		rows = append(rows, posting(fmt.Sprintf("ord_%04d", i), 100).Writes(tenant)[0])
	}
	for some := range slices.Chunk(rows, table.MaxTransactionItems) {
		if err := db.Transact(ctx, table.Tx{Writes: some}); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := ledger.Read(ctx, db, tenant, customer, "2026-03-01", "2026-03-02"); err != nil || len(got[0].Movements) != ledger.MaxMovements {
		t.Errorf("as many as one shows: %v", err)
	}
	post(ctx, t, db, tenant, []ledger.Posting{posting("ord_x", 4711)})
	if _, err := ledger.Read(ctx, db, tenant, customer, "2026-03-01", "2026-03-02"); !problem.Is(err, "statement.tooLong") {
		t.Errorf("too many: %v", err)
	}
	if got, err := ledger.Read(ctx, db, tenant, customer, "2026-04-01", "2026-04-30"); err != nil || len(got) != 1 || got[0].Opening != "47.11" {
		t.Errorf("the month after: %+v, %v", got, err)
	}
}
