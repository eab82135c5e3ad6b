package segment

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// Job is the type of job that computes who is in which segments.
const Job job.Type = "segments.compute"

// Order is what such a job is asked for.
type Order struct {
	Segments []string `json:"segments"`
}

// Computing returns a new job that computes the segments, and the writes that queue it. What computes any of them already is given up.
func Computing(d *app.Deps, t access.Tenant, stamp record.Stamp, identifiers ...string) (job.Job, []table.Write, error) {
	j := job.New(Job, d.IDs, stamp)
	writes, err := j.Queue(t, Order{identifiers})
	for _, identifier := range identifiers {
		writes = append(writes, table.Update(standingKey(t, identifier), map[string]any{"jo": j.ID}, nil))
	}
	return j, writes, err
}

// atNight is when a company's segments are computed: at two in the morning.
const atNight = 2 * time.Hour

// marked is for how long it is kept that a night's job was started.
const marked = 7 * 24 * time.Hour

// errStarted is the error when the night's job was started already.
var errStarted = errors.New("segment: the job of the night was started")

// Start starts the night's job of each company that has segments, if its night has come and nobody did: one read for each hundred segments, and one to three calls
// for each company.
func Start(ctx context.Context, d *app.Deps) error {
	query := table.Query{Index: table.ByOwner, Partition: everywhere(), Limit: table.MaxBatchGet}
	var failed error // the others get theirs
	last := access.Tenant{}
	for {
		page, err := d.Table.Query(ctx, query)
		if err != nil {
			return errors.Join(failed, fmt.Errorf("list segments: %w", err))
		}
		for _, r := range page.Records {
			t, err := table.TenantOf(r.Key)
			if err == nil && t != last {
				err = startOf(ctx, d, t)
			}
			failed, last = errors.Join(failed, err), t
		}
		if query.After = page.Next; page.Next.IsZero() {
			return failed
		}
	}
}

func startOf(ctx context.Context, d *app.Deps, t access.Tenant) error {
	company, found, err := tenant.Get(ctx, d.Table, t)
	if err != nil || !found {
		return err
	}
	now := d.Clock.Now()
	if standing := company.Company().Standing; standing.GoneAt(now) {
		return nil
	}
	s := settingOf(company.Company(), nil, now.Add(-atNight))
	mark := table.In(t, Kind.Key, "NIGHTS").Key(s.day.Format(time.DateOnly))
	there, err := d.Table.Get(ctx, mark)
	if err != nil || there != nil {
		return err
	}
	identifiers, err := all(ctx, d.Table, t)
	if err != nil || len(identifiers) == 0 {
		return err
	}
	j, writes, err := Computing(d, t, record.Stamp{At: now}, identifiers...)
	if err != nil {
		return err
	}
	tx := table.Tx{Writes: writes}
	tx.Add(table.Put(mark, table.Item{"job": j.ID}).Expiring(now.Add(marked)).When(table.Absent(), errStarted))
	if err := tx.Explain(d.Table.Transact(ctx, tx)); err != nil && !errors.Is(err, errStarted) {
		return fmt.Errorf("start segments: %w", err)
	}
	return nil
}
