package customers

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Update changes some fields of a customer. Another owner takes the permission to transfer, and comes for the customer alone: the change
// answers one record of one version, so it takes no orders along. customers.hand and customers.transfer do. Fields that the
// company's settings have a second person look at wait as pendingChange; the others change at once.
var Update = operation.Write(operation.Spec{
	Name:     "customers.update",
	Route:    "PATCH /v1/customers/{id}",
	Need:     access.Needs(access.Customer, access.Update),
	Summary:  "Change a customer; its orders stay with who has them",
	Problems: []problem.Code{"customer.notFound", "customer.duplicate", "customer.changePending"},
	Veil:     veil,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update)

type updateInput struct {
	operation.Changing
	ID     string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Reason string `json:"-" query:"reason" maxLength:"200" doc:"Why another owner comes, for the history, or why a change that waits for a second person is needed."`
	Body   operation.Patch[customer.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*customer.Customer, table.Tx, error) {
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Update, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	var check text.Checker
	in.Reason = check.OptionalLine("query:reason", in.Reason)
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := in.Body.Apply(before.Fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return changeTo(ctx, d, call, before, fields, in.Reason)
}

// changeTo returns the customer with other fields, and the transaction that makes it so, for a caller who may change it: one way
// for one customer and for many. Without a difference there is nothing to write.
func changeTo(ctx context.Context, d *app.Deps, call operation.Call, before customer.Customer, fields customer.Fields, reason string) (*customer.Customer, table.Tx, error) {
	fields, warnings, err := acceptable(ctx, d, call, &before, fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if reflect.DeepEqual(table.Encode(fields), table.Encode(before.Fields)) {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	fields, proposal, err := before.Propose(fields, call.Caller.Company.CustomerReview, d.IDs.New(customer.ProposalPrefix), reason, call.Stamp())
	if err != nil {
		return nil, table.Tx{}, err
	}
	after := before.With(before.Changed(call.Stamp()), fields)
	after.Reason = reason
	if proposal != nil {
		after.Pending = proposal
	}
	tx := after.Replace(call.Caller.Tenant, before)
	if fields.Owner != before.Owner {
		check, err := handOver(call, before.Owner, fields.Owner)
		if err != nil {
			return nil, table.Tx{}, err
		}
		tx.Add(check...)
	}
	if call.DryRun {
		after.Warn(call.Language, warnings...)
	}
	return &after, tx, twins(ctx, d, call, &after, &before, &tx)
}

// acceptable returns the fields as they are stored in place of those of before, and what is unusual about them.
func acceptable(ctx context.Context, d *app.Deps, call operation.Call, before *customer.Customer, fields customer.Fields) (customer.Fields, []problem.Field, error) {
	fields, warnings, err := fields.Normalize(&before.Fields, call.Caller.Company)
	if err != nil {
		return fields, nil, err
	}
	if err := offered(ctx, d, call, &fields, &before.Fields); err != nil {
		return fields, nil, err
	}
	return fields, warnings, before.KeepsContact(fields)
}
