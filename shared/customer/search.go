package customer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/table"
	"kehu/shared/text"
)

// MaxExamined is how many entries of an index one search looks at, at most.
const MaxExamined = 1000

// Filter says which customers a list shall show: of those within reach, and in use.
type Filter struct {
	Text    string // contained in number, name, contact, phone, e-mail, reference or tax number
	Owner   string
	Tag     string
	Status  Status
	Deleted bool // those in the recycle bin
	Reach   access.Reach
}

// selective reports whether entries of the index must be examined one by one.
func (f Filter) selective() bool {
	return f.Text != "" || f.Tag != "" || f.Status != "" || f.Deleted && f.Owner != "" || !f.Reach.Everyone() && f.Owner == ""
}

// Search returns up to limit customers from the position on, newest first, and the position after the last that
// was examined; a zero position means that there are no more.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Summary, table.Position, error) {
	if f.Text != "" && !f.Deleted {
		return f.find(ctx, t, tenant, after, limit)
	}
	if owners := f.Reach.Owners(); f.Owner == "" && !f.Deleted && len(owners) == 1 {
		f.Owner = owners[0]
	}
	if f.Owner != "" && !f.Reach.Includes(f.Owner) || !f.Reach.Everyone() && len(f.Reach.Owners()) == 0 {
		return []Summary{}, table.Position{}, nil
	}
	query := table.Query{Index: table.ByTenant, Partition: List(tenant, f.Owner, f.Deleted), Descending: true, Limit: limit, After: after}
	if f.Owner != "" && !f.Deleted {
		query.Index = table.ByOwner
	}
	if f.selective() {
		query.Limit = max(limit, 200)
	}
	found, match := make([]Summary, 0, limit), f.matcher()
	for examined := 0; examined < MaxExamined; {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list customers: %w", err)
		}
		for i, r := range page.Records {
			var s Summary
			if err := table.Decode(r.Item, &s); err != nil {
				return nil, table.Position{}, fmt.Errorf("list customers: %w", err)
			}
			if !match(&s) {
				continue
			}
			found = append(found, s)
			if last := i == len(page.Records)-1; len(found) == limit && !(last && page.Next.IsZero()) {
				return found, position(query, r.Key, s.ID), nil
			}
		}
		if page.Next.IsZero() {
			return found, table.Position{}, nil
		}
		examined += len(page.Records)
		query.After = page.Next
	}
	return found, query.After, nil
}

// position is where an entry stands in the index: customers sort by identifier there.
func position(q table.Query, key table.Key, identifier string) table.Position {
	return table.Position{Key: key, IndexPart: q.Partition.String(), IndexSort: identifier}
}

func (f Filter) matcher() func(*Summary) bool {
	if !f.selective() {
		return func(*Summary) bool { return true }
	}
	needle, digits := text.Fold(f.Text), onlyDigits(f.Text)
	return func(s *Summary) bool {
		return (f.Status == "" || s.Status == f.Status) &&
			(f.Tag == "" || slices.Contains(s.Tags, f.Tag)) &&
			(f.Owner == "" || s.Owner == f.Owner) && f.Reach.Includes(s.Owner) &&
			(needle == "" || s.contains(needle, digits))
	}
}

// minDigits is from how many digits on a text is looked for in phone numbers.
const minDigits = 4

func (s *Summary) contains(needle, digits string) bool {
	for _, value := range slices.Concat([]string{s.Number, s.Name, s.ShortName, s.ContactName, s.Reference, s.TaxNumber}, s.Emails) {
		if value != "" && strings.Contains(text.Fold(value), needle) {
			return true
		}
	}
	return len(digits) >= minDigits && slices.ContainsFunc(s.Phones, func(number string) bool {
		return strings.Contains(number, digits)
	})
}

func onlyDigits(value string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, value)
}
