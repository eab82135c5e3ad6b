package reviews

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Revoke decides that somebody loses what a review is about: in the same transaction, so that it counts within session.MaxAge
// everywhere. Two reads: the item says whose it is.
var Revoke = operation.WriteThen(operation.Spec{
	Name:    "reviews.revoke",
	Route:   "POST /v1/reviews/{id}/items/{itemId}/revoke",
	Need:    access.Needs(access.Review, access.Update),
	Summary: "Revoke a grant under review, at once",
	Problems: []problem.Code{
		"review.notFound", "review.itemNotFound", "review.notReviewer", "review.notOpen", "review.closed",
		"user.selfChange", "user.roleExceeds", "user.lastAdministrator",
	},
	Uses: []operation.Grant{operation.ReadTable, operation.WriteTable},
}, revoke, func(_ context.Context, d *app.Deps, call operation.Call, out *itemView) error {
	d.Sessions.Forget(access.Caller{Tenant: call.Caller.Tenant, User: out.User})
	return nil
})

func revoke(ctx context.Context, d *app.Deps, call operation.Call, in *decideInput) (*itemView, table.Tx, error) {
	m, err := decidable(ctx, d, call, in)
	if err != nil {
		return nil, table.Tx{}, err
	}
	u, found, err := user.Get(ctx, d.Table, call.Caller.Tenant, m.item.User)
	if err != nil {
		return nil, table.Tx{}, err
	}
	holder := &u
	if !found {
		holder = nil
	}
	after, tx, err := m.item.Revoke(call.Caller, call.Stamp(), m.review, m.registry, holder, m.note)
	out := view(after, m.review, m.registry, call)
	return &out, tx, err
}
