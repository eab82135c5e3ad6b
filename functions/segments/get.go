package segments

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/segment"
)

// Get answers one segment.
var Get = operation.Read(operation.Spec{
	Name:     "segments.get",
	Route:    "GET /v1/segments/{id}",
	Need:     access.Needs(access.Segment, access.Read),
	Summary:  "Get a segment",
	Problems: []problem.Code{"segment.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The segment's identifier." example:"seg_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*segment.Segment, error) {
	s, err := segment.Get(ctx, d.Table, call.Caller, in.ID)
	return &s, err
}
