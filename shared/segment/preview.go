package segment

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/category"
	"kehu/shared/customer"
	"kehu/shared/handover"
	"kehu/shared/table"
	"kehu/shared/total"
)

// maxPreviewed is how many customers a preview looks at.
const maxPreviewed = 5000

// maxShown is how many customers a preview names.
const maxShown = 10

// Preview is how many customers a rule would pick.
type Preview struct {
	Count    int      `json:"count" doc:"How many of those that were examined would be in it."`
	Examined int      `json:"examined" doc:"How many customers were examined: those that you may see among the newest 5000."`
	Complete bool     `json:"complete" doc:"Whether these are all that you may see. Else there are more, and scores are those among the ones that were examined."`
	First    []string `json:"first" nullable:"false" doc:"The newest of them by number and name."`
}

// Look holds the rule against the newest customers within the caller's reach. It reads a page of the company's list for each megabyte, and what these
// customers ordered if the rule asks for that.
func Look(ctx context.Context, t table.Table, caller access.Caller, order category.Order, now time.Time, f Fields) (*Preview, error) {
	s, reach := settingOf(caller.Company, order, now), caller.Reach(readCustomers)
	r, p := s.read(&f), &Preview{First: []string{}, Complete: true}
	query := table.Query{Index: table.ByTenant, Partition: customer.List(caller.Tenant, "", false), Descending: true}
	var found []customer.Summary
	for len(found) < maxPreviewed {
		query.Limit = maxPreviewed - len(found)
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("preview segment: %w", err)
		}
		for _, record := range page.Records {
			c, err := customer.DecodeSummary(record.Item)
			if err != nil {
				return nil, err
			}
			found = append(found, c)
		}
		query.After = page.Next
		if p.Complete = page.Next.IsZero(); p.Complete {
			break
		}
	}
	all, err := buy(ctx, t, caller.Tenant, &s, &r, found)
	if err != nil {
		return nil, err
	}
	spread := newProfile()
	for i := range found {
		if r.scored() && reach.Includes(found[i].Owner) {
			spread.add(&s, &all[i])
		}
	}
	q := spread.quintiles()
	for i := range found {
		c := &found[i]
		if !reach.Includes(c.Owner) {
			continue
		}
		if p.Examined++; r.matches(&s, c, &all[i], q.of(&s, &all[i])) {
			if p.Count++; len(p.First) < maxShown {
				p.First = append(p.First, handover.Label(*c))
			}
		}
	}
	return p, nil
}

// buy returns what each of the customers, newest first, ordered.
func buy(ctx context.Context, t table.Table, tenant access.Tenant, s *setting, r *rule, found []customer.Summary) ([]habits, error) {
	all := make([]habits, len(found))
	if len(found) == 0 || !r.bought() {
		return all, nil
	}
	generation, err := total.Generation(ctx, t, tenant)
	if err != nil {
		return nil, err
	}
	purchases := total.PurchasesFrom(t, tenant, generation, found[len(found)-1].ID)
	for i := range slices.Backward(found) {
		bought, err := purchases.Of(ctx, found[i].ID)
		if err != nil {
			return nil, err
		}
		all[i] = s.habitsOf(bought)
	}
	return all, nil
}
