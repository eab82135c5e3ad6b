package search

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"kehu/shared/access"
	"kehu/shared/table"
)

// MaxExamined is how many items one call of Find looks at, at most.
const MaxExamined = 1000

// Found is a record that an item named.
type Found[T any] struct {
	Record T
	Tokens []string // those of the record as it is stored now
	Also   []string // of what it lies with: what is typed may be found in these too
	Fits   bool     // whether it is wanted: in use, within reach, and what else is asked for
}

// Reader reads records. The answer stands in the order of the identifiers; nil is one that is not there.
type Reader[T any] func(ctx context.Context, identifiers []string) ([]*Found[T], error)

// Read is a Reader of the kind's records, in one BatchGet: examine tells what an item is found by.
func Read[T any](ctx context.Context, t table.Table, tenant access.Tenant, kind Kind, identifiers []string, examine func(table.Item) (*Found[T], error)) ([]*Found[T], error) {
	keys := make([]table.Key, len(identifiers))
	for i, identifier := range identifiers {
		keys[i] = kind.place(tenant, identifier)
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("read %ss that are found: %w", kind.Name, err)
	}
	found := make([]*Found[T], len(items))
	for i, item := range items {
		if item == nil {
			continue
		}
		if found[i], err = examine(item); err != nil {
			return nil, fmt.Errorf("read %ss that are found: %w", kind.Name, err)
		}
	}
	return found, nil
}

// Find returns up to limit records from the position on that the query asks for, and the position after the last item
// that was examined; a zero position means that there are no more. They come by what they were found by, in its order: a word
// before pinyin. It costs one query for each way that the first page needs, and one BatchGet of what these name; with several words, of which
// the longest is a common one, a query more for each.
func Find[T any](ctx context.Context, t table.Table, tenant access.Tenant, kind Kind, q Query, after table.Position, limit int, read Reader[T]) ([]T, table.Position, error) {
	f := finder[T]{table: t, tenant: tenant, kind: kind, query: q, limit: limit, read: read}
	return f.find(ctx, after, f.rarest)
}

// FindBeneath is Find for records that lie with others, which hold some of what is typed: every word is looked up.
func FindBeneath[T any](ctx context.Context, t table.Table, tenant access.Tenant, kind Kind, q Query, after table.Position, limit int, read Reader[T]) ([]T, table.Position, error) {
	f := finder[T]{table: t, tenant: tenant, kind: kind, query: q, limit: limit, read: read}
	return f.find(ctx, after, func(context.Context) (int, error) { return everyTerm, nil })
}

// find is Find, which begins with the term that choose returns.
func (f *finder[T]) find(ctx context.Context, after table.Position, choose func(context.Context) (int, error)) ([]T, table.Position, error) {
	start, err := f.start(ctx, after, choose)
	if err != nil {
		return nil, table.Position{}, err
	}
	if after.IndexPart == anew {
		after = table.Position{}
	}
	for i := start; i < len(f.needles); i++ {
		if len(f.found) == f.limit {
			return f.found, f.beginning(i), nil
		}
		next, err := f.look(ctx, i, after)
		if err != nil {
			return nil, table.Position{}, err
		}
		if !next.IsZero() {
			return f.found, f.position(i, next), nil
		}
		after = table.Position{}
	}
	return f.found, table.Position{}, nil
}

// finder is one call of Find.
type finder[T any] struct {
	table    table.Table
	tenant   access.Tenant
	kind     Kind
	query    Query
	lead     int  // the term that is looked up, or everyTerm
	needles  term // of it
	limit    int
	read     Reader[T]
	found    []T
	examined int
}

// everyTerm is in place of a term when all are looked up.
const everyTerm = -1

// anew is the IndexPart of the position before all that is found.
const anew = "-"

// Beginning is the position before all that Find and FindBeneath answer; zero when the query finds nothing at all.
func (q Query) Beginning(tenant access.Tenant, kind Kind) table.Position {
	if len(q.terms) == 0 {
		return table.Position{}
	}
	prefix := q.terms[0][0].prefix
	return table.Position{Key: kind.partition(tenant, prefix).Key(prefix), IndexPart: anew}
}

// beginning is the position before what the needle finds: every item there sorts after the bare prefix.
func (f *finder[T]) beginning(i int) table.Position {
	prefix := f.needles[i].prefix
	return f.position(i, table.Position{Key: f.kind.partition(f.tenant, prefix).Key(prefix)})
}

// position is a place in what the needle finds: its IndexPart says which needle of which term, as no index is queried here.
func (f *finder[T]) position(i int, of table.Position) table.Position {
	of.IndexPart = fmt.Sprintf("%d.%d", f.lead, i)
	return of
}

