package local

import (
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // RFC 6238's default, the only one that every app knows; HMAC does not need more
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"time"
)

const (
	totpPeriod = 30 // seconds
	totpSecret = 20 // bytes: the length of the hash, as RFC 4226 section 4 recommends
	totpSkew   = 1  // time steps before and after the present one (RFC 6238 section 5.2)
)

var base32NoPadding = base32.StdEncoding.WithPadding(base32.NoPadding)

// newTOTPSecret returns a random secret in base 32.
func (p *Provider) newTOTPSecret() (string, error) {
	b, err := p.random(totpSecret)
	return base32NoPadding.EncodeToString(b), err
}

// totp returns the code of a time step (RFC 6238, RFC 4226 section 5.3).
func totp(secret []byte, step int64) string {
	mac := hmac.New(sha1.New, secret)
	_ = binary.Write(mac, binary.BigEndian, step) // a hash never fails to take bytes
	sum := mac.Sum(nil)
	offset := sum[len(sum)-1] & 15
	code := binary.BigEndian.Uint32(sum[offset:offset+4]) & 0x7fffffff
	return fmt.Sprintf("%06d", code%1_000_000)
}

// matchTOTP returns the time step that the code belongs to. Only steps after the last used one
// count, so that a code is good once.
func matchTOTP(secret, code string, now time.Time, last int64) (step int64, ok bool) {
	raw, err := base32NoPadding.DecodeString(secret)
	if err != nil || len(raw) == 0 {
		return 0, false
	}
	present := now.Unix() / totpPeriod
	for s := present - totpSkew; s <= present+totpSkew; s++ {
		if subtle.ConstantTimeCompare([]byte(totp(raw, s)), []byte(code)) == 1 && s > last {
			step, ok = s, true
		}
	}
	return step, ok
}
