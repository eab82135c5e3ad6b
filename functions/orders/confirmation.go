package orders

import (
	"cmp"
	"context"
	"errors"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/mask"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/paper"
	"kehu/shared/problem"
)

// Confirmation answers the confirmation of an order as a paper. Two round trips: the order says whose customer and salesperson to
// read. Customers beyond the caller's reach are shown as far as they stand in the order.
var Confirmation = operation.Read(operation.Spec{
	Name:     "orders.confirmation",
	Route:    "GET /v1/orders/{id}/confirmation",
	Need:     access.Needs(access.Order, access.Read),
	Summary:  "Get the confirmation of an order as PDF",
	Problems: []problem.Code{"order.notFound", "document.tooLarge"},
	Uses:     []operation.Grant{operation.ReadTable, operation.Documents},
}, confirmation)

type confirmationInput struct {
	ID       string           `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Language problem.Language `json:"-" query:"language" enum:"en,zh-CN" doc:"Of the paper; that of the call if absent."`
}

func confirmation(ctx context.Context, d *app.Deps, call operation.Call, in *confirmationInput) (*operation.PDF, error) {
	o, err := order.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	if o.Deleted() {
		return nil, problem.New("order.notFound").Because(errors.New("it lies in the recycle bin"))
	}
	beside, err := paper.Load(ctx, d.Table, call.Caller.Tenant, &o)
	if err != nil {
		return nil, err
	}
	if c := beside.Customer; c != nil && c.Permit(call.Caller, access.Read) != nil {
		beside.Customer = nil
	}
	mask.Apply(call.Caller.Rights, &o)
	mask.Apply(call.Caller.Rights, beside.Customer)
	letter := paper.Letter{Company: beside.Company, Language: cmp.Or(in.Language, call.Language), At: call.At}
	return paper.Print(ctx, d.Documents, o.Number, letter.Confirmation(&o, beside.Customer, beside.Salesperson.Name))
}
