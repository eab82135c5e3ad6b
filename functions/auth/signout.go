package auth

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/user"
)

// SignOut ends this session, or all sessions of the user. Access tokens that are still alive are
// refused within session.MaxAge.
var SignOut = operation.Act(operation.Spec{
	Name:      "auth.signOut",
	Route:     "POST /v1/auth/sign-out",
	Need:      access.SignedIn,
	WhileHeld: true,
	Summary:   "Sign out, here or everywhere",
	Problems:  []problem.Code{"auth.tokenInvalid", "request.conflict"},
	Uses:      []operation.Grant{operation.ReadTable, operation.WriteTable, operation.EndSessions},
}, signOut)

type signOutInput struct {
	operation.Browsing
	Body *struct {
		RefreshToken string `json:"refreshToken,omitempty" maxLength:"8192" doc:"The refresh token of this session, to revoke it at once."`
		Everywhere   bool   `json:"everywhere,omitempty" doc:"End all sessions of the user."`
	}
}

// tokens returns the refresh tokens that came with the call: in the body, in the console's cookie.
func (in *signOutInput) tokens() (all []string) {
	if in.Body != nil && in.Body.RefreshToken != "" {
		all = append(all, in.Body.RefreshToken)
	}
	if token := in.RefreshToken(); token != "" {
		all = append(all, token)
	}
	return all
}

func signOut(ctx context.Context, d *app.Deps, call operation.Call, in *signOutInput) (*operation.Nothing, error) {
	end := session.End(call.Caller.Tenant, call.Caller.User, call.Caller.Session, call.Stamp())
	tx := table.Tx{Writes: []table.Write{end}}
	if err := tx.Explain(d.Table.Transact(ctx, tx)); err != nil && !problem.Is(err, "session.notFound") { // another call was faster
		return nil, err
	}
	d.Sessions.Forget(call.Caller)
	if in.Console() {
		call.KeepRefreshToken("")
	}
	for _, token := range in.tokens() {
		if err := d.Identity.SignOut(ctx, token); err != nil {
			return nil, explainAs(err, "auth.tokenInvalid")
		}
	}
	if in.Body != nil && in.Body.Everywhere {
		if err := endAll(ctx, d, call, call.Caller.Tenant, call.Caller.User); err != nil {
			return nil, err
		}
		if err := d.Identity.SignOutEverywhere(ctx, call.Caller.Subject); err != nil {
			return nil, explain(err)
		}
	}
	return &operation.Nothing{}, nil
}

// endAll ends every session of the user that has begun by now.
func endAll(ctx context.Context, d *app.Deps, call operation.Call, tenantID access.Tenant, userID string) error {
	err := changeUser(ctx, d, call, tenantID, userID, func(u *user.User) error {
		u.SignedOutAt = call.At
		return nil
	})
	d.Sessions.Forget(access.Caller{Tenant: tenantID, User: userID})
	return err
}
