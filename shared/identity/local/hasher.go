package local

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"golang.org/x/crypto/argon2"
)

// The cost of a password hash: the second recommended choice of the OWASP Password Storage Cheat
// Sheet for argon2id (m = 19 MiB, t = 2, p = 1).
const (
	argonMemory  = 19 << 10 // KiB
	argonTime    = 2
	argonThreads = 1
	argonSalt    = 16 // bytes
	argonKey     = 32 // bytes
)

// maxHashes bounds how many hashes are computed at once. Two take 38 MiB, and because the
// collector waits until garbage has doubled the heap, 135 MB were measured at the most.
const maxHashes = 2

// hasher computes argon2id hashes, a bounded number at a time.
type hasher struct {
	random io.Reader
	memory uint32 // KiB; argonMemory but in tests, which have no secrets to keep
	slots  chan struct{}
}

func newHasher(random io.Reader) *hasher {
	return &hasher{
		random: random, memory: argonMemory,
		slots: make(chan struct{}, min(runtime.GOMAXPROCS(0), maxHashes)),
	}
}

// nobody is hashed against for unknown users, so that they take as long as known ones. No
// password leads to its key.
func (h *hasher) nobody() string { return h.encode(make([]byte, argonSalt), make([]byte, argonKey)) }

// hash returns the hash of a new password in PHC form.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, argonSalt)
	if _, err := io.ReadFull(h.random, salt); err != nil {
		return "", fmt.Errorf("identity/local: random: %w", err)
	}
	sum, err := h.derive(ctx, password, salt)
	if err != nil {
		return "", err
	}
	return h.encode(salt, sum), nil
}

// verify reports whether the password leads to the hash. It takes the same time either way.
func (h *hasher) verify(ctx context.Context, password, phc string) (bool, error) {
	salt, want, err := h.decode(phc)
	if err != nil {
		return false, err
	}
	got, err := h.derive(ctx, password, salt)
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(got, want) == 1, nil
}

// verification returns verify for one password that may be asked again: it hashes once per PHC.
func (h *hasher) verification(password string) func(context.Context, string) (bool, error) {
	known := map[string]bool{}
	return func(ctx context.Context, phc string) (bool, error) {
		if right, found := known[phc]; found {
			return right, nil
		}
		right, err := h.verify(ctx, password, phc)
		if err == nil {
			known[phc] = right
		}
		return right, err
	}
}

// derive waits for a free slot; the only error is that of the context.
func (h *hasher) derive(ctx context.Context, password string, salt []byte) ([]byte, error) {
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(password), salt, argonTime, h.memory, argonThreads, argonKey), nil
}

// prefix names the parameters in PHC string format (P-H-C/phc-string-format).
func (h *hasher) prefix() string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$", argon2.Version, h.memory, argonTime, argonThreads)
}

func (h *hasher) encode(salt, sum []byte) string {
	return h.prefix() + base64.RawStdEncoding.EncodeToString(salt) + "$" + base64.RawStdEncoding.EncodeToString(sum)
}

// decode reads a hash with today's parameters, the only ones that were ever written.
func (h *hasher) decode(phc string) (salt, sum []byte, err error) {
	rest, ok := strings.CutPrefix(phc, h.prefix())
	saltText, sumText, cut := strings.Cut(rest, "$")
	salt, saltErr := base64.RawStdEncoding.DecodeString(saltText)
	sum, sumErr := base64.RawStdEncoding.DecodeString(sumText)
	if !ok || !cut || saltErr != nil || sumErr != nil || len(salt) != argonSalt || len(sum) != argonKey {
		return nil, nil, errors.New("identity/local: a stored password hash is damaged")
	}
	return salt, sum, nil
}
