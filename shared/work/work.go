package work

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Task is a job and what it takes to work on it.
type Task struct {
	Deps   *app.Deps
	Tenant access.Tenant
	Job    job.Job // as it was when work on it began
}

// Input reads what the job was asked for.
func (t Task) Input(ctx context.Context, into any) error {
	return job.Input(ctx, t.Deps.Table, t.Tenant, t.Job.ID, into)
}

// Stamp says who does what the job does, now: whoever asked for it, in that call.
func (t Task) Stamp() record.Stamp { return t.Job.Stamp(t.Deps.Clock.Now()) }

// Open prepares the work of one kind of job. It is called whenever somebody begins to work on a job, also in the middle. A problem
// (problem.Error) of it is the end of the job: it fails with that code.
type Open func(ctx context.Context, t Task) (Worker, error)

// Worker does the work of one job. One that is an io.Closer is closed when the turn ends; then its Open returned no nil pointer.
type Worker interface {
	// Count returns how many rows there are, or -1 when nobody knows. It is asked once, before the first row.
	Count(ctx context.Context) (int64, error)
	// Next returns the rows after the cursor ("" is the start), at most limit; none means that the work is done.
	Next(ctx context.Context, cursor string, limit int) ([]Step, error)
	// Do returns what is to be written for a row, and writes nothing itself. It is called for several rows at once, and
	// again for a row whose writes did not happen because something changed meanwhile. A problem
	// (problem.Error) is the row's result, told with the Record and Label of the Effect; any other error is tried again first. What it does
	// outside the table must be safe to repeat.
	Do(ctx context.Context, s Step) (Effect, error)
}

// Finisher is a Worker that does something behind the last row, such as making one file of many parts.
type Finisher interface {
	// Finish returns the file that it made, or nil. It must be safe to repeat: whoever died in it is followed by another.
	Finish(ctx context.Context) (*job.Result, error)
}

// Independent is a Worker whose rows may be planned before those in front of them are written, as calls side by side are: where one is in the way of another, a
// condition of its writes says so. Then, and when it comes to a problem or to nothing, a row is planned once more, behind what was in front of it.
// What it does must all be in the Effects, whose writes are table.Deferred. Its Next is called with the cursor of the last row that it returned, whether or not that row is written yet.
type Independent interface {
	Worker
	Independent() bool
}

// Step is one row of a job.
type Step struct {
	Cursor string // with which the work goes on behind this row; at most some KB
	Record string // the identifier of what it is about
	Label  string // what people call that
	Data   any    // what the Worker knows of the row already
}

// Effect is what one row comes to.
type Effect struct {
	Record, Label string // in place of the step's, if not ""
	Skipped       bool   // there was nothing to do
	// Result is the file that the job made (see job.Job.File), told with this row; nil leaves the result as it is.
	Result *job.Result
	// Writes happen in one transaction with the job's checkpoint, and with other rows of the same chunk: at most 90, each with
	// the problem that a failed condition stands for. Rows that write to the same item come into different chunks; a check that
	// several rows ask for alike is made once.
	Writes []table.Write
}

// Limits of the work on one job. A lease is renewed with every chunk; whoever holds one for longer than a chunk can take
// has died.
const (
	lease     = 2 * time.Minute
	turn      = 10 * time.Minute // of one call in the cloud: well before its deadline
	localTurn = 5 * time.Second  // where calls have no deadline: others want their turn, too
	margin    = time.Minute      // kept back of a deadline, for the chunk that is just being done

	maxRows     = 40 // of a chunk
	maxWrites   = table.MaxTransactionItems - ownWrites
	concurrency = 8

	// What went wrong and may pass is tried so often at once, then by handing the job over, then whenever the bus delivers
	// the event again; then the job has failed.
	maxTries     = 4
	quickReturns = 3
	maxAttempts  = 6
)
