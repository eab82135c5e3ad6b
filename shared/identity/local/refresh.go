package local

import (
	"context"

	"kehu/shared/identity"
	"kehu/shared/table"
)

// admit gives the first tokens of a sign-in and commits the writes that go with it.
func (p *Provider) admit(ctx context.Context, u *user, writes ...table.Write) (identity.Outcome, error) {
	claims, err := p.Claims(ctx, u.profile())
	if err != nil {
		return identity.Outcome{}, err
	}
	f, refresh, err := p.newFamily(u)
	if err != nil {
		return identity.Outcome{}, err
	}
	tokens, err := p.issue(u, f, claims, refresh)
	if err != nil {
		return identity.Outcome{}, err
	}
	if err := p.commit(ctx, append(writes, f.put().When(table.Absent(), errRaced))...); err != nil {
		return identity.Outcome{}, err
	}
	return identity.Outcome{Tokens: &tokens, Username: u.username, Profile: u.profile()}, nil
}

// Refresh is identity.Provider's.
func (p *Provider) Refresh(ctx context.Context, text string) (identity.Tokens, error) {
	t, ok := parseRefreshToken(text)
	if !ok {
		return identity.Tokens{}, identity.ErrNotAuthorized
	}
	return retry(ctx, func() (identity.Tokens, error) {
		f, u, err := p.family(ctx, t.origin())
		if err != nil {
			return identity.Tokens{}, err
		}
		now := p.Clock.Now()
		switch {
		case holds(f.current, t):
			return p.rotate(ctx, u, f, t)
		case holds(f.previous, t) && now.Sub(f.rotated) < p.RefreshGrace:
			return p.repeat(ctx, u, f, t)
		}
		// Somebody has a token that was used up: either he stole it, or it was stolen from him.
		if err := p.commit(ctx, f.revoke()); err != nil {
			return identity.Tokens{}, err
		}
		return identity.Tokens{}, identity.ErrTokenReused
	})
}

// rotate gives new tokens for the good one.
func (p *Provider) rotate(ctx context.Context, u *user, f *family, t refreshToken) (identity.Tokens, error) {
	claims, err := p.Claims(ctx, u.profile())
	if err != nil {
		return identity.Tokens{}, err
	}
	salt, err := p.token()
	if err != nil {
		return identity.Tokens{}, err
	}
	next, write := f.rotate(t, salt, p.Clock.Now())
	tokens, err := p.issue(u, f, claims, next)
	if err != nil {
		return identity.Tokens{}, err
	}
	return tokens, p.commit(ctx, u.same(), write)
}

// repeat answers a client again that did not get the answer the first time.
func (p *Provider) repeat(ctx context.Context, u *user, f *family, t refreshToken) (identity.Tokens, error) {
	claims, err := p.Claims(ctx, u.profile())
	if err != nil {
		return identity.Tokens{}, err
	}
	return p.issue(u, f, claims, t.successor(f.salt))
}

// SignOut is identity.Provider's.
func (p *Provider) SignOut(ctx context.Context, text string) error {
	t, ok := parseRefreshToken(text)
	if !ok {
		return nil
	}
	return p.commit(ctx, (&family{origin: t.origin()}).revoke())
}

// SignOutEverywhere is identity.Provider's.
func (p *Provider) SignOutEverywhere(ctx context.Context, username string) error {
	return p.change(ctx, username, func(u *user) { u.epoch++ })
}

// signedIn returns the user of an access token whose family is not revoked.
func (p *Provider) signedIn(ctx context.Context, accessToken string) (*user, error) {
	claims, err := p.verifier.VerifyScope(accessToken, selfScope)
	if err != nil { // also an ID token: it has no scope
		return nil, identity.ErrNotAuthorized
	}
	_, u, err := p.family(ctx, claims["origin_jti"])
	return u, err
}
