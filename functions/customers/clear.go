package customers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/delivery"
	"kehu/shared/event"
	"kehu/shared/operation"
)

// Clear removes what hung on a customer that is gone for good, because its time in the recycle bin was over or somebody removed
// it. It may come twice.
var Clear = operation.Event(operation.Spec{
	Name:    "customers.clear",
	Summary: "Remove what hung on a customer that is gone for good",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout: time.Minute,
}, []event.Type{event.CustomerPurged}, clearAway)

func clearAway(ctx context.Context, d *app.Deps, e event.Event) error {
	tenant, err := access.ParseTenant(e.Tenant)
	if err != nil {
		return fmt.Errorf("clear: %w", err)
	}
	return errors.Join(customer.Clear(ctx, d.Table, tenant, e.Entity), delivery.Clear(ctx, d.Table, tenant, e.Entity))
}
