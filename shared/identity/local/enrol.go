package local

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/identity"
	"kehu/shared/table"
)

// StartTOTP is identity.Provider's.
func (p *Provider) StartTOTP(ctx context.Context, token string) (secret, nextSession string, err error) {
	secret, err = p.newTOTPSecret()
	if err != nil {
		return "", "", err
	}
	nextSession, err = retry(ctx, func() (string, error) {
		s, u, err := p.session(ctx, token, identity.MFASetup)
		if err != nil {
			return "", err
		}
		if u.nextChallenge() != identity.MFASetup {
			return "", identity.ErrNotAuthorized
		}
		next, write, err := p.challenge(u, identity.MFASetup, secret)
		if err != nil {
			return "", err
		}
		return next.token, p.commit(ctx, s.use(), write)
	})
	if err != nil {
		return "", "", err
	}
	return secret, nextSession, nil
}

// ReplaceTOTP is identity.Provider's.
func (p *Provider) ReplaceTOTP(ctx context.Context, accessToken string) (secret string, err error) {
	u, err := p.signedIn(ctx, accessToken)
	if err != nil {
		return "", err
	}
	secret, err = p.newTOTPSecret()
	if err != nil {
		return "", err
	}
	expires := p.Clock.Now().Add(replacementLife)
	write := table.Put(replacementKey(u.username), table.Item{"totp": secret, "expires": millis(expires)})
	return secret, p.commit(ctx, write.Expiring(expires))
}

// ConfirmTOTP is identity.Provider's.
func (p *Provider) ConfirmTOTP(ctx context.Context, accessToken, code string) error {
	return retryOnly(ctx, func() error {
		u, err := p.signedIn(ctx, accessToken)
		if err != nil {
			return err
		}
		secret, expires, err := p.replacement(ctx, u)
		if err != nil {
			return err
		}
		now := p.Clock.Now()
		step, ok := matchTOTP(secret, code, now, 0)
		if !ok || !now.Before(expires) {
			return identity.ErrCodeMismatch
		}
		u.secret, u.step = secret, step
		unchanged := table.Equal("totp", secret)
		return p.commit(ctx, u.save(), table.Delete(replacementKey(u.username)).When(unchanged, errRaced))
	})
}

// replacement returns the secret that waits for ConfirmTOTP; without one it is empty, and no
// code matches.
func (p *Provider) replacement(ctx context.Context, u *user) (secret string, expires time.Time, err error) {
	item, err := p.Table.Get(ctx, replacementKey(u.username))
	if err != nil {
		return "", time.Time{}, fmt.Errorf("identity/local: replacement: %w", err)
	}
	return item.Text("totp"), timeOf(item, "expires"), nil
}
