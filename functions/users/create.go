package users

import (
	"context"
	"net/http"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/department"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/ration"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Create invites somebody into the caller's company: a record, then an account whose temporary password goes out by
// mail. The first sign-in asks for a password of one's own and a second factor, and makes the user active.
var Create = operation.WriteThen(operation.Spec{
	Name:     "users.create",
	Route:    "POST /v1/users",
	Need:     access.Needs(access.User, access.Create),
	Summary:  "Invite a user",
	Problems: []problem.Code{"user.duplicate", "user.roleExceeds", "tenant.seatsExceeded"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity},
	Timeout:  20 * time.Second,
	Beyond:   login.Addresses,
}, create, func(ctx context.Context, d *app.Deps, call operation.Call, u *user.User) error {
	return invite(ctx, d, call, u, false)
})

type createInput struct {
	operation.Creating
	Body struct {
		user.Fields
		Email string `json:"email" maxLength:"128" doc:"The address to sign in with; it never changes." example:"andrew@example.com"`
	}
}

// invitationsPerHour is how many invitations a company mails in an hour of the clock: they go to people who did not ask for them, with names that the
// company chose, under the sender of all companies.
const invitationsPerHour = 200

// invited counts an invitation. The problem is request.tooMany.
func invited(call operation.Call) table.Write {
	return ration.HourlyOf(call.Caller.Tenant, "invitation", "", invitationsPerHour, call.At)
}

// noDepartment is the error for a department that is not there.
var noDepartment = problem.Invalid(problem.At("/departmentId", "department.unknown"))

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*user.User, table.Tx, error) {
	var c text.Checker
	email := c.Email("/email", in.Body.Email)
	if err := c.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := in.Body.Normalize(call.Caller.Company)
	if err != nil {
		return nil, table.Tx{}, err
	}
	registry, err := role.LoadRegistry(ctx, d.Table, call.Caller.Tenant)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := checkRoles(call, registry, user.User{}, fields); err != nil {
		return nil, table.Tx{}, err
	}
	if err := checkPlace(ctx, d, call, registry, user.User{}, fields); err != nil {
		return nil, table.Tx{}, err
	}
	meta := record.Created(user.Kind, user.Kind.NewID(d.IDs), call.Stamp())
	u := user.User{Email: email, Status: user.Invited, InvitedAt: &meta.CreatedAt}.With(meta, fields)
	tx := u.Created(call.Caller.Tenant)
	tx.Add(invited(call))
	tx.Add(u.Assign(call.Caller.Tenant, registry, user.User{})...)
	tx.Add(user.Join(call.Caller.Tenant, u.ID, u.Manager)...)
	tx.Add(department.Move(call.Caller.Tenant, u.ID, "", u.Department, noDepartment)...)
	return &u, tx, nil
}
