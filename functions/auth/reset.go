package auth

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Reset sets a new password by the code that was mailed, and ends all sessions.
var Reset = operation.Act(operation.Spec{
	Name:     "auth.resetPassword",
	Route:    "POST /v1/auth/reset-password",
	Need:     access.Public,
	Summary:  "Set a new password by a mailed code",
	Problems: []problem.Code{"auth.codeInvalid", "auth.codeExpired", "auth.passwordWeak", "request.conflict"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.FindAccount},
}, reset)

type resetInput struct {
	Body struct {
		Email       string `json:"email" maxLength:"128" doc:"The address of the account."`
		Code        string `json:"code" minLength:"1" maxLength:"32" doc:"The code from the mail."`
		NewPassword string `json:"newPassword" maxLength:"256" doc:"The new password."`
	}
}

func reset(ctx context.Context, d *app.Deps, call operation.Call, in *resetInput) (*operation.Nothing, error) {
	var c text.Checker
	email := c.Email("/email", in.Body.Email)
	if err := c.Problem(); err != nil {
		return nil, err
	}
	// Neither the name nor the company's own length is looked at here: the answer would tell a stranger that there is
	// such an account, and what it is called.
	checkPassword(&c, "/newPassword", in.Body.NewPassword, "", email, identity.MinPasswordLength)
	if err := c.Problem(); err != nil {
		return nil, err
	}
	if _, err := guessing(ctx, d, call, func() (*operation.Nothing, error) {
		return nil, explain(d.Identity.ResetPassword(ctx, email, in.Body.Code, in.Body.NewPassword))
	}); err != nil {
		return nil, err
	}
	profile, err := d.Identity.Find(ctx, email)
	if err != nil {
		return nil, explain(err)
	}
	tenantID, err := access.ParseTenant(profile.Tenant)
	if err != nil {
		return nil, fmt.Errorf("reset password: %w", err)
	}
	err = changeUser(ctx, d, call, tenantID, profile.User, func(u *user.User) error {
		changePassword(u, call.At)
		u.SignedOutAt = call.At
		return nil
	})
	d.Sessions.Forget(access.Caller{Tenant: tenantID, User: profile.User})
	if err != nil {
		return nil, err
	}
	return &operation.Nothing{}, nil
}
