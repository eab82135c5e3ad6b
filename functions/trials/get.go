package trials

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/trial"
)

// Get answers one request.
var Get = operation.Read(operation.Spec{
	Name:     "trials.get",
	Route:    "GET /v1/trial-requests/{id}",
	Need:     access.Needs(access.Tenants, access.Read),
	Summary:  "Get a request for a trial",
	Problems: []problem.Code{"trial.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The request's identifier."`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*trial.Request, error) {
	request, err := trial.Find(ctx, d.Table, call.Caller.Tenant, in.ID)
	return &request, err
}
