package phone

import (
	"strings"
	"unicode"
)

// notation is a number as written, without its punctuation.
type notation struct {
	digits        string // ASCII digits
	international bool   // it began with "+"
	extension     string
}

// What announces an extension, longest first where one holds another.
var extensionMarks = [...]string{"extension", "extn", "ext", "x", "#", "＃", "转接", "轉接", "转", "轉", "分机", "分機"}

const maxExtensionLength = 15

func read(text string) (notation, error) {
	number, extension, err := splitExtension(strings.ToLower(text))
	if err != nil {
		return notation{}, err
	}
	result := notation{extension: extension}
	var digits strings.Builder
	for _, r := range number {
		switch digit, isDigit := digitOf(r); {
		case isDigit:
			digits.WriteByte(digit)
		case (r == '+' || r == '＋') && digits.Len() == 0 && !result.international:
			result.international = true
		case !isPunctuation(r):
			return notation{}, ErrNotANumber
		}
	}
	if digits.Len() == 0 {
		return notation{}, ErrNotANumber
	}
	result.digits = digits.String()
	return result, nil
}

// splitExtension cuts a lower-case text at the first mark of an extension.
func splitExtension(text string) (number, extension string, err error) {
	for _, mark := range extensionMarks {
		before, after, found := strings.Cut(text, mark)
		if !found {
			continue
		}
		after = strings.TrimLeft(after, " .:=：")
		after = strings.TrimRight(after, " #＃")
		var digits strings.Builder
		for _, r := range after {
			digit, isDigit := digitOf(r)
			if !isDigit {
				return "", "", ErrExtension
			}
			digits.WriteByte(digit)
		}
		if digits.Len() == 0 || digits.Len() > maxExtensionLength {
			return "", "", ErrExtension
		}
		return strings.TrimRight(before, " ;,"), digits.String(), nil
	}
	return text, "", nil
}

// digitOf reads ASCII digits and the full-width ones that Chinese and Japanese input methods produce.
func digitOf(r rune) (byte, bool) {
	switch {
	case r >= '0' && r <= '9':
		return byte(r), true
	case r >= '０' && r <= '９':
		return byte(r-'０') + '0', true
	}
	return 0, false
}

// isPunctuation reports what may stand between the digits: spaces, hyphens and dashes, brackets, full stops
// and slashes, and the invisible direction marks that address books add when a number is copied.
func isPunctuation(r rune) bool {
	return strings.ContainsRune("-./()[]·ー－．／（）［］\u2212", r) ||
		r >= '\u2010' && r <= '\u2015' ||
		unicode.Is(unicode.Zs, r) ||
		r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2060' && r <= '\u2069'
}
