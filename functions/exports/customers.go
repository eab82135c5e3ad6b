package exports

import (
	"context"

	"kehu/functions/customers"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/extract"
	"kehu/shared/imports"
	"kehu/shared/mask"
	"kehu/shared/table"
	"kehu/shared/user"
)

// findCustomers finds customers as their list does.
func findCustomers(ctx context.Context, d *app.Deps, c access.Caller, f extract.Filter, at string) (search, error) {
	reach, err := reachOf(c, access.Customer, f.Owner, at)
	if err != nil {
		return nil, err
	}
	filter := customer.Filter{Text: f.Query, Deleted: f.Deleted, Reach: reach, Rights: c.Rights}
	if f.Team == "me" { // of others: what is shared is read, and is exported by who may export theirs
		filter.Member = c.User
		reach = c.Reach(access.Permission{Object: access.Customer, Action: access.Export})
	}
	narrowing := customers.Narrowing{
		Tag: f.Tag, Category: f.Category, Segment: f.Segment, Level: f.Level, Source: customer.Source(f.Source), Status: customer.Status(f.Status),
		CreatedFrom: f.CreatedFrom, CreatedTo: f.CreatedTo, UpdatedFrom: f.UpdatedFrom, UpdatedTo: f.UpdatedTo,
	}
	if err := narrowing.Narrow(ctx, d, c, &filter, at); err != nil {
		return nil, err
	}
	return func(ctx context.Context, after table.Position, limit int) ([]string, table.Position, error) {
		found, next, err := contact.Search(ctx, d.Table, c.Tenant, filter, after, limit)
		identifiers := make([]string, 0, len(found))
		for _, s := range found {
			if reach.Includes(s.Owner) {
				identifiers = append(identifiers, s.ID)
			}
		}
		return identifiers, next, err
	}, nil
}

// readCustomers reads customers as the caller sees them; those alone that are in use, or deleted, and their owners. Two round trips.
func readCustomers(ctx context.Context, d *app.Deps, c access.Caller, deleted bool, identifiers []string) (found []*customer.Customer, owners map[string]user.User, err error) {
	all, err := customer.GetAll(ctx, d.Table, c.Tenant, identifiers)
	if err != nil {
		return nil, nil, err
	}
	var owned []string
	for _, one := range all {
		if one == nil || one.Deleted() != deleted {
			continue
		}
		mask.Apply(c.Rights, one)
		found, owned = append(found, one), append(owned, one.Owner)
	}
	owners, err = usersOf(ctx, d, c.Tenant, owned)
	return found, owners, err
}

func customerRows(ctx context.Context, d *app.Deps, c access.Caller, columns *imports.Subject, deleted bool, identifiers []string) (rows [][]string, err error) {
	found, owners, err := readCustomers(ctx, d, c, deleted, identifiers)
	if err != nil {
		return nil, err
	}
	for _, one := range found {
		one.Owner = addressOf(owners, one.Owner)
		cells, err := cellsOf(columns, one.Fields, map[string]string{"number": one.Number})
		if err != nil {
			return nil, err
		}
		rows = append(rows, cells)
	}
	return rows, nil
}

func customerLines(ctx context.Context, d *app.Deps, c access.Caller, p printing, deleted bool, identifiers []string) (rows [][]string, err error) {
	found, owners, err := readCustomers(ctx, d, c, deleted, identifiers)
	if err != nil {
		return nil, err
	}
	names := p.names(owners)
	for _, one := range found {
		rows = append(rows, p.letter.CustomerRow(one, names))
	}
	return rows, nil
}
