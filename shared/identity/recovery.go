package identity

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Recovery codes let a person sign in once whose second factor is lost. The caller stores
// the hashes with the user and shows the codes once.
const (
	recoveryCodes  = 10
	recoveryLength = 10 // characters of five bits each: 50 bits
	recoverySalt   = 16 // bytes
)

// recoveryAlphabet is Crockford's base 32 in lower case: no i, l, o, u, which people
// take for others.
const recoveryAlphabet = "0123456789abcdefghjkmnpqrstvwxyz"

var recoveryReader = strings.NewReplacer("o", "0", "i", "1", "l", "1", "-", "", " ", "")

// NewRecoveryCodes makes ten codes of 50 random bits in the form "xxxxx-xxxxx", and a
// hash of each. Random is normally crypto/rand.Reader; its error is the only one.
func NewRecoveryCodes(random io.Reader) (plain, hashes []string, err error) {
	for range recoveryCodes {
		draw := make([]byte, recoveryLength+recoverySalt)
		if _, err := io.ReadFull(random, draw); err != nil {
			return nil, nil, fmt.Errorf("identity: recovery codes: %w", err)
		}
		characters, salt := draw[:recoveryLength], draw[recoveryLength:]
		for i, b := range characters {
			characters[i] = recoveryAlphabet[b%32] // 256 is a multiple of 32: no bias
		}
		code := string(characters)
		plain = append(plain, code[:recoveryLength/2]+"-"+code[recoveryLength/2:])
		hashes = append(hashes, RecoveryHash(code, salt))
	}
	return plain, hashes, nil
}

// RecoveryHash returns "salt.hash" in base64url of a code as somebody may type it: case,
// dashes and spaces make no difference, and o, i, l count as 0, 1, 1.
//
// One round of SHA-256 is enough, unlike for a password: 50 random bits cannot be guessed
// from a dictionary, the salt of each code means that guesses at one tell nothing about
// another, and who does find one has only the second factor, not the password.
func RecoveryHash(code string, salt []byte) string {
	normal := recoveryReader.Replace(strings.ToLower(code))
	sum := sha256.Sum256(append(slices.Clone(salt), normal...))
	return base64.RawURLEncoding.EncodeToString(salt) + "." + base64.RawURLEncoding.EncodeToString(sum[:])
}

// UseRecoveryCode looks for the code among the hashes and returns the hashes that are left
// when it is used up. The caller must store them on condition that the old ones still
// stand, and only then believe the code.
func UseRecoveryCode(code string, hashes []string) (left []string, ok bool) {
	position := -1
	for i, hash := range hashes {
		text, _, _ := strings.Cut(hash, ".")
		salt, err := base64.RawURLEncoding.DecodeString(text)
		if err != nil {
			continue
		}
		if subtle.ConstantTimeCompare([]byte(RecoveryHash(code, salt)), []byte(hash)) == 1 {
			position = i
		}
	}
	if position < 0 {
		return hashes, false
	}
	return slices.Delete(slices.Clone(hashes), position, position+1), true
}
