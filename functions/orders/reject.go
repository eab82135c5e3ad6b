package orders

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Reject sends a submitted order back, which then uses no credit any more; or leaves an order as it was before the change
// that is asked for.
var Reject = operation.Write(operation.Spec{
	Name:     "orders.reject",
	Route:    "POST /v1/orders/{id}/reject",
	Need:     access.Needs(access.Order, access.Approve),
	Summary:  "Reject an order, or a change of it",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.transition"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, reject)

type rejectInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body reasonBody
}

type reasonBody struct {
	Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why."`
}

// tidy returns the reason as it is stored.
func (b reasonBody) tidy() (string, error) {
	var c text.Checker
	reason := c.Line("/reason", b.Reason)
	return reason, c.Problem()
}

func reject(ctx context.Context, d *app.Deps, call operation.Call, in *rejectInput) (*order.Order, table.Tx, error) {
	reason, err := in.Body.tidy()
	if err != nil {
		return nil, table.Tx{}, err
	}
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Approve, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tenant := call.Caller.Tenant
	if before.Status == order.ChangePending {
		asked, err := order.GetChange(ctx, d.Table, tenant, &before)
		if err != nil {
			return nil, table.Tx{}, err
		}
		after, declined, err := before.RejectChange(asked, call.Stamp(), reason)
		if err != nil {
			return nil, table.Tx{}, err
		}
		tx := after.Replace(tenant, &before, order.Bound{})
		tx.Add(declined.Replace(tenant, &asked))
		return &after, tx, nil
	}
	after, err := before.Reject(call.Stamp(), reason)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return &after, after.Replace(tenant, &before, order.Bound{}), nil
}
