package auth

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/text"
)

// SignIn checks a password. It answers tokens never at once: a second factor is always asked for.
var SignIn = operation.Act(operation.Spec{
	Name:     "auth.signIn",
	Route:    "POST /v1/auth/sign-in",
	Need:     access.Public,
	Summary:  "Sign in with address and password",
	Problems: []problem.Code{"auth.credentialsInvalid", "auth.notConfirmed", "auth.passwordResetRequired", "auth.locked"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable}, // makes the sealing key if it is the first to need one
}, signIn)

type signInInput struct {
	Body struct {
		Email    string `json:"email" maxLength:"128" doc:"The address of the account."`
		Password string `json:"password" minLength:"1" maxLength:"256" doc:"The password."`
	}
}

func signIn(ctx context.Context, d *app.Deps, call operation.Call, in *signInInput) (*stepOutput, error) {
	var c text.Checker
	email := c.Email("/email", in.Body.Email)
	if err := c.Problem(); err != nil {
		return nil, err
	}
	out, err := checkSignIn(ctx, d, call, email, in.Body.Password)
	keep(ctx, d, call, email, login.Password, out, err)
	return out, err
}

func checkSignIn(ctx context.Context, d *app.Deps, call operation.Call, email, password string) (*stepOutput, error) {
	outcome, err := guessing(ctx, d, call, func() (identity.Outcome, error) {
		outcome, err := d.Identity.SignIn(ctx, email, password)
		return outcome, explain(err)
	})
	if err != nil {
		return nil, err
	}
	return step(ctx, d, call, outcome, email, login.Password)
}
