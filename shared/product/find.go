package product

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/search"
	"kehu/shared/table"
)

// Findable says what products are found by; those in the recycle bin are not.
var Findable = search.Kind{Kind: Kind, Reads: []string{"nm", "sn", "nu", "rf", "da"}, Text: func(item table.Item) (search.Text, error) {
	var s Summary
	if err := table.Decode(item, &s); err != nil {
		return search.Text{}, fmt.Errorf("product: %w", err)
	}
	if s.DeletedAt != nil {
		return search.Text{}, nil
	}
	return s.findable(), nil
}}

// findable is what the product is found by.
func (s *Summary) findable() search.Text {
	return search.Text{Names: []string{s.Name, s.Specification}, Codes: []string{s.Code, s.Barcode}}
}

// newest is how many of the newest products a search looks at without the help of tokens, so that one that was added a moment ago is
// found although the stream has not told of it yet.
const newest = 50

// find is Search for a filter with a text: first the newest products, then what the tokens name. The position's IndexSort is the
// last of the newest, as what follows must not be answered twice.
func (f Filter) find(ctx context.Context, t table.Table, tenant access.Tenant, after table.Position, limit int) ([]Summary, table.Position, error) {
	query, rest := search.Parse(f.Text), f
	rest.Text = ""
	found, last := []Summary{}, after.IndexSort
	if after.IsZero() {
		page, _, err := Search(ctx, t, tenant, rest, table.Position{}, newest)
		if err != nil {
			return nil, table.Position{}, err
		}
		for i := range page {
			if len(found) == limit {
				break
			}
			last = page[i].ID
			if query.Matches(page[i].findable().Tokens()) {
				found = append(found, page[i])
			}
		}
		if len(found) == limit {
			after = query.Beginning(tenant, Findable)
			after.IndexSort = last
			return found, after, nil
		}
	}
	after.IndexSort = ""
	more, next, err := search.Find(ctx, t, tenant, Findable, query, after, limit-len(found), func(ctx context.Context, identifiers []string) ([]*search.Found[Summary], error) {
		return read(ctx, t, tenant, identifiers, func(s *Summary) bool {
			return s.DeletedAt == nil && (last == "" || s.ID < last) && rest.match(s)
		})
	})
	if !next.IsZero() {
		next.IndexSort = last
	}
	return append(found, more...), next, err
}

// read returns the products with what they are found by, in the order of the identifiers.
func read(ctx context.Context, t table.Table, tenant access.Tenant, identifiers []string, fits func(*Summary) bool) ([]*search.Found[Summary], error) {
	return search.Read(ctx, t, tenant, Findable, identifiers, func(item table.Item) (*search.Found[Summary], error) {
		var s Summary
		err := table.Decode(item, &s)
		return &search.Found[Summary]{Record: s, Tokens: s.findable().Tokens(), Fits: fits(&s)}, err
	})
}
