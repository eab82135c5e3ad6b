// Package clock is the only place that reads the time of day. Everything else
// is given a Clock, so that a test decides what time it is.
package clock

import "time"

// Clock tells the time. Implementations return UTC.
type Clock interface {
	Now() time.Time
}

// System is the machine's clock in UTC.
type System struct{}

// Now returns the present moment.
func (System) Now() time.Time { return time.Now().UTC() }

// Func makes a Clock of a function; tests use it to move time by hand.
type Func func() time.Time

// Now calls the function.
func (f Func) Now() time.Time { return f() }
