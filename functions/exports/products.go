package exports

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/extract"
	"kehu/shared/imports"
	"kehu/shared/product"
	"kehu/shared/table"
)

// findProducts finds products as their list does.
func findProducts(_ context.Context, d *app.Deps, c access.Caller, f extract.Filter, _ string) (search, error) {
	return func(ctx context.Context, after table.Position, limit int) ([]string, table.Position, error) {
		found, next, err := product.Search(ctx, d.Table, c.Tenant, product.Filter{Text: f.Query, Category: f.Category, Status: product.Status(f.Status), Deleted: f.Deleted}, after, limit)
		identifiers := make([]string, len(found))
		for i, s := range found {
			identifiers[i] = s.ID
		}
		return identifiers, next, err
	}, nil
}

// readProducts reads products as the caller sees them; those alone that are in use, or deleted.
func readProducts(ctx context.Context, d *app.Deps, c access.Caller, deleted bool, identifiers []string) (found []product.Product, err error) {
	keys := make([]table.Key, len(identifiers))
	for i, identifier := range identifiers {
		keys[i] = product.Key(c.Tenant, identifier)
	}
	items, err := d.Table.BatchGet(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	for _, item := range items {
		if item == nil {
			continue
		}
		p, err := product.Decode(item)
		if err != nil {
			return nil, err
		}
		if p.Deleted() != deleted {
			continue
		}
		if !c.Allowed(access.Permission{Object: access.Product, Action: access.ReadCost}) {
			p = p.WithoutCost()
		}
		found = append(found, p)
	}
	return found, nil
}

func productRows(ctx context.Context, d *app.Deps, c access.Caller, columns *imports.Subject, deleted bool, identifiers []string) (rows [][]string, err error) {
	found, err := readProducts(ctx, d, c, deleted, identifiers)
	if err != nil {
		return nil, err
	}
	for _, p := range found {
		cells, err := cellsOf(columns, p.Entry, nil)
		if err != nil {
			return nil, err
		}
		rows = append(rows, cells)
	}
	return rows, nil
}

func productLines(ctx context.Context, d *app.Deps, c access.Caller, p printing, deleted bool, identifiers []string) (rows [][]string, err error) {
	found, err := readProducts(ctx, d, c, deleted, identifiers)
	if err != nil {
		return nil, err
	}
	names := p.names(nil)
	for i := range found {
		rows = append(rows, p.letter.ProductRow(&found[i], names))
	}
	return rows, nil
}
