package gateway

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"time"

	"kehu/shared/app"
	"kehu/shared/event"
	"kehu/shared/operation"
	"kehu/shared/usage"
)

// costs is what a batch costed, by company.
type costs map[string]cost

type cost struct {
	records int
	time    time.Duration
	total   usage.Total
}

// measure does work for the company, and notes what it took, whether it failed or not.
func (c costs) measure(ctx context.Context, d *app.Deps, tenant string, work func(context.Context) error) error {
	var meter usage.Meter
	began := d.Clock.Now()
	err := work(usage.With(ctx, &meter))
	before := c[tenant]
	c[tenant] = cost{before.records + 1, before.time + d.Clock.Now().Sub(began), before.total.Add(meter.Total())}
	return err
}

func (c costs) handle(ctx context.Context, d *app.Deps, o operation.Operation, e event.Event) error {
	return c.measure(ctx, d, e.Tenant, func(ctx context.Context) error { return o.Events(ctx, d, e) })
}

// report writes one line for each company of the batch.
func (c costs) report(ctx context.Context, d *app.Deps, o operation.Operation) {
	for _, tenant := range slices.Sorted(maps.Keys(c)) {
		attributes := []slog.Attr{
			slog.String("op", o.Name), slog.String("tenant", tenant), slog.Int("records", c[tenant].records),
			slog.Float64("ms", float64(c[tenant].time.Microseconds())/1000),
		}
		d.Log.LogAttrs(ctx, slog.LevelInfo, "usage", append(attributes, c[tenant].total.Attributes()...)...)
	}
}
