package auth

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// admit ends a sign-in: it writes the session down and answers the tokens. In this order, as no call is served with tokens
// whose session is not known. Who has a password that is too old gets no tokens yet, but must choose another one first.
func admit(ctx context.Context, d *app.Deps, call operation.Call, t identity.Tokens, method login.Method) (*stepOutput, error) {
	owner, err := ownerOf(t.Access)
	if err != nil {
		return nil, err
	}
	u, company, err := person(ctx, d, owner)
	if err != nil {
		return nil, err
	}
	if u.PasswordExpired(owner.SignIn, company.PasswordMaxAge) {
		return demandPassword(ctx, d, owner, u, t)
	}
	begun := session.Session{
		ID: owner.Session, User: owner.User, Device: session.Device(call.Agent), Address: call.Address, Method: method,
		CreatedAt: owner.SignIn, LastSeenAt: call.At,
	}
	if err := d.Table.Transact(ctx, table.Tx{Writes: begun.Begin(owner.Tenant)}); err != nil {
		return nil, fmt.Errorf("begin session: %w", err)
	}
	return tokens(t), nil
}

// person reads who signs in, and what the company asks for.
func person(ctx context.Context, d *app.Deps, owner access.Caller) (user.User, access.Company, error) {
	items, err := d.Table.BatchGet(ctx, []table.Key{user.Key(owner.Tenant, owner.User), tenant.Key(owner.Tenant)})
	if err != nil {
		return user.User{}, access.Company{}, fmt.Errorf("who signs in: %w", err)
	}
	u, err := user.Decode(items[0])
	if err != nil {
		return user.User{}, access.Company{}, err
	}
	company, err := tenant.Decode(items[1])
	return u, company.Company(), err
}

// ownerOf reads whose access token this is, and of which session. It comes straight from the provider, so
// its signature needs no check.
func ownerOf(accessToken string) (access.Caller, error) {
	parts := strings.Split(accessToken, ".")
	if len(parts) != 3 {
		return access.Caller{}, errors.New("auth: the provider's access token is no JWT")
	}
	var claims struct {
		Tenant  string `json:"tenant"`
		User    string `json:"user"`
		Subject string `json:"sub"`
		Origin  string `json:"origin_jti"`
		ID      string `json:"jti"`
		SignIn  int64  `json:"auth_time"`
	}
	plain, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err == nil {
		err = json.Unmarshal(plain, &claims)
	}
	if err != nil {
		return access.Caller{}, fmt.Errorf("auth: the provider's access token: %w", err)
	}
	t, err := access.ParseTenant(claims.Tenant)
	return access.Caller{
		Tenant: t, User: claims.User, Session: cmp.Or(claims.Origin, claims.ID), Subject: claims.Subject,
		SignIn: time.Unix(claims.SignIn, 0).UTC(),
	}, err
}
