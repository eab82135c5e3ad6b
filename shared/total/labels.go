package total

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/product"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Labels returns what people call the keys of rows: names of users, customers and products, each hundred in one round trip. What
// is gone for good has none.
func Labels(ctx context.Context, t table.Table, tenant access.Tenant, by By, rows []Row) (map[string]string, error) {
	keyOf, found := map[By]func(access.Tenant, string) table.Key{ByOwner: user.Key, ByCustomer: customer.Key, ByProduct: product.Key}[by]
	labels := make(map[string]string)
	if !found {
		return labels, nil
	}
	for len(rows) > 0 {
		some := rows[:min(len(rows), table.MaxBatchGet)]
		rows = rows[len(some):]
		keys := make([]table.Key, len(some))
		for i, row := range some {
			keys[i] = keyOf(tenant, row.Key)
		}
		items, err := t.BatchGet(ctx, keys)
		if err != nil {
			return nil, fmt.Errorf("names of a report: %w", err)
		}
		for i, item := range items {
			labels[some[i].Key] = item.Text("nm")
		}
	}
	return labels, nil
}
