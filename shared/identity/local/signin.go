package local

import (
	"context"

	"kehu/shared/identity"
)

// SignIn is identity.Provider's.
func (p *Provider) SignIn(ctx context.Context, email, password string) (identity.Outcome, error) {
	email, ok := normalEmail(email)
	if !ok {
		return identity.Outcome{}, identity.ErrNotAuthorized
	}
	verify := p.passwords.verification(password)
	return retry(ctx, func() (identity.Outcome, error) {
		failed, err := p.failures(ctx, email)
		if err != nil {
			return identity.Outcome{}, err
		}
		u, err := p.userByEmail(ctx, email)
		if err != nil {
			return identity.Outcome{}, err
		}
		right, err := p.admits(ctx, u, verify)
		if err != nil {
			return identity.Outcome{}, err
		}
		if !right {
			if err := p.commit(ctx, failed.add(p.Clock.Now())); err != nil {
				return identity.Outcome{}, err
			}
			return identity.Outcome{}, identity.ErrNotAuthorized
		}
		return p.firstChallenge(ctx, u, failed)
	})
}

// admits reports whether the password is right and the account one that may be used. It takes
// the same time whether there is an account or not.
func (p *Provider) admits(ctx context.Context, u *user, verify func(context.Context, string) (bool, error)) (bool, error) {
	if u == nil {
		_, err := verify(ctx, p.passwords.nobody())
		return false, err
	}
	right, err := verify(ctx, u.password)
	expired := u.invited() && !p.Clock.Now().Before(u.temporary)
	return right && !u.disabled && !expired, err
}

// firstChallenge answers a right password. The failures before are not forgotten yet: else who
// knows the password could guess second factors for ever.
func (p *Provider) firstChallenge(ctx context.Context, u *user, failed *failures) (identity.Outcome, error) {
	if !u.confirmed {
		if err := p.commit(ctx, u.same(), failed.same()); err != nil {
			return identity.Outcome{}, err
		}
		return identity.Outcome{}, identity.ErrNotConfirmed
	}
	next, write, err := p.challenge(u, u.nextChallenge(), "")
	if err != nil {
		return identity.Outcome{}, err
	}
	if err := p.commit(ctx, u.same(), failed.same(), write); err != nil {
		return identity.Outcome{}, err
	}
	return next.outcome(u), nil
}

// nextChallenge is what the user must do after the password was right.
func (u *user) nextChallenge() identity.Challenge {
	switch {
	case u.invited():
		return identity.NewPasswordRequired
	case u.secret == "":
		return identity.MFASetup
	default:
		return identity.SoftwareTokenMFA
	}
}

// Answer is identity.Provider's.
func (p *Provider) Answer(ctx context.Context, in identity.Answer) (identity.Outcome, error) {
	return retry(ctx, func() (identity.Outcome, error) {
		s, u, err := p.session(ctx, in.Session, in.Challenge)
		if err != nil {
			return identity.Outcome{}, err
		}
		// Whoever has the session but not the name it was given for did not get it from us.
		if in.Username != u.username || u.nextChallenge() != in.Challenge {
			return identity.Outcome{}, identity.ErrNotAuthorized
		}
		switch in.Challenge {
		case identity.MFASetup:
			return p.answerSetup(ctx, in, s, u)
		case identity.NewPasswordRequired:
			return p.answerPassword(ctx, in, s, u)
		default: // nextChallenge has no other
			return p.answerTOTP(ctx, in, s, u)
		}
	})
}

func (p *Provider) answerTOTP(ctx context.Context, in identity.Answer, s *session, u *user) (identity.Outcome, error) {
	failed, err := p.failures(ctx, u.email)
	if err != nil {
		return identity.Outcome{}, err
	}
	step, ok := matchTOTP(u.secret, in.Code, p.Clock.Now(), u.step)
	if !ok {
		if err := p.commit(ctx, s.same(), failed.add(p.Clock.Now())); err != nil {
			return identity.Outcome{}, err
		}
		return identity.Outcome{}, identity.ErrCodeMismatch
	}
	u.step = step
	return p.admit(ctx, u, s.use(), u.save(), failed.clear())
}

// answerSetup takes the new second factor into use. A wrong code is no guess at a secret that
// somebody else has, so it does not count.
func (p *Provider) answerSetup(ctx context.Context, in identity.Answer, s *session, u *user) (identity.Outcome, error) {
	if s.secret == "" {
		return identity.Outcome{}, identity.ErrNotAuthorized
	}
	failed, err := p.failures(ctx, u.email)
	if err != nil {
		return identity.Outcome{}, err
	}
	step, ok := matchTOTP(s.secret, in.Code, p.Clock.Now(), 0)
	if !ok {
		return identity.Outcome{}, identity.ErrCodeMismatch
	}
	u.secret, u.step = s.secret, step
	return p.admit(ctx, u, s.use(), u.save(), failed.clear())
}

func (p *Provider) answerPassword(ctx context.Context, in identity.Answer, s *session, u *user) (identity.Outcome, error) {
	if err := p.acceptable(ctx, u, in.NewPassword); err != nil {
		return identity.Outcome{}, err
	}
	hash, err := p.passwords.hash(ctx, in.NewPassword)
	if err != nil {
		return identity.Outcome{}, err
	}
	u.choose(hash)
	next, write, err := p.challenge(u, u.nextChallenge(), "")
	if err != nil {
		return identity.Outcome{}, err
	}
	if err := p.commit(ctx, s.use(), u.save(), write); err != nil {
		return identity.Outcome{}, err
	}
	return next.outcome(u), nil
}
