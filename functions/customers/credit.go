package customers

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/credit"
	"kehu/shared/customer"
	"kehu/shared/money"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Credit answers how much of a customer's credit limit its orders use. The account is read on its own, as it changes with
// orders, and the customer's ETag does not.
var Credit = operation.Read(operation.Spec{
	Name:     "customers.credit",
	Route:    "GET /v1/customers/{id}/credit",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "Get what a customer's orders use of its credit limit",
	Problems: []problem.Code{"customer.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, creditOf)

type creditInput struct {
	ID string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

type creditOutput struct {
	Limit      *money.Wire `json:"limit,omitempty" doc:"How much may be open at once; absent: no limit is set."`
	Used       money.Wire  `json:"used" doc:"What submitted and approved orders use, as far as they are not paid."`
	Available  *money.Wire `json:"available,omitempty" doc:"What is left of the limit, or, below 0, how far it is exceeded; absent without a limit, or when what is used is in another currency."`
	OpenOrders int64       `json:"openOrders" doc:"How many orders are not completed, cancelled or closed."`
}

func creditOf(ctx context.Context, d *app.Deps, call operation.Call, in *creditInput) (*creditOutput, error) {
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	return accountOf(ctx, d, call, &c)
}

// accountOf reads what the orders of a customer use of its credit limit.
func accountOf(ctx context.Context, d *app.Deps, call operation.Call, c *customer.Customer) (*creditOutput, error) {
	item, err := d.Table.Get(ctx, credit.Key(call.Caller.Tenant, c.ID))
	if err != nil {
		return nil, fmt.Errorf("read credit account: %w", err)
	}
	account, err := credit.Decode(item)
	if err != nil {
		return nil, err
	}
	out := creditOutput{Limit: c.CreditLimit, OpenOrders: account.Open}
	currency := call.Caller.Company.Currency
	switch {
	case account.Used != 0:
		currency = account.Currency
	case c.CreditLimit != nil:
		currency = c.CreditLimit.Currency
	}
	used, err := money.FromMinor(account.Used, currency)
	if err != nil {
		return nil, fmt.Errorf("credit account: %w", err)
	}
	out.Used = used.Wire()
	if c.CreditLimit == nil {
		return &out, nil
	}
	limit, err := c.CreditLimit.Parse()
	if err != nil {
		return nil, fmt.Errorf("credit limit: %w", err)
	}
	if left, err := limit.Subtract(used); err == nil {
		wire := left.Wire()
		out.Available = &wire
	}
	return &out, nil
}
