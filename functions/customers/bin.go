package customers

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Bin answers what lies in the recycle bin, of whose customers the caller may restore or see: who deleted it, when, and when it
// leaves for good. Two round trips and more: the index knows which they are, the table what became of them.
var Bin = operation.Read(operation.Spec{
	Name:     "customers.bin",
	Route:    "GET /v1/customers/bin",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List customers in the recycle bin",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, bin)

type binInput struct {
	operation.Listing
	Query string `json:"q,omitempty" query:"q" maxLength:"100" doc:"Only those with this text in number, name, contact, reference, e-mail address or tax number, or these 4 or more digits in a phone number."`
	Mine  bool   `json:"mine,omitempty" query:"mine" doc:"Only what you deleted."`
}

// deletedCustomer is a customer in the recycle bin.
type deletedCustomer struct {
	customer.Summary
	DeletedBy string    `json:"deletedBy" doc:"Who deleted it."`
	PurgeAt   time.Time `json:"purgeAt" doc:"When it leaves the recycle bin for good."`
}

func bin(ctx context.Context, d *app.Deps, call operation.Call, in *binInput) (*operation.List[deletedCustomer], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "customers.bin", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := customer.Search(ctx, d.Table, call.Caller.Tenant, customer.Filter{
		Text: in.Query, Deleted: true, Rights: call.Caller.Rights,
		Reach: call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Read}),
	}, after, in.Limit)
	if err != nil {
		return nil, err
	}
	out := operation.List[deletedCustomer]{Items: []deletedCustomer{}}
	for first := 0; first < len(found); first += table.MaxBatchGet {
		part := found[first:min(first+table.MaxBatchGet, len(found))]
		if out.Items, err = inBin(ctx, d, call, in, out.Items, part); err != nil {
			return nil, err
		}
	}
	out.NextCursor, err = page.Cursor(ctx, d.Sealer, query, next)
	return &out, err
}

// inBin appends those that still lie in the recycle bin.
func inBin(ctx context.Context, d *app.Deps, call operation.Call, in *binInput, all []deletedCustomer, part []customer.Summary) ([]deletedCustomer, error) {
	identifiers := make([]string, len(part))
	for i, s := range part {
		identifiers[i] = s.ID
	}
	records, err := customer.GetAll(ctx, d.Table, call.Caller.Tenant, identifiers)
	if err != nil {
		return nil, err
	}
	for i, c := range records {
		if c == nil || !c.Deleted() || c.PurgeAt == nil || in.Mine && c.DeletedBy != call.Caller.User {
			continue // the index is behind
		}
		all = append(all, deletedCustomer{Summary: part[i], DeletedBy: c.DeletedBy, PurgeAt: *c.PurgeAt})
	}
	return all, nil
}
