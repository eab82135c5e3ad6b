package orders

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Change changes an order that is approved or in delivery, down to what is shipped or invoiced. The change is kept as a
// version of the difference. When the total rises, and the company's settings do not free the order of approval, it waits
// for approval; else it is made at once.
var Change = operation.Write(operation.Spec{
	Name:     "orders.change",
	Route:    "POST /v1/orders/{id}/changes",
	Need:     access.Needs(access.Order, access.Change),
	Summary:  "Change an approved order",
	Problems: append([]problem.Code{"order.unchanged", "order.creditCurrency", "order.tooLarge"}, deciding...),
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, change)

type changeInput struct {
	operation.Creating
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body struct {
		order.ChangeFields
		overrideBody
	}
}

func change(ctx context.Context, d *app.Deps, call operation.Call, in *changeInput) (*order.ChangeOrder, table.Tx, error) {
	before, decision, err := decide(ctx, d, call, access.Change, in.ID, in.Body.wanted())
	if err != nil {
		return nil, table.Tx{}, err
	}
	lines := make([]order.LineFields, len(in.Body.Lines))
	for i := range in.Body.Lines {
		lines[i] = in.Body.Lines[i].LineFields
	}
	tenant := call.Caller.Tenant
	src, err := order.Load(ctx, d.Table, tenant, before.Customer, products(lines))
	if err != nil {
		return nil, table.Tx{}, err
	}
	decision.Source = &src
	meta := record.Created(order.ChangeKind, order.ChangeKind.NewID(d.IDs), call.Stamp())
	planned, err := before.Plan(meta, in.Body.ChangeFields, &src, call.Caller.Company)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, asked, bound, err := before.Ask(planned, decision)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := src.Prepare(ctx, d.Table, tenant, asked.Products(), call.DryRun); err != nil {
		return nil, table.Tx{}, err
	}
	tx := after.Replace(tenant, &before, bound)
	tx.Add(asked.Created(tenant))
	tx.Add(src.Uses(tenant, asked.Products())...)
	return &asked, tx, nil
}
