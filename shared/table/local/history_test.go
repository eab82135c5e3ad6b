package local

import (
	"testing"

	"kehu/shared/table"
	"kehu/shared/table/tabletest/history"
)

func TestHistoriesAreLinearizable(t *testing.T) {
	size := history.Options{Worlds: 3, Clients: 8, Calls: 60, WholeQueries: true}
	history.Run(t, 10, size, func(t *testing.T) table.Table {
		return open(t, t.TempDir(), Options{}).Table(everything)
	})
}
