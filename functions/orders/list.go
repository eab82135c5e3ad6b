package orders

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// List answers the orders that the caller may see, latest order date first. Those of a customer, of a salesperson, in a
// state, and of a period come straight from an index; the other filters are held against what it gives, at most
// merge.MaxExamined entries a call, so that a page may be short or empty and still have a next one.
var List = operation.Read(operation.Spec{
	Name:     "orders.list",
	Route:    "GET /v1/orders",
	Need:     access.Needs(access.Order, access.Read),
	Summary:  "List orders",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Query      string       `json:"q,omitempty" query:"q" maxLength:"100" doc:"Only orders whose number, customer's name or reference contains this."`
	Number     string       `json:"number,omitempty" query:"number" maxLength:"64" doc:"The order with this number, and the one of an earlier system, if there is one."`
	Customer   string       `json:"customer,omitempty" query:"customer" maxLength:"40" doc:"Only those of this customer."`
	Owner      string       `json:"owner,omitempty" query:"owner" maxLength:"40" doc:"Only those of this salesperson; \"me\" for yours, \"team\" for yours and those of who reports to you."`
	Status     order.Status `json:"status,omitempty" query:"status" enum:"draft,submitted,approved,rejected,changePending,inDelivery,completed,cancelled,closed" doc:"Only those in this state."`
	Product    string       `json:"product,omitempty" query:"product" maxLength:"40" doc:"Only those with this product."`
	From       string       `json:"from,omitempty" query:"from" format:"date" doc:"Only those ordered on this day or later."`
	To         string       `json:"to,omitempty" query:"to" format:"date" doc:"Only those ordered on this day or before."`
	Deleted    bool         `json:"deleted,omitempty" query:"deleted" doc:"The recycle bin instead."`
	Approvable bool         `json:"approvable,omitempty" query:"approvable" doc:"Only those that wait for an approval which you may give: of an order, or of a change of it."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[order.Summary], error) {
	reach, err := reachOf(call, in.Owner)
	if err != nil {
		return nil, err
	}
	f := order.Filter{
		Number: in.Number, Text: in.Query, Customer: in.Customer, Status: in.Status, Product: in.Product,
		From: in.From, To: in.To, Deleted: in.Deleted, Reach: reach,
	}
	if in.Approvable {
		f.Approver = order.ApproverOf(call.Caller)
	}
	if err := f.Check("query:"); err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "orders.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := order.Search(ctx, d.Table, call.Caller.Tenant, f, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[order.Summary]{Items: found, NextCursor: cursor}, nil
}
