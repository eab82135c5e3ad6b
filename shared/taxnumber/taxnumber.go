package taxnumber

import "strings"

// Error says why a number is refused. Its value is a stable word for programs; it never holds the number.
// Compare with errors.Is.
type Error string

// The reasons for a refusal.
const (
	ErrEmpty     Error = "empty"     // nothing but punctuation
	ErrCountry   Error = "country"   // the country is not two capital letters
	ErrCharacter Error = "character" // a character that no tax number has
	ErrLength    Error = "length"    // no number of the country has this length
	ErrFormat    Error = "format"    // the length is right, the characters are not
	ErrChecksum  Error = "checksum"  // the check digits do not fit the rest
)

// Error implements error.
func (e Error) Error() string { return "taxnumber: " + string(e) }

// Check says how far a number was checked.
type Check int

// From the least to the most.
const (
	Unchecked Check = iota // no rule is known for the country
	Format                 // length and characters
	Checksum               // length, characters and check digits
)

// String gives "unchecked", "format" or "checksum".
func (c Check) String() string {
	switch c {
	case Checksum:
		return "checksum"
	case Format:
		return "format"
	case Unchecked:
	}
	return "unchecked"
}

// Result is an accepted number.
type Result struct {
	Number string // the one spelling to store: capitals and digits without punctuation
	Check  Check
}

// The limits for numbers of countries without a rule, and for what is looked at at all.
const (
	minUnchecked = 3
	maxUnchecked = 30
	maxText      = 100
)

// Validate checks a tax number of a country, an ISO 3166-1 alpha-2 code in capitals. Spaces, hyphens, full
// stops, slashes and colons do not count; small letters and full-width characters are read as capitals and
// ASCII. Validating the result again gives the same result. The error is an [Error].
func Validate(country, number string) (Result, error) {
	if !fits("ll", country) {
		return Result{}, ErrCountry
	}
	if len(number) > maxText {
		return Result{}, ErrLength
	}
	compact, err := compactNumber(number)
	if err != nil {
		return Result{}, err
	}
	if scheme := schemeOf(country); scheme != nil {
		return scheme.validate(compact)
	}
	if strings.Trim(compact, lettersAndDigits) != "" {
		return Result{}, ErrCharacter
	}
	if len(compact) < minUnchecked || len(compact) > maxUnchecked {
		return Result{}, ErrLength
	}
	return Result{Number: compact, Check: Unchecked}, nil
}

const lettersAndDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// compactNumber drops punctuation and brings letters and digits to ASCII capitals.
func compactNumber(number string) (string, error) {
	var compact strings.Builder
	for _, r := range number {
		if r >= '！' && r <= '～' { // full-width forms stand in the order of ASCII
			r -= '！' - '!'
		}
		switch {
		case strings.ContainsRune(" -./:·\u00a0\u3000\u2010\u2011\u2012\u2013\u2014", r):
		case r >= 'a' && r <= 'z':
			compact.WriteRune(r - 'a' + 'A')
		case r == 'ñ':
			compact.WriteRune('Ñ')
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r == '&', r == 'Ñ', r == '+', r == '*':
			compact.WriteRune(r)
		default:
			return "", ErrCharacter
		}
	}
	if compact.Len() == 0 {
		return "", ErrEmpty
	}
	return compact.String(), nil
}
