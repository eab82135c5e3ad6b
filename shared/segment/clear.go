package segment

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/job"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/work"
)

// ClearJob is the type of job that removes who was in a segment that was deleted.
const ClearJob job.Type = "segments.clear"

// Clearing returns a new job that removes the members of a segment, and the writes that queue it.
func Clearing(d *app.Deps, t access.Tenant, stamp record.Stamp, identifier string) (job.Job, []table.Write, error) {
	j := job.New(ClearJob, d.IDs, stamp)
	writes, err := j.Queue(t, Order{[]string{identifier}})
	return j, writes, err
}

// OpenClear prepares the work of such a job.
func OpenClear(ctx context.Context, t work.Task) (work.Worker, error) {
	w := &clearing{task: t}
	return w, t.Input(ctx, &w.order)
}

type clearing struct {
	task  work.Task
	order Order
}

// Count is work.Worker's: nobody knows how many there are.
func (w *clearing) Count(context.Context) (int64, error) { return -1, nil }

// Next is work.Worker's. A step is a page of members; the cursor is the last of them.
func (w *clearing) Next(ctx context.Context, cursor string, _ int) ([]work.Step, error) {
	query := table.Query{
		Partition: customer.InSegment(w.task.Tenant, w.order.Segments[0]), Sort: table.Range{From: cursor + "!"}, Limit: maxChanges, Consistent: true,
	}
	page, err := w.task.Deps.Table.Query(ctx, query)
	if err != nil || len(page.Records) == 0 {
		return nil, err
	}
	last := page.Records[len(page.Records)-1].Key.Sort()
	return []work.Step{{Cursor: last, Record: w.order.Segments[0], Label: fmt.Sprint(len(page.Records)), Data: page.Records}}, nil
}

// Do is work.Worker's.
func (w *clearing) Do(_ context.Context, s work.Step) (work.Effect, error) {
	var effect work.Effect
	members, _ := s.Data.([]table.Record) // Next made it
	for _, r := range members {
		effect.Writes = append(effect.Writes, table.Delete(r.Key))
	}
	return effect, nil
}
