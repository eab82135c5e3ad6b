package access

import "time"

// Hold is why a company may read, but not change anything. "" is none.
type Hold string

// The holds.
const (
	Suspended Hold = "suspended" // by whoever runs the platform
	Expired   Hold = "expired"   // the trial or the subscription has ended
	Closed    Hold = "closed"
)

// Standing is how a company stands with whoever runs the platform. The zero value may do everything, without an end.
type Standing struct {
	Hold Hold
	Ends time.Time // from then on the company is Expired; zero for never
	Gone time.Time // from then on nobody of a closed company gets in; zero for never
}

// HoldAt returns what holds the company at a time.
func (s Standing) HoldAt(now time.Time) Hold {
	if s.Hold == "" && !s.Ends.IsZero() && !now.Before(s.Ends) {
		return Expired
	}
	return s.Hold
}

// GoneAt reports whether nobody of the company gets in any more.
func (s Standing) GoneAt(now time.Time) bool { return !s.Gone.IsZero() && !now.Before(s.Gone) }
