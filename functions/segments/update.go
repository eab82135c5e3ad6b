package segments

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/segment"
	"kehu/shared/table"
)

// Update changes some fields of a segment. Another rule starts the job that computes who is in it; until that has come to its end, who was in it stays.
var Update = operation.Write(operation.Spec{
	Name:     "segments.update",
	Route:    "PATCH /v1/segments/{id}",
	Need:     access.Needs(access.Segment, access.Update),
	Summary:  "Change a segment",
	Problems: []problem.Code{"segment.notFound", "segment.duplicate"},
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout:  previewTimeout,
}, update)

type updateInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The segment's identifier."`
	Body operation.Patch[segment.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*segment.Segment, table.Tx, error) {
	before, err := segment.Get(ctx, d.Table, call.Caller, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := in.Body.Apply(before.Fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	fields, order, err := acceptable(ctx, d, call, fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if call.DryRun || !fields.SameRule(before.Fields) {
		if err := mayAsk(call, fields); err != nil {
			return nil, table.Tx{}, err
		}
	}
	after := before
	if !reflect.DeepEqual(table.Encode(fields), table.Encode(before.Fields)) { // else nothing changes, so there is no new version
		after.Meta, after.Fields = before.Changed(call.Stamp()), fields
	}
	tx := table.Tx{}
	if after.Version > before.Version {
		tx = after.Replace(call.Caller.Tenant, before)
	}
	if !call.DryRun && fields.SameRule(before.Fields) {
		return &after, tx, nil
	}
	return computed(ctx, d, call, after, order, tx)
}
