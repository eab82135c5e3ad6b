package customer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/merge"
	"kehu/shared/table"
	"kehu/shared/text"
)

// MaxExamined is how many entries of an index one search looks at, at most.
const MaxExamined = 1000

// MaxMerged is of how many owners a search merges the indexes. Each costs half a read unit, so that with more it is as cheap
// to look at MaxExamined entries of the company's index.
const MaxMerged = 100

// Filter says which customers a list shall show: of those within reach, and in use.
type Filter struct {
	Text   string // what people type, see search.Parse; in the recycle bin, and with Member, what is contained in a text
	Member string // shared with this user, whatever Reach says; Deleted does not count then
	User   string // what is shared with this user is found by Text, too, whatever Reach says
	Tag    string
	// Categories, sorted, are those of which the customers shall be; none for all.
	Categories []string
	Status     Status
	Deleted    bool // those in the recycle bin
	Reach      access.Reach
	Rights     access.Rights // Text is not looked for in what these do not show
}

// selective reports whether entries of the index must be examined one by one; merged is whether only entries within reach
// are read.
func (f Filter) selective(merged bool) bool {
	return f.Text != "" || f.Tag != "" || len(f.Categories) > 0 || f.Status != "" || !merged && !f.Reach.Everyone()
}

// Search returns up to limit customers from the position on, newest first unless a text is looked for, and the position after the last that
// was examined; a zero position means that there are no more. A position is good for every filter with the same text.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Summary, table.Position, error) {
	switch {
	case f.Member != "":
		return sharedPage(ctx, t, tenant, f, after, limit)
	case f.Text != "" && !f.Deleted:
		return f.find(ctx, t, tenant, after, limit)
	case len(f.Categories) > 0 && len(f.Categories) <= MaxMerged && f.Reach.Everyone() && !f.Deleted:
		return f.inCategories(ctx, t, tenant, after, limit)
	}
	entries := f.entries(t, tenant, after, limit)
	found, match := make([]Summary, 0, limit), f.matcher()
	for examined := 0; examined < MaxExamined && len(found) < limit; examined++ {
		r, ok, err := entries.Next(ctx)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list customers: %w", err)
		}
		if !ok {
			break
		}
		s, err := DecodeSummary(r.Item)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list customers: %w", err)
		}
		if match(&s) {
			found = append(found, s)
		}
	}
	return found, entries.Position(), nil
}

// entries reads the entries of the index that the filter is held against: those of each owner within reach, or, of
// everyone's, of very many owners' and of the recycle bin's, the company's.
func (f Filter) entries(t table.Table, tenant access.Tenant, after table.Position, limit int) *merge.Reader {
	l := merge.List{Table: t, Index: table.ByTenant, After: after, Expected: limit, Sort: identifier}
	owners := f.Reach.Owners()
	merged := !f.Reach.Everyone() && (len(owners) == 0 || !f.Deleted && len(owners) <= MaxMerged)
	if merged {
		l.Index = table.ByOwner
		for _, owner := range owners {
			l.Partitions = append(l.Partitions, List(tenant, owner, false))
		}
	} else {
		l.Partitions = []table.Partition{List(tenant, "", f.Deleted)}
	}
	if f.selective(merged) {
		l.Expected = max(limit, 200)
	}
	return merge.NewReader(l)
}

// identifier is by what customers sort in their lists.
func identifier(r table.Record) string { return r.Item.Text("id") }

func (f Filter) matcher() func(*Summary) bool {
	needle, digits := text.Fold(f.Text), onlyDigits(f.Text)
	return func(s *Summary) bool {
		return (f.Status == "" || s.Status == f.Status) &&
			(len(f.Categories) == 0 || has(f.Categories, s.Category)) &&
			(f.Tag == "" || slices.Contains(s.Tags, f.Tag)) &&
			(f.Member != "" || f.Reach.Includes(s.Owner)) &&
			(needle == "" || s.contains(needle, digits, f.Rights))
	}
}

// minDigits is from how many digits on a text is looked for in phone numbers.
const minDigits = 4

func (s *Summary) contains(needle, digits string, r access.Rights) bool {
	values := slices.Concat([]string{s.Number, s.Name, s.ShortName, s.ContactName, s.Reference}, s.Emails)
	if r.Shows(access.TaxNumber) {
		values = append(values, s.TaxNumber)
	}
	for _, value := range values {
		if value != "" && strings.Contains(text.Fold(value), needle) {
			return true
		}
	}
	return len(digits) >= minDigits && r.Shows(access.Phone) && slices.ContainsFunc(s.Phones, func(number string) bool {
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
