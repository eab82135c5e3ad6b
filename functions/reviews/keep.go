package reviews

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Keep decides that somebody keeps what a review is about.
var Keep = operation.Write(operation.Spec{
	Name:    "reviews.keep",
	Route:   "POST /v1/reviews/{id}/items/{itemId}/keep",
	Need:    access.Needs(access.Review, access.Update),
	Summary: "Keep a grant under review",
	Problems: []problem.Code{
		"review.notFound", "review.itemNotFound", "review.notReviewer", "review.notOpen", "review.closed", "review.itemDecided", "user.selfChange",
	},
	Uses: []operation.Grant{operation.ReadTable, operation.WriteTable},
}, keep)

func keep(ctx context.Context, d *app.Deps, call operation.Call, in *decideInput) (*itemView, table.Tx, error) {
	m, err := decidable(ctx, d, call, in)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, tx, err := m.item.Keep(call.Caller.Tenant, call.Stamp(), m.review, m.note)
	out := view(after, m.review, m.registry, call)
	return &out, tx, err
}
