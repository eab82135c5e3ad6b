package trials

import (
	"context"
	"errors"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/invitation"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/seat"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/trial"
	"kehu/shared/user"
)

// Approve makes the company that was asked for, and invites who asked as its administrator. Approving again mails the
// invitation again, while nobody has signed in by it.
var Approve = operation.WriteThen(operation.Spec{
	Name:     "trials.approve",
	Route:    "POST /v1/trial-requests/{id}/approve",
	Need:     access.Needs(access.Tenants, access.Create),
	Summary:  "Approve a request for a trial: make the company, invite its administrator",
	Problems: []problem.Code{"trial.notFound", "trial.decided", "trial.emailTaken"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity},
	Timeout:  20 * time.Second,
}, approve, invite)

type approveInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The request's identifier."`
	Body struct {
		Plan      tenant.PlanName `json:"plan" enum:"trial,team,business,enterprise,unlimited" doc:"What the company gets."`
		Seats     int             `json:"seats,omitempty" minimum:"1" maximum:"100000" doc:"How many users it may have; the plan's if absent."`
		TrialDays int             `json:"trialDays,omitempty" minimum:"1" maximum:"3650" doc:"How long the trial is; the plan's if absent."`
	}
}

func approve(ctx context.Context, d *app.Deps, call operation.Call, in *approveInput) (*trial.Request, table.Tx, error) {
	before, err := trial.Find(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	switch before.State {
	case trial.Approved:
		return &before, table.Tx{}, nil
	case trial.Rejected:
		return nil, table.Tx{}, problem.New("trial.decided")
	default:
	}
	// Platform administrators may know who has an account; what they approve must lead somewhere.
	profile, err := d.Identity.Find(ctx, before.Email)
	if err == nil && profile.Confirmed {
		return nil, table.Tx{}, problem.New("trial.emailTaken")
	}
	if err != nil && !errors.Is(err, identity.ErrNotFound) {
		return nil, table.Tx{}, err
	}
	subscription := in.Body.Plan.Subscribe()
	plan, _ := in.Body.Plan.Plan()
	if in.Body.Seats > 0 {
		subscription.Seats = in.Body.Seats
	}
	if in.Body.TrialDays > 0 {
		plan.Days = in.Body.TrialDays
	}
	subscription.ReferralCode = before.ReferralCode
	request, tx := provision(d, call, before, subscription.Begin(call.At, plan.Days))
	return &request, tx, nil
}

// provision returns the approved request, and the transaction that makes its company and first user. The company begins at once, not
// with the first sign-in: whoever approves knows when its time is over.
func provision(d *app.Deps, call operation.Call, before trial.Request, s tenant.Subscription) (trial.Request, table.Tx) {
	identifier := access.NewTenant(d.IDs)
	first := user.User{
		Meta: record.Created(user.Kind, user.Kind.NewID(d.IDs), call.Stamp()),
		Name: before.Name, Email: before.Email, Locale: before.Locale, Phone: before.Phone,
		Roles: []access.Role{access.Administrator}, Status: user.Invited, InvitedAt: &call.At,
	}
	company := tenant.Tenant{
		Meta: record.Created(tenant.Kind, identifier.String(), call.Stamp()),
		Name: before.Company, Locale: before.Locale, Currency: currencyOf(before.Country), Country: before.Country, Subscription: s,
	}
	request := before.Approve(call.Stamp(), identifier, first.ID)
	tx := first.First(identifier)
	tx.Add(request.Replace(call.Caller.Tenant, before), company.Put(identifier), seat.Open(identifier, s.Seats-1))
	return request, tx
}

// currencyOf returns the currency that a company begins with; it can change it in its settings.
func currencyOf(country string) string {
	if country == "CN" {
		return "CNY"
	}
	return "USD"
}

// pause is how long an invitation must lie before approving again mails another.
const pause = time.Minute

func invite(ctx context.Context, d *app.Deps, call operation.Call, request *trial.Request) error {
	// The record as it is stored: the answer that is remembered of an earlier call does not name the administrator.
	stored, err := trial.Find(ctx, d.Table, call.Caller.Tenant, request.ID)
	if err != nil {
		return err
	}
	company, err := access.ParseTenant(stored.Tenant)
	if err != nil {
		return err
	}
	first, err := user.Find(ctx, d.Table, company, stored.Administrator)
	if err != nil {
		return err
	}
	by := invitation.Inviter{Tenant: call.Caller.Tenant, User: call.Caller.User}
	again := call.At.Sub(*stored.DecidedAt) >= pause
	err = invitation.Send(ctx, d.Table, d.Identity, by, company, &first, again)
	switch {
	case errors.Is(err, invitation.ErrElsewhere):
		return problem.New("trial.emailTaken")
	case errors.Is(err, identity.ErrTooManyRequests):
		return problem.New("request.tooMany").After(pause)
	}
	return err
}
