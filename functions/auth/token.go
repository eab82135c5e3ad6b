package auth

import (
	"context"
	"errors"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/emailaddress"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// Token decides what an access token says, whenever one is made. The account names its tenant and
// user; that alone proves nothing, as anyone can sign up with any attributes at the
// provider itself. So the user must stand in that tenant's records, with this account's address.
// The first token makes a pending user and company active.
var Token = operation.Token(operation.Spec{
	Name:    "auth.token",
	Summary: "Put tenant, user and scope into access tokens",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
}, token)

// errRefused is the error for an account that may not have tokens.
var errRefused = fmt.Errorf("auth: the account is not a user of its tenant: %w", identity.ErrNotAuthorized)

func token(ctx context.Context, d *app.Deps, p identity.Profile) (identity.Claims, error) {
	tenantID, err := access.ParseTenant(p.Tenant)
	if err != nil {
		return identity.Claims{}, errRefused
	}
	u, found, err := user.Get(ctx, d.Table, tenantID, p.User)
	if err != nil {
		return identity.Claims{}, err
	}
	if !found || emailaddress.Fold(u.Email) != emailaddress.Fold(p.Email) { // providers fold addresses in their own ways
		return identity.Claims{}, errRefused
	}
	switch u.Status {
	case user.Active:
	case user.Pending, user.Invited:
		if err := activate(ctx, d, tenantID, u); err != nil {
			return identity.Claims{}, err
		}
	case user.Suspended, user.Left:
		return identity.Claims{}, errRefused
	}
	touch(ctx, d, tenantID)
	return identity.Claims{Tenant: tenantID.String(), User: u.ID, Scopes: []string{access.TokenScope}}, nil
}

// activate stores the user, and the company if it is pending too, as active and without expiry. From here on the
// administrator counts as one, and the address is known to be the user's.
func activate(ctx context.Context, d *app.Deps, tenantID access.Tenant, u user.User) error {
	company, found, err := tenant.Get(ctx, d.Table, tenantID)
	if err != nil {
		return err
	}
	if !found {
		return errRefused
	}
	stamp := record.Stamp{At: d.Clock.Now(), By: u.ID, RequestID: d.IDs.New("req")}
	before := u
	u.Meta, u.Status = u.Changed(stamp), user.Active
	tx := u.Replace(tenantID, before)
	tx.Add(login.Belongs(u.Email, tenantID, u.ID))
	if before.Status == user.Pending { // an invited user has it since the invitation
		tx.Add(u.TakeAddress(tenantID))
	}
	if company.Status == tenant.Pending {
		tx.Add(company.Opened(stamp).Put(tenantID).When(company.Unchanged(), nil))
	}
	err = d.Table.Transact(ctx, tx)
	var canceled *table.Canceled
	if errors.As(err, &canceled) && canceled.Failed() >= 0 {
		return nil // another token did it at the same time
	}
	if err != nil {
		return fmt.Errorf("activate user: %w", err)
	}
	return nil
}

// touch remembers that people of the company are at work. A token is not refused because that fails: the function's own
// log tells.
func touch(ctx context.Context, d *app.Deps, tenantID access.Tenant) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := tenant.Touch(ctx, d.Table, tenantID, d.Clock.Now()); err != nil {
		d.Log.ErrorContext(ctx, "activity not kept", "tenant", tenantID.String(), "cause", err)
	}
}
