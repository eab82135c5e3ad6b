package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/handover"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Hand gives one customer to another user, at once, and with it those of its open orders that its owner has. Three reads: the customer,
// which orders are open, and these.
var Hand = operation.Write(operation.Spec{
	Name:     "customers.hand",
	Route:    "POST /v1/customers/{id}/transfer",
	Need:     access.Needs(access.Customer, access.Transfer),
	Summary:  "Give a customer to another user",
	Problems: []problem.Code{"customer.notFound", "auth.outOfReach", "transfer.tooManyOrders"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, hand)

type handInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Body struct {
		To     string `json:"to" minLength:"1" maxLength:"64" doc:"The active user who gets it."`
		Reason string `json:"reason,omitempty" maxLength:"500" doc:"Why; kept in the customer's history."`
	}
}

func hand(ctx context.Context, d *app.Deps, call operation.Call, in *handInput) (*customer.Customer, table.Tx, error) {
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Transfer, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	var check text.Checker
	reason := check.OptionalLine("/reason", in.Body.Reason)
	if !user.Kind.Valid(in.Body.To) {
		check.Add("/to", "customer.ownerInactive")
	}
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	if err := withinReach(call, "/to", in.Body.To); err != nil {
		return nil, table.Tx{}, err
	}
	if before.Owner == in.Body.To {
		return &before, table.Tx{}, nil
	}
	after, writes := handover.Move(call.Caller.Tenant, before, in.Body.To, reason, call.Stamp())
	orders, err := handover.OrdersOf(ctx, d.Table, call.Caller.Tenant, before.ID, before.Owner)
	for _, o := range orders {
		writes = append(writes, o.Handed(call.Stamp(), in.Body.To).Replace(call.Caller.Tenant, o, order.Bound{}).Writes...)
	}
	return &after, table.Tx{Writes: writes}, err
}
