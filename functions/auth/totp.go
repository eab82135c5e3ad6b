package auth

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// TOTP makes the secret of a second factor: in the middle of a first sign-in, or for someone who
// is signed in and wants a new one. The identity provider checks the session or the token.
var TOTP = operation.Act(operation.Spec{
	Name:     "auth.totp",
	Route:    "POST /v1/auth/mfa/totp",
	Need:     access.Public,
	Summary:  "Make the secret of a second factor",
	Problems: []problem.Code{"auth.sessionInvalid", "auth.challengeUnknown", "auth.unauthenticated"},
	Uses:     []operation.Grant{operation.ReadTable},
}, totp)

type totpInput struct {
	Body *struct {
		Session string `json:"session,omitempty" maxLength:"8192" doc:"The session of the challenge MFA_SETUP; absent for a signed-in caller."`
	}
}

type totpOutput struct {
	Secret  string `json:"secret" doc:"For an authenticator app, base 32 (RFC 6238: SHA-1, 6 digits, 30 s)."`
	URI     string `json:"uri" doc:"The same as an otpauth:// address, to show as a QR code."`
	Session string `json:"session,omitempty" doc:"Goes with the first code, to /v1/auth/challenges; absent for a signed-in caller, who sends it to PUT /v1/auth/mfa/totp."`
}

const issuer = "Kehu"

func totp(ctx context.Context, d *app.Deps, call operation.Call, in *totpInput) (*totpOutput, error) {
	if in.Body == nil || in.Body.Session == "" {
		return replaceTOTP(ctx, d, call)
	}
	p, err := openProgress(ctx, d, in.Body.Session)
	if err != nil {
		return nil, err
	}
	if p.Challenge != identity.MFASetup {
		return nil, problem.New("auth.challengeUnknown", problem.At("/session", "field.invalid"))
	}
	secret, next, err := d.Identity.StartTOTP(ctx, p.Session)
	if err != nil {
		return nil, explainAs(err, "auth.sessionInvalid")
	}
	p.Session = next
	sealed, err := sealProgress(ctx, d, p)
	if err != nil {
		return nil, err
	}
	return &totpOutput{Secret: secret, URI: identity.OTPAuthURI(secret, issuer, p.Email), Session: sealed}, nil
}

func replaceTOTP(ctx context.Context, d *app.Deps, call operation.Call) (*totpOutput, error) {
	if call.AccessToken() == "" {
		return nil, problem.New("auth.unauthenticated", problem.At("/session", "field.required"))
	}
	secret, err := d.Identity.ReplaceTOTP(ctx, call.AccessToken())
	if err != nil {
		return nil, explainAs(err, "auth.unauthenticated")
	}
	return &totpOutput{Secret: secret, URI: identity.OTPAuthURI(secret, issuer, issuer)}, nil
}
