package local

import (
	"context"
	"time"

	"kehu/shared/identity"
	"kehu/shared/table"
)

// Find is identity.Provider's.
func (p *Provider) Find(ctx context.Context, email string) (identity.Profile, error) {
	u, err := p.find(ctx, email)
	if err != nil {
		return identity.Profile{}, err
	}
	return u.profile(), nil
}

// find returns the account with the address; identity.ErrNotFound when there is none.
func (p *Provider) find(ctx context.Context, email string) (*user, error) {
	email, ok := normalEmail(email)
	if !ok {
		return nil, identity.ErrNotFound
	}
	u, err := p.userByEmail(ctx, email)
	if err != nil {
		return nil, err
	}
	if u == nil {
		return nil, identity.ErrNotFound
	}
	return u, nil
}

// ResetMFA is identity.Provider's.
func (p *Provider) ResetMFA(ctx context.Context, username string) error {
	return p.change(ctx, username, func(u *user) { u.secret, u.step = "", 0 })
}

// Unlock is identity.Provider's. It lifts every lock.
func (p *Provider) Unlock(ctx context.Context, username string) (time.Duration, error) {
	u, err := p.userByName(ctx, username)
	if err != nil {
		return 0, err
	}
	if u == nil {
		return 0, identity.ErrNotFound
	}
	return 0, p.commit(ctx, table.Delete(failuresKey(u.email)))
}

// Disable is identity.Provider's.
func (p *Provider) Disable(ctx context.Context, username string) error {
	return p.change(ctx, username, func(u *user) {
		u.disabled = true
		u.epoch++
	})
}

// Enable is identity.Provider's.
func (p *Provider) Enable(ctx context.Context, username string) error {
	return p.change(ctx, username, func(u *user) { u.disabled = false })
}

// Remove is identity.Provider's. Challenges and refresh tokens of the account are good for nothing without it, and end in their time.
func (p *Provider) Remove(ctx context.Context, username string) error {
	return retryOnly(ctx, func() error {
		u, err := p.userByName(ctx, username)
		if err != nil || u == nil {
			return err
		}
		writes := append(u.remove(), table.Delete(replacementKey(u.username)), table.Delete(failuresKey(u.email)))
		for _, kind := range []Kind{Confirmation, PasswordReset} {
			writes = append(writes, table.Delete(codeKey(u.email, kind)), table.Delete(mailsKey(u.email, kind)))
		}
		return p.commit(ctx, writes...)
	})
}
