package segments

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/segment"
	"kehu/shared/table"
)

// Compute starts the job that computes who is in a segment now, in place of one that does so already.
var Compute = operation.Write(operation.Spec{
	Name:     "segments.compute",
	Route:    "POST /v1/segments/{id}/recompute",
	Need:     access.Needs(access.Segment, access.Update),
	Summary:  "Compute anew who is in a segment",
	Problems: []problem.Code{"segment.notFound"},
	Status:   http.StatusAccepted,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, compute)

type computeInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The segment's identifier."`
}

func compute(ctx context.Context, d *app.Deps, call operation.Call, in *computeInput) (*job.Job, table.Tx, error) {
	s, err := segment.Get(ctx, d.Table, call.Caller, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	j, writes, err := segment.Computing(d, call.Caller.Tenant, call.Stamp(), s.ID)
	tx := table.Tx{Writes: writes}
	tx.Add(s.There(call.Caller.Tenant))
	return &j, tx, err
}
