package local

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"math/big"
	"time"

	"kehu/shared/identity"
	"kehu/shared/table"
)

// code is a mailed code as it is stored. Addresses without an account, or whose account
// may not have a code, get one as well that is mailed to nobody, so that they behave alike.
type code struct {
	email    string
	kind     Kind
	stored   bool
	salt     string
	digest   string
	attempts int64 // wrong ones
	expires  time.Time
}

// tomb is how long after its end a code is kept, to tell its owner that it is too old.
const tomb = 24 * time.Hour

func (k Kind) life() time.Duration {
	if k == PasswordReset {
		return resetLife
	}
	return confirmationLife
}

// newCode makes six random digits and what is stored of them; unchanged is what the
// stored code must still be.
func (p *Provider) newCode(email string, kind Kind) (digits string, write table.Write, err error) {
	n, err := rand.Int(p.Random, big.NewInt(1_000_000))
	if err != nil {
		return "", table.Write{}, fmt.Errorf("identity/local: random: %w", err)
	}
	digits = fmt.Sprintf("%06d", n.Int64())
	salt, err := p.token()
	if err != nil {
		return "", table.Write{}, err
	}
	c := code{email: email, kind: kind, salt: salt, digest: digest(salt + digits), expires: p.Clock.Now().Add(kind.life())}
	return digits, c.put(), nil
}

// code reads the code of an address. When there is none, it is one that nobody knows.
func (p *Provider) code(ctx context.Context, email string, kind Kind) (*code, error) {
	item, err := p.Table.Get(ctx, codeKey(email, kind))
	if err != nil {
		return nil, fmt.Errorf("identity/local: code: %w", err)
	}
	c := &code{
		email: email, kind: kind, stored: item != nil, salt: item.Text("salt"), digest: item.Text("digest"),
		attempts: item.Int("attempts"), expires: timeOf(item, "expires"),
	}
	if item == nil {
		c.expires = p.Clock.Now().Add(kind.life())
	}
	return c, nil
}

// check returns nil for the right digits. Of wrong ones it takes note, whether the code is
// one that somebody knows or not.
func (p *Provider) check(ctx context.Context, c *code, digits string) error {
	if c.attempts >= codeAttempts {
		return identity.ErrTooManyRequests
	}
	if subtle.ConstantTimeCompare([]byte(digest(c.salt+digits)), []byte(c.digest)) != 1 {
		wrong := *c
		wrong.attempts++
		if err := p.commit(ctx, wrong.put().When(c.unchanged(), errRaced)); err != nil {
			return err
		}
		return identity.ErrCodeMismatch
	}
	if !p.Clock.Now().Before(c.expires) {
		return identity.ErrCodeExpired
	}
	return nil
}

func (c *code) put() table.Write {
	return table.Put(codeKey(c.email, c.kind), table.Item{
		"salt": c.salt, "digest": c.digest, "attempts": table.NumberOf(c.attempts), "expires": millis(c.expires),
	}).Expiring(c.expires.Add(tomb))
}

// use removes the code, which is good once.
func (c *code) use() table.Write {
	return table.Delete(codeKey(c.email, c.kind)).When(c.unchanged(), errRaced)
}

func (c *code) unchanged() table.Condition {
	if !c.stored {
		return table.Absent()
	}
	return table.And(table.Equal("digest", c.digest), table.Equal("attempts", table.NumberOf(c.attempts)))
}

// ration counts one more mail of the kind to the address, at most mailsPerHour in the hour that
// begins with the first. It counts for unknown addresses, too.
func (p *Provider) ration(ctx context.Context, email string, kind Kind) (table.Write, error) {
	item, err := p.Table.Get(ctx, mailsKey(email, kind))
	if err != nil {
		return table.Write{}, fmt.Errorf("identity/local: mails: %w", err)
	}
	unchanged := table.Absent()
	if item != nil {
		unchanged = table.And(table.Equal("count", item["count"]), table.Equal("since", item["since"]))
	}
	now := p.Clock.Now()
	count, since := item.Int("count"), timeOf(item, "since")
	if now.Sub(since) >= time.Hour {
		count, since = 0, now
	}
	if count >= mailsPerHour {
		return table.Write{}, identity.ErrTooManyRequests
	}
	return table.Put(mailsKey(email, kind), table.Item{"count": table.NumberOf(count + 1), "since": millis(since)}).
		Expiring(since.Add(time.Hour)).When(unchanged, errRaced), nil
}