// start is the needle that the position belongs to; at the beginning it is the first one of the term that choose returns.
func (f *finder[T]) start(ctx context.Context, after table.Position, choose func(context.Context) (int, error)) (at int, err error) {
	f.found = []T{}
	if after.IsZero() || after.IndexPart == anew {
		if len(f.query.terms) == 0 {
			return 0, nil
		}
		f.lead, err = choose(ctx)
	} else if n, scanned := fmt.Sscanf(after.IndexPart, "%d.%d", &f.lead, &at); n < 2 {
		err = fmt.Errorf("%w: a position of another search: %w", table.ErrInvalid, scanned)
	}
	if err != nil {
		return 0, err
	}
	switch {
	case f.lead == everyTerm:
		f.needles = slices.Concat(f.query.terms...)
	case f.lead >= 0 && f.lead < len(f.query.terms):
		f.needles = f.query.terms[f.lead]
	}
	if at < 0 || at >= len(f.needles) {
		return 0, fmt.Errorf("%w: a position of another search", table.ErrInvalid)
	}
	return at, nil
}

// rarest returns the term that finds least, as far as one page tells: the longest, unless it finds more than that and another does not.
func (f *finder[T]) rarest(ctx context.Context) (int, error) {
	longest := f.query.longest()
	if len(f.query.terms) == 1 {
		return longest, nil
	}
	least, err := f.count(ctx, longest)
	if err != nil || least <= maxProbe {
		return longest, err
	}
	counts, errs := make([]int, len(f.query.terms)), make([]error, len(f.query.terms))
	counts[longest] = least
	var counting sync.WaitGroup
	for i := range f.query.terms {
		if i != longest {
			counting.Go(func() { counts[i], errs[i] = f.count(ctx, i) })
		}
	}
	counting.Wait()
	rarest := longest
	for i, n := range counts {
		if n < counts[rarest] {
			rarest = i
		}
	}
	return rarest, errors.Join(errs...)
}

// maxProbe is up to how many items of a term are counted: a term with so few leads without a look at others.
const maxProbe = 25

// count returns how many items the term finds, or more than maxProbe for more.
func (f *finder[T]) count(ctx context.Context, i int) (found int, err error) {
	for _, n := range f.query.terms[i] {
		if found > maxProbe {
			break
		}
		page, err := f.table.Query(ctx, table.Query{
			Partition: f.kind.partition(f.tenant, n.prefix), Sort: table.Range{Prefix: n.prefix}, Limit: maxProbe + 1,
		})
		if err != nil {
			return 0, fmt.Errorf("search: %w", err)
		}
		found += len(page.Records)
	}
	return found, nil
}

// look gathers what one needle finds. It returns where it ended when the page is full, or enough was examined.
func (f *finder[T]) look(ctx context.Context, i int, after table.Position) (table.Position, error) {
	n := f.needles[i]
	query := table.Query{
		Partition: f.kind.partition(f.tenant, n.prefix), Sort: table.Range{Prefix: n.prefix},
		Limit: min(max(f.limit, 20), table.MaxBatchGet), After: table.Position{Key: after.Key},
	}
	for {
		page, err := f.table.Query(ctx, query)
		if err != nil {
			return table.Position{}, fmt.Errorf("search: %w", err)
		}
		taken, err := f.take(ctx, i, page.Records)
		if err != nil {
			return table.Position{}, err
		}
		if taken < len(page.Records) {
			return table.Position{Key: page.Records[taken-1].Key}, nil
		}
		f.examined += taken
		if page.Next.IsZero() {
			return table.Position{}, nil
		}
		if len(f.found) == f.limit || f.examined >= MaxExamined {
			return page.Next, nil
		}
		query.After = page.Next
	}
}

// take keeps what fits of the records that the items name, and returns how many items it took: all, unless the
// page became full before.
func (f *finder[T]) take(ctx context.Context, i int, items []table.Record) (taken int, err error) {
	var hits []hit
	var identifiers []string
	for _, r := range items {
		h, ok := split(r.Key.Sort())
		if !ok || !f.needles[i].holds(h.token) {
			h.identifier = ""
		}
		hits = append(hits, h)
		if h.identifier != "" && !slices.Contains(identifiers, h.identifier) {
			identifiers = append(identifiers, h.identifier)
		}
	}
	if len(identifiers) == 0 {
		return len(items), nil
	}
	records, err := f.read(ctx, identifiers)
	if err != nil {
		return 0, err
	}
	for at, h := range hits {
		if h.identifier == "" {
			continue
		}
		r := records[slices.Index(identifiers, h.identifier)]
		if r == nil || !r.Fits || !f.first(i, h.token, r.Tokens) || !f.query.Matches(r.Tokens, r.Also...) {
			continue
		}
		if len(f.found) == f.limit {
			return at, nil
		}
		f.found = append(f.found, r.Record)
	}
	return len(items), nil
}

// first reports whether this token is the first by which the record is found, so that it is answered once: no needle
// before finds it, and of its tokens that this needle finds, it is the first. A token that the record does not have any more
// finds nothing.
func (f *finder[T]) first(i int, token string, tokens []string) bool {
	for _, before := range f.needles[:i] {
		if slices.ContainsFunc(tokens, before.holds) {
			return false
		}
	}
	at := slices.IndexFunc(tokens, f.needles[i].holds)
	return at >= 0 && tokens[at] == token
}

// hit is what an item says: this record has this token.
type hit struct{ token, identifier string }

func split(sort string) (h hit, ok bool) {
	at := strings.LastIndex(sort, separator)
	if at < 0 {
		return hit{}, false
	}
	return hit{token: sort[:at], identifier: sort[at+len(separator):]}, true
}
