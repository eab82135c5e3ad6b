package segment

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kehu/shared/customer"
	"kehu/shared/merge"
	"kehu/shared/table"
	"kehu/shared/total"
	"kehu/shared/work"
)

// Limits of one step: its writes go into one transaction with a check for each segment that changes (Max), and the run.
const (
	maxChanges  = 60
	maxExamined = 2000
	pageSize    = 500 // index entries that are read at once
)

// A cursor is one of these letters, and the last customer that was looked at. First, if a rule asks for scores, everybody is counted; then
// it is decided who is a member; at last the segments' standing is written.
const (
	profiling = "p"
	deciding  = "m"
	finished  = "z"
)

// OpenCompute prepares the work of a job that computes segments.
func OpenCompute(ctx context.Context, t work.Task) (work.Worker, error) {
	w := &computing{task: t}
	return w, t.Input(ctx, &w.order)
}

// computing is the work of one job. It keeps its place in what it reads from one step to the next; when a step is asked for again, it looks everything up anew.
type computing struct {
	task    work.Task
	order   Order
	run     *run
	setting setting
	all     []being
	open    bool
	at      string // the cursor behind what was read

	customers *merge.Reader
	ahead     *customer.Summary // read, and not taken yet
	purchases *total.Purchases
	members   []*roll
}

// roll reads who was a member of a segment until now, by identifier.
type roll struct {
	reader *merge.Reader
	ahead  string // "" for none
	read   bool
}

// step is what is to be written.
type step struct {
	writes  []table.Write
	changes int
}

// Count is work.Worker's: nobody knows how many customers there are.
func (w *computing) Count(context.Context) (int64, error) { return -1, nil }

// Next is work.Worker's. It returns one step, as the steps are told apart by what the ones before came to.
func (w *computing) Next(ctx context.Context, cursor string, _ int) ([]work.Step, error) {
	if strings.HasPrefix(cursor, finished) {
		return nil, nil
	}
	if !w.open || w.at != cursor {
		if err := w.seek(ctx, cursor); err != nil {
			return nil, err
		}
	}
	w.open = false // until this step is whole
	if len(w.all) == 0 {
		return nil, nil
	}
	generation, err := total.Generation(ctx, w.task.Deps.Table, w.task.Tenant)
	if err != nil {
		return nil, err
	}
	var next string
	var s *step
	switch {
	case generation != w.run.Generation: // totals were built anew, and the old ones go: so does what was read of them
		next, s, err = w.again(ctx, generation)
	case w.phase(cursor) == profiling:
		next, s, err = w.profile(ctx)
	default:
		next, s, err = w.decide(ctx)
	}
	if err != nil {
		return nil, err
	}
	keep, err := w.run.put(w.task)
	if err != nil {
		return nil, err
	}
	s.writes = append(s.writes, keep)
	w.at, w.open = next, true
	label := fmt.Sprintf("%s, %d", strings.TrimLeft(next, profiling+deciding+finished), s.changes)
	return []work.Step{{Cursor: next, Label: label, Data: s}}, nil
}

// Do is work.Worker's.
func (w *computing) Do(_ context.Context, s work.Step) (work.Effect, error) {
	planned, ok := s.Data.(*step)
	if !ok {
		return work.Effect{}, errors.New("segment: a step of something else")
	}
	return work.Effect{Writes: planned.writes}, nil
}

// phase returns what is done at a cursor.
func (w *computing) phase(cursor string) string {
	if cursor != "" {
		return cursor[:1]
	}
	for i := range w.all {
		if w.all[i].rule.scored() {
			return profiling
		}
	}
	return deciding
}

// bought reports whether what customers ordered is asked for.
func (w *computing) bought() bool {
	for i := range w.all {
		if w.all[i].rule.bought() {
			return true
		}
	}
	return false
}

// seek looks up what is kept of the run and the segments, and begins to read behind the cursor.
func (w *computing) seek(ctx context.Context, cursor string) (err error) {
	if w.run, w.setting, err = readRun(ctx, w.task); err != nil {
		return err
	}
	if w.all, err = mine(ctx, w.task, w.order.Segments, &w.setting); err != nil {
		return err
	}
	last := ""
	if cursor != "" {
		last = cursor[1:]
	}
	w.begin(last)
	return nil
}

// begin begins to read behind a customer.
func (w *computing) begin(last string) {
	within := table.Range{}
	if last != "" {
		within.From = last + "!" // before any other identifier, as all are of one length
	}
	t, tenant := w.task.Deps.Table, w.task.Tenant
	w.ahead = nil
	w.customers = merge.NewReader(merge.List{
		Table: t, Index: table.ByTenant, Partitions: []table.Partition{customer.List(tenant, "", false)}, Within: within, Ascending: true, Expected: pageSize,
		Sort: func(r table.Record) string { return r.Item.Text("id") },
	})
	w.purchases = nil
	if w.bought() {
		w.purchases = total.PurchasesFrom(t, tenant, w.run.Generation, within.From)
	}
	w.members = nil
	for i := range w.all {
		w.members = append(w.members, &roll{reader: merge.NewReader(merge.List{
			Table: t, Partitions: []table.Partition{customer.InSegment(tenant, w.all[i].ID)}, Within: within, Ascending: true, Expected: pageSize,
			Sort: func(r table.Record) string { return r.Key.Sort() },
		})})
	}
}

// again begins from the start, with other totals. What came and went so far stays counted.
func (w *computing) again(ctx context.Context, generation int64) (next string, s *step, err error) {
	if err := w.seek(ctx, ""); err != nil {
		return "", nil, err
	}
	w.run.Generation, w.run.Profile = generation, newProfile()
	for name, m := range w.run.Counts {
		m.Members = 0
		w.run.Counts[name] = m
	}
	w.begin("")
	return w.phase(""), &step{}, nil
}

