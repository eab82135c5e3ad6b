package tenants

import (
	"time"

	"kehu/shared/operation"
	"kehu/shared/purge"
)

// Purge removes what is of companies that were closed and whose time to come back is over. It is called every hour and goes on where the call before
// it stopped. It is the one function that may remove audit rows.
var Purge = operation.Schedule(operation.Spec{
	Name:    "tenants.purge",
	Summary: "Remove the data of companies whose time to come back is over",
	Uses: []operation.Grant{
		operation.ReadTable, operation.WriteTable, operation.RemoveCompanies, operation.ReadFiles, operation.WriteFiles, operation.DropAccount,
	},
	Timeout: 15 * time.Minute,
}, time.Hour, purge.Run)
