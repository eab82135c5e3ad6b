package auth

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// ConfirmTOTP takes a signed-in caller's new second factor into use.
var ConfirmTOTP = operation.Act(operation.Spec{
	Name:      "auth.confirmTotp",
	Route:     "PUT /v1/auth/mfa/totp",
	Need:      access.SignedIn,
	WhileHeld: true,
	Summary:   "Take a new second factor into use",
	Problems:  []problem.Code{"auth.codeInvalid"},
}, confirmTOTP)

type codeInput struct {
	Body struct {
		Code string `json:"code" minLength:"6" maxLength:"6" doc:"The first code that the authenticator app shows." example:"123456"`
	}
}

func confirmTOTP(ctx context.Context, d *app.Deps, call operation.Call, in *codeInput) (*operation.Nothing, error) {
	if err := d.Identity.ConfirmTOTP(ctx, call.AccessToken(), in.Body.Code); err != nil {
		return nil, explainAs(err, "auth.unauthenticated")
	}
	return &operation.Nothing{}, nil
}
