// Package text checks and tidies what people type, and gathers what is wrong with a request.
//
// Promise: what comes out has no control or direction-changing characters, no space at its ends,
// and is in Unicode normalisation form C, so that what looks alike is alike.
package text

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kehu/shared/emailaddress"
	"kehu/shared/phone"
	"kehu/shared/problem"
)

// Checker gathers the problems of single fields. The zero value is ready.
type Checker struct{ fields []problem.Field }

// Add notes a problem of a field; the pointer is a JSON Pointer into the body.
func (c *Checker) Add(pointer string, code problem.Code) {
	c.fields = append(c.fields, problem.At(pointer, code))
}

// Note notes problems of fields that were found elsewhere.
func (c *Checker) Note(fields ...problem.Field) { c.fields = append(c.fields, fields...) }

// TooLong notes that a field has more than limit characters.
func (c *Checker) TooLong(pointer string, limit int) { c.Limit(pointer, "field.tooLong", limit) }

// Limit notes a problem of a field whose text tells a limit.
func (c *Checker) Limit(pointer string, code problem.Code, limit int) {
	field := problem.At(pointer, code)
	field.Params = map[string]string{"limit": strconv.Itoa(limit)}
	c.fields = append(c.fields, field)
}

// Fields returns what was found so far.
func (c *Checker) Fields() []problem.Field { return c.fields }

// Problem returns the problem request.invalid with all fields in the order of their pointers, or nil
// when there is none.
func (c *Checker) Problem() error {
	if len(c.fields) == 0 {
		return nil
	}
	slices.SortStableFunc(c.fields, func(a, b problem.Field) int { return strings.Compare(a.Pointer, b.Pointer) })
	return problem.Invalid(c.fields...)
}

// Line tidies a required text of one line.
func (c *Checker) Line(pointer, value string) string {
	if value == "" {
		c.Add(pointer, "field.blank")
	}
	return c.OptionalLine(pointer, value)
}

// OptionalLine tidies a text of one line that may be absent; white space alone is not a text.
func (c *Checker) OptionalLine(pointer, value string) string {
	return c.tidy(pointer, value, false)
}

// Paragraph tidies a text that may have several lines.
func (c *Checker) Paragraph(pointer, value string) string {
	return c.tidy(pointer, value, true)
}

func (c *Checker) tidy(pointer, value string, lines bool) string {
	if value == "" {
		return ""
	}
	for _, r := range value {
		if !printable(r, lines) {
			c.Add(pointer, "field.control")
			return ""
		}
	}
	tidy := strings.TrimSpace(norm.NFC.String(strings.ReplaceAll(value, "\r\n", "\n")))
	if strings.TrimFunc(tidy, invisible) == "" {
		c.Add(pointer, "field.blank")
		return ""
	}
	return tidy
}

// printable reports whether the character may stand in a text. Of those that are not seen themselves, only what joins
// letters and emoji may: the others reverse the direction of what follows, or make two names differ that look
// alike (Unicode Technical Report 36, sections 2.5 and 2.9).
func printable(r rune, lines bool) bool {
	switch {
	case r == utf8.RuneError:
		return false
	case r == '\n' || r == '\r' || r == '\t':
		return lines
	case unicode.Is(unicode.Cf, r):
		return joins(r)
	default:
		return !unicode.IsControl(r)
	}
}

// joins reports whether the character belongs to its neighbours: ZWNJ and ZWJ, and the tags of flags.
func joins(r rune) bool {
	return r == 0x200c || r == 0x200d || r >= 0xe0020 && r <= 0xe007f
}

// invisible reports whether nothing is seen of the character alone.
func invisible(r rune) bool { return unicode.IsSpace(r) || joins(r) }

// Email normalises a required e-mail address.
func (c *Checker) Email(pointer, value string) string {
	address, err := emailaddress.Normalize(strings.TrimSpace(value))
	if err != nil {
		c.Add(pointer, "email.invalid")
		return ""
	}
	return address
}

// Phone normalises a required telephone number; without a country code it belongs to the region (ISO 3166-1, may be "").
// usual is false for one that is accepted, though its numbering plan knows no such range.
func (c *Checker) Phone(pointer, value, region string) (number string, usual bool) {
	parsed, err := phone.Normalize(strings.TrimSpace(value), region)
	if err != nil {
		c.Add(pointer, "phone.invalid")
		return "", true
	}
	return parsed.String(), parsed.Valid()
}

// Date checks a date (YYYY-MM-DD) that may be absent: it must be in the calendar, from 1900 on.
func (c *Checker) Date(pointer, value string) string {
	if value == "" {
		return ""
	}
	date, err := time.Parse(time.DateOnly, value)
	if err != nil || date.Year() < 1900 {
		c.Add(pointer, "date.invalid")
		return ""
	}
	return value
}

// Fold returns the form of a text in which two that people take for the same are equal: lower case, white
// space joined. It is for comparing and finding, never for showing.
func Fold(value string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(value))), " ")
}
