package job

import (
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/table"
)

// Forget takes the labels of the records from the rows of all jobs of the tenant: what people call them is data of theirs. It reads
// every row that is kept, and may be repeated.
func Forget(ctx context.Context, t table.Table, tenant access.Tenant, records ...string) error {
	var after table.Position
	for {
		jobs, next, err := Search(ctx, t, tenant, "", after, table.MaxBatchGet)
		if err != nil {
			return err
		}
		for _, j := range jobs {
			if err := j.forget(ctx, t, tenant, records); err != nil {
				return err
			}
		}
		if after = next; next.IsZero() {
			return nil
		}
	}
}

func (j *Job) forget(ctx context.Context, t table.Table, tenant access.Tenant, records []string) error {
	if sample := slices.Clone(j.Errors); unlabel(sample, records) {
		set := map[string]any{"er": table.Encode(Job{Errors: sample})["er"]}
		same := table.Update(Key(tenant, j.ID), set, nil).When(j.Unchanged(), table.ErrConflict)
		if err := t.Transact(ctx, table.Tx{Writes: []table.Write{same}}); err != nil {
			return fmt.Errorf("forget labels of a job: %w", err)
		}
	}
	query := table.Query{
		Partition: table.Entity(tenant, Kind.Key, j.ID), Sort: table.Range{Prefix: "ROW#"}, Limit: pageChunks, Consistent: true,
	}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return fmt.Errorf("forget labels of a job: %w", err)
		}
		for _, r := range page.Records {
			var c chunk
			if err := table.Decode(r.Item, &c); err != nil {
				return fmt.Errorf("forget labels of a job: %w", err)
			}
			if !unlabel(c.Rows, records) {
				continue
			}
			if err := t.BatchWrite(ctx, []table.Write{table.Put(r.Key, table.Encode(c)).Expiring(j.CreatedAt.Add(Life))}); err != nil {
				return fmt.Errorf("forget labels of a job: %w", err)
			}
		}
		if query.After = page.Next; page.Next.IsZero() {
			return nil
		}
	}
}

// unlabel takes the labels of the records from the rows, and reports whether there were any.
func unlabel(rows []Row, records []string) (some bool) {
	for i := range rows {
		if rows[i].Label != "" && slices.Contains(records, rows[i].Record) {
			rows[i].Label, some = "", true
		}
	}
	return some
}