// profile counts how often, how long ago and for how much some customers ordered.
func (w *computing) profile(ctx context.Context) (next string, s *step, err error) {
	last := ""
	for range maxExamined {
		c, h, err := w.take(ctx)
		if err != nil {
			return "", nil, err
		}
		if c == nil {
			w.run.Bounds, w.run.Profile = w.run.Profile.quintiles(), newProfile()
			w.begin("")
			kept, err := spread{w.run.Day, w.run.Bounds}.put(w.task.Tenant, w.task.Deps.Clock.Now())
			return deciding, &step{writes: []table.Write{kept}}, err
		}
		w.run.Profile.add(&w.setting, &h)
		last = c.ID
	}
	return profiling + last, &step{}, nil
}

// take returns the next customer, nil behind the last, and what it ordered.
func (w *computing) take(ctx context.Context) (*customer.Summary, habits, error) {
	c, err := w.look(ctx)
	if c == nil || err != nil {
		return nil, habits{}, err
	}
	w.ahead = nil
	if w.purchases == nil {
		return c, habits{}, nil
	}
	bought, err := w.purchases.Of(ctx, c.ID)
	return c, w.setting.habitsOf(bought), err
}

// look returns the next customer, which stays the next.
func (w *computing) look(ctx context.Context) (*customer.Summary, error) {
	if w.ahead == nil {
		r, ok, err := w.customers.Next(ctx)
		if err != nil || !ok {
			return nil, err
		}
		c, err := customer.DecodeSummary(r.Item)
		if err != nil {
			return nil, err
		}
		w.ahead = &c
	}
	return w.ahead, nil
}

// decide compares who is to be a member with who was, customer by customer, until there is enough to write.
func (w *computing) decide(ctx context.Context) (next string, s *step, err error) {
	s = &step{}
	checked := make(map[int]bool)
	last := ""
	for examined := 0; examined < maxExamined && s.changes+len(w.all) <= maxChanges; examined++ {
		c, err := w.look(ctx)
		if err != nil {
			return "", nil, err
		}
		one, err := w.first(ctx, c)
		if err != nil {
			return "", nil, err
		}
		if one == "" {
			s.writes = append(s.writes, w.finish()...)
			return finished, s, nil
		}
		var h habits
		known := c != nil && c.ID == one
		if known {
			if c, h, err = w.take(ctx); err != nil {
				return "", nil, err
			}
		}
		var of *scores
		if known && w.purchases != nil {
			of = w.run.Bounds.of(&w.setting, &h)
		}
		for i := range w.all {
			is := known && w.all[i].rule.matches(&w.setting, c, &h, of)
			if w.change(s, i, one, is) {
				checked[i] = true
			}
		}
		last = one
	}
	for i := range checked {
		s.writes = append(s.writes, w.still(i))
	}
	return deciding + last, s, nil
}

// first returns the first identifier of the next customer and the next members; "" when there are none.
func (w *computing) first(ctx context.Context, c *customer.Summary) (string, error) {
	one := ""
	if c != nil {
		one = c.ID
	}
	for _, m := range w.members {
		if err := m.fill(ctx); err != nil {
			return "", err
		}
		if m.ahead != "" && (one == "" || m.ahead < one) {
			one = m.ahead
		}
	}
	return one, nil
}

func (m *roll) fill(ctx context.Context) error {
	if m.read {
		return nil
	}
	r, ok, err := m.reader.Next(ctx)
	if err != nil {
		return fmt.Errorf("members of a segment: %w", err)
	}
	m.read, m.ahead = true, ""
	if ok {
		m.ahead = r.Key.Sort()
	}
	return nil
}

// change notes that a customer is to be a member, or not, and reports whether that changes anything.
func (w *computing) change(s *step, i int, one string, is bool) bool {
	m, identifier := w.members[i], w.all[i].ID
	was := m.ahead == one
	if was {
		m.read = false
	}
	count := w.run.Counts[identifier]
	if is {
		count.Members++
	}
	key := customer.InSegment(w.task.Tenant, identifier).Key(one)
	switch {
	case is && !was:
		count.Added++
		s.writes = append(s.writes, table.Put(key, table.Item{}))
	case was && !is:
		count.Removed++
		s.writes = append(s.writes, table.Delete(key))
	}
	w.run.Counts[identifier] = count
	if is != was {
		s.changes++
	}
	return is != was
}

// still is the check that no other job computes the segment. When it fails, the step is asked for again, and the segment left alone.
func (w *computing) still(i int) table.Write {
	check := table.Check(standingKey(w.task.Tenant, w.all[i].ID), table.Equal("jo", w.task.Job.ID))
	check.Else = table.ErrConflict
	return check
}

// finish are the writes of what the run came to.
func (w *computing) finish() (writes []table.Write) {
	now := w.task.Deps.Clock.Now()
	for i := range w.all {
		count := w.run.Counts[w.all[i].ID]
		item := table.Encode(Standing{Job: w.task.Job.ID, Finished: w.task.Job.ID, ComputedAt: &now, Day: w.run.Day, Version: w.all[i].Version})
		item["n"], item["ad"], item["rm"] = table.NumberOf(count.Members), table.NumberOf(count.Added), table.NumberOf(count.Removed) // 0 counts, too
		mine := table.Equal("jo", w.task.Job.ID)
		writes = append(writes, table.Put(standingKey(w.task.Tenant, w.all[i].ID), item).When(mine, table.ErrConflict))
	}
	return writes
}
