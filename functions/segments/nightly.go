package segments

import (
	"time"

	"kehu/shared/operation"
	"kehu/shared/segment"
)

// Nightly starts a job for each company that computes all of its segments, once a night of the company; it is called every hour.
var Nightly = operation.Schedule(operation.Spec{
	Name:    "segments.nightly",
	Summary: "Compute the segments of each company at night",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout: time.Minute,
}, time.Hour, segment.Start)
