package delivery

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/table"
)

// Report is what the provider tells of a mail.
type Report struct {
	Mail      string // the ID of the message
	State     State
	Detail    string // why it came back
	Address   string // that it came back from
	Permanent bool   // whether it always will
}

// Track takes what the provider tells into the record of the mail. An address from which mail comes back for good, or whose owner
// complains, gets no more.
func Track(ctx context.Context, d *app.Deps, tenant access.Tenant, r Report) error {
	if err := move(ctx, d, tenant, r.Mail, r.State, "", r.Detail); err != nil {
		return fmt.Errorf("track mail: %w", err)
	}
	if r.Address == "" || r.State != Complained && (r.State != Bounced || !r.Permanent) {
		return nil
	}
	return suppress(ctx, d.Table, tenant, r, d.Clock.Now())
}

// List returns a page of the mails about a customer, newest first, and the position after it.
func List(ctx context.Context, t table.Table, tenant access.Tenant, customer string, after table.Position, limit int) ([]Delivery, table.Position, error) {
	page, err := t.Query(ctx, table.Query{Index: table.ByOwner, Partition: Of(tenant, customer), Descending: true, Limit: limit, After: after})
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list mails: %w", err)
	}
	found := make([]Delivery, len(page.Records))
	for i, r := range page.Records {
		if found[i], err = Decode(r.Item); err != nil {
			return nil, table.Position{}, err
		}
	}
	return found, page.Next, nil
}

// Clear removes the records of the mails about a customer that is gone for good: they hold the address.
func Clear(ctx context.Context, t table.Table, tenant access.Tenant, customer string) error {
	query := table.Query{Index: table.ByOwner, Partition: Of(tenant, customer), Limit: 100}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return fmt.Errorf("list mails: %w", err)
		}
		writes := make([]table.Write, len(page.Records))
		for i, r := range page.Records {
			writes[i] = table.Delete(r.Key)
		}
		if len(writes) > 0 {
			if err := t.BatchWrite(ctx, writes); err != nil {
				return fmt.Errorf("remove mails: %w", err)
			}
		}
		if query.After = page.Next; page.Next.IsZero() {
			return nil
		}
	}
}
