package segments

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/segment"
)

// List answers all segments, at most segment.Max, which are read at once.
var List = operation.Read(operation.Spec{
	Name:    "segments.list",
	Route:   "GET /v1/segments",
	Need:    access.Needs(access.Segment, access.Read),
	Summary: "List segments",
	Uses:    []operation.Grant{operation.ReadTable},
}, list)

type listInput struct{}

type listOutput struct {
	Items []segment.Segment `json:"items" nullable:"false" doc:"By name."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, _ *listInput) (*listOutput, error) {
	found, err := segment.List(ctx, d.Table, call.Caller)
	return &listOutput{Items: found}, err
}
