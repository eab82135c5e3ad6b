package auth

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Password changes the caller's password.
var Password = operation.Act(operation.Spec{
	Name:      "auth.changePassword",
	Route:     "PUT /v1/auth/password",
	Need:      access.SignedIn,
	WhileHeld: true,
	Summary:   "Change your password",
	Problems:  []problem.Code{"auth.credentialsInvalid", "auth.locked", "auth.passwordWeak", "user.notFound", "request.conflict"},
	Uses:      []operation.Grant{operation.ReadTable, operation.WriteTable},
}, password)

type passwordInput struct {
	Body struct {
		OldPassword string `json:"oldPassword" minLength:"1" maxLength:"256" doc:"The password of today."`
		NewPassword string `json:"newPassword" maxLength:"256" doc:"The new password."`
	}
}

func password(ctx context.Context, d *app.Deps, call operation.Call, in *passwordInput) (*operation.Nothing, error) {
	u, found, err := user.Get(ctx, d.Table, call.Caller.Tenant, call.Caller.User)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, problem.New("user.notFound")
	}
	var c text.Checker
	checkPassword(&c, "/newPassword", in.Body.NewPassword, u.Name, u.Email, call.Caller.Company.PasswordLength)
	if err := c.Problem(); err != nil {
		return nil, err
	}
	if err := d.Identity.ChangePassword(ctx, call.AccessToken(), in.Body.OldPassword, in.Body.NewPassword); err != nil {
		return nil, explain(err)
	}
	if err := chosen(ctx, d, call, call.Caller); err != nil {
		return nil, err
	}
	return &operation.Nothing{}, nil
}
