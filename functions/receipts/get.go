package receipts

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/receipt"
)

// Get answers one receipt.
var Get = operation.Read(operation.Spec{
	Name:     "receipts.get",
	Route:    "GET /v1/receipts/{id}",
	Need:     access.Needs(access.Receipt, access.Read),
	Summary:  "Get a receipt",
	Problems: []problem.Code{"receipt.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The receipt's identifier." example:"rcp_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*receipt.Receipt, error) {
	r, err := receipt.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	return &r, err
}
