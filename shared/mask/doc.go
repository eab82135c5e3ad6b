// Package mask hides what a caller's roles do not show: phone numbers, tax numbers, bank accounts.
//
// A type says by a tag which of its fields are hidden unless a role shows them; the tag names the rule:
//
//	Fax string `json:"fax,omitempty" mask:"phone"`
//
// Promise: whoever answers a value of such a type, in whatever struct, list or pointer it stands, calls Apply once and shows
// no more than the caller may see; package operation does so with every answer. A masked form that comes back means "as it
// was": Restore. What is masked already stays as it is, so that masking again changes nothing.
package mask

import "strings"

// hidden stands for what is not shown.
const hidden = "****"

// shown is how many characters at the end are.
const shown = 4

// Text returns the masked form of a value: its last four characters, or none of a value of up to eight. What follows a
// semicolon, the extension of a phone number, is hidden too.
func Text(value string) string {
	if value == "" || Is(value) {
		return value
	}
	value, _, _ = strings.Cut(value, ";")
	letters := []rune(value)
	if len(letters) <= 2*shown {
		return hidden
	}
	return hidden + string(letters[len(letters)-shown:])
}

// Is reports whether the text is a masked form. No value that is stored looks like one.
func Is(text string) bool { return strings.HasPrefix(text, hidden) }
