package customers

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Create adds a customer to the caller's company. Two round trips: the number comes from a
// counter of its own, so that creates side by side do not wait for each other; then one transaction. A third where the process has not seen
// the dictionaries' entries of the customer for dictionary.MaxAge.
var Create = operation.Write(operation.Spec{
	Name:     "customers.create",
	Route:    "POST /v1/customers",
	Need:     access.Needs(access.Customer, access.Create),
	Summary:  "Add a customer",
	Problems: []problem.Code{"customer.duplicate"},
	Status:   http.StatusCreated,
	Veil:     veil,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body struct {
		customer.Fields
		SendWelcomeEmail bool `json:"sendWelcomeEmail,omitempty" doc:"Greet the customer by mail."`
	}
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*customer.Customer, table.Tx, error) {
	fields, warnings, err := in.Body.Normalize(nil, call.Caller.Company)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := offered(ctx, d, call, &fields, nil); err != nil {
		return nil, table.Tx{}, err
	}
	if in.Body.SendWelcomeEmail && len(fields.Emails) == 0 {
		return nil, table.Tx{}, problem.Invalid(problem.At("/sendWelcomeEmail", "customer.welcomeNeedsEmail"))
	}
	if fields.Owner == "" {
		fields.Owner = call.Caller.User
	}
	owner, err := startsWith(call, fields.Owner)
	if err != nil {
		return nil, table.Tx{}, err
	}
	number, err := customer.NextNumber(ctx, d.Table, call.Caller.Tenant, call.Caller.Company.CustomerNumber)
	if err != nil {
		return nil, table.Tx{}, err
	}
	c := customer.New(record.Created(customer.Kind, customer.Kind.NewID(d.IDs), call.Stamp()), number, fields)
	c.Welcome = in.Body.SendWelcomeEmail
	tx := c.Created(call.Caller.Tenant)
	tx.Add(owner...)
	if call.DryRun {
		c.Warn(call.Language, warnings...)
	}
	return &c, tx, twins(ctx, d, call, &c, nil, &tx)
}

// startsWith checks the owner of a new customer: the caller, or a user on whose records the caller may make some.
func startsWith(call operation.Call, owner string) ([]table.Write, error) {
	if !call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Create}).Includes(owner) {
		return nil, problem.New("auth.outOfReach", problem.At("/owner", "field.invalid"))
	}
	return ownerExists(call, owner), nil
}

// handOver checks that the caller may give a customer from one owner, perhaps none, to another.
func handOver(call operation.Call, from, to string) ([]table.Write, error) {
	reach := call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Transfer})
	if !reach.Includes(from) || !reach.Includes(to) {
		return nil, problem.New("auth.outOfReach", problem.At("/owner", "field.invalid"))
	}
	return ownerExists(call, to), nil
}

// ownerExists checks, in the same transaction, that an owner other than the caller is a user of
// the company who can, or will, sign in.
func ownerExists(call operation.Call, owner string) []table.Write {
	if owner == "" || owner == call.Caller.User {
		return nil
	}
	inUse := table.Or(table.Equal("st", string(user.Active)), table.Equal("st", string(user.Invited)))
	check := table.Check(user.Key(call.Caller.Tenant, owner), inUse)
	check.Else = problem.Invalid(problem.At("/owner", "customer.ownerUnknown"))
	return []table.Write{check}
}
