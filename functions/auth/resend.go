package auth

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/text"
)

// Resend mails a new confirmation code. The answer is the same for every address.
var Resend = operation.Act(operation.Spec{
	Name:    "auth.resendCode",
	Route:   "POST /v1/auth/resend-code",
	Need:    access.Public,
	Summary: "Mail a new confirmation code",
	Status:  http.StatusAccepted,
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
}, resend)

type emailInput struct {
	Body struct {
		Email string `json:"email" maxLength:"128" doc:"The address of the account."`
	}
}

func resend(ctx context.Context, d *app.Deps, call operation.Call, in *emailInput) (*nextOutput, error) {
	var c text.Checker
	email := c.Email("/email", in.Body.Email)
	if err := c.Problem(); err != nil {
		return nil, err
	}
	if err := mailing(ctx, d, call); err != nil {
		return nil, err
	}
	if err := d.Identity.ResendCode(ctx, email); err != nil {
		return nil, explain(err)
	}
	return &nextOutput{Next: "confirm"}, nil
}
