package auth

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/text"
)

// Confirm proves an address by the code that was mailed to it.
var Confirm = operation.Act(operation.Spec{
	Name:     "auth.confirm",
	Route:    "POST /v1/auth/confirm",
	Need:     access.Public,
	Summary:  "Confirm the address of a sign-up",
	Problems: []problem.Code{"auth.codeInvalid", "auth.codeExpired"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, confirm)

type confirmInput struct {
	Body struct {
		Email string `json:"email" maxLength:"128" doc:"The address that signed up."`
		Code  string `json:"code" minLength:"1" maxLength:"32" doc:"The code from the mail." example:"123456"`
	}
}

func confirm(ctx context.Context, d *app.Deps, call operation.Call, in *confirmInput) (*operation.Nothing, error) {
	var c text.Checker
	email := c.Email("/email", in.Body.Email)
	if err := c.Problem(); err != nil {
		return nil, err
	}
	return guessing(ctx, d, call, func() (*operation.Nothing, error) {
		return &operation.Nothing{}, explain(d.Identity.ConfirmSignUp(ctx, email, in.Body.Code))
	})
}
