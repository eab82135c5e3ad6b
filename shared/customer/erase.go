package customer

import (
	"context"
	"encoding/json"

	"kehu/shared/access"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Erased returns the customer without the person's data, out of use: what is left is its identifier and number, for the orders
// that refer to it, whose it was, and where it stood.
func (c Customer) Erased(s record.Stamp) Customer {
	out := Customer{Meta: c.Meta, Number: c.Number, MergedInto: c.MergedInto}
	if c.Deleted() {
		out.Meta = c.Changed(s)
	} else {
		out.Meta = c.IntoBin(s, 0).Meta
	}
	at := out.UpdatedAt
	out.ErasedAt = &at
	out.Fields = Fields{Name: c.Number, Type: c.Type, Owner: c.Owner, Source: c.Source, Status: c.Status}
	if out.Name == "" {
		out.Name = c.ID
	}
	return out
}

// erasedKept are the beginnings of the sort keys of what stays of a customer whose data was erased: itself, its account, and the
// entries of its orders, which the books need.
var erasedKept = append([]string{Kind.Key}, kept...)

// Strip removes what else stands in the partition of a customer whose data was erased: contacts, the reasons in the history of
// who worked with it, merges. first is called with each item before it goes, and must be safe to repeat, as Strip is.
func Strip(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, first func(table.Record) error) error {
	return sweep(ctx, t, tenant, identifier, erasedKept, first)
}

// Guards are the items that may be left of values which the customer had once, by the changes of its trail: field by field, as
// the API shows values.
func Guards(tenant access.Tenant, field string, values ...any) (keys []table.Key) {
	for _, value := range values {
		text, err := json.Marshal(map[string]any{field: value})
		var f Fields
		if err != nil || json.Unmarshal(text, &f) != nil {
			continue // it is no value of that field any more
		}
		for _, m := range f.matches() {
			keys = append(keys, m.partition(tenant).Key(guardSort))
		}
	}
	return keys
}
