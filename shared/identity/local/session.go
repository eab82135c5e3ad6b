package local

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/identity"
	"kehu/shared/table"
)

// session is a challenge that waits for its answer. It is good for one right answer; a wrong
// code leaves it as it is, as in Cognito.
type session struct {
	token     string // known only when it came from outside or was just made
	username  string
	challenge identity.Challenge
	epoch     int64
	password  string // digest of the user's password hash: another password ends the session
	secret    string // MFASetup: the TOTP secret to be confirmed
	expires   time.Time
}

// challenge makes a session for the user and the write that stores it.
func (p *Provider) challenge(u *user, c identity.Challenge, secret string) (session, table.Write, error) {
	token, err := p.token()
	if err != nil {
		return session{}, table.Write{}, err
	}
	s := session{
		token: token, username: u.username, challenge: c, epoch: u.epoch,
		password: digest(u.password), secret: secret, expires: p.Clock.Now().Add(sessionLife),
	}
	return s, table.Put(sessionKey(token), table.Item{
		"username": s.username, "challenge": string(c), "epoch": table.NumberOf(s.epoch),
		"password": s.password, "totp": s.secret, "expires": millis(s.expires),
	}).Expiring(s.expires).When(table.Absent(), errRaced), nil
}

// session reads a session for this challenge and its user, identity.ErrNotAuthorized unless both
// are still what they were when it was made.
func (p *Provider) session(ctx context.Context, token string, c identity.Challenge) (*session, *user, error) {
	item, err := p.Table.Get(ctx, sessionKey(token))
	if err != nil {
		return nil, nil, fmt.Errorf("identity/local: session: %w", err)
	}
	s := &session{
		token: token, username: item.Text("username"), challenge: identity.Challenge(item.Text("challenge")),
		epoch: item.Int("epoch"), password: item.Text("password"), secret: item.Text("totp"), expires: timeOf(item, "expires"),
	}
	if item == nil || s.challenge != c || !p.Clock.Now().Before(s.expires) {
		return nil, nil, identity.ErrNotAuthorized
	}
	u, err := p.userByName(ctx, s.username)
	if err != nil {
		return nil, nil, err
	}
	if u == nil || u.disabled || u.epoch != s.epoch || digest(u.password) != s.password {
		return nil, nil, identity.ErrNotAuthorized
	}
	return s, u, nil
}

// use ends the session; of two who do, one loses.
func (s *session) use() table.Write {
	return table.Delete(sessionKey(s.token)).When(table.Present(), errRaced)
}

// same only checks that the session was not used meanwhile.
func (s *session) same() table.Write {
	return table.Check(sessionKey(s.token), table.Present()).When(table.Present(), errRaced)
}

// outcome tells the user of the challenge.
func (s *session) outcome(u *user) identity.Outcome {
	return identity.Outcome{Challenge: s.challenge, Session: s.token, Username: u.username, Profile: u.profile()}
}
