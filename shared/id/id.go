// Package id makes and checks identifiers of the form `cus_01hx...`: a short
// lower-case prefix that says what the thing is, an underscore, and 26
// characters (Crockford base 32) of a UUIDv7.
//
// Promise: identifiers made by one Source sort by the time they were made, also
// within one millisecond; two Sources never make the same one (RFC 9562
// section 6.2, method 1: a counter seeded at random in each millisecond).
package id

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"sync"
	"time"

	"kehu/shared/clock"
)

// ErrInvalid is returned by Parse for a text that is not an identifier of the
// asked kind. It never carries the text.
var ErrInvalid = errors.New("id: not a valid identifier")

// Length is the number of characters after the prefix and its underscore.
const Length = 26

// alphabet is Crockford's base 32 in lower case: no i, l, o, u.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// Source makes identifiers. It is safe for concurrent use.
type Source struct {
	clock   clock.Clock
	entropy io.Reader

	mu      sync.Mutex
	millis  uint64
	counter uint64 // 42 bits: 12 of rand_a, 30 of rand_b
}

// NewSource returns a Source on the given clock. Entropy is normally nil, which
// stands for crypto/rand; tests give a fixed reader.
func NewSource(c clock.Clock, entropy io.Reader) *Source {
	if entropy == nil {
		entropy = rand.Reader
	}
	return &Source{clock: c, entropy: entropy}
}

const counterBits = 42

// New returns a new identifier with the prefix, e.g. New("cus").
func (s *Source) New(prefix string) string {
	var seed [12]byte
	if _, err := io.ReadFull(s.entropy, seed[:]); err != nil {
		panic("id: no entropy: " + err.Error()) // the system cannot run without it
	}
	millis, counter := s.tick(binary.BigEndian.Uint64(seed[:8]))
	var u [16]byte
	binary.BigEndian.PutUint64(u[0:8], millis<<16|0x7000|counter>>30)
	binary.BigEndian.PutUint32(u[8:12], 0x80000000|uint32(counter&0x3fffffff))
	copy(u[12:16], seed[8:12])
	return prefix + "_" + encode(u)
}

// Derived returns the identifier that belongs to the seed and the time, the same each time: for what is made once of something
// that may be told twice. It sorts among others by the time.
func Derived(prefix string, at time.Time, seed string) string {
	sum := sha256.Sum256([]byte(seed))
	var u [16]byte
	copy(u[6:], sum[:10])
	binary.BigEndian.PutUint64(u[0:8], uint64(at.UnixMilli())<<16|0x7000|uint64(binary.BigEndian.Uint16(u[6:8])&0x0fff))
	u[8] = u[8]&0x3f | 0x80
	return prefix + "_" + encode(u)
}

// First returns what sorts before every identifier with the prefix that is made at the time or later, and after every one that was made before.
func First(prefix string, at time.Time) string {
	var u [16]byte
	binary.BigEndian.PutUint64(u[0:8], uint64(max(at.UnixMilli(), 0))<<16)
	return prefix + "_" + encode(u)
}

// tick returns the millisecond and the counter for the next identifier. A clock
// that stands still or goes back does not break the order: the last millisecond
// is used on.
func (s *Source) tick(seed uint64) (millis, counter uint64) {
	now := uint64(s.clock.Now().UnixMilli())
	s.mu.Lock()
	defer s.mu.Unlock()
	if now > s.millis {
		s.millis = now
		s.counter = seed >> (64 - counterBits + 1) // top bit free, so that there is room to count
		return s.millis, s.counter
	}
	s.counter++
	if s.counter>>counterBits != 0 {
		s.millis++
		s.counter = seed >> (64 - counterBits + 1)
	}
	return s.millis, s.counter
}

func encode(u [16]byte) string {
	var out [Length]byte
	hi, lo := binary.BigEndian.Uint64(u[:8]), binary.BigEndian.Uint64(u[8:])
	for i := Length - 1; i >= 0; i-- {
		out[i] = alphabet[lo&31]
		lo = lo>>5 | hi<<59
		hi >>= 5
	}
	return string(out[:])
}

// Parse checks that text is an identifier with the prefix and returns its part
// after the underscore. It returns ErrInvalid otherwise.
func Parse(prefix, text string) (bare string, err error) {
	bare, ok := strings.CutPrefix(text, prefix+"_")
	if !ok || len(bare) != Length || bare[0] > '7' {
		return "", ErrInvalid
	}
	for i := range len(bare) {
		if strings.IndexByte(alphabet, bare[i]) < 0 {
			return "", ErrInvalid
		}
	}
	return bare, nil
}

// Bare returns the part after the underscore of an identifier that is known to be
// valid, e.g. one that was read from the table.
func Bare(identifier string) string {
	return identifier[strings.IndexByte(identifier, '_')+1:]
}
