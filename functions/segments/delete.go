package segments

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/segment"
	"kehu/shared/table"
)

// Delete removes a segment, and starts the job that removes its members. The customers stay. It cannot be restored.
var Delete = operation.Write(operation.Spec{
	Name:     "segments.delete",
	Route:    "DELETE /v1/segments/{id}",
	Need:     access.Needs(access.Segment, access.Delete),
	Summary:  "Delete a segment, but not its customers",
	Problems: []problem.Code{"segment.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The segment's identifier."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	before, err := segment.Get(ctx, d.Table, call.Caller, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	tx := before.Remove(call.Caller.Tenant, call.Stamp(), call.Caller.Company.Retention)
	_, writes, err := segment.Clearing(d, call.Caller.Tenant, call.Stamp(), before.ID)
	tx.Add(writes...)
	return &operation.Nothing{}, tx, err
}
