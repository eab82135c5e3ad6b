package taxnumber

import (
	"strings"
	"unicode/utf8"
)

// scheme is what is known about the numbers of one country.
type scheme struct {
	country string // ISO 3166-1 alpha-2
	prefix  string // what stored numbers begin with; it may be left out on input
	alias   string // what may stand on input instead of the prefix
	suffix  string // what may follow on input and is dropped, several divided by spaces
	forms   []form // tried in turn
}

// form is one shape that the numbers of a country may have.
type form struct {
	// mask is the shape without prefix and suffix: d is a digit, l a letter, x a letter or digit, o a letter
	// or one of + and *, m a letter or one of & and Ñ, ? a digit that may be missing at the end; all else
	// stands for itself.
	mask  string
	rule  func(string) bool // what else the number must satisfy, nil for nothing
	check func(string) bool // whether the check digits are right, nil if there are none
	fill  string            // what an older, shorter spelling lacks in front
}

func schemeOf(country string) *scheme {
	switch country {
	case "MC":
		country = "FR" // Monaco is within the French VAT territory (Directive 2006/112/EC, article 7)
	case "IM":
		country = "GB" // so is the Isle of Man within the British one
	}
	for i := range schemes {
		if schemes[i].country == country {
			return &schemes[i]
		}
	}
	return nil
}

// validate tries the number without and with what may be a prefix, since some national parts begin with the
// same letters.
func (s *scheme) validate(number string) (Result, error) {
	reason := ErrLength
	for _, prefix := range [...]string{s.alias, s.prefix, ""} {
		national, found := strings.CutPrefix(number, prefix)
		if !found {
			continue
		}
		result, err := s.validateNational(s.withoutSuffix(national))
		if err == "" {
			return result, nil
		}
		reason = graver(reason, err)
	}
	return Result{}, reason
}

func (s *scheme) withoutSuffix(national string) string {
	for suffix := range strings.FieldsSeq(s.suffix) {
		if rest, found := strings.CutSuffix(national, suffix); found {
			return rest
		}
	}
	return national
}

// validateNational gives the reason for a refusal, empty for none.
func (s *scheme) validateNational(national string) (Result, Error) {
	reason := ErrLength
	for _, form := range s.forms {
		number := form.fill + national
		switch {
		case !form.hasLengthOf(national):
		case !fits(form.mask, national) || isZero(national) || form.rule != nil && !form.rule(number):
			reason = graver(reason, ErrFormat)
		case form.check == nil:
			return Result{Number: s.prefix + number, Check: Format}, ""
		case form.check(number):
			return Result{Number: s.prefix + number, Check: Checksum}, ""
		default:
			reason = ErrChecksum
		}
	}
	return Result{}, reason
}

func (f form) hasLengthOf(number string) bool {
	n := utf8.RuneCountInString(number)
	return n <= len(f.mask) && n >= len(strings.TrimRight(f.mask, "?"))
}

// graver chooses the reason that comes from the closest miss.
func graver(a, b Error) Error {
	if a == ErrChecksum || b == ErrLength {
		return a
	}
	return b
}

// isZero reports whether every digit is 0: such numbers satisfy most checksums and are never issued.
func isZero(number string) bool { return strings.Trim(number, "0") == "" }

// fits reports whether a number has the shape of a mask.
func fits(mask, number string) bool {
	rest := number
	for i := range len(mask) {
		if mask[i] == '?' && rest == "" {
			return true
		}
		r, size := utf8.DecodeRuneInString(rest)
		if size == 0 || !fitsCharacter(mask[i], r) {
			return false
		}
		rest = rest[size:]
	}
	return rest == ""
}

func fitsCharacter(mask byte, r rune) bool {
	isDigit := r >= '0' && r <= '9'
	isLetter := r >= 'A' && r <= 'Z'
	switch mask {
	case 'd', '?':
		return isDigit
	case 'l':
		return isLetter
	case 'x':
		return isDigit || isLetter
	case 'o':
		return isLetter || r == '+' || r == '*'
	case 'm':
		return isLetter || r == '&' || r == 'Ñ'
	}
	return r == rune(mask)
}
