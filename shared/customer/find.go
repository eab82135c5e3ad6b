package customer

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/search"
	"kehu/shared/table"
)

// Findable says what customers are found by; those in the recycle bin are not.
var Findable = search.Kind{Kind: Kind, Reads: []string{"nm", "sn", "cn", "nu", "rf", "tx", "em", "ph", "da"}, Text: func(item table.Item) (search.Text, error) {
	s, err := DecodeSummary(item)
	if err != nil {
		return search.Text{}, fmt.Errorf("customer: %w", err)
	}
	if s.DeletedAt != nil {
		return search.Text{}, nil
	}
	return s.findable(), nil
}}

// findable is what the customer is found by.
func (s *Summary) findable() search.Text {
	return search.Text{
		Names:  []string{s.Name, s.ShortName, s.ContactName},
		Codes:  append([]string{s.Number, s.Reference, s.TaxNumber}, s.Emails...),
		Phones: s.Phones,
	}
}

// seen is what the customer is found by for who has the rights: not by what these do not show.
func (s *Summary) seen(r access.Rights) search.Text {
	text := s.findable()
	if !r.Shows(access.Phone) {
		text.Phones = nil
	}
	if !r.Shows(access.TaxNumber) {
		text.Codes = slices.DeleteFunc(text.Codes, func(code string) bool { return code == s.TaxNumber })
	}
	return text
}

// newest is how many of the newest customers a search looks at without the help of tokens, so that one that was added
// a moment ago is found although the stream has not told of it yet.
const newest = 50

// find is Search for a filter with a text: first the newest customers, then what the tokens name. The position's IndexSort
// is the last of the newest, as what follows must not be answered twice.
func (f Filter) find(ctx context.Context, t table.Table, tenant access.Tenant, after table.Position, limit int) ([]Summary, table.Position, error) {
	query := search.Parse(f.Text)
	rest := f
	rest.Text = ""
	found, last := []Summary{}, after.IndexSort
	if after.IsZero() {
		var err error
		if found, last, err = rest.findNewest(ctx, t, tenant, query, limit); err != nil {
			return nil, table.Position{}, err
		}
		if len(found) == limit {
			after = query.Beginning(tenant, Findable)
			after.IndexSort = last
			return found, after, nil
		}
	}
	after.IndexSort = ""
	more, next, err := search.Find(ctx, t, tenant, Findable, query, after, limit-len(found), func(ctx context.Context, identifiers []string) ([]*search.Found[Summary], error) {
		return f.read(ctx, t, tenant, identifiers, func(s *Summary) bool { return last == "" || s.ID < last || !f.Reach.Includes(s.Owner) })
	})
	if errors.Is(err, table.ErrInvalid) {
		return nil, table.Position{}, err
	}
	if !next.IsZero() {
		next.IndexSort = last
	}
	return append(found, more...), next, err
}

// findNewest returns which of the newest customers the query asks for, and the last that it looked at.
func (f Filter) findNewest(ctx context.Context, t table.Table, tenant access.Tenant, query search.Query, limit int) (found []Summary, last string, err error) {
	page, _, err := Search(ctx, t, tenant, f, table.Position{}, newest)
	found = []Summary{}
	for i := range page {
		if len(found) == limit {
			break
		}
		last = page[i].ID
		if query.Matches(page[i].seen(f.Rights).Tokens()) {
			found = append(found, page[i])
		}
	}
	return found, last, err
}

// read returns the customers with what they are found by, in the order of the identifiers. Those that were not answered before fit.
func (f Filter) read(ctx context.Context, t table.Table, tenant access.Tenant, identifiers []string, fits func(*Summary) bool) ([]*search.Found[Summary], error) {
	found, err := search.Read(ctx, t, tenant, Findable, identifiers, func(item table.Item) (*search.Found[Summary], error) {
		c, err := f.Examine(item)
		if err != nil {
			return nil, err
		}
		c.Fits = c.Fits && fits(&c.Record)
		return c, nil
	})
	if err != nil {
		return nil, err
	}
	if f.Segment == "" {
		return found, nil
	}
	in, err := membership(ctx, t, tenant, f.Segment, identifiers)
	for i := range found {
		if err == nil && found[i] != nil {
			found[i].Fits = found[i].Fits && in[i]
		}
	}
	return found, err
}

// Examine returns the customer of the item with what it is found by, whatever the filter's Text. It fits when it is in use, and within
// reach or shared with the filter's User.
func (f Filter) Examine(item table.Item) (*search.Found[Summary], error) {
	c, err := Decode(item)
	if err != nil {
		return nil, err
	}
	s, err := DecodeSummary(item)
	if err != nil {
		return nil, err
	}
	f.Text = ""
	if f.User != "" && c.member(f.User) >= 0 {
		f.Member = f.User // whatever Reach says
	}
	fits := s.DeletedAt == nil && f.matcher()(&s)
	return &search.Found[Summary]{Record: s, Tokens: s.seen(f.Rights).Tokens(), Fits: fits}, nil
}
