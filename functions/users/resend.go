package users

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Resend mails a fresh temporary password to a user who has not signed in yet, once a minute at most.
var Resend = operation.WriteThen(operation.Spec{
	Name:     "users.resend",
	Route:    "POST /v1/users/{id}/resend-invitation",
	Need:     access.Needs(access.User, access.Create),
	Summary:  "Mail an invitation again",
	Problems: []problem.Code{"user.notFound", "user.left", "user.selfChange", "user.roleExceeds", "user.notInvited"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity},
	Timeout:  20 * time.Second,
	Beyond:   login.Addresses,
}, resend, func(ctx context.Context, d *app.Deps, call operation.Call, u *user.User) error {
	return invite(ctx, d, call, u, true)
})

// pause is how long an invitation must lie before it is mailed again.
const pause = time.Minute

func resend(ctx context.Context, d *app.Deps, call operation.Call, in *oneInput) (*user.User, table.Tx, error) {
	before, err := somebodyElse(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.Status != user.Invited {
		return nil, table.Tx{}, problem.New("user.notInvited")
	}
	if before.InvitedAt != nil {
		if wait := before.InvitedAt.Add(pause).Sub(call.At); wait > 0 {
			return nil, table.Tx{}, problem.New("request.tooMany").After(wait)
		}
	}
	after, tx, err := change(call, before, func(u *user.User) { u.InvitedAt = &u.UpdatedAt })
	tx.Add(invited(call))
	return after, tx, err
}
