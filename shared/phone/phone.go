package phone

//go:generate go run ./internal/maketable

import "strings"

// Number is a telephone number. Two numbers are the same line exactly if they are equal with ==.
type Number struct {
	E164      string // "+" and at most 15 digits, for example "+861062345678"
	Extension string // digits dialled after the call is answered; empty for none
}

// String gives the number, and the extension as RFC 3966 writes it: "+861062345678;ext=12".
func (n Number) String() string {
	if n.Extension == "" {
		return n.E164
	}
	return n.E164 + ";ext=" + n.Extension
}

// Valid reports whether the number lies in a range that its numbering plan has opened, as far as the table
// knows. It is false for anything that did not come from [Normalize].
func (n Number) Valid() bool {
	digits, found := strings.CutPrefix(n.E164, "+")
	if !found {
		return false
	}
	plans, national := plansByCountryCode(digits)
	for i := range plans {
		plan := &plans[i]
		if plan.leadingDigits != "" {
			if matchesStart(plan.leadingDigits, national) {
				return plan.inUse(national)
			}
		} else if plan.inUse(national) {
			return true
		}
	}
	return false
}

// The longest E.164 number has 15 digits, the country code included (ITU-T E.164, 6.2.1). No text that holds
// one, however it is punctuated, needs more than maxTextLength bytes.
const (
	maxDigits     = 15
	maxTextLength = 120
)

// Normalize reads one telephone number in national or international notation, with an extension or without
// ("ext 12", "x12", "#12", "转12", "分机12", ";ext=12"). National numbers are read as dialled in defaultRegion,
// an ISO 3166-1 alpha-2 code in capitals; it may be empty if the number begins with "+". The error is an
// [Error].
func Normalize(text, defaultRegion string) (Number, error) {
	if len(text) > maxTextLength {
		return Number{}, ErrTooLong
	}
	written, err := read(text)
	if err != nil {
		return Number{}, err
	}
	digits, err := resolve(written, planOfRegion(defaultRegion))
	if err != nil {
		return Number{}, err
	}
	plans, national := plansByCountryCode(digits)
	if err := plans[0].checkLength(national); err != nil {
		return Number{}, err
	}
	return Number{E164: "+" + digits, Extension: written.extension}, nil
}

// resolve gives country code and national number, without trunk prefix. home is the plan of the default
// region, nil if there is none.
func resolve(written notation, home *plan) (string, error) {
	if written.international {
		return settle(written.digits)
	}
	if home == nil {
		return "", ErrRegion
	}
	if international, found := home.withoutExitCode(written.digits); found {
		return settle(international)
	}
	countryCode := decimal(home.countryCode)
	if national, found := home.withoutOwnCountryCode(written.digits); found {
		return settle(countryCode + national)
	}
	digits := countryCode + home.withoutTrunkPrefix(written.digits)
	if len(digits) > maxDigits {
		return "", ErrTooLong
	}
	return settle(digits)
}

// settle takes the trunk prefix off digits that begin with a country code, since people write it even there:
// "+44 (0)20 ...". It repeats until nothing changes, so that a number read from a record is read as itself.
func settle(digits string) (string, error) {
	for range maxDigits {
		plans, national := plansByCountryCode(digits)
		if len(plans) == 0 {
			return "", ErrCountryCode
		}
		settled := decimal(plans[0].countryCode) + plans[0].withoutTrunkPrefix(national)
		if len(settled) > maxDigits {
			return "", ErrTooLong
		}
		if settled == digits {
			return digits, nil
		}
		digits = settled
	}
	return "", ErrLength
}
