package order

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/search"
	"kehu/shared/table"
)

// Findable says what orders are found by: the beginning of their number, which never changes. Those in the recycle bin are not.
var Findable = search.Kind{Kind: Kind, Text: func(item table.Item) (search.Text, error) {
	var s Summary
	if err := table.Decode(item, &s); err != nil {
		return search.Text{}, fmt.Errorf("order: %w", err)
	}
	if s.DeletedAt != nil {
		return search.Text{}, nil
	}
	return s.findable(), nil
}}

func (s *Summary) findable() search.Text { return search.Text{Codes: []string{s.Number}} }

// ByNumber returns up to limit orders in use within reach whose number begins so.
func ByNumber(ctx context.Context, t table.Table, tenant access.Tenant, typed string, reach access.Reach, limit int) ([]Summary, error) {
	found, _, err := search.Find(ctx, t, tenant, Findable, search.Parse(typed), table.Position{}, limit, func(ctx context.Context, identifiers []string) ([]*search.Found[Summary], error) {
		return search.Read(ctx, t, tenant, Findable, identifiers, func(item table.Item) (*search.Found[Summary], error) {
			var s Summary
			err := table.Decode(item, &s)
			return &search.Found[Summary]{Record: s, Tokens: s.findable().Tokens(), Fits: s.DeletedAt == nil && reach.Includes(s.Owner)}, err
		})
	})
	return found, err
}
