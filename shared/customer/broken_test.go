package customer_test

import (
	"context"

	"kehu/shared/table"
)

// broken is a table that is too busy to answer queries.
type broken struct{ table.Table }

func (broken) Query(context.Context, table.Query) (table.Page, error) {
	return table.Page{}, table.ErrThrottled
}
