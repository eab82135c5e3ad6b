package order

import (
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/credit"
	"kehu/shared/customer"
	"kehu/shared/money"
	"kehu/shared/product"
	"kehu/shared/table"
)

// Source is what an order is made from: its customer, the customer's account, and products.
type Source struct {
	Customer *customer.Customer // nil: there is none
	Account  credit.Account
	Products map[string]product.Product // those that there are
	used     map[string]bool            // which of them stood in an order before
}

// Load reads the source of an order in one round trip, or, for more than 49 products, one for each 50. Identifiers that
// are none are passed over.
func Load(ctx context.Context, t table.Table, tenant access.Tenant, customerID string, products []string) (Source, error) {
	src := Source{Products: make(map[string]product.Product), used: make(map[string]bool)}
	var keys []table.Key
	known := customer.Kind.Valid(customerID)
	if known {
		keys = append(keys, customer.Key(tenant, customerID), credit.Key(tenant, customerID))
	}
	asked := make(map[string]bool)
	for _, identifier := range products {
		if product.Kind.Valid(identifier) && !asked[identifier] {
			asked[identifier] = true
			keys = append(keys, product.Key(tenant, identifier), product.UseKey(tenant, identifier))
		}
	}
	items, err := readAll(ctx, t, keys)
	if err != nil {
		return Source{}, fmt.Errorf("read customer and products: %w", err)
	}
	if known {
		if err := src.readCustomer(items[0], items[1]); err != nil {
			return Source{}, err
		}
		items = items[2:]
	}
	for i := 0; i+1 < len(items); i += 2 {
		if items[i] == nil {
			continue
		}
		p, err := product.Decode(items[i])
		if err != nil {
			return Source{}, err
		}
		if !p.Deleted() {
			src.Products[p.ID], src.used[p.ID] = p, product.Used(items[i+1])
		}
	}
	return src, nil
}

// readAll reads the items of the keys, as many at once as the table allows.
func readAll(ctx context.Context, t table.Table, keys []table.Key) ([]table.Item, error) {
	var all []table.Item
	for len(keys) > 0 {
		n := min(len(keys), table.MaxBatchGet)
		items, err := t.BatchGet(ctx, keys[:n])
		if err != nil {
			return nil, err
		}
		all, keys = append(all, items...), keys[n:]
	}
	return all, nil
}

func (src *Source) readCustomer(item, account table.Item) (err error) {
	if item == nil {
		return nil
	}
	c, err := customer.Decode(item)
	if err != nil {
		return err
	}
	src.Customer = &c
	src.Account, err = credit.Decode(account)
	return err
}

// currency is that of the customer: of its credit limit, else the company's.
func (src *Source) currency(company access.Company) string {
	if limit := src.Customer.CreditLimit; limit != nil {
		return limit.Currency
	}
	return company.Currency
}

// limit is the customer's credit limit; the zero Amount when none is set.
func (src *Source) limit() money.Amount {
	if src.Customer == nil || src.Customer.CreditLimit == nil {
		return money.Amount{}
	}
	limit, err := src.Customer.CreditLimit.Parse()
	if err != nil {
		return money.Amount{}
	}
	return limit
}

// maxUses is how many first uses of products fit into the transaction of an order beside its other writes.
const maxUses = 80

// fresh lists the products that stood in no order before.
func (src *Source) fresh(products []string) []string {
	return slices.DeleteFunc(slices.Clone(products), func(identifier string) bool { return src.used[identifier] })
}

// Uses returns the writes that note the first use of the products, for the order's own transaction. A product that was deleted meanwhile is a conflict:
// planned anew, the order tells which it is.
func (src *Source) Uses(tenant access.Tenant, products []string) []table.Write {
	var writes []table.Write
	for _, identifier := range src.fresh(products) {
		writes = append(writes, product.Use(tenant, identifier, table.ErrConflict))
	}
	return writes
}

// Prepare notes the first use of products where there are too many for the order's transaction, so that this need not.
// A note that is left behind by an order that fails means only that the product is disabled instead of deleted. With
// dry nothing is written.
func (src *Source) Prepare(ctx context.Context, t table.Table, tenant access.Tenant, products []string, dry bool) error {
	return src.prepare(ctx, t, tenant, products, maxUses, dry)
}

// prepare is Prepare for a transaction with room for so many first uses.
func (src *Source) prepare(ctx context.Context, t table.Table, tenant access.Tenant, products []string, room int, dry bool) error {
	for fresh := src.fresh(products); len(fresh) > room; {
		now := fresh[:min(len(fresh), maxUses)]
		fresh = fresh[len(now):]
		tx := table.Tx{Writes: src.Uses(tenant, now)}
		if !dry {
			if err := t.Transact(ctx, tx); err != nil {
				return fmt.Errorf("note the use of products: %w", tx.Explain(err))
			}
		}
		for _, identifier := range now {
			src.used[identifier] = true
		}
	}
	return nil
}
