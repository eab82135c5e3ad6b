package orders

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/credit"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Approve approves a submitted order, or the change that is asked for. Somebody else must have made, submitted or asked.
// The customer's account is held against the limit of that moment in the same transaction.
var Approve = operation.Write(operation.Spec{
	Name:     "orders.approve",
	Route:    "POST /v1/orders/{id}/approve",
	Need:     access.Needs(access.Order, access.Approve),
	Summary:  "Approve an order, or a change of it",
	Problems: append([]problem.Code{"order.approverIsAuthor", "order.creditCurrency", "order.tooLarge"}, deciding...),
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, approve)

type approveInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body *overrideBody
}

func approve(ctx context.Context, d *app.Deps, call operation.Call, in *approveInput) (*order.Order, table.Tx, error) {
	before, decision, err := decide(ctx, d, call, access.Approve, in.ID, in.Body.wanted())
	if err != nil {
		return nil, table.Tx{}, err
	}
	tenant := call.Caller.Tenant
	if before.Status == order.ChangePending {
		asked, err := order.GetChange(ctx, d.Table, tenant, &before)
		if err != nil {
			return nil, table.Tx{}, err
		}
		after, made, bound, err := before.ApproveChange(asked, decision)
		if err != nil {
			return nil, table.Tx{}, err
		}
		tx := after.Replace(tenant, &before, bound)
		tx.Add(made.Replace(tenant, &asked))
		return &after, tx, nil
	}
	after, check, err := before.Approve(decision)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tx := after.Replace(tenant, &before, order.On(call.At, call.Caller.Company))
	if check {
		tx.Add(credit.Within(tenant, before.Customer, decision.Limit()))
	}
	return &after, tx, nil
}
