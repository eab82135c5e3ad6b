package category

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Members returns the partition of table.ByOwner that lists the customers of the category by their identifiers. Its items hold the
// identifier alone, as "id", so that a change of the customer does not touch them.
func Members(tenant access.Tenant, identifier string) table.Partition {
	return table.In(tenant, Kind.Key, "MEMBERS", identifier)
}

// Refer returns the writes by which a customer goes from one category to another, for its own transaction; "" is none. Where
// the other one is not there, the problem is request.invalid at the pointer. They cost 2 write units each, and 1 of the index.
func Refer(tenant access.Tenant, customer, from, to, pointer string) (writes []table.Write) {
	if from == to {
		return nil
	}
	if from != "" {
		writes = append(writes, table.Delete(Members(tenant, from).Key(customer)))
	}
	if to != "" {
		place := table.IndexKey{Index: table.ByOwner, Partition: Members(tenant, to), Sort: customer}
		writes = append(writes,
			there(tenant, to, problem.Invalid(problem.At(pointer, "category.unknown"))),
			table.Put(Members(tenant, to).Key(customer), table.Item{"id": customer}, place))
	}
	return writes
}

// Referred reports whether a customer refers to the category, strongly consistent.
func Referred(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (bool, error) {
	page, err := t.Query(ctx, table.Query{Partition: Members(tenant, identifier), Limit: 1, Consistent: true})
	if err != nil {
		return false, fmt.Errorf("customers of a category: %w", err)
	}
	return len(page.Records) > 0, nil
}

// Existing returns the category while it exists, "" when it does not any more: for a customer that comes back.
func Existing(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (string, error) {
	if identifier == "" {
		return "", nil
	}
	c, err := Get(ctx, t, tenant, identifier)
	if problem.Is(err, "category.notFound") {
		return "", nil
	}
	return c.ID, err
}
