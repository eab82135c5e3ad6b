package tenant

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/listing"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/seat"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Account is what platform administrators see of a company, and all that they see: nothing that its people keep in it.
type Account struct {
	ID        string    `json:"id" doc:"The company's identifier."`
	Version   int64     `json:"version" doc:"Grows by one with each change; the ETag is made of it." example:"3"`
	CreatedAt time.Time `json:"createdAt" doc:"When it was made (UTC)."`
	UpdatedAt time.Time `json:"updatedAt" doc:"When it was last changed (UTC)."`
	Name      string    `json:"name" doc:"The company's name."`
	Subscription
	Notes          string     `json:"notes,omitempty" doc:"What platform administrators note of the company; it is not shown this."`
	SeatsUsed      int        `json:"seatsUsed" doc:"How many users hold a seat."`
	LastActivityAt *time.Time `json:"lastActivityAt,omitempty" doc:"When its people were last at work, to the hour."`
}

// ETag returns the strong entity tag of this version.
func (a *Account) ETag() string { return record.Meta{Version: a.Version}.ETag() }

// Terms are what platform administrators may change of a company.
type Terms struct {
	Name      string     `json:"name" minLength:"1" maxLength:"200" doc:"The company's name."`
	Plan      PlanName   `json:"plan" enum:"trial,team,business,enterprise,unlimited" doc:"Another plan brings its seats and its end, unless these are given too."`
	Seats     int        `json:"seats" minimum:"1" maximum:"100000" doc:"How many users the company may have. Fewer than there are shut nobody out, but let nobody in."`
	ExpiresAt *time.Time `json:"expiresAt,omitempty" doc:"When the trial or the subscription ends; never if absent."`
	Notes     string     `json:"notes,omitempty" maxLength:"2000" doc:"Only platform administrators see this."`
}

// Terms returns what platform administrators may change.
func (c Tenant) Terms() Terms {
	return Terms{Name: c.Name, Plan: c.Plan, Seats: c.Seats, ExpiresAt: c.ExpiresAt, Notes: c.Notes}
}

// Agree returns the next version of the tenant, on other terms. Errors: request.invalid with a pointer to each field.
func (c Tenant) Agree(stamp record.Stamp, terms Terms) (Tenant, error) {
	var check text.Checker
	before := c.Terms()
	terms.Name = check.Line("/name", terms.Name)
	if terms.Notes != "" {
		terms.Notes = check.Paragraph("/notes", terms.Notes)
	}
	if err := check.Problem(); err != nil {
		return c, err
	}
	s := c.Subscription
	if plan, _ := terms.Plan.Plan(); terms.Plan != before.Plan {
		begun := s.Begin(stamp.At, plan.Days)
		if terms.Seats == before.Seats {
			terms.Seats = plan.Seats
		}
		if sameTime(terms.ExpiresAt, before.ExpiresAt) {
			terms.ExpiresAt = begun.ExpiresAt
		}
		switch {
		case s.Status == Pending: // it begins with the first sign-in
		case s.Held():
			s.HeldFrom = begun.Status
		default:
			s.Status = begun.Status
		}
	}
	s.Plan, s.Seats, s.ExpiresAt, s.Notes = terms.Plan, terms.Seats, terms.ExpiresAt, terms.Notes
	c.Name = terms.Name
	return c.next(stamp, s), nil
}

func sameTime(a, b *time.Time) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(*b)
}

// Agreed returns the transaction that stores the tenant in place of before, with as many seats as it has now.
func (c Tenant) Agreed(identifier access.Tenant, before Tenant) table.Tx {
	tx := c.Replace(identifier, before)
	if more := c.Seats - before.Seats; more != 0 {
		tx.Add(seat.Change(identifier, more))
	}
	return tx
}

// errOperator is a fault of ours: a call that platform administrators alone may make let somebody else through.
var errOperator = errors.New("tenant: the caller is no platform administrator")

// Find reads a company for a platform administrator; the caller proves to be one. The problem tenant.notFound is that of an
// identifier that no company has.
func Find(ctx context.Context, t table.Table, caller access.Caller, identifier string) (Tenant, access.Tenant, error) {
	if !caller.Operator {
		return Tenant{}, access.Tenant{}, errOperator
	}
	named, err := access.ParseTenant(identifier)
	if err != nil {
		return Tenant{}, access.Tenant{}, problem.New("tenant.notFound")
	}
	company, found, err := Get(ctx, t, named)
	if err == nil && !found {
		err = problem.New("tenant.notFound")
	}
	return company, named, err
}

// Filter says which companies a list shall show. The zero value is all, newest first.
type Filter struct {
	Text   string // contained in the name
	Status Status
	Plan   PlanName
	// Referred shows only companies that came by a referral code, sorted by it; Code is what it begins with.
	Referred bool
	Code     string
}

func (f Filter) holds(c Tenant) bool {
	return (f.Status == "" || c.Status == f.Status) && (f.Plan == "" || c.Plan == f.Plan) &&
		strings.Contains(text.Fold(c.Name), text.Fold(f.Text))
}

// List returns up to limit companies for platform administrators, and the position of the next page.
func List(ctx context.Context, t table.Table, f Filter, now time.Time, after table.Position, limit int) ([]Account, table.Position, error) {
	query := table.Query{Index: table.ByTenant, Partition: register(), Descending: true, After: after}
	if f.Referred {
		query.Index, query.Partition, query.Descending = table.ByOwner, referred(), false
		query.Sort.Prefix = f.Code
	}
	decode := func(item table.Item) (Tenant, error) {
		c, err := Decode(item)
		return c.At(now), err
	}
	found, next, err := listing.Find(ctx, t, query, limit, decode, f.holds)
	if err != nil {
		return nil, table.Position{}, err
	}
	accounts, err := Accounts(ctx, t, now, found...)
	return accounts, next, err
}

// Accounts returns what platform administrators see of the companies: one batch read for each fifty. Seats and activity are
// items of their own, so that people who come and go do not change their company's record.
func Accounts(ctx context.Context, t table.Table, now time.Time, companies ...Tenant) ([]Account, error) {
	accounts := make([]Account, 0, len(companies))
	for some := range slices.Chunk(companies, table.MaxBatchGet/2) {
		var keys []table.Key
		for _, c := range some {
			identifier, err := access.ParseTenant(c.ID)
			if err != nil {
				return nil, fmt.Errorf("tenant: %w", err)
			}
			keys = append(keys, seat.Key(identifier), activityKey(identifier))
		}
		items, err := t.BatchGet(ctx, keys)
		if err != nil {
			return nil, fmt.Errorf("tenant: %w", err)
		}
		for i, c := range some {
			accounts = append(accounts, c.Account(now, c.Seats-seat.Left(items[2*i]), lastActivity(items[2*i+1])))
		}
	}
	return accounts, nil
}

// Account returns what platform administrators see of the company, of which so many users hold a seat, who were last at work then.
func (c Tenant) Account(now time.Time, used int, active *time.Time) Account {
	c = c.At(now)
	return Account{
		ID: c.ID, Version: c.Version, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt, Name: c.Name, Subscription: c.Subscription,
		Notes: c.Notes, SeatsUsed: used, LastActivityAt: active,
	}
}
