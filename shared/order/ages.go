package order

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/ledger"
	"kehu/shared/money"
	"kehu/shared/table"
)

// Ages says how old what is open in one currency is.
type Ages struct {
	Currency string `json:"currency"`
	Open     string `json:"open" doc:"All that is open: the sum of the rest."`
	NotDue   string `json:"notDue" doc:"What is due today or later."`
	Days30   string `json:"days1to30" doc:"What is overdue for up to 30 days."`
	Days60   string `json:"days31to60" doc:"For 31 to 60."`
	Days90   string `json:"days61to90" doc:"For 61 to 90."`
	Older    string `json:"over90" doc:"For more."`
}

// bands are the ages, in days, up to which what is overdue counts as of one.
var bands = []int{0, 30, 60, 90}

// AgesOf returns how old what is open of the customer's orders is on a day, instalment by instalment, in each currency, in the order of
// their codes: one query for all orders that are not wholly paid.
func AgesOf(ctx context.Context, t table.Table, tenant access.Tenant, customerID, day string) ([]Ages, error) {
	sums := make(map[string]*[5]int64)
	query := table.Query{
		Partition: ledger.Partition(tenant, customerID), Sort: table.Range{Prefix: receivablePrefix}, Limit: 1000, Consistent: true,
	}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("read receivables: %w", err)
		}
		for _, found := range page.Records {
			var r Receivable
			if err := table.Decode(found.Item, &r); err != nil {
				return nil, fmt.Errorf("receivable: %w", err)
			}
			if err := r.age(sums, day); err != nil {
				return nil, err
			}
		}
		if page.Next.IsZero() {
			break
		}
		query.After = page.Next
	}
	ages := make([]Ages, 0, len(sums))
	for currency, sum := range sums {
		a, err := agesOf(currency, sum)
		if err != nil {
			return nil, err
		}
		ages = append(ages, a)
	}
	slices.SortFunc(ages, func(a, b Ages) int { return cmp.Compare(a.Currency, b.Currency) })
	return ages, nil
}

// age adds what is open of the receivable to the bands of its currency.
func (r *Receivable) age(sums map[string]*[5]int64, day string) error {
	sum := sums[r.Open.Currency]
	if sum == nil {
		sum = new([5]int64)
		sums[r.Open.Currency] = sum
	}
	for _, due := range r.Instalments {
		open, err := money.Parse(due.Open, r.Open.Currency)
		if err != nil {
			return fmt.Errorf("receivable of order %s: %w", r.Order, err)
		}
		band, _ := slices.BinarySearch(bands, max(0, daysBetween(due.Due, day)))
		sum[band] += open.Minor()
	}
	return nil
}

func agesOf(currency string, sum *[5]int64) (Ages, error) {
	total := int64(0)
	numbers := make([]string, 0, len(sum))
	for _, minor := range sum {
		amount, err := money.FromMinor(minor, currency)
		if err != nil {
			return Ages{}, fmt.Errorf("receivables: %w", err)
		}
		numbers = append(numbers, amount.Number())
		total += minor
	}
	open, err := money.FromMinor(total, currency)
	if err != nil {
		return Ages{}, fmt.Errorf("receivables: %w", err)
	}
	return Ages{currency, open.Number(), numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]}, nil
}
