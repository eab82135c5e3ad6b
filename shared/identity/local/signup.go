package local

import (
	"context"
	"errors"
	"fmt"

	"kehu/shared/identity"
)

// SignUp is identity.Provider's.
func (p *Provider) SignUp(ctx context.Context, in identity.SignUp) error {
	if len(identity.CheckPassword(in.Password, in.Name, in.Email)) > 0 {
		return identity.ErrPasswordPolicy
	}
	u, err := p.newUser(ctx, in.Email, in.Password)
	if err != nil {
		return err
	}
	u.name, u.locale, u.tenant, u.id = in.Name, in.Locale, in.Tenant, in.User
	digits, code, err := p.newCode(u.email, Confirmation)
	if err != nil {
		return err
	}
	if err := p.commit(ctx, append(u.create(), code)...); err != nil {
		return err
	}
	return p.mail(ctx, u, Delivery{Kind: Confirmation, Code: digits})
}

// Discard is identity.Provider's.
func (p *Provider) Discard(ctx context.Context, email string) error {
	email, ok := normalEmail(email)
	if !ok {
		return nil
	}
	return retryOnly(ctx, func() error {
		u, err := p.userByEmail(ctx, email)
		if err != nil || u == nil || u.confirmed {
			return err
		}
		return p.commit(ctx, u.remove()...)
	})
}

// ConfirmSignUp is identity.Provider's.
func (p *Provider) ConfirmSignUp(ctx context.Context, email, digits string) error {
	email, ok := normalEmail(email)
	if !ok {
		return identity.ErrCodeMismatch
	}
	return retryOnly(ctx, func() error {
		c, err := p.code(ctx, email, Confirmation)
		if err != nil {
			return err
		}
		if err := p.check(ctx, c, digits); err != nil {
			return err
		}
		u, err := p.userByEmail(ctx, email)
		if err != nil {
			return err
		}
		if u == nil || u.confirmed {
			return identity.ErrCodeMismatch
		}
		u.confirmed = true
		return p.commit(ctx, c.use(), u.save())
	})
}

// ResendCode is identity.Provider's.
func (p *Provider) ResendCode(ctx context.Context, email string) error {
	return p.sendCode(ctx, email, Confirmation, func(u *user) bool { return !u.confirmed && !u.disabled })
}

// sendCode stores a new code for the address and mails it if there is an account that may have it.
func (p *Provider) sendCode(ctx context.Context, email string, kind Kind, may func(*user) bool) error {
	email, ok := normalEmail(email)
	if !ok {
		return nil
	}
	digits, code, err := p.newCode(email, kind)
	if err != nil {
		return err
	}
	err = retryOnly(ctx, func() error {
		count, err := p.ration(ctx, email, kind)
		if err != nil {
			return err
		}
		return p.commit(ctx, count, code)
	})
	if err != nil {
		return err
	}
	u, err := p.userByEmail(ctx, email)
	if err != nil || u == nil || !may(u) {
		return err
	}
	return p.mail(ctx, u, Delivery{Kind: kind, Code: digits})
}

// Invite is identity.Provider's.
func (p *Provider) Invite(ctx context.Context, in identity.Invitation) error {
	if in.Resend {
		return p.inviteAgain(ctx, in)
	}
	password, err := identity.NewTemporaryPassword(p.Random)
	if err != nil {
		return err
	}
	u, err := p.newUser(ctx, in.Email, password)
	if err != nil {
		return err
	}
	u.name, u.locale, u.tenant, u.id = in.Name, in.Locale, in.Tenant, in.User
	u.confirmed = true // who knows the password has read the mail
	u.temporary, u.history = p.Clock.Now().Add(temporaryLife), nil
	if err := p.commit(ctx, u.create()...); err != nil {
		return err
	}
	return p.mail(ctx, u, Delivery{Kind: Invitation, TemporaryPassword: password, Inviter: in.Inviter, Company: in.Company})
}

// inviteAgain gives a user who has not yet chosen a password a fresh temporary one.
func (p *Provider) inviteAgain(ctx context.Context, in identity.Invitation) error {
	password, err := identity.NewTemporaryPassword(p.Random)
	if err != nil {
		return err
	}
	hash, err := p.passwords.hash(ctx, password)
	if err != nil {
		return err
	}
	invited, err := retry(ctx, func() (*user, error) {
		u, err := p.find(ctx, in.Email)
		if err != nil {
			return nil, err
		}
		if !u.invited() {
			return nil, identity.ErrUserExists
		}
		u.password, u.temporary = hash, p.Clock.Now().Add(temporaryLife)
		return u, p.commit(ctx, u.save())
	})
	if err != nil {
		return err
	}
	return p.mail(ctx, invited, Delivery{Kind: Invitation, TemporaryPassword: password, Inviter: in.Inviter, Company: in.Company})
}

// newUser makes an account with a random username, not stored yet.
func (p *Provider) newUser(ctx context.Context, email, password string) (*user, error) {
	email, ok := normalEmail(email)
	if !ok {
		return nil, errors.New("identity/local: no e-mail address")
	}
	hash, err := p.passwords.hash(ctx, password)
	if err != nil {
		return nil, err
	}
	username, err := p.uuid()
	if err != nil {
		return nil, err
	}
	return &user{username: username, email: email, password: hash, history: []string{hash}, version: 1}, nil
}

// uuid returns a random UUID, version 4 (RFC 9562), the form of Cognito's usernames.
func (p *Provider) uuid() (string, error) {
	b, err := p.random(16)
	if err != nil {
		return "", err
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]), nil
}

func (p *Provider) mail(ctx context.Context, u *user, d Delivery) error {
	d.To, d.Name, d.Locale = u.email, u.name, u.locale
	if err := p.Deliver(ctx, d); err != nil {
		return fmt.Errorf("identity/local: deliver %s: %w", d.Kind, err)
	}
	return nil
}
