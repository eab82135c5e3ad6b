package customer

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/table"
)

// InSegment returns the partition of the members of a segment: an item each, whose sort key is the customer's identifier. Who writes them is
// kehu/shared/segment.
func InSegment(tenant access.Tenant, segment string) table.Partition {
	return table.In(tenant, "SEG", "MEMBERS", segment)
}

// membership tells which of the customers, 100 at most, are in a segment, in one read.
func membership(ctx context.Context, t table.Table, tenant access.Tenant, segment string, identifiers []string) ([]bool, error) {
	in, keys := make([]bool, len(identifiers)), make([]table.Key, len(identifiers))
	for i, identifier := range identifiers {
		keys[i] = InSegment(tenant, segment).Key(identifier)
	}
	if len(keys) == 0 {
		return in, nil
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("members of a segment: %w", err)
	}
	for i, item := range items {
		in[i] = item != nil
	}
	return in, nil
}
