package auth

import (
	"context"
	"errors"
	"time"

	"kehu/shared/app"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// patience is how long a sign-in waits for the log at most.
const patience = 500 * time.Millisecond

// keep writes a step of a sign-in into the log. A sign-in does not fail because its log does: that is told in the
// function's own log.
func keep(ctx context.Context, d *app.Deps, call operation.Call, email string, method login.Method, out *stepOutput, err error) {
	result, known := resultOf(out, err)
	if !known {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err = login.Keep(ctx, d.Table, email, login.Attempt{
		ID: d.IDs.New("lgn"), At: call.At, Address: call.Address, Method: method, Result: result, RequestID: call.RequestID,
	})
	if err != nil {
		d.Log.ErrorContext(ctx, "sign-in not kept", "requestId", call.RequestID, "cause", err)
	}
}

// resultOf tells what came of a step; a fault of ours is no result.
func resultOf(out *stepOutput, err error) (login.Result, bool) {
	var refused *problem.Error
	switch {
	case err == nil && out.AccessToken != "":
		return login.SignedIn, true
	case err == nil:
		return login.Challenged, true
	case problem.Is(err, "auth.locked"):
		return login.Locked, true
	case errors.As(err, &refused):
		return login.Failed, true
	}
	return "", false
}
