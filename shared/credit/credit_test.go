package credit_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/credit"
	"kehu/shared/id"
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
	return database.Table(table.Main), id.NewSource(clock.Func(func() time.Time { return time.Unix(1772443800, 0) }), nil)
}

func yuan(t rapid.TB, fen int64, currency string) money.Amount {
	a, err := money.FromMinor(fen, currency)
	if err != nil {
		t.Fatalf("%d: %v", fen, err)
	}
	return a
}

// What the account bears, told beforehand, is what the table lets happen: Against and Write never differ, and the used
// amount is over the limit only by force.
func TestChange_does_what_Against_tells(t *testing.T) {
	db, ids := open(t)
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		tenant, customer := access.NewTenant(ids), ids.New("cus")
		limit := yuan(t, rapid.Int64Range(0, 1000).Draw(t, "limit"), "CNY")
		read := func() credit.Account {
			item, err := db.Get(ctx, credit.Key(tenant, customer))
			if err != nil {
				t.Fatal(err)
			}
			account, err := credit.Decode(item)
			if err != nil {
				t.Fatal(err)
			}
			return account
		}
		for range rapid.IntRange(1, 20).Draw(t, "changes") {
			before := read()
			currency := rapid.SampledFrom([]string{"CNY", "CNY", "CNY", "USD"}).Draw(t, "currency")
			used := rapid.Int64Range(-before.Used, 600).Draw(t, "used")
			if used < 0 && currency != before.Currency {
				continue // what is given back was used in the account's currency
			}
			c := credit.Change{Open: rapid.Int64Range(-before.Open, 2).Draw(t, "open"), Used: yuan(t, used, currency), Forced: rapid.Bool().Draw(t, "forced")}
			if currency == limit.Currency() {
				c.Limit = limit
			}
			told := c.Against(before)
			w, some := c.Write(tenant, customer)
			if !some {
				continue
			}
			tx := table.Tx{Writes: []table.Write{w}}
			err := tx.Explain(db.Transact(ctx, tx))
			after := read()
			switch {
			case told != nil && !errors.Is(err, table.ErrConflict), told == nil && err != nil:
				t.Fatalf("%+v on %+v: told %v, got %v", c, before, told, err)
			case err != nil && after != before:
				t.Fatalf("%+v is refused, but %+v became %+v", c, before, after)
			case err == nil && (after.Used != before.Used+used || after.Open != before.Open+c.Open):
				t.Fatalf("%+v made %+v of %+v", c, after, before)
			case err == nil && used > 0 && !c.Forced && c.Limit == limit && after.Used > limit.Minor():
				t.Fatalf("%d is used of %s", after.Used, limit)
			}
		}
	})
}

func TestClose(t *testing.T) {
	db, ids := open(t)
	tenant, customer := access.NewTenant(ids), ids.New("cus")
	commit := func(w table.Write) error {
		tx := table.Tx{Writes: []table.Write{w}}
		return tx.Explain(db.Transact(t.Context(), tx))
	}
	write := func(c credit.Change) table.Write {
		w, _ := c.Write(tenant, customer)
		return w
	}
	busy := problem.New("customer.hasOrders")
	for _, step := range []struct {
		name string
		w    table.Write
		want error
	}{
		{"an order opens", write(credit.Change{Open: 1}), nil},
		{"the customer stays", credit.Close(tenant, customer, busy), busy},
		{"the order ends", write(credit.Change{Open: -1}), nil},
		{"the customer goes", credit.Close(tenant, customer, busy), nil},
		{"no order opens", write(credit.Change{Open: 1}), table.ErrConflict},
		{"none is submitted", write(credit.Change{Used: yuan(t, 1, "CNY")}), table.ErrConflict},
		{"the customer is back", credit.Reopen(tenant, customer), nil},
		{"an order opens again", write(credit.Change{Open: 1, Used: yuan(t, 5, "CNY")}), nil},
		{"within the limit", credit.Within(tenant, customer, yuan(t, 5, "CNY")), nil},
		{"and not", credit.Within(tenant, customer, yuan(t, 4, "CNY")), table.ErrConflict},
	} {
		if err := commit(step.w); !errors.Is(err, step.want) {
			t.Errorf("%s: got %v, want %v", step.name, err, step.want)
		}
	}
	if _, some := (credit.Change{}).Write(tenant, customer); some {
		t.Error("a change of nothing is written")
	}
	account := credit.Account{Used: 5}
	if account.WithinLimit(yuan(t, 5, "CNY")) != nil || !problem.Is(account.WithinLimit(yuan(t, 4, "CNY")), "order.creditExceeded") {
		t.Error("within the limit")
	}
}
