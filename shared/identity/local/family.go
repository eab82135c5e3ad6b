package local

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"slices"
	"time"

	"kehu/shared/identity"
	"kehu/shared/table"
)

// family is what came of one sign-in: a chain of refresh tokens, of which the last is good.
//
// A refresh token is a seed, the same along the chain, and a secret of its own. The seed's
// digest is the family's name, which also stands in its access tokens as origin_jti: who knows
// only the name cannot make a token that is taken for one of the family.
type family struct {
	origin   string
	username string
	epoch    int64
	signedIn time.Time // auth_time
	expires  time.Time
	current  string    // digest of the good secret
	previous string    // digest of the one before
	salt     string    // makes the good secret of the one before; see successor
	rotated  time.Time // when previous was used up
	version  int64
}

const (
	seedBytes   = 16
	secretBytes = 32
)

// refreshToken is a refresh token taken apart.
type refreshToken struct{ seed, secret []byte }

func (t refreshToken) String() string {
	return base64.RawURLEncoding.EncodeToString(slices.Concat(t.seed, t.secret))
}

// origin is the name of the token's family.
func (t refreshToken) origin() string {
	sum := sha256.Sum256(append([]byte("kehu refresh family\x00"), t.seed...))
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

// successor is the token that follows. It is made from the token itself, so that a retry can be given
// the same one, and from a salt that only the table knows; the table alone cannot make it.
func (t refreshToken) successor(salt string) refreshToken {
	mac := hmac.New(sha256.New, []byte(salt))
	mac.Write(t.secret)
	return refreshToken{seed: t.seed, secret: mac.Sum(nil)}
}

func parseRefreshToken(text string) (t refreshToken, ok bool) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(raw) != seedBytes+secretBytes {
		return refreshToken{}, false
	}
	return refreshToken{seed: raw[:seedBytes], secret: raw[seedBytes:]}, true
}

// newFamily starts a family and gives its first token.
func (p *Provider) newFamily(u *user) (*family, refreshToken, error) {
	raw, err := p.random(seedBytes + secretBytes)
	if err != nil {
		return nil, refreshToken{}, err
	}
	t := refreshToken{seed: raw[:seedBytes], secret: raw[seedBytes:]}
	now := p.Clock.Now()
	return &family{
		origin: t.origin(), username: u.username, epoch: u.epoch, signedIn: now,
		expires: now.Add(refreshLife), current: digest(string(t.secret)), rotated: now,
	}, t, nil
}

// family reads a family; identity.ErrNotAuthorized when it is revoked or over.
func (p *Provider) family(ctx context.Context, origin string) (*family, *user, error) {
	item, err := p.Table.Get(ctx, familyKey(origin))
	if err != nil {
		return nil, nil, fmt.Errorf("identity/local: family: %w", err)
	}
	f := &family{
		origin: origin, username: item.Text("username"), epoch: item.Int("epoch"),
		signedIn: timeOf(item, "signedIn"), expires: timeOf(item, "expires"),
		current: item.Text("current"), previous: item.Text("previous"), salt: item.Text("salt"),
		rotated: timeOf(item, "rotated"), version: item.Int("version"),
	}
	if item == nil || !p.Clock.Now().Before(f.expires) {
		return nil, nil, identity.ErrNotAuthorized
	}
	u, err := p.userByName(ctx, f.username)
	if err != nil {
		return nil, nil, err
	}
	if u == nil || u.disabled || u.epoch != f.epoch {
		return nil, nil, identity.ErrNotAuthorized
	}
	return f, u, nil
}

func (f *family) put() table.Write {
	return table.Put(familyKey(f.origin), table.Item{
		"username": f.username, "epoch": table.NumberOf(f.epoch), "signedIn": millis(f.signedIn),
		"expires": millis(f.expires), "current": f.current, "previous": f.previous, "salt": f.salt,
		"rotated": millis(f.rotated), "version": table.NumberOf(f.version),
	}).Expiring(f.expires)
}

// rotate uses the good token up.
func (f *family) rotate(t refreshToken, salt string, now time.Time) (refreshToken, table.Write) {
	unchanged := table.Equal("version", table.NumberOf(f.version))
	next := t.successor(salt)
	f.previous, f.current, f.salt, f.rotated = f.current, digest(string(next.secret)), salt, now
	f.version++
	return next, f.put().When(unchanged, errRaced)
}

// holds compares the token with a stored digest.
func holds(stored string, t refreshToken) bool {
	return subtle.ConstantTimeCompare([]byte(stored), []byte(digest(string(t.secret)))) == 1
}

func (f *family) revoke() table.Write { return table.Delete(familyKey(f.origin)) }
