package tenants_test

import (
	"context"
	"slices"
	"testing"

	"kehu/functions/exports"
	"kehu/functions/jobs"
	"kehu/functions/tenants"
	"kehu/infra/scenario"
	"kehu/shared/departed"
	"kehu/shared/event"
	"kehu/shared/job"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// interrupted is a table that does something before the transaction with which a job in progress goes on.
type interrupted struct {
	table.Table
	skip int // how many transactions of jobs before that
	do   func()
}

func (i *interrupted) Transact(ctx context.Context, tx table.Tx) error {
	ofJob := slices.ContainsFunc(tx.Writes, func(w table.Write) bool { return w.Item.Text(table.AttrKind) == job.Kind.Name })
	if ofJob && i.do != nil {
		if i.skip--; i.skip < 0 {
			do := i.do
			i.do = nil
			do()
		}
	}
	return i.Table.Transact(ctx, tx)
}

// TestPurge_while_a_job_is_under_way removes a company while somebody, who must be very slow, works on a job of it: at each of its steps. Nothing that
// the job does then stays, and nobody takes it up again.
func TestPurge_while_a_job_is_under_way(t *testing.T) {
	t.Parallel()
	for skip := 0; ; skip++ {
		k := scenario.NewWithIdentity(t)
		company := k.Company(t)
		k.Bulk(t, company.Admin, 120)
		k.Drain(t)
		k.Do(t, scenario.Request{Op: exports.Create, As: company.Admin, Body: `{"list":"customers","format":"csv","reason":"backup"}`}).Want(t, 202)
		var queued []event.Event
		changes, err := k.Main.Changes("", 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			if c.New.Text(table.AttrKind) == job.Kind.Name {
				queued = append(queued, event.Event{
					ID: c.New.Text("id"), Type: event.JobQueued, Tenant: company.Tenant.String(), Entity: c.New.Text("id"), Version: 1, At: c.At,
					Attributes: map[string]string{"turn": "1"},
				})
			}
		}
		purged := false
		slow := &interrupted{Table: k.Deps.Table, skip: skip, do: func() {
			purged = true
			k.ChangeTenant(t, company.Admin, func(c *tenant.Tenant) { past := k.Clock.Now(); c.Status, c.PurgeAt = tenant.Closed, &past })
			other := k.Process()
			other.Tick(t, tenants.Purge)
			k.Clock.Advance(departed.Settling)
			other.Tick(t, tenants.Purge)
			if left := estateOf(t, k, company.Tenant); len(left) > 0 {
				t.Errorf("step %d: %d left while the job goes on", skip, len(left))
			}
		}}
		whole := k.Deps.Table
		k.Deps.Table = slow
		for _, e := range queued {
			err := jobs.Run.Events(t.Context(), k.Deps, e)
			if err != nil { // then the bus tells once more
				err = jobs.Run.Events(t.Context(), k.Deps, e)
			}
			if err != nil {
				t.Errorf("step %d: it comes again and again: %v", skip, err)
			}
		}
		k.Deps.Table = whole
		if !purged {
			if skip < 3 {
				t.Errorf("the job has %d steps only", skip)
			}
			return
		}
		k.Replay(t)
		k.Tick(t, tenants.Purge)
		left := estateOf(t, k, company.Tenant)
		if len(left) > 0 {
			t.Errorf("step %d: %d left: %v", skip, len(left), left)
		}
	}
}
