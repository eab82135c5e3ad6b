package reviews

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/review"
	"kehu/shared/table"
)

// Close ends a review: when every item is decided, or when its deadline has passed; then the report shows what nobody decided.
var Close = operation.Write(operation.Spec{
	Name:     "reviews.close",
	Route:    "POST /v1/reviews/{id}/close",
	Need:     access.Needs(access.Review, access.Close),
	Summary:  "Close an access review",
	Problems: []problem.Code{"review.notFound", "review.undecided"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, closeReview)

type closeInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The review's identifier."`
}

func closeReview(ctx context.Context, d *app.Deps, call operation.Call, in *closeInput) (*review.Review, table.Tx, error) {
	before, err := review.Find(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, writes, err := before.Close(call.Caller.Tenant, call.Stamp())
	after = after.At(call.At)
	return &after, table.Tx{Writes: writes}, err
}
