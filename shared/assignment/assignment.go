// Package assignment is who looks after a customer, and who did: moving customers from one owner to another, and the history of it.
//
// Promise: each move stores, in its own transaction, who had the customer from when to when, who moved it and why; and
// a customer is moved only to somebody who is active at that moment.
package assignment

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Assignment is one owner's time with a customer, which has ended.
type Assignment struct {
	Owner     string    `json:"owner,omitempty" table:"ow" doc:"The user who looked after the customer; absent when nobody did."`
	Since     time.Time `json:"since" table:"si" doc:"From when (UTC)."`
	Until     time.Time `json:"until" table:"un" doc:"To when (UTC)."`
	Successor string    `json:"successor,omitempty" table:"su" doc:"The user who looks after it from then on; absent for nobody."`
	MovedBy   string    `json:"movedBy" table:"by" doc:"The user who moved it."`
	Reason    string    `json:"reason,omitempty" table:"re" doc:"Why."`
	RequestID string    `json:"requestId" table:"rq" doc:"In which call."`
}

const prefix = "OWNER#"

func key(t access.Tenant, identifier string, version int64) table.Key {
	return table.Entity(t, customer.Kind.Key, identifier).Key(fmt.Sprintf("%s%012d", prefix, version))
}

// Record is the write that keeps the time of before's owner, which ends with after.
func Record(t access.Tenant, before, after customer.Customer, reason string) table.Write {
	since := before.CreatedAt
	if before.OwnedSince != nil {
		since = *before.OwnedSince
	}
	return table.Put(key(t, after.ID, after.Version), table.Encode(Assignment{
		Owner: before.Owner, Since: since, Until: after.UpdatedAt, Successor: after.Owner,
		MovedBy: after.UpdatedBy, Reason: reason, RequestID: after.RequestID,
	}))
}

// Move returns the customer with another owner, and the writes that make it true: with its history, and the check that the owner is
// active, which is the problem request.invalid otherwise.
func Move(t access.Tenant, before customer.Customer, to, reason string, s record.Stamp) (customer.Customer, []table.Write) {
	fields := before.Fields
	fields.Owner = to
	after := before.With(before.Changed(s), fields)
	writes := after.Replace(t, before).Writes
	return after, append(writes, Record(t, before, after, reason), Active(t, to, "/to"))
}

// Active is the check that the user is active; if not, the problem is request.invalid with customer.ownerInactive at the pointer.
func Active(t access.Tenant, identifier, pointer string) table.Write {
	check := table.Check(user.Key(t, identifier), table.Equal("st", string(user.Active)))
	check.Else = problem.Invalid(problem.At(pointer, "customer.ownerInactive"))
	return check
}

// History returns up to limit earlier assignments of the customer from the position on, newest first, and the position behind them.
func History(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, after table.Position, limit int) ([]Assignment, table.Position, error) {
	page, err := t.Query(ctx, table.Query{
		Partition: table.Entity(tenant, customer.Kind.Key, identifier), Sort: table.Range{Prefix: prefix},
		Descending: true, Limit: limit, After: after, Consistent: true,
	})
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("history of a customer: %w", err)
	}
	all := make([]Assignment, len(page.Records))
	for i, r := range page.Records {
		if err := table.Decode(r.Item, &all[i]); err != nil {
			return nil, table.Position{}, fmt.Errorf("history of a customer: %w", err)
		}
	}
	return all, page.Next, nil
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
		if err := table.Decode(r.Item, &all[i]); err != nil {
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
