package local

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"kehu/shared/clock"
	"kehu/shared/identity"
	"kehu/shared/table"
)

// Lifetimes and limits. Where Cognito has a number (Amazon Cognito Developer Guide, "Quotas"),
// it is Cognito's.
const (
	accessLife       = 15 * time.Minute    // of access and ID tokens
	refreshLife      = 30 * 24 * time.Hour // of a family of refresh tokens, counted from the sign-in
	sessionLife      = 3 * time.Minute     // of the answer to a challenge
	temporaryLife    = 7 * 24 * time.Hour  // of the temporary password of an invitation
	replacementLife  = time.Hour           // from ReplaceTOTP to ConfirmTOTP
	confirmationLife = 24 * time.Hour      // of the code that confirms a sign-up
	resetLife        = time.Hour           // of the code that resets a password
	codeAttempts     = 5                   // wrong attempts after which a code is dead
	mailsPerHour     = 5                   // codes asked for by one address, of each kind

	// DefaultRefreshGrace is how long a refresh token that was used already gives the same
	// successor once more, to a client that lost the answer. Cognito calls it
	// RetryGracePeriodSeconds.
	DefaultRefreshGrace = 10 * time.Second
)

// Options are what a Provider is made of. All but Random and RefreshGrace are required.
type Options struct {
	Table    table.Table
	Clock    clock.Clock
	Random   io.Reader // safe for concurrent use; nil is crypto/rand.Reader
	Issuer   string    // URL: the iss of every token
	ClientID string    // the client_id of access tokens and the aud of ID tokens

	// Deliver mails a code or a temporary password. It is called after the state is
	// committed; its error is returned to the caller, who may ask for another mail.
	Deliver func(context.Context, Delivery) error

	// Claims stands for the pre-token-generation trigger. Any error refuses the tokens: one that
	// wraps identity.ErrNotAuthorized is a refusal, any other one a fault.
	Claims func(context.Context, identity.Profile) (identity.Claims, error)

	RefreshGrace time.Duration // 0 is DefaultRefreshGrace; negative is none
}

// Kind says what a Delivery is about.
type Kind string

// The kinds of a Delivery.
const (
	Confirmation  Kind = "confirmation"
	PasswordReset Kind = "passwordReset"
	Invitation    Kind = "invitation"
)

// Delivery is a mail to be sent. It holds a secret: it must not be logged.
type Delivery struct {
	Kind              Kind
	To, Name, Locale  string
	Code              string // Confirmation, PasswordReset
	TemporaryPassword string // Invitation
	Inviter, Company  string // Invitation
}

// Provider is an identity.Provider. It is safe for concurrent use.
type Provider struct {
	Options
	passwords *hasher
	keys      *keyring
	verifier  *Verifier
}

var _ identity.Provider = (*Provider)(nil)

// Open returns a Provider on the table and makes its signing key when there is none yet.
func Open(ctx context.Context, o Options) (*Provider, error) {
	if o.Table == nil || o.Clock == nil || o.Issuer == "" || o.ClientID == "" || o.Deliver == nil || o.Claims == nil {
		return nil, errors.New("identity/local: an option is missing")
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.RefreshGrace == 0 {
		o.RefreshGrace = DefaultRefreshGrace
	}
	keys, err := openKeyring(ctx, o.Table, o.Clock)
	if err != nil {
		return nil, fmt.Errorf("identity/local: signing keys: %w", err)
	}
	p := &Provider{Options: o, passwords: newHasher(o.Random), keys: keys}
	p.verifier = NewVerifier(p, o.Issuer, o.ClientID, o.Clock)
	return p, nil
}

// errRaced says that a condition failed because the state changed after it was read.
var errRaced = errors.New("identity/local: changed meanwhile")

// maxRaces bounds how often one call starts again; each time another one got ahead.
const maxRaces = 100

// retry repeats f while others get ahead of it.
func retry[T any](ctx context.Context, f func() (T, error)) (T, error) {
	for range maxRaces {
		result, err := f()
		if !errors.Is(err, errRaced) && !errors.Is(err, table.ErrConflict) {
			return result, err
		}
		if ctx.Err() != nil {
			break
		}
	}
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	return none, identity.ErrTooManyRequests
}

// retryOnly is retry for an f without a result.
func retryOnly(ctx context.Context, f func() error) error {
	_, err := retry(ctx, func() (struct{}, error) { return struct{}{}, f() })
	return err
}

// commit does all writes or none. The error is what the first failed condition stands for.
func (p *Provider) commit(ctx context.Context, writes ...table.Write) error {
	tx := table.Tx{Writes: writes}
	return tx.Explain(p.Table.Transact(ctx, tx))
}

// random returns n random bytes.
func (p *Provider) random(n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(p.Random, b); err != nil {
		return nil, fmt.Errorf("identity/local: random: %w", err)
	}
	return b, nil
}

// token returns an opaque text of 256 random bits.
func (p *Provider) token() (string, error) {
	b, err := p.random(32)
	return base64.RawURLEncoding.EncodeToString(b), err
}

// digest is what is stored of a secret that is random enough not to be guessed.
func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
