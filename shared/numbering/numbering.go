// Package numbering writes the numbers that the system gives to records: a prefix, and digits with leading zeros.
//
// Promise: two different counts never give one number, whichever formats they are written in, because no prefix ends in
// a digit.
package numbering

import (
	"fmt"

	"kehu/shared/pattern"
)

// Format says how the numbers of one kind of record are written.
type Format struct {
	Prefix string `json:"prefix,omitempty" table:"px" maxLength:"10" doc:"What stands before the digits: letters, digits, -, _, . and /, not ending in a digit." example:"C"`
	Width  int    `json:"width" table:"w" minimum:"1" maximum:"12" doc:"How many digits a number has at least." example:"6"`
}

var prefixes = pattern.New(`^([A-Za-z0-9._/-]*[A-Za-z._/-])?$`)

// Valid reports whether the prefix is acceptable.
func (f Format) Valid() bool { return prefixes.MatchString(f.Prefix) }

// Number returns the number for a count: C000123 for 123. One that has more digits than the width grows longer.
func (f Format) Number(count int64) string {
	return fmt.Sprintf("%s%0*d", f.Prefix, f.Width, count)
}
