package customer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/table"
)

// kept are the beginnings of the sort keys of what stays when a customer is gone for good: the entries of its orders, which are
// records of their own, and its account, which takes no more of them.
var kept = []string{"ORD#", "CREDIT"}

// remainsPage is how many items one query of Clear reads.
const remainsPage = 200

// errThere is the error of Clear while there is the customer.
var errThere = errors.New("customer: it is not gone")

// Clear removes what hung on a customer that is gone for good: its contacts, the history of who worked with it, its team, and
// whatever else stands in its partition, but for its orders. It may be repeated. One query for each page, and a write unit or
// more for each item.
func Clear(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) error {
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil {
		return fmt.Errorf("clear customer: %w", err)
	}
	if item != nil {
		return errThere
	}
	return sweep(ctx, t, tenant, identifier, kept, func(table.Record) error { return nil })
}

// sweep removes what stands in the customer's partition, but for what stays, and calls first with each item before that.
func sweep(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, stays []string, first func(table.Record) error) error {
	query := table.Query{Partition: Key(tenant, identifier).Partition(), Consistent: true, Limit: remainsPage}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return fmt.Errorf("clear customer: %w", err)
		}
		var writes []table.Write
		for _, r := range page.Records {
			if begins(r.Key.Sort(), stays) {
				continue
			}
			if err := first(r); err != nil {
				return err
			}
			writes = append(writes, table.Delete(r.Key))
		}
		if len(writes) > 0 {
			if err := t.BatchWrite(ctx, writes); err != nil {
				return fmt.Errorf("clear customer: %w", err)
			}
		}
		if query.After = page.Next; page.Next.IsZero() {
			return nil
		}
	}
}

func begins(sort string, beginnings []string) bool {
	return slices.ContainsFunc(beginnings, func(beginning string) bool { return strings.HasPrefix(sort, beginning) })
}

// Purge is the write that removes the customer for good from the recycle bin. What hangs on it goes by Clear.
func (c *Customer) Purge(tenant access.Tenant) table.Write {
	return table.Delete(Key(tenant, c.ID)).When(c.Unchanged(), stale)
}
