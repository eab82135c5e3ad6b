package local

import (
	"context"

	"kehu/shared/identity"
)

// ForgotPassword is identity.Provider's.
func (p *Provider) ForgotPassword(ctx context.Context, email string) error {
	return p.sendCode(ctx, email, PasswordReset, (*user).recoverable)
}

// ResetPassword is identity.Provider's. The rule about the name is applied only after the code was
// right: before, it would tell a stranger the name. A refused password leaves the code good.
func (p *Provider) ResetPassword(ctx context.Context, email, digits, newPassword string) error {
	normal, ok := normalEmail(email)
	if len(identity.CheckPassword(newPassword, "", email)) > 0 {
		return identity.ErrPasswordPolicy
	}
	if !ok {
		return identity.ErrCodeMismatch
	}
	hash, err := p.passwords.hash(ctx, newPassword)
	if err != nil {
		return err
	}
	return retryOnly(ctx, func() error {
		c, err := p.code(ctx, normal, PasswordReset)
		if err != nil {
			return err
		}
		if err := p.check(ctx, c, digits); err != nil {
			return err
		}
		u, err := p.userByEmail(ctx, normal)
		if err != nil {
			return err
		}
		if u == nil || !u.recoverable() {
			return identity.ErrCodeMismatch
		}
		if err := p.acceptable(ctx, u, newPassword); err != nil {
			return err
		}
		u.choose(hash)
		u.epoch++
		return p.commit(ctx, c.use(), u.save())
	})
}

// ChangePassword is identity.Provider's.
func (p *Provider) ChangePassword(ctx context.Context, accessToken, oldPassword, newPassword string) error {
	verify := p.passwords.verification(oldPassword)
	return retryOnly(ctx, func() error {
		u, err := p.signedIn(ctx, accessToken)
		if err != nil {
			return err
		}
		failed, err := p.failures(ctx, u.email)
		if err != nil {
			return err
		}
		right, err := verify(ctx, u.password)
		if err != nil {
			return err
		}
		if !right {
			if err := p.commit(ctx, failed.add(p.Clock.Now())); err != nil {
				return err
			}
			return identity.ErrNotAuthorized
		}
		if err := p.acceptable(ctx, u, newPassword); err != nil {
			return err
		}
		hash, err := p.passwords.hash(ctx, newPassword)
		if err != nil {
			return err
		}
		u.choose(hash)
		return p.commit(ctx, u.save(), failed.clear())
	})
}
