package table

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Item is what the table stores under a key: attributes by name. A value is one of
// string, Number, bool, []byte, []any or map[string]any, and the
// values inside lists and maps likewise. There is no null: what is not there is
// absent. Texts may be empty. The key attributes are not part of an Item.
type Item map[string]any

// Number is a decimal number as text, in the one form in which DynamoDB gives it back: at
// most 38 digits, no exponent, no leading or trailing zeros, no negative zero.
type Number string

const maxDigits = 38

// valid reports whether the number has the form described at Number.
func (n Number) valid() bool {
	text := strings.TrimPrefix(string(n), "-")
	whole, fraction, broken := strings.Cut(text, ".")
	switch {
	case !onlyDigits(whole) || whole[0] == '0' && len(whole) > 1, len(whole)+len(fraction) > maxDigits:
		return false
	case broken:
		return onlyDigits(fraction) && fraction[len(fraction)-1] != '0'
	default:
		return n != "-0"
	}
}

// onlyDigits reports whether the text is one digit or more, and nothing else.
func onlyDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// NumberOf returns the Number of an integer.
func NumberOf[I ~int | ~int32 | ~int64](i I) Number {
	return Number(strconv.FormatInt(int64(i), 10))
}

// Int returns the number as an integer; ok is false when it is none or too large.
func (n Number) Int() (i int64, ok bool) {
	i, err := strconv.ParseInt(string(n), 10, 64)
	return i, err == nil
}

// Compare returns -1, 0 or +1 by the numbers' size.
func (n Number) Compare(other Number) int {
	a, aOK := n.Int()
	b, bOK := other.Int()
	if aOK && bOK {
		switch {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	}
	x, _ := new(big.Rat).SetString(string(n))
	y, _ := new(big.Rat).SetString(string(other))
	if x == nil || y == nil {
		return 0
	}
	return x.Cmp(y)
}

// Text returns the attribute if it is a string, else "".
func (i Item) Text(attribute string) string {
	text, _ := i[attribute].(string)
	return text
}

// Int returns the attribute if it is an integer, else 0.
func (i Item) Int(attribute string) int64 {
	number, is := i[attribute].(Number)
	if !is {
		return 0
	}
	n, _ := number.Int()
	return n
}

// Size returns the item's size as DynamoDB counts it (names and values, UTF-8; numbers by
// digits; 3 bytes a list or map and 1 an element): Developer Guide, "DynamoDB item sizes and
// formats". The error wraps ErrInvalid when a value is of no type that the table has, a number
// is not in its one form, or a text is not UTF-8.
func (i Item) Size() (int, error) {
	size := 0
	for name, value := range i {
		if err := validateText(name); err != nil || name == "" {
			return 0, fmt.Errorf("%w: an attribute's name", ErrInvalid)
		}
		n, err := valueSize(value, 0)
		if err != nil {
			return 0, fmt.Errorf("attribute %s: %w", name, err)
		}
		size += len(name) + n
	}
	return size, nil
}

const maxNesting = 32

func valueSize(value any, depth int) (int, error) {
	if depth > maxNesting {
		return 0, fmt.Errorf("%w: nested too deeply", ErrInvalid)
	}
	switch v := value.(type) {
	case string:
		return len(v), validateText(v)
	case Number:
		if !v.valid() {
			return 0, fmt.Errorf("%w: not a number", ErrInvalid)
		}
		return len(v)/2 + 1, nil
	case bool:
		return 1, nil
	case []byte:
		return len(v), nil
	case []any:
		size := 3
		for _, element := range v {
			n, err := valueSize(element, depth+1)
			if err != nil {
				return 0, err
			}
			size += n + 1
		}
		return size, nil
	case map[string]any:
		size := 3
		for name, element := range v {
			if err := validateText(name); err != nil || name == "" {
				return 0, fmt.Errorf("%w: the name of a map's element", ErrInvalid)
			}
			n, err := valueSize(element, depth+1)
			if err != nil {
				return 0, err
			}
			size += len(name) + n + 1
		}
		return size, nil
	}
	return 0, fmt.Errorf("%w: a value of type %T", ErrInvalid, value)
}

// validateText refuses what is not UTF-8: DynamoDB's protocol cannot carry it.
func validateText(text string) error {
	if !utf8.ValidString(text) {
		return fmt.Errorf("%w: text that is not UTF-8", ErrInvalid)
	}
	return nil
}
