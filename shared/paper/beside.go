package paper

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/order"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// Beside is what stands beside an order on its confirmation.
type Beside struct {
	Company     tenant.Tenant
	Customer    *customer.Customer // nil for one that is gone
	Salesperson user.User          // the zero User for one that is gone
}

// Load reads what stands beside an order: one round trip.
func Load(ctx context.Context, t table.Table, identifier access.Tenant, o *order.Order) (Beside, error) {
	items, err := t.BatchGet(ctx, []table.Key{tenant.Key(identifier), customer.Key(identifier, o.Customer), user.Key(identifier, o.Owner)})
	if err != nil {
		return Beside{}, fmt.Errorf("read what stands beside an order: %w", err)
	}
	var b Beside
	if b.Company, err = tenant.Decode(items[0]); err != nil {
		return Beside{}, err
	}
	if items[1] != nil {
		c, err := customer.Decode(items[1])
		if err != nil {
			return Beside{}, err
		}
		b.Customer = &c
	}
	if items[2] != nil {
		b.Salesperson, err = user.Decode(items[2])
	}
	return b, err
}
