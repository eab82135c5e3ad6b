package checkups

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/checkup"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Answer closes the open checkup of a customer: whoever may change the customer may say that all is right, or was put right.
var Answer = operation.Write(operation.Spec{
	Name:     "checkups.answer",
	Route:    "POST /v1/customers/{id}/checkup",
	Need:     access.Needs(access.Customer, access.Update),
	Summary:  "Say that a customer was looked through",
	Problems: []problem.Code{"auth.outOfReach", "customer.notFound", "customer.erased", "checkup.notOpen", "checkup.unchanged"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, answer)

type answerInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Body checkup.Answer
}

func answer(ctx context.Context, d *app.Deps, call operation.Call, in *answerInput) (*checkup.View, table.Tx, error) {
	of, err := customer.Reachable(ctx, d.Table, call.Caller, access.Update, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	before, plan, tree, err := checkup.Get(ctx, d.Table, call.Caller.Tenant, of.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, tx, err := before.Answered(call.Caller.Tenant, call.Stamp(), &of, in.Body)
	if err != nil {
		return nil, table.Tx{}, err
	}
	view := after.ViewOn(order.On(call.At, call.Caller.Company).Day, plan, tree, &of)
	return &view, tx, nil
}
