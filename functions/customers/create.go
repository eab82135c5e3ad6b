package customers

import (
	"context"
	"errors"
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
// counter of its own, so that creates side by side do not wait for each other; then one transaction.
var Create = operation.Write(operation.Spec{
	Name:     "customers.create",
	Route:    "POST /v1/customers",
	Need:     access.Needs(access.Customer, access.Create),
	Summary:  "Add a customer",
	Problems: []problem.Code{"customer.duplicate"},
	Status:   http.StatusCreated,
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
	if in.Body.SendWelcomeEmail && len(fields.Emails) == 0 {
		return nil, table.Tx{}, problem.Invalid(problem.At("/sendWelcomeEmail", "customer.welcomeNeedsEmail"))
	}
	if fields.Owner == "" {
		fields.Owner = call.Caller.User
	}
	number, err := customer.NextNumber(ctx, d.Table, call.Caller.Tenant, call.Caller.Company.CustomerNumber)
	if err != nil {
		return nil, table.Tx{}, err
	}
	c := customer.New(record.Created(customer.Kind, customer.Kind.NewID(d.IDs), call.Stamp()), number, fields)
	c.Welcome = in.Body.SendWelcomeEmail
	tx := c.Created(call.Caller.Tenant)
	tx.Add(ownerExists(call, fields.Owner)...)
	if call.DryRun {
		c.Warn(call.Language, warnings...)
	}
	return &c, tx, nil
}

// ownerExists checks, in the same transaction, that an owner other than the caller is a user of
// the company.
func ownerExists(call operation.Call, owner string) []table.Write {
	if owner == "" || owner == call.Caller.User {
		return nil
	}
	check := table.Check(user.Key(call.Caller.Tenant, owner), table.Present())
	check.Else = problem.Invalid(problem.At("/owner", "customer.ownerUnknown"))
	return []table.Write{check}
}

// visible reads a customer that is in use. Whoever asks for one in the recycle bin with a plain
// path is told that there is none.
func visible(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (customer.Customer, error) {
	c, err := customer.Get(ctx, d.Table, call.Caller.Tenant, identifier)
	if err == nil && c.Deleted() {
		err = problem.New("customer.notFound").Because(errors.New("it lies in the recycle bin"))
	}
	return c, err
}
