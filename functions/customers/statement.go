package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/ledger"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/receipt"
)

// Statement answers what a customer owed at the beginning of a period, what made it more or less, and what it owes at the end, in each
// currency; and how old what is open today is. It reads the sums of the months before and the postings of the period.
var Statement = operation.Read(operation.Spec{
	Name:     "customers.statement",
	Route:    "GET /v1/customers/{id}/statement",
	Need:     access.Needs(access.Receipt, access.Read),
	Summary:  "Get a customer's statement of account",
	Problems: []problem.Code{"customer.notFound", "statement.tooLong"},
	Uses:     []operation.Grant{operation.ReadTable},
}, statement)

// Period names a period of a customer's account.
type Period struct {
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	From string `json:"-" query:"from" format:"date" doc:"The first day; the first of this month, where your company is, if absent."`
	To   string `json:"-" query:"to" format:"date" doc:"The last day; today, where your company is, if absent."`
}

type statementOutput struct {
	Customer string           `json:"customerId"`
	Name     string           `json:"customerName"`
	From     string           `json:"from"`
	To       string           `json:"to"`
	Accounts []ledger.Account `json:"accounts" nullable:"false" doc:"One for each currency in which there ever was anything."`
	Today    string           `json:"today" doc:"The day on which what is open is looked at."`
	Ages     []order.Ages     `json:"ages" nullable:"false" doc:"What is open today, by how long it is overdue."`
}

func statement(ctx context.Context, d *app.Deps, call operation.Call, in *Period) (*statementOutput, error) {
	_, out, err := account(ctx, d, call, in)
	return out, err
}

// account reads what a statement tells, and whose it is.
func account(ctx context.Context, d *app.Deps, call operation.Call, in *Period) (customer.Customer, *statementOutput, error) {
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return c, nil, err
	}
	if !receipt.Reach(call.Caller, access.Read).Includes(c.Owner) {
		return c, nil, problem.New("customer.notFound")
	}
	out := statementOutput{Customer: c.ID, Name: c.Name, From: in.From, To: in.To, Today: order.On(call.At, call.Caller.Company).Day}
	if out.To == "" {
		out.To = out.Today
	}
	if out.From == "" {
		out.From = min(out.Today, out.To)[:len("2026-03")] + "-01"
	}
	if out.To < out.From {
		return c, nil, problem.Invalid(problem.At("query:to", "date.beforeStart"))
	}
	if out.Accounts, err = ledger.Read(ctx, d.Table, call.Caller.Tenant, c.ID, out.From, out.To); err != nil {
		return c, nil, err
	}
	out.Ages, err = order.AgesOf(ctx, d.Table, call.Caller.Tenant, c.ID, out.Today)
	return c, &out, err
}
