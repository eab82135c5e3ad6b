package auth

import (
	"errors"
	"strconv"
	"time"

	"kehu/shared/identity"
	"kehu/shared/problem"
)

// codes says what an identity provider's error is to the caller.
var codes = []struct {
	err  error
	code problem.Code
}{
	{identity.ErrNotAuthorized, "auth.credentialsInvalid"},
	{identity.ErrNotFound, "auth.credentialsInvalid"},
	{identity.ErrNotConfirmed, "auth.notConfirmed"},
	{identity.ErrPasswordResetRequired, "auth.passwordResetRequired"},
	{identity.ErrCodeMismatch, "auth.codeInvalid"},
	{identity.ErrCodeExpired, "auth.codeExpired"},
	{identity.ErrTokenReused, "auth.tokenReused"},
	{identity.ErrTooManyRequests, "request.tooMany"},
}

// explain makes a problem of an identity provider's error; a fault stays a fault.
func explain(err error) error {
	if locked, ok := errors.AsType[*identity.LockedError](err); ok {
		seconds := int64((locked.RetryAfter + time.Second - 1) / time.Second)
		return problem.New("auth.locked").With("seconds", strconv.FormatInt(seconds, 10)).After(locked.RetryAfter)
	}
	if errors.Is(err, identity.ErrPasswordReused) { // which is a breach of the policy, too
		return problem.New("auth.passwordWeak", problem.At("/newPassword", "password.reused"))
	}
	if errors.Is(err, identity.ErrPasswordPolicy) {
		return weak("/newPassword")
	}
	for _, known := range codes {
		if errors.Is(err, known.err) {
			p := problem.New(known.code)
			if known.code == "request.tooMany" {
				p = p.After(time.Minute)
			}
			return p
		}
	}
	return err
}

// weak is the problem of a password that the provider refuses although it met our policy, or that only the provider
// could hold against the name.
func weak(pointer string) error {
	return problem.New("auth.passwordWeak", problem.At(pointer, "password.refused"))
}

// explainAs is explain, with another code for ErrNotAuthorized.
func explainAs(err error, code problem.Code) error {
	if errors.Is(err, identity.ErrNotAuthorized) {
		return problem.New(code)
	}
	return explain(err)
}
