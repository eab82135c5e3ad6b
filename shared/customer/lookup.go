package customer

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/table"
)

// By names a value that only one customer of a company has.
type By string

// The values.
const (
	ByNumber    By = "number"
	ByReference By = "reference"
	ByTaxNumber By = "taxNumber" // of the country that goes with it
	ByEmail     By = "email"     // any of the customer's
)

// Lookup returns the identifier of the customer in use that has the value, by the number or else by the normalised fields; "" when there is none. A number is also found when
// its customer lies in the recycle bin.
func Lookup(ctx context.Context, t table.Table, tenant access.Tenant, by By, number string, f *Fields) (string, error) {
	all := f.marks()
	if by == ByNumber {
		all = []mark{{kind: "NUMBER", value: number}}
	}
	kind := map[By]string{ByNumber: "NUMBER", ByReference: "REF", ByTaxNumber: "TAX", ByEmail: "EMAIL"}[by]
	for _, m := range all {
		if m.kind != kind || m.value == "" {
			continue
		}
		item, err := t.Get(ctx, m.key(tenant))
		if err != nil {
			return "", fmt.Errorf("look customer up: %w", err)
		}
		return item.Text("rec"), nil
	}
	return "", nil
}
