package auth

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/user"
)

// RecoveryCodes makes new recovery codes; the old ones work no more.
var RecoveryCodes = operation.Act(operation.Spec{
	Name:      "auth.recoveryCodes",
	Route:     "POST /v1/auth/recovery-codes",
	Need:      access.SignedIn,
	WhileHeld: true,
	Summary:   "Make new recovery codes",
	Problems:  []problem.Code{"user.notFound", "request.conflict"},
	Uses:      []operation.Grant{operation.ReadTable, operation.WriteTable},
}, recoveryCodes)

type recoveryCodesOutput struct {
	RecoveryCodes []string `json:"recoveryCodes" nullable:"false" doc:"Shown this once; each signs in once without the second factor."`
}

func recoveryCodes(ctx context.Context, d *app.Deps, call operation.Call, _ *struct{}) (*recoveryCodesOutput, error) {
	codes, err := newRecoveryCodes(ctx, d, call, call.Caller.Tenant, call.Caller.User)
	if err != nil {
		return nil, err
	}
	return &recoveryCodesOutput{RecoveryCodes: codes}, nil
}

func newRecoveryCodes(ctx context.Context, d *app.Deps, call operation.Call, tenantID access.Tenant, userID string) ([]string, error) {
	codes, hashes, err := identity.NewRecoveryCodes(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make recovery codes: %w", err)
	}
	err = changeUser(ctx, d, call, tenantID, userID, func(u *user.User) error {
		u.Recovery, u.RecoveryFailures, u.RecoveryLockedUntil = hashes, 0, time.Time{}
		return nil
	})
	return codes, err
}

// freeFailures is how many wrong codes cost no waiting time; from then on it doubles, up to maxWait.
const (
	freeFailures = 5
	maxWait      = 15 * time.Minute
)

// redeem trades a recovery code for a sign-in with a new second factor. The session proves the password.
func redeem(ctx context.Context, d *app.Deps, call operation.Call, p progress, code string) (*stepOutput, error) {
	profile, err := d.Identity.Find(ctx, p.Email)
	if err != nil {
		return nil, explainAs(err, "auth.sessionInvalid")
	}
	tenantID, err := access.ParseTenant(profile.Tenant)
	if err != nil {
		return nil, problem.New("auth.sessionInvalid").Because(err)
	}
	var refused error
	err = changeUser(ctx, d, call, tenantID, profile.User, func(u *user.User) error {
		refused = nil
		if wait := u.RecoveryLockedUntil.Sub(call.At); wait > 0 {
			return explain(&identity.LockedError{RetryAfter: wait})
		}
		if left, right := identity.UseRecoveryCode(code, u.Recovery); right {
			u.Recovery, u.RecoveryFailures = left, 0
			return nil
		}
		u.RecoveryFailures++
		if over := u.RecoveryFailures - freeFailures; over >= 0 {
			u.RecoveryLockedUntil = call.At.Add(min(maxWait, time.Second<<min(over, 10)))
		}
		refused = problem.New("auth.recoveryCodeInvalid", problem.At("/code", "field.invalid"))
		return nil
	})
	if err != nil || refused != nil {
		return nil, errors.Join(err, refused)
	}
	if err := d.Identity.ResetMFA(ctx, profile.Username); err != nil {
		return nil, explain(err)
	}
	return &stepOutput{Next: "signIn"}, nil
}

// changeUser reads, changes and stores a user, again if someone else was faster.
func changeUser(ctx context.Context, d *app.Deps, call operation.Call, tenantID access.Tenant, userID string, change func(*user.User) error) error {
	const attempts = 5
	var err error
	for range attempts {
		u, found, readErr := user.Get(ctx, d.Table, tenantID, userID)
		if readErr != nil {
			return readErr
		}
		if !found {
			return problem.New("user.notFound")
		}
		unchanged := u.Unchanged()
		if err := change(&u); err != nil {
			return err
		}
		u.Meta = u.Changed(record.Stamp{At: call.At, By: u.ID, RequestID: call.RequestID})
		tx := table.Tx{Writes: []table.Write{u.Put(tenantID).When(unchanged, nil)}}
		err = d.Table.Transact(ctx, tx)
		var canceled *table.Canceled
		if err == nil || !errors.As(err, &canceled) && !errors.Is(err, table.ErrConflict) {
			return err
		}
	}
	return problem.New("request.conflict").Because(err)
}
