package auth

import (
	"context"
	"errors"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Refresh trades a refresh token for new tokens. Each works once; one that comes twice closes
// the session. That of a session that was ended gives none, also where the provider was not told of its end.
var Refresh = operation.Act(operation.Spec{
	Name:     "auth.refresh",
	Route:    "POST /v1/auth/refresh",
	Need:     access.Public,
	Summary:  "Get new tokens",
	Problems: []problem.Code{"auth.tokenInvalid", "auth.tokenReused"},
	Uses:     []operation.Grant{operation.ReadTable, operation.TouchSession},
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
	owner, err := ownerOf(t.Access)
	if err != nil {
		return nil, err
	}
	// A fault of the table is none here: the token is used up, and the next call will be checked anyway.
	if _, err := d.Caller(ctx, owner); problem.Is(err, "auth.sessionEnded") {
		return nil, errors.Join(problem.New("auth.tokenInvalid"), d.Identity.SignOut(ctx, t.Refresh))
	}
	return tokens(t), nil
}
