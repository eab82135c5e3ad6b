package dictionaries

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/dictionary"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// List answers all entries of a dictionary: it has at most dictionary.Max entries beside the built-in ones, which are
// read at once.
var List = operation.Read(operation.Spec{
	Name:     "dictionaries.list",
	Route:    "GET /v1/dictionaries/{kind}",
	Need:     access.Needs(access.Dictionary, access.Read),
	Summary:  "List the entries of a dictionary",
	Problems: []problem.Code{"dictionary.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	Kind    dictionary.Name `json:"-" path:"kind" maxLength:"20" doc:"The dictionary: industry, source, level, reason, unit or currency." example:"industry"`
	Enabled bool            `json:"-" query:"enabled" doc:"Only entries that are not disabled."`
}

type listOutput struct {
	Items []dictionary.View `json:"items" nullable:"false" doc:"All entries, by order, then by code."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*listOutput, error) {
	entries, err := dictionary.List(ctx, d.Table, call.Caller.Tenant, in.Kind)
	if err != nil {
		return nil, err
	}
	out := listOutput{Items: make([]dictionary.View, 0, len(entries))}
	for i := range entries {
		if e := &entries[i]; !e.Disabled || !in.Enabled {
			out.Items = append(out.Items, e.View())
		}
	}
	return &out, nil
}
