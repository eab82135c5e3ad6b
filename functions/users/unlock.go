package users

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Unlock forgets a user's failed attempts to sign in, as far as that can be done: Amazon Cognito has no call that lifts
// its lock, which then ends by itself after fifteen minutes at most. The lock on recovery codes is ours and always lifted.
// It is a permission of its own: whoever helps people sign in need not be able to take a second factor away.
var Unlock = operation.WriteThen(operation.Spec{
	Name:     "users.unlock",
	Route:    "POST /v1/users/{id}/unlock",
	Need:     access.Needs(access.User, access.Unlock),
	Summary:  "Forget a user's failed sign-ins",
	Problems: []problem.Code{"user.notFound", "user.selfChange", "user.roleExceeds"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity},
}, unlock, func(ctx context.Context, d *app.Deps, call operation.Call, out *unlocked) error {
	u, err := user.Find(ctx, d.Table, call.Caller.Tenant, out.User)
	if err != nil {
		return err
	}
	var wait time.Duration
	err = withAccount(ctx, d, call, &u, func(username string) (err error) {
		wait, err = d.Identity.Unlock(ctx, username)
		return err
	})
	out.Lifted, out.WaitSeconds = wait == 0, int(wait/time.Second)
	return err
})

type unlocked struct {
	User        string `json:"userId" doc:"Whose attempts were forgotten."`
	Lifted      bool   `json:"lifted" doc:"Whether the right password is let in at once. False where the identity provider keeps its own lock."`
	WaitSeconds int    `json:"waitSeconds" doc:"How long that lock lasts at most, if nobody tries meanwhile; 0 when it is lifted."`
}

func unlock(ctx context.Context, d *app.Deps, call operation.Call, in *oneInput) (*unlocked, table.Tx, error) {
	before, err := somebodyElse(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	// A new version even where nothing of ours was locked, so that the audit trail tells who did it.
	_, tx, err := change(call, before, func(u *user.User) { u.RecoveryFailures, u.RecoveryLockedUntil = 0, time.Time{} })
	return &unlocked{User: before.ID}, tx, err
}
