// Package system holds the operations about Kehu itself.
package system

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Health says whether the service can reach its table.
var Health = operation.Read(operation.Spec{
	Name:    "health.get",
	Route:   "GET /v1/health",
	Need:    access.Public,
	Summary: "Is the service well",
	Uses:    []operation.Grant{operation.ReadTable},
}, health)

type healthOutput struct {
	Status  string `json:"status" enum:"ok" doc:"ok; when the service is not, this answers 503."`
	Version string `json:"version" doc:"The build."`
}

func health(ctx context.Context, d *app.Deps, _ operation.Call, _ *struct{}) (*healthOutput, error) {
	if _, err := d.Table.Get(ctx, table.In(access.Platform, "HEALTH").Key("HEALTH")); err != nil {
		return nil, problem.New("request.busy").After(time.Second).Because(err)
	}
	return &healthOutput{Status: "ok", Version: d.Version}, nil
}
