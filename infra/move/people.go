package main

import (
	"context"
	"errors"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// invite makes an account for every user who may sign in; a temporary password goes out by mail. Who has an account of this company already
// gets none; an address whose account is another company's is told, and left.
func (m *move) invite(ctx context.Context, provider identity.Provider) error {
	invited, failed := 0, 0
	err := m.each(ctx, main_, func(puts []table.Write) error {
		for _, put := range puts {
			if put.Item.Text(table.AttrKind) != user.Kind.Name {
				continue
			}
			u, err := user.Decode(put.Item)
			if err != nil {
				return err
			}
			if u.Status != user.Active && u.Status != user.Invited || u.DeletedAt != nil {
				continue
			}
			owner, err := table.TenantOf(put.Key)
			if err != nil {
				return err
			}
			made, err := m.account(ctx, provider, owner, u)
			if err != nil {
				m.print("%s %s: %v", owner, u.Email, err)
				failed++
			} else if made {
				invited++
			}
		}
		return nil
	})
	m.print("%d users were invited", invited)
	if err == nil && failed > 0 {
		err = fmt.Errorf("%d users have no account", failed)
	}
	return err
}

// account makes the account of a user; made is false when there is one.
func (m *move) account(ctx context.Context, provider identity.Provider, owner access.Tenant, u user.User) (made bool, err error) {
	switch p, err := provider.Find(ctx, u.Email); {
	case err == nil && p.Tenant == owner.String() && p.User == u.ID:
		return false, nil
	case err == nil:
		return false, errors.New("the address has an account of another company")
	case !errors.Is(err, identity.ErrNotFound):
		return false, err
	}
	company, _, err := tenant.Get(ctx, m.to.tables[main_], owner)
	if err != nil {
		return false, err
	}
	err = provider.Invite(ctx, identity.Invitation{
		Email: u.Email, Name: u.Name, Locale: u.Locale, Tenant: owner.String(), User: u.ID, Inviter: company.Name, Company: company.Name,
	})
	if err != nil {
		return false, err
	}
	return true, m.to.tables[main_].Transact(ctx, table.Tx{Writes: []table.Write{login.Belongs(u.Email, owner, u.ID)}})
}
