package purge

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/departed"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// reserve is how long before its deadline a call begins no page any more.
const reserve = time.Minute

// maxPasses is how often a call looks through all of one company. Something that writes there without an end is told as an error.
const maxPasses = 8

var errNoEnd = errors.New("purge: more comes as it is removed")

// Run marks the companies that are gone, and goes on with removing those that were marked long enough ago, for as long as its time lasts.
func Run(ctx context.Context, d *app.Deps) error {
	if err := mark(ctx, d); err != nil {
		return err
	}
	companies, err := departed.Unfinished(ctx, d.Table)
	if err != nil {
		return err
	}
	var failures []error
	for _, c := range companies { // one that fails does not hold up the others
		if err := remove(ctx, d, c); err != nil && !errors.Is(err, departed.ErrElsewhere) {
			failures = append(failures, fmt.Errorf("%s: %w", c, err))
		}
	}
	return errors.Join(failures...)
}

// mark sets the marks of companies that are gone.
func mark(ctx context.Context, d *app.Deps) error {
	now := d.Clock.Now()
	gone, err := tenant.Gone(ctx, d.Table, now)
	if err != nil {
		return err
	}
	for _, c := range gone {
		of, err := access.ParseTenant(c.ID)
		if err != nil {
			return fmt.Errorf("purge: %w", err)
		}
		if of == d.Operator {
			continue // it became the operator's after it was closed: nobody means that
		}
		if _, found, err := departed.Get(ctx, d.Table, of); err != nil || found {
			if err != nil {
				return err
			}
			continue
		}
		var canceled *table.Canceled
		err = d.Table.Transact(ctx, departed.New(c, d.IDs, now).Set(of, c))
		if err != nil && !errors.As(err, &canceled) { // another was first, or it was changed: the next call sees
			return fmt.Errorf("purge: %w", err)
		}
		d.Log.InfoContext(ctx, "a company is marked to be removed", "tenant", c.ID)
	}
	return nil
}

// remove goes on with a company.
func remove(ctx context.Context, d *app.Deps, of access.Tenant) error {
	m, found, err := departed.Get(ctx, d.Table, of)
	if err != nil || !found || !m.DoneAt.IsZero() || d.Clock.Now().Before(m.BegunAt.Add(departed.Settling)) {
		return err
	}
	w := &worker{deps: d, tenant: of, mark: m}
	for passes := 1; ; {
		if w.timeUp(ctx) {
			return w.save(ctx, func(*departed.Mark) {})
		}
		if w.mark.Step < int64(len(w.parts())) {
			if err := w.page(ctx); err != nil {
				return err
			}
			continue
		}
		if w.mark.Found == 0 {
			return w.finish(ctx)
		}
		if passes++; passes > maxPasses {
			return errNoEnd
		}
		if err := w.save(ctx, func(m *departed.Mark) { m.Pass, m.Step, m.Found = m.Pass+1, 0, 0 }); err != nil {
			return err
		}
	}
}

// worker removes one company.
type worker struct {
	deps   *app.Deps
	tenant access.Tenant
	mark   departed.Mark
	passed int // pages that the mark does not tell yet
}

// timeUp reports whether to leave the rest to the next call.
func (w *worker) timeUp(ctx context.Context) bool {
	deadline, limited := ctx.Deadline()
	return ctx.Err() != nil || limited && deadline.Sub(w.deps.Clock.Now()) < reserve
}

// save stores the next version of the mark; departed.ErrElsewhere when another did.
func (w *worker) save(ctx context.Context, change func(*departed.Mark), more ...table.Write) error {
	next, write := w.mark.Next(w.tenant, change)
	tx := table.Tx{Writes: append([]table.Write{write}, more...)}
	if err := tx.Explain(w.deps.Table.Transact(ctx, tx)); err != nil {
		return fmt.Errorf("purge: %w", err)
	}
	w.mark, w.passed = next, 0
	return nil
}

// finish tells that nothing is left.
func (w *worker) finish(ctx context.Context) error {
	done := func(m *departed.Mark) { m.DoneAt = w.deps.Clock.Now() }
	var told []table.Write
	if !w.deps.Operator.IsZero() {
		preview, _ := w.mark.Next(w.tenant, done)
		told = append(told, preview.Told(w.deps.Operator))
	}
	if err := w.save(ctx, done, told...); err != nil {
		return err
	}
	m := w.mark
	w.deps.Log.LogAttrs(ctx, slog.LevelInfo, "a company was removed",
		slog.String("tenant", m.Tenant), slog.String("purge", m.ID), slog.Any("records", m.Records), slog.Int64("entries", m.Entries),
		slog.Int64("auditRows", m.AuditRows), slog.Int64("files", m.Files), slog.Int64("passes", m.Pass))
	return nil
}
