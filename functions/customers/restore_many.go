package customers

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// RestoreMany starts a job that takes many customers out of the recycle bin, each as customers.restore would do it.
var RestoreMany = operation.Write(operation.Spec{
	Name:     "customers.restoreMany",
	Route:    "POST /v1/customers/bin/restore",
	Need:     access.Needs(access.Customer, access.Restore),
	Summary:  "Take many customers out of the recycle bin",
	Problems: []problem.Code{"customer.tooMany"},
	Status:   http.StatusAccepted,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout:  bulkTimeout,
}, restoreMany)

type restoreManyInput struct {
	operation.Creating
	Body struct{ Selection }
}

func restoreMany(ctx context.Context, d *app.Deps, call operation.Call, in *restoreManyInput) (*bulkOutput, table.Tx, error) {
	var check text.Checker
	in.Body.check(&check, "/")
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	return queueBulk(ctx, d, call, bulkOrder{Action: bulkRestore}, in.Body.Selection)
}
