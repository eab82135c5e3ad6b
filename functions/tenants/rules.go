package tenants

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/text"
)

// oneInput is the input of what is done with one company.
type oneInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The company's identifier."`
}

// reasonInput is the input of what needs a reason.
type reasonInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The company's identifier."`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why; the company's people read it."`
	}
}

func (in *reasonInput) reason() (string, error) {
	var c text.Checker
	reason := c.Line("/reason", in.Body.Reason)
	return reason, c.Problem()
}

// change returns the next version of a company as platform administrators see it, and the transaction that stores it. Where f
// returns the version that it was given, nothing is to be done.
func change(
	ctx context.Context, d *app.Deps, call operation.Call, identifier string, f func(tenant.Tenant, record.Stamp) (tenant.Tenant, error),
) (*tenant.Account, table.Tx, error) {
	before, named, err := tenant.Find(ctx, d.Table, call.Caller, identifier)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, err := f(before, call.Stamp())
	if err != nil {
		return nil, table.Tx{}, err
	}
	var tx table.Tx
	if after.Version != before.Version {
		tx = after.Agreed(named, before)
	}
	account, err := view(ctx, d, call, before)
	if err != nil {
		return nil, table.Tx{}, err
	}
	answer := after.Account(call.At, account.SeatsUsed, account.LastActivityAt)
	return &answer, tx, nil
}

// view returns what is answered of a company.
func view(ctx context.Context, d *app.Deps, call operation.Call, c tenant.Tenant) (*tenant.Account, error) {
	accounts, err := tenant.Accounts(ctx, d.Table, call.At, c)
	if err != nil {
		return nil, err
	}
	return &accounts[0], nil
}

// another refuses what would shut the operator's own company out.
func another(call operation.Call, identifier string) error {
	if identifier == call.Caller.Tenant.String() {
		return problem.New("tenant.operator")
	}
	return nil
}

// forget makes this process look anew at the sessions of the company, in which its standing is known.
func forget(_ context.Context, d *app.Deps, _ operation.Call, account *tenant.Account) error {
	named, err := access.ParseTenant(account.ID)
	if err == nil {
		d.Sessions.ForgetCompany(named)
	}
	return err
}
