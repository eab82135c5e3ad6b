package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Share puts a user into the team of a customer, or gives a member another level. Members themselves may not: it takes
// the permission to change what the owner has.
var Share = operation.Write(operation.Spec{
	Name:     "customers.share",
	Route:    "PUT /v1/customers/{id}/team/{userId}",
	Need:     access.Needs(access.Customer, access.Update),
	Summary:  "Share a customer with a user",
	Problems: []problem.Code{"customer.notFound", "customer.teamFull"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, share)

type shareInput struct {
	operation.Changing
	MemberPath
	Body struct {
		Level  customer.Level `json:"level" enum:"read,write" doc:"read: to see the customer and what belongs to it; write: to change it, too."`
		Reason string         `json:"reason,omitempty" maxLength:"200" doc:"Why, for the history."`
	}
}

// MemberPath names a member of a customer's team.
type MemberPath struct {
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	User string `json:"-" path:"userId" maxLength:"64" doc:"The user's identifier." example:"usr_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func share(ctx context.Context, d *app.Deps, call operation.Call, in *shareInput) (*customer.Team, table.Tx, error) {
	before, err := regroupable(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	var check text.Checker
	reason := check.OptionalLine("/reason", in.Body.Reason)
	if !user.Kind.Valid(in.User) {
		check.Add("path:userId", "customer.memberUnknown")
	}
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	after, err := before.Share(call.Stamp(), in.User, in.Body.Level)
	if err != nil || after.Version == before.Version {
		return before.Shared(), table.Tx{}, err
	}
	after.Reason = reason
	tx := after.Replace(call.Caller.Tenant, before)
	known := table.Check(user.Key(call.Caller.Tenant, in.User), table.Present())
	known.Else = problem.Invalid(problem.At("path:userId", "customer.memberUnknown"))
	tx.Add(known)
	return after.Shared(), tx, nil
}

// regroupable reads a customer whose team the caller may change.
func regroupable(ctx context.Context, d *app.Deps, call operation.Call, id string) (customer.Customer, error) {
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Update, id)
	if err != nil {
		return c, err
	}
	if !call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Update}).Includes(c.Owner) {
		return c, problem.New("auth.outOfReach")
	}
	return c, nil
}
