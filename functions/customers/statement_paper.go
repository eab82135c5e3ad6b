package customers

import (
	"cmp"
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/mask"
	"kehu/shared/operation"
	"kehu/shared/paper"
	"kehu/shared/problem"
	"kehu/shared/tenant"
)

// StatementPaper answers what Statement does as a paper. It reads what Statement reads, and the company.
var StatementPaper = operation.Read(operation.Spec{
	Name:     "customers.statementPaper",
	Route:    "GET /v1/customers/{id}/statement/paper",
	Need:     access.Needs(access.Receipt, access.Read),
	Summary:  "Get a customer's statement of account as PDF",
	Problems: []problem.Code{"customer.notFound", "statement.tooLong", "document.tooLarge"},
	Uses:     []operation.Grant{operation.ReadTable, operation.Documents},
}, statementPaper)

type statementPaperInput struct {
	Period
	Language problem.Language `json:"-" query:"language" enum:"en,zh-CN" doc:"Of the paper; that of the call if absent."`
}

func statementPaper(ctx context.Context, d *app.Deps, call operation.Call, in *statementPaperInput) (*operation.PDF, error) {
	c, told, err := account(ctx, d, call, &in.Period)
	if err != nil {
		return nil, err
	}
	company, found, err := tenant.Get(ctx, d.Table, call.Caller.Tenant)
	if err != nil || !found {
		return nil, fmt.Errorf("statement: company (found %t): %w", found, err)
	}
	mask.Apply(call.Caller.Rights, &c)
	letter := paper.Letter{Company: company, Language: cmp.Or(in.Language, call.Language), At: call.At}
	statement := paper.Account{From: told.From, To: told.To, Accounts: told.Accounts, Today: told.Today, Ages: told.Ages}
	return paper.Print(ctx, d.Documents, c.Number+"-"+told.To, letter.Statement(&c, statement))
}
