package identity

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Weakness is a rule of the password policy that a password breaks. Its text is a stable
// code that clients may compare.
type Weakness string

// The weaknesses, in the order in which CheckPassword reports them.
const (
	TooShort         Weakness = "tooShort"         // fewer than MinPasswordLength characters
	TooLong          Weakness = "tooLong"          // more than MaxPasswordBytes bytes
	NoLetter         Weakness = "noLetter"         // no letter of any script
	NoDigit          Weakness = "noDigit"          // none of 0-9
	NoSymbol         Weakness = "noSymbol"         // none of the symbols, and no space inside
	OuterSpace       Weakness = "outerSpace"       // white space at the start or the end
	InvalidCharacter Weakness = "invalidCharacter" // a control character, or no valid UTF-8
	ContainsName     Weakness = "containsName"     // the person's name, or a part of it
	ContainsEmail    Weakness = "containsEmail"    // what stands before the @ of the address
)

// Bounds of a password.
const (
	MinPasswordLength = 8   // Unicode code points
	MaxPasswordBytes  = 256 // bytes of UTF-8
	PasswordHistory   = 5   // how many of the last passwords that somebody chose may not be chosen again, with the present one
)

// symbols are those that Amazon Cognito counts (Developer Guide, "Adding user pool password
// requirements"), so that what passes here passes there.
const symbols = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+="

// Shortest part of a name that a password may not contain: in letters, and in Chinese
// characters, of which two are a whole name.
const (
	shortestPart    = 3
	shortestHanPart = 2
)

// CheckPassword returns what is wrong with the password, or nil. Name and email are those
// of its owner and may be empty. When they are looked for in the password, case and width
// (NFKC) make no difference.
func CheckPassword(password, name, email string) []Weakness {
	var found []Weakness
	report := func(broken bool, w Weakness) {
		if broken {
			found = append(found, w)
		}
	}
	report(utf8.RuneCountInString(password) < MinPasswordLength, TooShort)
	report(len(password) > MaxPasswordBytes, TooLong)
	report(!strings.ContainsFunc(password, unicode.IsLetter), NoLetter)
	report(!strings.ContainsAny(password, "0123456789"), NoDigit)
	report(!strings.ContainsAny(strings.TrimSpace(password), symbols+" "), NoSymbol)
	report(password != strings.TrimSpace(password), OuterSpace)
	report(!utf8.ValidString(password) || strings.ContainsFunc(password, unicode.IsControl), InvalidCharacter)

	folded := fold(password)
	contains := func(part string) bool { return strings.Contains(folded, part) }
	report(slices.ContainsFunc(nameParts(fold(name)), contains), ContainsName)
	report(slices.ContainsFunc(localParts(fold(email)), contains), ContainsEmail)
	return found
}

// NewTemporaryPassword returns a password that meets the policy: eighteen characters of
// Crockford's base 32, which are 90 bits, and what else the policy asks for. Random is normally crypto/rand.Reader; its error
// is the only one.
func NewTemporaryPassword(random io.Reader) (string, error) {
	draw := make([]byte, 18)
	if _, err := io.ReadFull(random, draw); err != nil {
		return "", fmt.Errorf("identity: temporary password: %w", err)
	}
	for i, b := range draw {
		draw[i] = recoveryAlphabet[b%32] // 256 is a multiple of 32: no bias
	}
	return fmt.Sprintf("%s-%s-%s-k7", draw[:6], draw[6:12], draw[12:]), nil
}

// fold makes texts equal that people take for the same.
func fold(text string) string { return strings.ToLower(norm.NFKC.String(text)) }

// nameParts returns what of a name may not stand in a password: its words, all of them
// together, and of a run of Chinese characters every two neighbours, because
// nothing separates a Chinese family name from the given name.
func nameParts(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	candidates := append(slices.Clone(words), strings.Join(words, ""))
	var parts []string
	for _, candidate := range candidates {
		if utf8.RuneCountInString(candidate) >= shortestPart {
			parts = append(parts, candidate)
		}
		parts = append(parts, hanPairs(candidate)...)
	}
	return parts
}

// hanPairs returns every two Chinese characters that stand side by side.
func hanPairs(text string) []string {
	var pairs []string
	runes := []rune(text)
	for i := shortestHanPart; i <= len(runes); i++ {
		pair := runes[i-shortestHanPart : i]
		if !slices.ContainsFunc(pair, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			pairs = append(pairs, string(pair))
		}
	}
	return pairs
}

// localParts returns what stands before the @ of an address, and that without a +tag.
func localParts(email string) []string {
	local, _, _ := strings.Cut(email, "@")
	base, _, _ := strings.Cut(local, "+")
	var parts []string
	for _, part := range []string{local, base} {
		if utf8.RuneCountInString(part) >= shortestPart || len(hanPairs(part)) > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}
