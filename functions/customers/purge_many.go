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

// PurgeMany starts a job that removes many customers from the recycle bin for good, each as customers.purge would do it.
var PurgeMany = operation.Write(operation.Spec{
	Name:     "customers.purgeMany",
	Route:    "POST /v1/customers/bin/purge",
	Need:     access.Needs(access.Customer, access.Purge),
	Summary:  "Remove many customers from the recycle bin for good",
	Problems: []problem.Code{"customer.tooMany"},
	Status:   http.StatusAccepted,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout:  bulkTimeout,
}, purgeMany)

type purgeManyInput struct {
	operation.Creating
	Body struct {
		Selection
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why; kept in the audit trail of each."`
	}
}

func purgeMany(ctx context.Context, d *app.Deps, call operation.Call, in *purgeManyInput) (*bulkOutput, table.Tx, error) {
	var check text.Checker
	reason := check.Line("/reason", in.Body.Reason)
	in.Body.check(&check, "/")
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	return queueBulk(ctx, d, call, bulkOrder{Action: bulkPurge, Reason: reason}, in.Body.Selection)
}
