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
	operation.Browsing
	Body *struct {
		RefreshToken string `json:"refreshToken" minLength:"1" maxLength:"8192" doc:"The refresh token that came last. The web console sends no body: its token is in a cookie."`
	}
}

func refresh(ctx context.Context, d *app.Deps, call operation.Call, in *refreshInput) (*stepOutput, error) {
	token := in.RefreshToken()
	if !in.Console() && in.Body != nil {
		token = in.Body.RefreshToken
	}
	switch {
	case token == "" && in.Console():
		return nil, problem.New("auth.tokenInvalid")
	case token == "":
		return nil, problem.New("request.invalid", problem.At("/refreshToken", "field.required"))
	}
	t, err := d.Identity.Refresh(ctx, token)
	if err != nil {
		return nil, forgetRefused(call, in.Browsing, explainAs(err, "auth.tokenInvalid"))
	}
	owner, err := ownerOf(t.Access)
	if err != nil {
		return nil, err
	}
	// A fault of the table is none here: the token is used up, and the next call will be checked anyway.
	if _, err := d.Caller(ctx, owner); problem.Is(err, "auth.sessionEnded") {
		err = errors.Join(problem.New("auth.tokenInvalid"), d.Identity.SignOut(ctx, t.Refresh))
		return nil, forgetRefused(call, in.Browsing, err)
	}
	return handOver(call, in.Browsing, tokens(t)), nil
}

// handOver moves the refresh token of a step that has one out of the answer into a cookie when the web console asks.
func handOver(call operation.Call, b operation.Browsing, out *stepOutput) *stepOutput {
	if out != nil && out.RefreshToken != "" && b.Console() {
		call.KeepRefreshToken(out.RefreshToken)
		out.RefreshToken = ""
	}
	return out
}

// forgetRefused has the browser forget a token that was refused, but not one that a fault kept from being looked at.
func forgetRefused(call operation.Call, b operation.Browsing, err error) error {
	if refused, ok := errors.AsType[*problem.Error](err); ok && refused.Status() == 401 && b.Console() {
		call.KeepRefreshToken("")
	}
	return err
}
