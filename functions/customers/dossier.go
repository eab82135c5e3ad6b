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
	"kehu/shared/user"
)

// Dossier answers what Overview does as a paper. It reads what Overview reads, then the company and who looks after the customer.
var Dossier = operation.Read(operation.Spec{
	Name:     "customers.dossier",
	Route:    "GET /v1/customers/{id}/dossier",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "Get a customer with contacts, orders and receivables as PDF",
	Problems: []problem.Code{"customer.notFound", "document.tooLarge"},
	Uses:     []operation.Grant{operation.ReadTable, operation.Documents},
}, dossier)

type dossierInput struct {
	ID       string           `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Language problem.Language `json:"-" query:"language" enum:"en,zh-CN" doc:"Of the paper; that of the call if absent."`
}

func dossier(ctx context.Context, d *app.Deps, call operation.Call, in *dossierInput) (*operation.PDF, error) {
	told, err := overview(ctx, d, call, &overviewInput{ID: in.ID})
	if err != nil {
		return nil, err
	}
	company, found, err := tenant.Get(ctx, d.Table, call.Caller.Tenant)
	if err != nil || !found {
		return nil, fmt.Errorf("dossier: company (found %t): %w", found, err)
	}
	owner, _, err := user.Get(ctx, d.Table, call.Caller.Tenant, told.Customer.Owner)
	if err != nil {
		return nil, err
	}
	mask.Apply(call.Caller.Rights, told)
	file := paper.File{Customer: &told.Customer, Contacts: told.Contacts, Owner: owner.Name}
	if told.Orders != nil {
		file.Orders = told.Orders.Last
	}
	if told.Due != nil {
		file.Due, file.Ages = told.Due.Next, told.Due.Ages
	}
	letter := paper.Letter{Company: company, Language: cmp.Or(in.Language, call.Language), At: call.At}
	return paper.Print(ctx, d.Documents, told.Customer.Number, letter.Dossier(file))
}
