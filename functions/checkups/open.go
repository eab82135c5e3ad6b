package checkups

import (
	"time"

	"kehu/shared/checkup"
	"kehu/shared/operation"
)

// Open starts a job for each company that looks through its customers, once a day; it is called every hour, so that a call that failed is made good
// soon.
var Open = operation.Schedule(operation.Spec{
	Name:    "checkups.open",
	Summary: "Open the checkups that are due",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout: time.Minute,
}, time.Hour, checkup.Start)
