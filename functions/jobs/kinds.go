package jobs

import (
	"kehu/functions/audit"
	"kehu/functions/customers"
	"kehu/functions/users"
	"kehu/shared/export"
	"kehu/shared/handover"
	"kehu/shared/job"
	"kehu/shared/work"
)

// kinds are the kinds of jobs that there are, each with what does them.
func kinds() map[job.Type]work.Open {
	return map[job.Type]work.Open{
		handover.Transfer: handover.OpenTransfer,
		users.Offboarding: users.OpenOffboarding,
		customers.BulkJob: customers.OpenBulk, customers.MergeJob: customers.OpenMerge,
		export.Job: export.Open(audit.Kinds()),
	}
}
