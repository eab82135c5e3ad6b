package local

import (
	"context"

	"kehu/shared/identity"
)

// acceptable returns nil for a password that the user may choose: the policy holds, and it is none of the last ones. Each of
// those takes a hash to compare with, so they are looked at last.
func (p *Provider) acceptable(ctx context.Context, u *user, password string) error {
	if len(identity.CheckPassword(password, u.name, u.email)) > 0 {
		return identity.ErrPasswordPolicy
	}
	for _, hash := range u.history {
		same, err := p.passwords.verify(ctx, password, hash)
		if err != nil {
			return err
		}
		if same {
			return identity.ErrPasswordReused
		}
	}
	return nil
}

// SetTemporaryPassword is identity.Provider's.
func (p *Provider) SetTemporaryPassword(ctx context.Context, username, password string) error {
	if len(identity.CheckPassword(password, "", "")) > 0 {
		return identity.ErrPasswordPolicy
	}
	hash, err := p.passwords.hash(ctx, password)
	if err != nil {
		return err
	}
	return p.change(ctx, username, func(u *user) {
		u.password, u.temporary = hash, p.Clock.Now().Add(temporaryLife)
		u.epoch++
	})
}

// SetPassword is identity.Provider's.
func (p *Provider) SetPassword(ctx context.Context, username, password string) error {
	hash, err := p.passwords.hash(ctx, password)
	if err != nil {
		return err
	}
	return retryOnly(ctx, func() error {
		u, err := p.userByName(ctx, username)
		if err != nil {
			return err
		}
		if u == nil {
			return identity.ErrNotFound
		}
		if err := p.acceptable(ctx, u, password); err != nil {
			return err
		}
		u.choose(hash)
		return p.commit(ctx, u.save())
	})
}
