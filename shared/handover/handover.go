// Package handover gives customers of one user to another: one at once, or many by a job. What hangs on a customer goes along: its open
// orders, as far as they were the user's, get the new owner; those of other salespeople, and what is finished, stay as they are, as they
// tell who sold.
//
// Promise: a customer or an order moves whole and once, with the entry in its history, and only to somebody who is active at that
// moment; one that the user does not have any more stays where it is.
package handover

import (
	"context"
	"fmt"
	"strconv"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Move returns the customer with another owner, and the writes that make it true: with its history, and the check that the owner is
// Active.
func Move(t access.Tenant, before customer.Customer, to, reason string, s record.Stamp) (customer.Customer, []table.Write) {
	fields := before.Fields
	fields.Owner = to
	after := before.With(before.Changed(s), fields)
	after.Reason = reason
	return after, append(after.Replace(t, before).Writes, Active(t, to, "/to"))
}

// Active is the check that the user is active; if not, the problem is request.invalid with customer.ownerInactive at the pointer.
func Active(t access.Tenant, identifier, pointer string) table.Write {
	check := table.Check(user.Key(t, identifier), table.Equal("st", string(user.Active)))
	check.Else = problem.Invalid(problem.At(pointer, "customer.ownerInactive"))
	return check
}

// Owned returns up to limit customers of the owner whose identifiers come after the given one, in the order of
// their identifiers.
func Owned(ctx context.Context, t table.Table, tenant access.Tenant, owner, after string, limit int) ([]customer.Summary, error) {
	query := table.Query{Index: table.ByOwner, Partition: customer.List(tenant, owner, false), Limit: limit}
	if after != "" {
		query.Sort.From = after + "!" // before any other identifier, as all are of one length
	}
	page, err := t.Query(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("customers of %s: %w", owner, err)
	}
	all := make([]customer.Summary, len(page.Records))
	for i, r := range page.Records {
		if all[i], err = customer.DecodeSummary(r.Item); err != nil {
			return nil, fmt.Errorf("customers of %s: %w", owner, err)
		}
	}
	return all, nil
}

// countPage is how many entries of an index are counted with one query.
const countPage = 1000

// Count returns how many customers the owner has, up to limit.
func Count(ctx context.Context, t table.Table, tenant access.Tenant, owner string, limit int) (count int, err error) {
	query := table.Query{Index: table.ByOwner, Partition: customer.List(tenant, owner, false), Limit: countPage}
	for count < limit {
		query.Limit = min(countPage, limit-count)
		page, err := t.Query(ctx, query)
		if err != nil {
			return 0, fmt.Errorf("count customers of %s: %w", owner, err)
		}
		count += len(page.Records)
		if query.After = page.Next; page.Next.IsZero() {
			break
		}
	}
	return count, nil
}

// Label is what people call a customer.
func Label(s customer.Summary) string {
	if s.Number == "" {
		return s.Name
	}
	return s.Number + " " + s.Name
}

// Refusal returns the problem customer.notOwned when the customer, nil for none, cannot be moved away from the owner; else nil.
func Refusal(c *customer.Customer, from string) error {
	if c == nil || c.Deleted() || c.Owner != from {
		return problem.New("customer.notOwned")
	}
	return nil
}

// parse reads a cursor that counts.
func parse(cursor string) (int, error) {
	if cursor == "" {
		return 0, nil
	}
	return strconv.Atoi(cursor)
}
