package delivery

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/table"
)

// Queue is the write that stores the record of a mail whose sending its event starts. It fails when there is one with the identifier.
func Queue(tenant access.Tenant, d Delivery) table.Write {
	d.State, d.Kept, d.UpdatedAt = Queued, Waiting, d.CreatedAt
	d.Until = 1 // nobody has claimed it
	return d.put(tenant).When(table.Absent(), fmt.Errorf("delivery: identifier %s made twice", d.ID))
}

// Get returns the record of a mail; found is false when there is none.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, mail string) (d Delivery, found bool, err error) {
	item, err := t.Get(ctx, Key(tenant, mail))
	if err != nil || item == nil {
		return Delivery{}, false, err
	}
	d, err = Decode(item)
	return d, err == nil, err
}

// Refuse notes that a queued mail is not sent, and why; unless it was.
func Refuse(ctx context.Context, d *app.Deps, tenant access.Tenant, mail, detail string) error {
	return move(ctx, d, tenant, mail, Rejected, "", detail)
}

// IsSuppressed reports whether an address gets no mail of the company.
func IsSuppressed(ctx context.Context, t table.Table, tenant access.Tenant, address string) (bool, error) {
	item, err := t.Get(ctx, suppressionKey(tenant, address))
	if err != nil {
		return false, fmt.Errorf("look for suppression: %w", err)
	}
	return holds(item), nil
}
