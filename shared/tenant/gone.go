package tenant

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/table"
)

// duePage is how many companies are looked at in one request, and read whole in one: a batch has so many.
const duePage = table.MaxBatchGet

// Gone returns the companies that can never come back: closed, and the time of their people over. It looks through the register of all, whose
// entries tell the state: about 1 read unit for each 20 companies an index has.
func Gone(ctx context.Context, t table.Table, now time.Time) (all []Tenant, err error) {
	query := table.Query{Index: table.ByTenant, Partition: register(), Limit: duePage}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("companies that are gone: %w", err)
		}
		var keys []table.Key
		for _, r := range page.Records {
			if r.Item.Text("st") == string(Closed) {
				keys = append(keys, r.Key)
			}
		}
		items, err := t.BatchGet(ctx, keys)
		if err != nil {
			return nil, fmt.Errorf("companies that are gone: %w", err)
		}
		for _, item := range items {
			if item == nil {
				continue // it was removed since the index was written
			}
			c, err := Decode(item)
			if err != nil {
				return nil, err
			}
			if c.Status == Closed && c.Standing().GoneAt(now) {
				all = append(all, c)
			}
		}
		if query.After = page.Next; query.After.IsZero() {
			return all, nil
		}
	}
}
