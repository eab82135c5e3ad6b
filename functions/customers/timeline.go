package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/receipt"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/timeline"
)

// Timeline answers what happened with a customer, newest first: changes, contacts, orders, shipments and receipts, the last three as far
// as the caller may see them. Two round trips: the customer with its contacts, then all other lists side by side; a third for
// shipments to who may not see every order.
var Timeline = operation.Read(operation.Spec{
	Name:     "customers.timeline",
	Route:    "GET /v1/customers/{id}/timeline",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List what happened with a customer",
	Problems: []problem.Code{"customer.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable, operation.ReadAudit},
}, story)

type timelineInput struct {
	operation.Listing
	ID string `json:"id" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

func story(ctx context.Context, d *app.Deps, call operation.Call, in *timelineInput) (*operation.List[timeline.Entry], error) {
	tenant := call.Caller.Tenant
	query := page.Query{Tenant: tenant, Name: "customers.timeline", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	book, err := contact.Open(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	sources := []timeline.Source{timeline.Changes(ctx, d.Audit, tenant, in.ID, in.Limit), timeline.Contacts(tenant, &book)}
	if readsOrders(call.Caller) {
		reach := order.Reach(call.Caller, access.Read)
		sources = append(sources, timeline.Orders(ctx, d.Table, tenant, in.ID, reach, in.Limit), timeline.Shipments(ctx, d.Table, tenant, in.ID, reach, in.Limit))
	}
	if call.Caller.Allowed(access.Permission{Object: access.Receipt, Action: access.Read}) {
		sources = append(sources, timeline.Receipts(ctx, d.Table, tenant, in.ID, receipt.Reach(call.Caller, access.Read), in.Limit))
	}
	found, next, err := timeline.Merge(after.Key.Sort(), in.Limit, sources...)
	if err != nil {
		return nil, err
	}
	out := operation.List[timeline.Entry]{Items: found}
	for i := range found {
		if row := found[i].Change; row != nil {
			masked := []audit.Row{*row}
			audit.Mask(masked, []record.Kind{customer.Kind}, call.Caller.Rights)
			found[i].Change = &masked[0]
		}
	}
	if next != "" {
		out.NextCursor, err = page.Cursor(ctx, d.Sealer, query, table.Position{Key: table.StoredKey("-", next)})
	}
	return &out, err
}

// readsOrders reports whether the caller may see any order.
func readsOrders(c access.Caller) bool {
	return c.Allowed(access.Permission{Object: access.Order, Action: access.Read})
}
