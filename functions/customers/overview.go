package customers

import (
	"context"
	"errors"
	"sync"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/money"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/receipt"
	"kehu/shared/segment"
	"kehu/shared/table"
	"kehu/shared/total"
)

// Overview answers a customer with all that one looks at first: contacts, credit, last orders, what orders come to, and what is to
// be paid. What the caller may not see is not there. The customer and its contacts come with one query; then credit, orders, totals and
// receivables side by side, with at most two round trips one after another: three in all, seven calls, and three for how it orders (one more for each salesperson whose
// orders are added up, when the caller may not see everybody's).
var Overview = operation.Read(operation.Spec{
	Name:     "customers.overview",
	Route:    "GET /v1/customers/{id}/overview",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "Get a customer with contacts, orders, totals and receivables",
	Problems: []problem.Code{"customer.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, overview)

// How much of each an overview shows.
const (
	lastOrders      = 10
	nextReceivables = 10
)

type overviewInput struct {
	ID string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

type overviewOutput struct {
	Customer customer.Customer `json:"customer"`
	Contacts []contact.Contact `json:"contacts" nullable:"false" doc:"In use, the newest first."`
	Credit   *creditOutput     `json:"credit" doc:"What its orders use of its credit limit."`
	Habits   *segment.Habits   `json:"habits,omitempty" doc:"How it orders beside the others: where a segment of the company asks for scores, of a customer that ordered in the last 12 months, for who may see all of its orders."`
	Orders   *ordersOverview   `json:"orders,omitempty" doc:"Of orders that the caller may see."`
	Due      *dueOverview      `json:"receivables,omitempty" doc:"Of receivables that the caller may see."`
}

type ordersOverview struct {
	Last   []order.Summary `json:"last" nullable:"false" doc:"The ten latest."`
	States []stateTotal    `json:"totals" nullable:"false" doc:"What all come to, by state and currency; it follows the orders within moments."`
}

type stateTotal struct {
	Status order.Status `json:"status"`
	Orders int64        `json:"orders" doc:"How many there are."`
	Net    money.Wire   `json:"net" doc:"Without tax."`
	Total  money.Wire   `json:"total" doc:"With tax."`
}

type dueOverview struct {
	Next []order.Receivable `json:"next" nullable:"false" doc:"The ten that are due first."`
	Ages []order.Ages       `json:"ages" nullable:"false" doc:"What is open today, by how long it is overdue: of the whole customer, for who may see all of it."`
}

func overview(ctx context.Context, d *app.Deps, call operation.Call, in *overviewInput) (*overviewOutput, error) {
	book, err := contact.Open(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	out := overviewOutput{Customer: book.Customer, Contacts: book.Contacts(false)}
	parts := []func() error{func() (err error) {
		out.Credit, err = accountOf(ctx, d, call, &book.Customer)
		return err
	}}
	if readsOrders(call.Caller) {
		out.Orders = new(ordersOverview)
		reach := order.Reach(call.Caller, access.Read)
		if reach.Includes(book.Customer.Owner) { // as the statement has it
			parts = append(parts, func() (err error) {
				out.Habits, err = segment.HabitsOf(ctx, d.Table, call.Caller, call.At, in.ID)
				return err
			})
		}
		parts = append(parts, func() (err error) {
			out.Orders.Last, _, err = order.Search(ctx, d.Table, call.Caller.Tenant, order.Filter{Customer: in.ID, Reach: reach}, table.Position{}, lastOrders)
			return err
		}, func() (err error) {
			out.Orders.States, err = statesOf(ctx, d, call, in.ID, reach)
			return err
		})
	}
	if call.Caller.Allowed(access.Permission{Object: access.Receipt, Action: access.Read}) {
		out.Due = &dueOverview{Ages: []order.Ages{}}
		parts = append(parts, func() error { return out.Due.read(ctx, d, call, &book.Customer) })
	}
	return &out, together(parts)
}

// together calls all functions side by side.
func together(parts []func() error) error {
	failed := make([]error, len(parts))
	var all sync.WaitGroup
	for i, part := range parts {
		all.Go(func() { failed[i] = part() })
	}
	all.Wait()
	return errors.Join(failed...)
}

// statesOf reads what the customer's orders come to.
func statesOf(ctx context.Context, d *app.Deps, call operation.Call, customerID string, reach access.Reach) ([]stateTotal, error) {
	rows, _, err := total.Report(ctx, d.Table, call.Caller.Tenant, total.Query{By: total.ByStatus, Customer: customerID, Reach: reach, Limit: len(order.Statuses())})
	all := []stateTotal{}
	for _, row := range rows {
		for _, sum := range row.Sums {
			all = append(all, stateTotal{order.Status(row.Key), sum.Orders, sum.Net, sum.Total})
		}
	}
	return all, err
}

// read reads what is to be paid.
func (o *dueOverview) read(ctx context.Context, d *app.Deps, call operation.Call, c *customer.Customer) (err error) {
	reach, today := receipt.Reach(call.Caller, access.Read), order.On(call.At, call.Caller.Company).Day
	o.Next, _, err = order.Receivables(ctx, d.Table, call.Caller.Tenant, order.Owing{Customer: c.ID, Day: today, Reach: reach}, table.Position{}, nextReceivables)
	if err == nil && reach.Includes(c.Owner) { // as the statement has it
		o.Ages, err = order.AgesOf(ctx, d.Table, call.Caller.Tenant, c.ID, today)
	}
	return err
}
