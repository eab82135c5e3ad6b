package auth

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Refresh trades a refresh token for new tokens. Each works once; one that comes twice closes
// the session.
var Refresh = operation.Act(operation.Spec{
	Name:     "auth.refresh",
	Route:    "POST /v1/auth/refresh",
	Need:     access.Public,
	Summary:  "Get new tokens",
	Problems: []problem.Code{"auth.tokenInvalid", "auth.tokenReused"},
}, refresh)

type refreshInput struct {
	Body struct {
		RefreshToken string `json:"refreshToken" minLength:"1" maxLength:"8192" doc:"The refresh token that came last."`
	}
}

func refresh(ctx context.Context, d *app.Deps, _ operation.Call, in *refreshInput) (*stepOutput, error) {
	t, err := d.Identity.Refresh(ctx, in.Body.RefreshToken)
	if err != nil {
		return nil, explainAs(err, "auth.tokenInvalid")
	}
	return tokens(t), nil
}
