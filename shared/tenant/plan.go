package tenant

import "time"

// PlanName names a plan.
type PlanName string

// The plans.
const (
	PlanTrial      PlanName = "trial"
	PlanTeam       PlanName = "team"
	PlanBusiness   PlanName = "business"
	PlanEnterprise PlanName = "enterprise"
	PlanUnlimited  PlanName = "unlimited"
)

// Plan is what a company gets unless something else is agreed with it.
type Plan struct {
	Name  PlanName
	Seats int // how many users it may have
	Days  int // of trial; 0 for a plan without end
}

// MaxSeats and MaxDays bound what can be agreed with a company.
const (
	MaxSeats = 100_000
	MaxDays  = 3650
)

// Plans returns all plans, small to large. infra/docs/operator.md is made from them.
func Plans() []Plan {
	return []Plan{
		{PlanTrial, 5, 30},
		{PlanTeam, 10, 0},
		{PlanBusiness, 50, 0},
		{PlanEnterprise, 500, 0},
		{PlanUnlimited, MaxSeats, 0},
	}
}

// Plan returns the plan of the name; ok is false when there is none.
func (n PlanName) Plan() (p Plan, ok bool) {
	for _, p := range Plans() {
		if p.Name == n {
			return p, true
		}
	}
	return Plan{}, false
}

// Subscribe returns the subscription to the plan that waits for the first sign-in.
func (n PlanName) Subscribe() Subscription {
	plan, _ := n.Plan()
	return Subscription{Status: Pending, Plan: n, Seats: plan.Seats}
}

// end returns when what begins now ends after so many days; nil for never.
func end(now time.Time, days int) *time.Time {
	if days == 0 {
		return nil
	}
	at := now.Add(time.Duration(days) * day).UTC().Truncate(time.Second)
	return &at
}
