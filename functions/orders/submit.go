package orders

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Submit hands a draft in. From then on the order uses the customer's credit; what it uses is added to the customer's
// account under the condition that the limit holds, in the order's own transaction. When the company's settings free the
// order of approval, it is approved at once.
var Submit = operation.Write(operation.Spec{
	Name:     "orders.submit",
	Route:    "POST /v1/orders/{id}/submit",
	Need:     access.Needs(access.Order, access.Submit),
	Summary:  "Submit an order",
	Problems: append([]problem.Code{"order.creditCurrency", "order.tooLarge"}, deciding...),
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, submit)

// deciding are the problems of what decides on an order's credit.
var deciding = []problem.Code{
	"auth.outOfReach", "order.notFound", "order.transition", "order.customerGone", "order.customerBlocked", "order.creditExceeded",
}

type submitInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body *overrideBody
}

type overrideBody struct {
	Override bool `json:"overrideCredit,omitempty" doc:"Go beyond the customer's credit limit if need be. It takes the permission order.overrideCredit, and is noted in the order."`
}

// wanted reports whether the body asks for an override; none does not.
func (b *overrideBody) wanted() bool { return b != nil && b.Override }

func submit(ctx context.Context, d *app.Deps, call operation.Call, in *submitInput) (*order.Order, table.Tx, error) {
	before, decision, err := decide(ctx, d, call, access.Submit, in.ID, in.Body.wanted())
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, bound, err := before.Submit(decision)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return &after, after.Replace(call.Caller.Tenant, &before, bound), nil
}

// decide reads the order, and then, as it says whose they are, its customer and the customer's account.
func decide(ctx context.Context, d *app.Deps, call operation.Call, action access.Action, identifier string, override bool) (order.Order, order.Decision, error) {
	o, err := order.Reachable(ctx, d.Table, call.Caller, action, identifier)
	if err != nil {
		return order.Order{}, order.Decision{}, err
	}
	if override && !order.Reach(call.Caller, access.OverrideCredit).Includes(o.Owner) {
		return order.Order{}, order.Decision{}, problem.New("auth.outOfReach", problem.At("/overrideCredit", "order.overrideForbidden"))
	}
	src, err := order.Load(ctx, d.Table, call.Caller.Tenant, o.Customer, nil)
	if err != nil {
		return order.Order{}, order.Decision{}, err
	}
	return o, order.Decision{Stamp: call.Stamp(), Source: &src, Company: call.Caller.Company, Override: override}, nil
}
