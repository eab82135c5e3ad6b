package customer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/id"
	"kehu/shared/merge"
	"kehu/shared/table"
	"kehu/shared/text"
)

// MaxExamined is how many entries of an index one search looks at, at most.
const MaxExamined = 1000

// MaxMerged is of how many owners a search merges the indexes. Each costs half a read unit, so that with more it is as cheap
// to look at MaxExamined entries of the company's index.
const MaxMerged = 100

// minProbed is from how many owners on a search tries the company's index first: a page of that costs as much as so many owners' indexes.
const minProbed = 8

// Filter says which customers a list shall show: of those within reach, and in use.
type Filter struct {
	Text   string // what people type, see search.Parse; in the recycle bin, and with Member, what is contained in a text
	Member string // shared with this user, whatever Reach says; Deleted does not count then
	User   string // what is shared with this user is found by Text, too, whatever Reach says
	Tag    string
	// Categories, sorted, are those of which the customers shall be; none for all.
	Categories []string
	Segment    string // members of this segment, as of its last run; of the recycle bin, none
	Level      string
	Source     Source
	Status     Status
	// Created and Updated are when the customer was added, and last changed.
	Created, Updated Span
	Before           string // only those whose identifiers sort before this one: without a text, those that come after it
	Deleted          bool   // those in the recycle bin
	Reach            access.Reach
	Rights           access.Rights // Text is not looked for in what these do not show
}

// Span is a time from From on, before To; a zero time is open.
type Span struct{ From, To time.Time }

func (s Span) includes(at time.Time) bool {
	return (s.From.IsZero() || !at.Before(s.From)) && (s.To.IsZero() || at.Before(s.To))
}

// drift is how much later than the customer its identifier may have been made: a call that is planned again makes another.
const drift = 15 * time.Minute

// identifiers returns between which identifiers customers lie that were added in the span: they sort by when they were made.
func (s Span) identifiers() (r table.Range) {
	if !s.From.IsZero() {
		r.From = id.First(Kind.Prefix, s.From)
	}
	if !s.To.IsZero() {
		r.To = id.First(Kind.Prefix, s.To.Add(drift))
	}
	if r.To != "" && r.From > r.To {
		r.From = r.To // the span is empty
	}
	return r
}

// identifiers returns between which identifiers customers lie that fit.
func (f Filter) identifiers() table.Range {
	r := f.Created.identifiers()
	if f.Before != "" && (r.To == "" || f.Before < r.To) {
		r.To = f.Before
		r.From = min(r.From, r.To)
	}
	return r
}

// selective reports whether entries of the index must be examined one by one; merged is whether only entries within reach
// are read.
func (f Filter) selective(merged bool) bool {
	return f.Text != "" || f.Tag != "" || len(f.Categories) > 0 || f.Level != "" || f.Source != "" || f.Status != "" || f.Updated != Span{} ||
		!merged && !f.Reach.Everyone()
}

// Search returns up to limit customers from the position on, newest first unless a text is looked for, and the position after the last that
// was examined; a zero position means that there are no more. A position is good for every filter with the same text. What leads, so that the
// rest is held against what it gives: who it is shared with, a text, a segment, categories, or else owners and time.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Summary, table.Position, error) {
	switch {
	case f.Member != "":
		return sharedPage(ctx, t, tenant, f, after, limit)
	case f.Segment != "" && (f.Text == "" || f.Deleted):
		return f.inSegment(ctx, t, tenant, after, limit)
	case f.Text != "" && !f.Deleted:
		return f.find(ctx, t, tenant, after, limit)
	case len(f.Categories) > 0 && len(f.Categories) <= MaxMerged && f.Reach.Everyone() && !f.Deleted:
		return f.inCategories(ctx, t, tenant, after, limit)
	}
	owners := f.Reach.Owners()
	if f.Deleted || len(owners) < minProbed || len(owners) > MaxMerged {
		found, next, _, err := f.examine(ctx, f.entries(t, tenant, after, limit), limit, MaxExamined)
		return found, next, err
	}
	// Where most customers are within reach the company's index gives as many for a fraction of the price. A first page of it tells, and
	// is never read in vain: the owners' indexes go on behind it.
	first := f.list(t, table.ByTenant, after, limit, true)
	first.Partitions = []table.Partition{List(tenant, "", false)}
	found, next, within, err := f.examine(ctx, merge.NewReader(first), limit, limit)
	if err != nil || next.IsZero() {
		return found, next, err
	}
	rest := f.entries(t, tenant, next, limit-len(found))
	if within*2 >= limit {
		rest = f.ofCompany(t, tenant, next, limit-len(found))
	}
	more, next, _, err := f.examine(ctx, rest, limit-len(found), MaxExamined-limit)
	return append(found, more...), next, err
}

// examine holds the filter against entries, so many at most, until limit fit; within is how many of them were within reach.
func (f Filter) examine(ctx context.Context, entries *merge.Reader, limit, most int) (found []Summary, next table.Position, within int, err error) {
	match := f.matcher()
	found = make([]Summary, 0, limit)
	for examined := 0; examined < most && len(found) < limit; examined++ {
		r, ok, err := entries.Next(ctx)
		if err != nil {
			return nil, table.Position{}, 0, fmt.Errorf("list customers: %w", err)
		}
		if !ok {
			break
		}
		s, err := DecodeSummary(r.Item)
		if err != nil {
			return nil, table.Position{}, 0, fmt.Errorf("list customers: %w", err)
		}
		if f.Reach.Includes(s.Owner) {
			within++
		}
		if match(&s) {
			found = append(found, s)
		}
	}
	return found, entries.Position(), within, nil
}

// entries reads the entries of the index that the filter is held against: those of each owner within reach, or, of
// everyone's, of very many owners' and of the recycle bin's, the company's.
func (f Filter) entries(t table.Table, tenant access.Tenant, after table.Position, limit int) *merge.Reader {
	owners := f.Reach.Owners()
	if f.Reach.Everyone() || len(owners) > 0 && (f.Deleted || len(owners) > MaxMerged) {
		return f.ofCompany(t, tenant, after, limit)
	}
	l := f.list(t, table.ByOwner, after, limit, true)
	for _, owner := range owners {
		l.Partitions = append(l.Partitions, List(tenant, owner, false))
	}
	return merge.NewReader(l)
}

// ofCompany reads the entries of the company's index.
func (f Filter) ofCompany(t table.Table, tenant access.Tenant, after table.Position, limit int) *merge.Reader {
	l := f.list(t, table.ByTenant, after, limit, false)
	l.Partitions = []table.Partition{List(tenant, "", f.Deleted)}
	return merge.NewReader(l)
}

func (f Filter) list(t table.Table, index table.Index, after table.Position, limit int, merged bool) merge.List {
	l := merge.List{Table: t, Index: index, After: after, Expected: max(limit, 1), Within: f.identifiers(), Sort: identifier}
	if f.selective(merged) {
		l.Expected = max(limit, 200)
	}
	return l
}

// identifier is by what customers sort in their lists.
func identifier(r table.Record) string { return r.Item.Text("id") }

func (f Filter) matcher() func(*Summary) bool {
	needle, digits := text.Fold(f.Text), onlyDigits(f.Text)
	return func(s *Summary) bool {
		return (f.Status == "" || s.Status == f.Status) &&
			(f.Level == "" || s.Level == f.Level) &&
			(f.Source == "" || s.Source == f.Source) &&
			(f.Before == "" || s.ID < f.Before) &&
			f.Created.includes(s.CreatedAt) && f.Updated.includes(s.UpdatedAt) &&
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
