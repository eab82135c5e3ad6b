package ledger

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// MaxMovements is how many postings a statement may have, with those of its first month that come before it.
const MaxMovements = 2000

// Movement is a posting as a statement shows it.
type Movement struct {
	Date    string `json:"date" doc:"On which day."`
	Kind    Kind   `json:"kind" enum:"order,change,return,closing,cancellation,receipt,refund,reversal" doc:"What it comes of."`
	Record  string `json:"recordId" doc:"The order or the receipt."`
	Number  string `json:"number,omitempty" doc:"Its number."`
	Amount  string `json:"amount" doc:"What the customer owes more, or, below 0, less."`
	Balance string `json:"balance" doc:"What it owes then; below 0 it has paid more."`
}

// Account is what happened in one currency.
type Account struct {
	Currency  string     `json:"currency"`
	Opening   string     `json:"opening" doc:"What the customer owed before the first day; below 0 it had paid more."`
	Movements []Movement `json:"movements" nullable:"false" doc:"What made it more or less, by date."`
	Closing   string     `json:"closing" doc:"What it owes at the end of the last day."`
}

// Read returns the accounts of a customer from one day to another, both included, one for each currency that it ever had, in the
// order of their codes: two queries. The problem is statement.tooLong for more than MaxMovements.
func Read(ctx context.Context, t table.Table, tenant access.Tenant, customer, from, to string) ([]Account, error) {
	account := Partition(tenant, customer)
	month := from[:monthLen]
	balances := make(map[string]int64) // in minor units, as far as they are added up
	err := each(ctx, t, table.Query{Partition: account, Sort: table.Range{Prefix: sumPrefix}, Consistent: true}, 0, func(r table.Record) error {
		at, currency, _ := strings.Cut(strings.TrimPrefix(r.Key.Sort(), sumPrefix), "#")
		balances[currency] += 0 // which makes it known
		if at < month {
			balances[currency] += r.Item.Int("s")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var rows []row
	within := table.Range{From: rowPrefix + month, To: rowPrefix + to + "$"} // which follows the # after the day
	err = each(ctx, t, table.Query{Partition: account, Sort: within, Consistent: true}, MaxMovements, func(r table.Record) error {
		var found row
		if err := table.Decode(r.Item, &found); err != nil {
			return fmt.Errorf("ledger: %w", err)
		}
		rows = append(rows, found)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return statement(balances, rows, from)
}

// each gives all records of a query; more than limit, if there is one, are the problem statement.tooLong.
func each(ctx context.Context, t table.Table, q table.Query, limit int, give func(table.Record) error) error {
	q.Limit = 1000
	for count := 0; ; {
		page, err := t.Query(ctx, q)
		if err != nil {
			return fmt.Errorf("read ledger: %w", err)
		}
		if count += len(page.Records); limit > 0 && count > limit {
			return problem.New("statement.tooLong", problem.At("query:from", "statement.shorter"))
		}
		for _, r := range page.Records {
			if err := give(r); err != nil {
				return err
			}
		}
		if page.Next.IsZero() {
			return nil
		}
		q.After = page.Next
	}
}

// statement makes the accounts of what was before the month, and the postings from its first day on.
func statement(balances map[string]int64, rows []row, from string) ([]Account, error) {
	known := make(map[string]*Account)
	accounts := make([]*Account, 0, len(balances))
	open := func(currency string) (*Account, error) {
		if a := known[currency]; a != nil {
			return a, nil
		}
		opening, err := money.FromMinor(balances[currency], currency)
		if err != nil {
			return nil, fmt.Errorf("ledger: %w", err)
		}
		a := &Account{Currency: currency, Opening: opening.Number(), Closing: opening.Number(), Movements: []Movement{}}
		known[currency] = a
		accounts = append(accounts, a)
		return a, nil
	}
	for i := range rows { // those before the first day belong to the opening balance
		if rows[i].Day < from {
			balances[rows[i].Currency] += rows[i].Minor
		}
	}
	for currency := range balances {
		if _, err := open(currency); err != nil {
			return nil, err
		}
	}
	for _, r := range rows {
		if r.Day < from {
			continue
		}
		a, err := open(r.Currency)
		if err != nil {
			return nil, err
		}
		amount, err := money.FromMinor(r.Minor, r.Currency)
		if err != nil {
			return nil, fmt.Errorf("ledger: %w", err)
		}
		balances[r.Currency] += r.Minor
		balance, err := money.FromMinor(balances[r.Currency], r.Currency)
		if err != nil {
			return nil, fmt.Errorf("ledger: %w", err)
		}
		a.Closing = balance.Number()
		a.Movements = append(a.Movements, Movement{r.Day, r.Kind, r.Record, r.Number, amount.Number(), a.Closing})
	}
	slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Currency, b.Currency) })
	all := make([]Account, len(accounts))
	for i, a := range accounts {
		all[i] = *a
	}
	return all, nil
}
