//go:build aws

package order_test

import (
	"testing"

	"kehu/infra/emulator"
	"kehu/shared/table"
)

func TestSubmit_of_64_orders_at_once_stays_within_the_limit_in_DynamoDB(t *testing.T) {
	race(t, emulator.Table(t, table.Main))
}

func TestPay_and_Ship_at_once_never_exceed_the_order_in_DynamoDB(t *testing.T) {
	payAtOnce(t, emulator.Table(t, table.Main))
}
