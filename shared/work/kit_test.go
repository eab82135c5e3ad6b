package work_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/event"
	"kehu/shared/id"
	"kehu/shared/job"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/table/local"
	"kehu/shared/work"
)

// stopped is a clock that stands still until it is moved.
type stopped struct {
	mu  sync.Mutex
	now time.Time
}

func (c *stopped) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *stopped) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// faulty fails transactions that a test wants to fail: before, or after they happened.
type faulty struct {
	table.Table
	mu            sync.Mutex
	before, after func() error
}

func (f *faulty) Transact(ctx context.Context, tx table.Tx) error {
	f.mu.Lock()
	before, after := f.before, f.after
	f.mu.Unlock()
	if before != nil {
		if err := before(); err != nil {
			return err
		}
	}
	err := f.Table.Transact(ctx, tx)
	if err == nil && after != nil {
		return after()
	}
	return err
}

// world is a table, a clock, and a kind of job that counts how often each of its rows was done.
type world struct {
	*testing.T
	clock  *stopped
	table  *local.Table
	ids    *id.Source
	tenant access.Tenant
	log    strings.Builder

	mu    sync.Mutex
	plans map[int]int // how often a row was planned
	do    func(row, plan int) error
	// writes of a row beside its count
	writes func(row int) []table.Write
	count  int64
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{T: t, clock: &stopped{now: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)}, plans: make(map[int]int)}
	database, err := local.Open(t.TempDir(), local.Options{Clock: w.clock, MemtableBytes: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	w.table, w.ids = database.Table(table.Main), id.NewSource(w.clock, nil)
	w.tenant = access.NewTenant(w.ids)
	return w
}

// process returns the ports of another process on the same table.
func (w *world) process(t table.Table) *app.Deps {
	return &app.Deps{
		Clock: w.clock, IDs: w.ids, Table: t, Process: w.ids.New("process"),
		Log: slog.New(slog.NewTextHandler(&w.log, nil)),
	}
}

// queue starts a job of so many rows.
func (w *world) queue(rows int) job.Job {
	w.Helper()
	w.count = int64(rows)
	j := job.New("count", w.ids, record.Stamp{At: w.clock.Now(), By: "usr_1", RequestID: "request-1"})
	writes, err := j.Queue(w.tenant, rows)
	if err == nil {
		err = w.table.Transact(w.Context(), table.Tx{Writes: writes})
	}
	if err != nil {
		w.Fatal(err)
	}
	return j
}

// told is the event that the stream makes of the job.
func (w *world) told(j job.Job) event.Event {
	return event.Event{
		ID: j.ID, Type: event.JobQueued, Tenant: w.tenant.String(), Entity: j.ID, Version: j.Version,
		Attributes: map[string]string{"turn": strconv.FormatInt(j.Turn, 10)},
	}
}

func (w *world) run(d *app.Deps, e event.Event) error {
	return work.Run(w.Context(), d, map[job.Type]work.Open{"count": w.open}, e)
}

// finish runs the job, turn by turn, as the bus would.
func (w *world) finish(d *app.Deps, identifier string) job.Job {
	w.Helper()
	for range 100 {
		j := w.read(identifier)
		if j.Finished() {
			return j
		}
		if err := w.run(d, w.told(j)); err != nil {
			w.Fatalf("run: %v\n%s", err, w.log.String())
		}
	}
	w.Fatal("it does not come to an end")
	return job.Job{}
}

func (w *world) read(identifier string) job.Job {
	w.Helper()
	j, err := job.Get(w.Context(), w.table, w.tenant, identifier)
	if err != nil {
		w.Fatal(err)
	}
	return j
}

func (w *world) counter(row int) table.Key {
	return table.In(w.tenant, "COUNTER", strconv.Itoa(row)).Key("COUNTER")
}

// want fails unless each row was done so many times, and told as what it came to once, in order.
func (w *world) want(identifier string, rows int, outcome func(row int) job.Outcome) {
	w.Helper()
	var all []job.Row
	var after table.Position
	for {
		page, next, err := job.Rows(w.Context(), w.table, w.tenant, identifier, "", after, 7)
		if err != nil {
			w.Fatal(err)
		}
		all = append(all, page...)
		if after = next; next.IsZero() {
			break
		}
	}
	if len(all) != rows {
		w.Fatalf("rows told: got %d, want %d", len(all), rows)
	}
	for row := range rows {
		item, err := w.table.Get(w.Context(), w.counter(row))
		if err != nil {
			w.Fatal(err)
		}
		want := int64(1)
		if outcome(row) == job.RowFailed {
			want = 0
		}
		if got := item.Int("n"); got != want {
			w.Errorf("row %d was done %d times, want %d", row, got, want)
		}
		if r := all[row]; r.Number != int64(row)+1 || r.Label != fmt.Sprint("row ", row) || r.Outcome != outcome(row) {
			w.Errorf("row %d is told as %+v", row, r)
		}
	}
}

func allDone(int) job.Outcome { return job.RowDone }

func only(failed ...int) func(int) job.Outcome {
	return func(row int) job.Outcome {
		if slices.Contains(failed, row) {
			return job.RowFailed
		}
		return job.RowDone
	}
}

// counting is the work of a job of kind count.
type counting struct {
	*world
	rows int
}

func (w *world) open(ctx context.Context, t work.Task) (work.Worker, error) {
	c := counting{world: w}
	return c, t.Input(ctx, &c.rows)
}

// openAs is open of a job whose rows are planned ahead of those in front of them, or are not.
func (w *world) openAs(ahead bool) work.Open {
	return func(ctx context.Context, t work.Task) (work.Worker, error) {
		worker, err := w.open(ctx, t)
		if ahead {
			return independent{worker.(counting)}, err
		}
		return worker, err
	}
}

func (c counting) Count(context.Context) (int64, error) { return c.count, nil }

func (c counting) Next(_ context.Context, cursor string, limit int) (steps []work.Step, err error) {
	from := 0
	if cursor != "" {
		if from, err = strconv.Atoi(cursor); err != nil {
			return nil, err
		}
	}
	for row := from; row < int(c.count) && len(steps) < limit; row++ {
		steps = append(steps, work.Step{Cursor: strconv.Itoa(row + 1), Label: fmt.Sprint("row ", row), Data: row})
	}
	return steps, nil
}

func (c counting) Do(_ context.Context, s work.Step) (work.Effect, error) {
	row := s.Data.(int)
	c.mu.Lock()
	c.plans[row]++
	plan := c.plans[row]
	c.mu.Unlock()
	if c.do != nil {
		if err := c.do(row, plan); err != nil {
			return work.Effect{}, err
		}
	}
	writes := []table.Write{table.Update(c.counter(row), nil, map[string]int64{"n": 1})}
	if c.writes != nil {
		writes = append(writes, c.writes(row)...)
	}
	return work.Effect{Writes: writes}, nil
}

// runWith runs the job in the context.
func runWith(ctx context.Context, w *world, d *app.Deps, j job.Job) error {
	return work.Run(ctx, d, map[job.Type]work.Open{"count": w.open}, w.told(j))
}
