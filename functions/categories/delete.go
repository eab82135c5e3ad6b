package categories

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/category"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Delete removes a category that has none below it and no customer. It cannot be restored; its name is free again. A customer that
// came into it between the look and the deletion is found by looking once more, when no other can come; then the category is
// put back. So this is no single transaction.
var Delete = operation.Act(operation.Spec{
	Name:     "categories.delete",
	Route:    "DELETE /v1/categories/{id}",
	Need:     access.Needs(access.Category, access.Delete),
	Summary:  "Delete an empty category",
	Problems: []problem.Code{"category.inUse", "category.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The category's identifier."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, error) {
	tenant := call.Caller.Tenant
	before, err := category.Get(ctx, d.Table, tenant, in.ID)
	if err != nil {
		return nil, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, err
	}
	inUse := problem.New("category.inUse")
	if referred, err := category.Referred(ctx, d.Table, tenant, before.ID); err != nil || referred {
		return nil, first(err, inUse)
	}
	tx := before.Remove(tenant, call.Stamp(), call.Caller.Company.Retention)
	if err := d.Table.Transact(ctx, tx); err != nil {
		return nil, tx.Explain(err)
	}
	referred, err := category.Referred(ctx, d.Table, tenant, before.ID)
	if err == nil && !referred {
		return &operation.Nothing{}, nil
	}
	back, failed := category.Revive(ctx, d.Table, tenant, before.ID, call.Stamp())
	if failed == nil && len(back.Writes) > 0 {
		failed = back.Explain(d.Table.Transact(ctx, back))
	}
	return nil, first(failed, err, inUse)
}

// first returns the first error that is one.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
