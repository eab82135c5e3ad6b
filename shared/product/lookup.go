package product

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/table"
)

// Lookup returns the identifier of the product in use that has the normalised entry's code, or else its bar code; "" when there is none.
func (e Entry) Lookup(ctx context.Context, t table.Table, tenant access.Tenant) (string, error) {
	p := Product{Entry: e}
	for _, m := range p.marks() {
		item, err := t.Get(ctx, m.key(tenant))
		if err != nil {
			return "", fmt.Errorf("look product up: %w", err)
		}
		if found := item.Text("rec"); found != "" {
			return found, nil
		}
	}
	return "", nil
}
