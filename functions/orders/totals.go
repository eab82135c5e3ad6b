package orders

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/money"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/total"
	"kehu/shared/user"
)

// Totals answers how many orders there are and what they are worth, of those that the caller may see. It adds nothing up but what
// is kept so already: it follows the orders within moments, and costs the same however many there are.
var Totals = operation.Read(operation.Spec{
	Name:     "orders.totals",
	Route:    "GET /v1/orders/totals",
	Need:     access.Needs(access.Order, access.Read),
	Summary:  "Add orders up by month, state, salesperson, customer or product",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, totals)

type totalsInput struct {
	operation.Listing
	By       total.By     `json:"by" query:"by" required:"true" enum:"month,state,owner,customer,product" doc:"What a row is of."`
	From     string       `json:"from,omitempty" query:"from" pattern:"^[0-9]{4}-(0[1-9]|1[0-2])$" maxLength:"7" doc:"Only orders of this month or later." example:"1996-07"`
	To       string       `json:"to,omitempty" query:"to" pattern:"^[0-9]{4}-(0[1-9]|1[0-2])$" maxLength:"7" doc:"Only orders of this month or before." example:"1996-12"`
	Status   order.Status `json:"status,omitempty" query:"status" enum:"draft,submitted,approved,rejected,changePending,inDelivery,completed,cancelled,closed" doc:"Only orders in this state; if absent, all but drafts and those that were rejected or cancelled. By state, all."`
	Owner    string       `json:"owner,omitempty" query:"owner" maxLength:"40" doc:"Only those of this salesperson; \"me\" for yours, \"team\" for yours and those of who reports to you."`
	Customer string       `json:"customer,omitempty" query:"customer" maxLength:"40" doc:"Only those of this customer: by month or state."`
	Product  string       `json:"product,omitempty" query:"product" maxLength:"40" doc:"Only what they have of this product: by month or state."`
}

// totalsRow is what orders of one key come to.
type totalsRow struct {
	Key   string      `json:"key" doc:"The month, the state, or the identifier of the salesperson, customer or product."`
	Label string      `json:"label,omitempty" doc:"What people call that person, customer or product."`
	Sums  []totalsSum `json:"sums" nullable:"false" doc:"By currency."`
}

type totalsSum struct {
	Currency string     `json:"currency" doc:"ISO 4217." example:"CNY"`
	Orders   int64      `json:"orders" doc:"How many orders there are."`
	Net      money.Wire `json:"net" doc:"What they are worth without tax; by product, what their lines of it are."`
	Total    money.Wire `json:"total" doc:"The same with tax."`
	Quantity string     `json:"quantity,omitempty" doc:"How much of the product was ordered."`
}

func totals(ctx context.Context, d *app.Deps, call operation.Call, in *totalsInput) (*operation.List[totalsRow], error) {
	reach, err := reachOf(call, in.Owner)
	if err != nil {
		return nil, err
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "orders.totals", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	rows, next, err := total.Report(ctx, d.Table, call.Caller.Tenant, total.Query{
		By: in.By, From: in.From, To: in.To, Status: in.Status, Customer: in.Customer, Product: in.Product, Reach: reach,
		After: after.Key.Sort(), Limit: in.Limit,
	})
	if err != nil {
		return nil, err
	}
	labels, err := total.Labels(ctx, d.Table, call.Caller.Tenant, in.By, rows)
	if err != nil {
		return nil, err
	}
	out := operation.List[totalsRow]{Items: make([]totalsRow, len(rows))}
	for i, row := range rows {
		out.Items[i] = totalsRow{Key: row.Key, Label: labels[row.Key], Sums: make([]totalsSum, len(row.Sums))}
		for j, s := range row.Sums {
			out.Items[i].Sums[j] = totalsSum(s)
		}
	}
	if next != "" {
		out.NextCursor, err = page.Cursor(ctx, d.Sealer, query, table.Position{Key: table.StoredKey("-", next)})
	}
	return &out, err
}

// check returns the problem request.invalid with what is wrong with the query.
func (in *totalsInput) check() error {
	f := order.Filter{Customer: in.Customer, Product: in.Product, From: in.From, To: in.To}
	if err := f.Check("query:"); err != nil {
		return err
	}
	single := in.By == total.ByMonth || in.By == total.ByStatus
	switch {
	case in.Customer != "" && !single:
		return problem.Invalid(problem.At("query:customer", "order.totalsFilter"))
	case in.Product != "" && (!single || in.Customer != ""):
		return problem.Invalid(problem.At("query:product", "order.totalsFilter"))
	}
	return nil
}

// reachOf is on whose orders the caller may look, narrowed to those of the owner that was asked for.
func reachOf(call operation.Call, owner string) (access.Reach, error) {
	reach := order.Reach(call.Caller, access.Read)
	switch {
	case owner == "":
		return reach, nil
	case owner == "me":
		return reach.Among(call.Caller.User), nil
	case owner == "team":
		return reach.Among(call.Caller.Team...), nil
	case user.Kind.Valid(owner):
		return reach.Among(owner), nil
	}
	return access.Reach{}, problem.Invalid(problem.At("query:owner", "order.ownerUnknown"))
}
