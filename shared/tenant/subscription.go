package tenant

import (
	"time"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/record"
)

// Subscription is what was agreed with the company, and how it stands with whoever runs the platform.
type Subscription struct {
	Status Status   `json:"status" table:"st" enum:"pending,trial,active,suspended,expired,closed" doc:"Pending until the first sign-in. A suspended, expired or closed company can read, but change nothing."`
	Plan   PlanName `json:"plan" table:"pl" enum:"trial,team,business,enterprise,unlimited"`
	Seats  int      `json:"seats" table:"se" doc:"How many users the company may have: invited, active and suspended ones."`
	// ExpiresAt ends a trial and a paid time alike.
	ExpiresAt    *time.Time `json:"expiresAt,omitempty" table:"xa" doc:"When the trial or the subscription ends; absent for never."`
	ReferralCode string     `json:"referralCode,omitempty" table:"rf" doc:"The code of the salesperson who brought the company." example:"SH0101"`
	Reason       string     `json:"reason,omitempty" table:"sr" doc:"Why it is suspended or closed."`
	PurgeAt      *time.Time `json:"purgeAt,omitempty" table:"pg" doc:"Of a closed company: until then its people can read and export, from then on nobody gets in and its data may be removed."`
	// HeldFrom is the state that a suspended or closed company goes back to.
	HeldFrom Status `json:"-" table:"sf"`
	// ClosedBy is who closed it; "" for one that is not closed.
	ClosedBy string `json:"-" table:"cy"`
	// Notes are the platform administrators' own.
	Notes string `json:"-" table:"no"`
}

// Status is where a company stands.
type Status string

// The states of a tenant. Expired is never stored: time makes it of trial and active.
const (
	Pending   Status = "pending"
	Trial     Status = "trial"
	Active    Status = "active"
	Suspended Status = "suspended"
	Expired   Status = "expired"
	Closed    Status = "closed"
)

// ExportWindow is for how long the people of a closed company can read and export what is theirs.
const ExportWindow = 30 * day

// Standing returns what calls need to know of the subscription.
func (s Subscription) Standing() access.Standing {
	standing := access.Standing{}
	switch s.Status {
	case Suspended:
		standing.Hold = access.Suspended
	case Closed:
		standing.Hold = access.Closed
	default:
	}
	if s.ExpiresAt != nil {
		standing.Ends = *s.ExpiresAt
	}
	if s.PurgeAt != nil {
		standing.Gone = *s.PurgeAt
	}
	return standing
}

// At returns the tenant as it stands at a time: one whose time is over is expired.
func (c Tenant) At(now time.Time) Tenant {
	if c.Status != Pending && c.Standing().HoldAt(now) == access.Expired {
		c.Status = Expired
	}
	return c
}

// Begin returns the subscription from the time on at which it begins: a trial of so many days, or 0 for one without end.
func (s Subscription) Begin(now time.Time, days int) Subscription {
	s.Status, s.ExpiresAt = Active, end(now, days)
	if days > 0 {
		s.Status = Trial
	}
	return s
}

// Opened returns the next version of a pending tenant, at its first sign-in.
func (c Tenant) Opened(stamp record.Stamp) Tenant {
	plan, _ := c.Plan.Plan()
	return c.next(stamp, c.Begin(stamp.At, plan.Days))
}

// Suspend returns the next version of the tenant, suspended. A tenant that is closed stays so: the problem tenant.alreadyClosed.
func (c Tenant) Suspend(stamp record.Stamp, reason string) (Tenant, error) {
	if c.Status == Closed {
		return c, problem.New("tenant.alreadyClosed")
	}
	return c.hold(stamp, Suspended, reason), nil
}

// Close returns the next version of the tenant, closed: its people can read until the export window ends.
func (c Tenant) Close(stamp record.Stamp, reason string) Tenant {
	c = c.hold(stamp, Closed, reason)
	gone := stamp.At.Add(ExportWindow).UTC().Truncate(time.Second)
	c.PurgeAt, c.ClosedBy = &gone, stamp.By
	return c
}

func (c Tenant) hold(stamp record.Stamp, status Status, reason string) Tenant {
	s := c.Subscription
	if s.HeldFrom == "" {
		s.HeldFrom = s.Status
	}
	s.Status, s.Reason = status, reason
	return c.next(stamp, s)
}

// Reactivate returns the next version of a suspended or closed tenant, as it was before. One whose data may be removed
// by now cannot come back: the problem tenant.alreadyClosed.
func (c Tenant) Reactivate(stamp record.Stamp) (Tenant, error) {
	if c.Standing().GoneAt(stamp.At) {
		return c, problem.New("tenant.alreadyClosed")
	}
	s := c.Subscription
	s.Status, s.HeldFrom, s.Reason, s.PurgeAt, s.ClosedBy = s.HeldFrom, "", "", nil, ""
	return c.next(stamp, s), nil
}

// Held reports whether the tenant is suspended or closed.
func (s Subscription) Held() bool { return s.HeldFrom != "" }

// Extend returns the next version of the tenant, which ends so many days later than it would; one that has expired,
// so many days from now. One without end has nothing to extend: the problem tenant.endless.
func (c Tenant) Extend(stamp record.Stamp, days int) (Tenant, error) {
	switch {
	case c.Status == Closed:
		return c, problem.New("tenant.alreadyClosed")
	case c.ExpiresAt == nil:
		return c, problem.New("tenant.endless")
	}
	from := *c.ExpiresAt
	if from.Before(stamp.At) {
		from = stamp.At
	}
	s := c.Subscription
	s.ExpiresAt = end(from, days)
	return c.next(stamp, s), nil
}

func (c Tenant) next(stamp record.Stamp, s Subscription) Tenant {
	c.Meta, c.Subscription = c.Changed(stamp), s
	return c
}
