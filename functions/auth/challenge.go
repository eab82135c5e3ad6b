package auth

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/tenant"
	"kehu/shared/text"
)

// Challenge answers a challenge of a sign-in. Whoever lost the second factor answers
// RECOVERY_CODE instead of SOFTWARE_TOKEN_MFA.
var Challenge = operation.Act(operation.Spec{
	Name:     "auth.challenge",
	Route:    "POST /v1/auth/challenges",
	Need:     access.Public,
	Summary:  "Answer a challenge of a sign-in",
	Problems: []problem.Code{"auth.sessionInvalid", "auth.challengeUnknown", "auth.codeInvalid", "auth.recoveryCodeInvalid", "auth.locked", "auth.passwordWeak", "request.conflict"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.ResetFactor, operation.SetPassword},
}, challenge)

// recoveryCode is our own challenge: the provider has none.
const recoveryCode identity.Challenge = "RECOVERY_CODE"

type challengeInput struct {
	operation.Browsing
	Body struct {
		Session     string             `json:"session" minLength:"1" maxLength:"8192" doc:"The session that came with the challenge."`
		Challenge   identity.Challenge `json:"challenge" enum:"SOFTWARE_TOKEN_MFA,MFA_SETUP,NEW_PASSWORD_REQUIRED,RECOVERY_CODE" doc:"The challenge that is answered."`
		Code        string             `json:"code,omitempty" maxLength:"32" doc:"The code of the authenticator app, or a recovery code."`
		NewPassword string             `json:"newPassword,omitempty" maxLength:"256" doc:"For NEW_PASSWORD_REQUIRED."`
	}
}

func challenge(ctx context.Context, d *app.Deps, call operation.Call, in *challengeInput) (*stepOutput, error) {
	p, err := openProgress(ctx, d, in.Body.Session)
	if err != nil {
		return nil, err
	}
	if err := checkAnswer(ctx, d, p, in); err != nil {
		return nil, err
	}
	out, err := guessing(ctx, d, call, func() (*stepOutput, error) { return answer(ctx, d, call, p, in) })
	keep(ctx, d, call, p.Email, methods[in.Body.Challenge], out, err)
	return handOver(call, in.Browsing, out), err
}

// methods says what the log of sign-ins calls the challenges.
var methods = map[identity.Challenge]login.Method{
	identity.SoftwareTokenMFA: login.Factor, identity.MFASetup: login.FactorSetup,
	identity.NewPasswordRequired: login.NewPassword, recoveryCode: login.RecoveryCode,
}

func answer(ctx context.Context, d *app.Deps, call operation.Call, p progress, in *challengeInput) (*stepOutput, error) {
	if in.Body.Challenge == recoveryCode {
		return redeem(ctx, d, call, p, in.Body.Code)
	}
	if p.Expired {
		return renew(ctx, d, call, p, in.Body.NewPassword)
	}
	outcome, err := d.Identity.Answer(ctx, identity.Answer{
		Challenge: in.Body.Challenge, Session: p.Session, Username: p.Username,
		Code: in.Body.Code, NewPassword: in.Body.NewPassword,
	})
	if err != nil {
		return nil, explainAs(err, "auth.sessionInvalid")
	}
	if in.Body.Challenge == identity.NewPasswordRequired {
		owner, err := addressee(ctx, d, p.Email)
		if err == nil {
			err = chosen(ctx, d, call, owner)
		}
		if err != nil {
			return nil, err
		}
	}
	out, err := step(ctx, d, call, outcome, p.Email, methods[in.Body.Challenge])
	if err != nil || outcome.Tokens == nil || in.Body.Challenge != identity.MFASetup {
		return out, err
	}
	owner, err := ownerOf(outcome.Tokens.Access)
	if err != nil {
		return nil, err
	}
	out.RecoveryCodes, err = newRecoveryCodes(ctx, d, call, owner.Tenant, owner.User)
	return out, err
}

// checkAnswer refuses what cannot be the answer to the challenge that was asked.
func checkAnswer(ctx context.Context, d *app.Deps, p progress, in *challengeInput) error {
	asked := in.Body.Challenge
	if asked == recoveryCode {
		asked = identity.SoftwareTokenMFA
	}
	if asked != p.Challenge {
		return problem.New("auth.challengeUnknown", problem.At("/challenge", "field.invalid"))
	}
	var c text.Checker
	if asked == identity.NewPasswordRequired {
		profile, err := d.Identity.Find(ctx, p.Email)
		if err != nil {
			return explainAs(err, "auth.sessionInvalid")
		}
		length, err := passwordLength(ctx, d, profile)
		if err != nil {
			return err
		}
		checkPassword(&c, "/newPassword", in.Body.NewPassword, profile.Name, profile.Email, length)
		return c.Problem()
	}
	if in.Body.Code == "" {
		c.Add("/code", "field.required")
	}
	return c.Problem()
}

// passwordLength returns how many characters the company of the account wants at least.
func passwordLength(ctx context.Context, d *app.Deps, p identity.Profile) (int, error) {
	identifier, err := access.ParseTenant(p.Tenant)
	if err != nil {
		return 0, fmt.Errorf("company of an account: %w", err)
	}
	company, _, err := tenant.Get(ctx, d.Table, identifier)
	return company.Company().PasswordLength, err
}
