package auth

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/text"
)

// Forgot mails a code to set a new password with. The answer is the same for every address.
var Forgot = operation.Act(operation.Spec{
	Name:    "auth.forgotPassword",
	Route:   "POST /v1/auth/forgot-password",
	Need:    access.Public,
	Summary: "Mail a code to reset a forgotten password",
	Status:  http.StatusAccepted,
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
}, forgot)

func forgot(ctx context.Context, d *app.Deps, call operation.Call, in *emailInput) (*nextOutput, error) {
	var c text.Checker
	email := c.Email("/email", in.Body.Email)
	if err := c.Problem(); err != nil {
		return nil, err
	}
	if err := mailing(ctx, d, call); err != nil {
		return nil, err
	}
	if err := d.Identity.ForgotPassword(ctx, email); err != nil {
		return nil, explain(err)
	}
	return &nextOutput{Next: "resetPassword"}, nil
}
