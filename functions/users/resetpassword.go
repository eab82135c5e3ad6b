package users

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/invitation"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// ResetPassword ends a user's password and all sessions. A temporary password goes out by mail, to nobody else; the next sign-in
// asks for one of the user's own, and for the second factor, which stays.
//
// It is a permission of its own, apart from inviting users: whoever may both create a user and set a password could act in that
// user's name.
var ResetPassword = operation.WriteThen(operation.Spec{
	Name:     "users.resetPassword",
	Route:    "POST /v1/users/{id}/reset-password",
	Need:     access.Needs(access.User, access.Password),
	Summary:  "Mail a user a temporary password",
	Problems: []problem.Code{"user.notFound", "user.selfChange", "user.roleExceeds", "user.notActive"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity, operation.SendMail},
	Timeout:  20 * time.Second,
}, resetPassword, mailPassword)

func resetPassword(ctx context.Context, d *app.Deps, call operation.Call, in *oneInput) (*user.User, table.Tx, error) {
	before, err := somebodyElse(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.Status != user.Active {
		return nil, table.Tx{}, problem.New("user.notActive")
	}
	if before.PasswordResetAt != nil {
		if wait := before.PasswordResetAt.Add(pause).Sub(call.At); wait > 0 {
			return nil, table.Tx{}, problem.New("request.tooMany").After(wait)
		}
	}
	return change(call, before, func(u *user.User) { u.PasswordResetAt, u.SignedOutAt = &u.UpdatedAt, call.At })
}

// mailPassword mails the temporary password; see invitation.MailPassword.
func mailPassword(ctx context.Context, d *app.Deps, call operation.Call, u *user.User) error {
	forget(d, call, u)
	by := invitation.Inviter{Tenant: call.Caller.Tenant, User: call.Caller.User}
	return explain(invitation.MailPassword(ctx, d, by, call.Caller.Tenant, u.ID, u.PasswordResetAt))
}
