package checkup

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/merge"
	"kehu/shared/table"
)

// Summary is what the list shows of an open checkup.
type Summary struct {
	Customer string `json:"customerId" table:"rf"`
	Number   string `json:"customerNumber" doc:"The customer's number."`
	Name     string `json:"customerName" doc:"The customer's name."`
	Reviewer string `json:"reviewer,omitempty" table:"ow" doc:"Who shall answer."`
	Status   Status `json:"status" table:"st" enum:"pending,overdue"`
	DueDate  string `json:"dueDate" table:"pl" doc:"The last day before it is overdue."`
}

// Filter says which open checkups a list shall show.
type Filter struct {
	Day     string // today, where the company is
	Overdue bool   // only those that are
	Reach   access.Reach
}

// maxMerged is from how many reviewers on the company's list is read instead of theirs.
const maxMerged = 100

// List returns up to limit open checkups from the position on, the first due first, of customers that the caller may read, and where they ended. A
// page may be short: customers in the recycle bin are passed over. Two round trips: the index, and the customers.
func List(ctx context.Context, t table.Table, caller access.Caller, f Filter, after table.Position, limit int) ([]Summary, table.Position, error) {
	l := merge.List{
		Table: t, Index: table.ByTenant, Partitions: []table.Partition{list(caller.Tenant)}, After: after, Ascending: true,
		Sort:   func(r table.Record) string { return place(r.Item.Text("pl"), r.Item.Text("rf")) },
		Within: table.Range{To: "~"}, // which follows all digits
	}
	if f.Overdue {
		l.Within.To = f.Day // nothing sorts between a day and what is due on it
	}
	match := func(s *Summary) bool { return f.Reach.Includes(s.Reviewer) }
	if owners := f.Reach.Owners(); f.Reach.Everyone() {
		match = nil
	} else if len(owners) <= maxMerged {
		l.Index, l.Partitions, match = table.ByOwner, nil, nil
		for _, owner := range owners {
			l.Partitions = append(l.Partitions, list(caller.Tenant, "OWNER", owner))
		}
	}
	found, next, err := merge.Find(ctx, l, min(limit, table.MaxBatchGet), match)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list checkups: %w", err)
	}
	identifiers := make([]string, len(found))
	for i := range found {
		identifiers[i] = found[i].Customer
	}
	customers, err := customer.GetAll(ctx, t, caller.Tenant, identifiers)
	if err != nil {
		return nil, table.Position{}, err
	}
	shown := make([]Summary, 0, len(found))
	for i, c := range customers {
		if c == nil || c.Deleted() || c.MergedInto != "" || c.ErasedAt != nil || c.Permit(caller, access.Read) != nil {
			continue
		}
		s := found[i]
		s.Number, s.Name = c.Number, c.Name
		if s.DueDate < f.Day {
			s.Status = Overdue
		}
		shown = append(shown, s)
	}
	return shown, next, nil
}
