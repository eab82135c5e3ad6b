package product

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

// Filter says which products a list shall show. The zero value is all that are in use.
type Filter struct {
	Text     string // what people type, see search.Parse; in the recycle bin, the beginning of a code, of a bar code, or of a word of the name
	Category string
	Status   Status
	Deleted  bool // those in the recycle bin
}

// Search returns up to limit products from the position on, newest first unless a text is looked for, and the position after the last that was
// examined; a zero position means that there are no more.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Summary, table.Position, error) {
	if f.Text != "" && !f.Deleted {
		return f.find(ctx, t, tenant, after, limit)
	}
	list := merge.List{
		Table: t, Index: table.ByTenant, Partitions: []table.Partition{List(tenant, f.Deleted)}, After: after,
		Sort: func(r table.Record) string { return r.Item.Text("id") },
	}
	match := f.match
	if f == (Filter{Deleted: f.Deleted}) {
		match = nil
	}
	found, next, err := merge.Find(ctx, list, limit, match)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list products: %w", err)
	}
	return found, next, nil
}

func (f Filter) match(s *Summary) bool {
	needle, bare := text.Fold(f.Text), strings.NewReplacer(" ", "", "-", "").Replace(f.Text)
	return (f.Category == "" || s.Category == f.Category) && (f.Status == "" || s.Status == f.Status) &&
		(needle == "" || s.begins(needle) || bare != "" && strings.HasPrefix(s.Barcode, bare))
}

// begins reports whether the code, the name, or a word of it begins with the text.
func (s *Summary) begins(needle string) bool {
	name := text.Fold(s.Name)
	return strings.HasPrefix(text.Fold(s.Code), needle) || strings.HasPrefix(name, needle) ||
		slices.ContainsFunc(strings.Fields(name), func(word string) bool { return strings.HasPrefix(word, needle) })
}
