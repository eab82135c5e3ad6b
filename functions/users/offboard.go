package users

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Offboard ends a user's time with the company. The user is shut out at once, as by users.suspend; a job hands the customers to the
// successor and the people below to a manager, and closes the account when nothing is left behind.
var Offboard = operation.WriteThen(operation.Spec{
	Name:    "users.offboard",
	Route:   "POST /v1/users/{id}/offboard",
	Need:    access.Needs(access.User, access.Offboard),
	Summary: "Hand over what a user has, and close the account",
	Problems: []problem.Code{
		"user.notFound", "user.left", "user.selfChange", "user.roleExceeds", "user.lastAdministrator", "auth.outOfReach",
	},
	Status: http.StatusAccepted,
	Weight: operation.Heavy,
	Uses:   []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity},
}, offboard, func(ctx context.Context, d *app.Deps, call operation.Call, out *job.Job) error {
	var l leaving
	if err := job.Input(ctx, d.Table, call.Caller.Tenant, out.ID, &l); err != nil {
		return err
	}
	u, err := user.Find(ctx, d.Table, call.Caller.Tenant, l.User)
	if err != nil {
		return err
	}
	forget(d, call, &u)
	if u.Status != user.Suspended { // an old call that was repeated
		return nil
	}
	return withAccount(ctx, d, call, &u, func(username string) error { return d.Identity.Disable(ctx, username) })
})

type offboardInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The identifier of the user who leaves."`
	Body struct {
		To      string `json:"to" minLength:"1" maxLength:"64" doc:"The active user who gets the customers."`
		Manager string `json:"managerId,omitempty" maxLength:"64" doc:"Whom the people below report to from then on; the leaver's own manager if absent."`
		Reason  string `json:"reason,omitempty" maxLength:"500" doc:"Why; kept in the history of each customer."`
	}
}

func offboard(ctx context.Context, d *app.Deps, call operation.Call, in *offboardInput) (*job.Job, table.Tx, error) {
	before, err := somebodyElse(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	l := leaving{User: before.ID, To: in.Body.To, Manager: in.Body.Manager}
	var check text.Checker
	l.Reason = check.OptionalLine("/reason", in.Body.Reason)
	if err := succeeds(ctx, d, call, &check, before.ID, "/to", l.To); err != nil {
		return nil, table.Tx{}, err
	}
	if l.Manager == "" {
		l.Manager = before.Manager
	} else if err := succeeds(ctx, d, call, &check, before.ID, "/managerId", l.Manager); err != nil {
		return nil, table.Tx{}, err
	}
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	reach := call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Transfer})
	if !reach.Includes(l.User) || !reach.Includes(l.To) {
		return nil, table.Tx{}, problem.New("auth.outOfReach", problem.At("/to", "field.invalid"))
	}
	j := job.New(Offboarding, d.IDs, call.Stamp())
	writes, err := j.Queue(call.Caller.Tenant, l)
	if err != nil || before.Status == user.Suspended {
		return &j, table.Tx{Writes: writes}, err
	}
	_, tx, err := change(call, before, func(u *user.User) {
		u.Status, u.SuspendedFrom, u.SignedOutAt = user.Suspended, before.Status, call.At
	})
	tx.Add(writes...)
	return &j, tx, err
}

// succeeds notes what speaks against the user as somebody's successor.
func succeeds(ctx context.Context, d *app.Deps, call operation.Call, check *text.Checker, leaver, pointer, identifier string) error {
	if identifier == leaver {
		check.Add(pointer, "user.successorSelf")
		return nil
	}
	u, found, err := user.Get(ctx, d.Table, call.Caller.Tenant, identifier)
	if err == nil && (!found || u.Status != user.Active) {
		check.Add(pointer, "user.successorInactive")
	}
	return err
}
