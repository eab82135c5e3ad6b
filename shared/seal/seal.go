// Package seal makes texts that a client carries but can neither read nor make: cursors of
// lists and sessions of an unfinished sign-in.
//
// Promise: Open returns what Seal was given, only under the same purpose and binding, and
// only until it expires; anything else is ErrInvalid. AES-256-GCM with a random
// nonce (NIST SP 800-38D); one key serves 2^32 seals, which a new key starts anew.
package seal

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/table"
)

// ErrInvalid is returned for a text that was not made by Seal for this purpose and binding, or
// that has expired.
var ErrInvalid = errors.New("seal: not valid")

const keyBytes = 32

// Sealer seals with a key that stands in the table, under the platform. It is read once per
// process, which also opens the connection to the table; it is made by the first process
// that needs one.
type Sealer struct {
	table table.Table
	clock clock.Clock

	mu   sync.Mutex
	aead cipher.AEAD
}

// New returns a Sealer whose key stands in the table.
func New(t table.Table, c clock.Clock) *Sealer { return &Sealer{table: t, clock: c} }

func keyKey() table.Key { return table.In(access.Platform, "SEAL").Key("KEY") }

// Load reads the key if it was made before. Call it when a process starts.
func (s *Sealer) Load(ctx context.Context) error {
	_, err := s.cipher(ctx, false)
	return err
}

// cipher returns the cipher, making the key if there is none and create says so; otherwise nil.
func (s *Sealer) cipher(ctx context.Context, create bool) (cipher.AEAD, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.aead != nil {
		return s.aead, nil
	}
	ctx = table.Beyond(ctx) // it is the process's, whoever called first
	item, err := s.table.Get(ctx, keyKey())
	if err != nil {
		return nil, fmt.Errorf("read sealing key: %w", err)
	}
	if item == nil {
		if !create {
			return nil, nil
		}
		if item, err = s.create(ctx); err != nil {
			return nil, err
		}
	}
	key, _ := item["key"].([]byte)
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("sealing key: %w", err)
	}
	s.aead, err = cipher.NewGCM(block)
	return s.aead, err
}

func (s *Sealer) create(ctx context.Context) (table.Item, error) {
	key := make([]byte, keyBytes)
	if _, err := io.ReadFull(rand.Reader, key); err != nil {
		return nil, fmt.Errorf("make sealing key: %w", err)
	}
	item := table.Item{"key": key}
	var tx table.Tx
	tx.Add(table.Put(keyKey(), item).When(table.Absent(), nil))
	err := s.table.Transact(ctx, tx)
	if _, ok := errors.AsType[*table.Canceled](err); ok { // another process was first
		item, err = s.table.Get(ctx, keyKey())
	}
	if err != nil {
		return nil, fmt.Errorf("make sealing key: %w", err)
	}
	return item, nil
}

// Seal seals the text for a purpose, bound to whatever binding says (a tenant, a query), for
// the given time.
func (s *Sealer) Seal(ctx context.Context, purpose, binding string, text []byte, life time.Duration) (string, error) {
	aead, err := s.cipher(ctx, true)
	if err != nil {
		return "", err
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+8+len(text)+aead.Overhead())
	if _, err := io.ReadFull(rand.Reader, nonce); err != nil {
		return "", fmt.Errorf("seal: %w", err)
	}
	plain, err := binary.Append(make([]byte, 0, 8+len(text)), binary.BigEndian, s.clock.Now().Add(life).Unix())
	if err != nil {
		return "", fmt.Errorf("seal: %w", err)
	}
	plain = append(plain, text...)
	sealed := aead.Seal(nonce, nonce, plain, bind(purpose, binding))
	return base64.RawURLEncoding.EncodeToString(sealed), nil
}

// Open returns the text that was sealed.
func (s *Sealer) Open(ctx context.Context, purpose, binding, sealed string) ([]byte, error) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(sealed)
	if err != nil || strings.ContainsAny(sealed, "\r\n") { // which base64 passes over
		return nil, ErrInvalid
	}
	aead, err := s.cipher(ctx, false)
	if err != nil {
		return nil, err
	}
	if aead == nil || len(raw) < aead.NonceSize() {
		return nil, ErrInvalid
	}
	plain, err := aead.Open(nil, raw[:aead.NonceSize()], raw[aead.NonceSize():], bind(purpose, binding))
	if err != nil || len(plain) < 8 {
		return nil, ErrInvalid
	}
	var expiry int64
	if _, err := binary.Decode(plain, binary.BigEndian, &expiry); err != nil || expiry < s.clock.Now().Unix() {
		return nil, ErrInvalid
	}
	return plain[8:], nil
}

func bind(purpose, binding string) []byte {
	sum := sha256.Sum256([]byte(purpose + "\x00" + binding))
	return sum[:]
}
