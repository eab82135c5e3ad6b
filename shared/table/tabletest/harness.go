package tabletest

import (
	"testing"
	"time"

	"kehu/shared/table"
)

// Harness is one empty table with the schema table.Main, and what the suite needs to look
// behind the port.
type Harness struct {
	Table table.Table

	// Changes returns every change so far in the order of the stream; it waits until all
	// that was acknowledged is there.
	Changes func(t *testing.T) []table.Change

	// Expire removes what has expired at the given time. It is nil where nobody can
	// trigger that (DynamoDB does it in its own time).
	Expire func(t *testing.T, now time.Time)

	// TellsNoop says that a write that changes nothing shows in Changes nevertheless.
	// DynamoDB tells none; some emulators do.
	TellsNoop bool
}
