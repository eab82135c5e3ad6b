package jobs

import (
	"kehu/functions/audit"
	"kehu/functions/customers"
	"kehu/functions/exports"
	"kehu/functions/imports"
	"kehu/functions/search"
	"kehu/functions/users"
	"kehu/shared/checkup"
	"kehu/shared/export"
	"kehu/shared/handover"
	"kehu/shared/job"
	"kehu/shared/review"
	"kehu/shared/segment"
	"kehu/shared/total"
	"kehu/shared/work"
)

// kinds are the kinds of jobs that there are, each with what does them.
func kinds() map[job.Type]work.Open {
	return map[job.Type]work.Open{
		handover.Transfer:  handover.OpenTransfer,
		users.Offboarding:  users.OpenOffboarding,
		checkup.Job:        checkup.Open,
		review.Job:         review.OpenGathering,
		customers.BulkJob:  customers.OpenBulk,
		customers.MergeJob: customers.OpenMerge,
		export.Job:         export.Open(audit.Kinds()),
		exports.Job:        exports.Open,
		imports.Job:        imports.Open,
		imports.Reverting:  imports.OpenRevert,
		search.RebuildJob:  search.OpenRebuild,
		segment.Job:        segment.OpenCompute,
		segment.ClearJob:   segment.OpenClear,
		total.Rebuild:      total.OpenRebuild,
	}
}
