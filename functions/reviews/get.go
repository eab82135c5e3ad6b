package reviews

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/review"
)

// Get answers one review, with how far it is.
var Get = operation.Read(operation.Spec{
	Name:     "reviews.get",
	Route:    "GET /v1/reviews/{id}",
	Need:     access.Needs(access.Review, access.Read),
	Summary:  "Get an access review",
	Problems: []problem.Code{"review.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The review's identifier."`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*review.Review, error) {
	found, err := review.Find(ctx, d.Table, call.Caller.Tenant, in.ID)
	found = found.At(call.At)
	return &found, err
}
