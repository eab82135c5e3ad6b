package auth

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/seal"
)

// stepOutput is what a step of a sign-in leads to: tokens, or the next challenge.
type stepOutput struct {
	AccessToken   string             `json:"accessToken,omitempty" doc:"For the Authorization header of calls; lives 15 minutes."`
	IDToken       string             `json:"idToken,omitempty" doc:"Says who signed in; calls do not take it."`
	RefreshToken  string             `json:"refreshToken,omitempty" doc:"Gives new tokens once, at /v1/auth/refresh."`
	ExpiresIn     int                `json:"expiresIn,omitempty" doc:"Seconds that the access token lives."`
	Challenge     identity.Challenge `json:"challenge,omitempty" enum:"SOFTWARE_TOKEN_MFA,MFA_SETUP,NEW_PASSWORD_REQUIRED" doc:"What must be answered next, at /v1/auth/challenges."`
	Session       string             `json:"session,omitempty" doc:"Goes with the answer; lives three minutes."`
	RecoveryCodes []string           `json:"recoveryCodes,omitempty" doc:"Shown this once, after a new second factor: each signs in once without it."`
	Next          string             `json:"next,omitempty" enum:"signIn" doc:"After a recovery code: sign in again and set up a new second factor."`
}

// progress is what a session carries for the client, sealed: it proves that the password
// was right.
type progress struct {
	Username  string             `json:"u"`
	Email     string             `json:"e"`
	Session   string             `json:"s"`
	Challenge identity.Challenge `json:"c"`
	Expired   bool               `json:"x,omitempty"` // Session is a refresh token: the password was right, but too old
}

const (
	sessionPurpose = "sign-in"
	sessionLife    = 3 * time.Minute // as the provider's own
)

// step goes on with the outcome of a step by this method.
func step(ctx context.Context, d *app.Deps, call operation.Call, outcome identity.Outcome, email string, method login.Method) (*stepOutput, error) {
	if outcome.Tokens != nil {
		return admit(ctx, d, call, *outcome.Tokens, method)
	}
	sealed, err := sealProgress(ctx, d, progress{Username: outcome.Username, Email: email, Session: outcome.Session, Challenge: outcome.Challenge})
	if err != nil {
		return nil, err
	}
	return &stepOutput{Challenge: outcome.Challenge, Session: sealed}, nil
}

func tokens(t identity.Tokens) *stepOutput {
	return &stepOutput{
		AccessToken: t.Access, IDToken: t.ID, RefreshToken: t.Refresh,
		ExpiresIn: int(t.ExpiresIn / time.Second),
	}
}

func sealProgress(ctx context.Context, d *app.Deps, p progress) (string, error) {
	plain, err := json.Marshal(p)
	if err != nil {
		return "", fmt.Errorf("seal session: %w", err)
	}
	return d.Sealer.Seal(ctx, sessionPurpose, "", plain, sessionLife)
}

func openProgress(ctx context.Context, d *app.Deps, sealed string) (progress, error) {
	var p progress
	plain, err := d.Sealer.Open(ctx, sessionPurpose, "", sealed)
	if errors.Is(err, seal.ErrInvalid) {
		return p, problem.New("auth.sessionInvalid", problem.At("/session", "field.invalid"))
	}
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(plain, &p); err != nil {
		return p, fmt.Errorf("open session: %w", err)
	}
	return p, nil
}
