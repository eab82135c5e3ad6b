package jobs

import (
	"kehu/shared/job"
	"kehu/shared/work"
)

// kinds are the kinds of jobs that there are, each with what does them.
func kinds() map[job.Type]work.Open {
	return map[job.Type]work.Open{}
}
