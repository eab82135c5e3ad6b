package orders_test

import (
	"kehu/shared/order"
	"kehu/shared/table"
)

func orderKey(s *shop, id string) table.Key { return order.Key(s.company.Tenant, id) }
