//go:build aws

package dynamo_test

import (
	"context"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/aws/smithy-go/middleware"

	"kehu/shared/table"
	"kehu/shared/table/dynamo"
	"kehu/shared/table/tabletest/history"
)

// whole is the size of a history on DynamoDB Local, which answers some hundred calls a second.
var whole = history.Options{Worlds: 2, Clients: 6, Calls: 40}

func TestHistoriesAreLinearizable(t *testing.T) {
	history.Run(t, 3, whole, func(t *testing.T) table.Table {
		client, name := newTable(t, table.Main)
		return dynamo.New(client, dynamo.Options{TableName: name, Schema: table.Main})
	})
}

// TestHistoriesAreLinearizableWhateverTheFault spoils one attempt in ten, and then half of them: some did not happen, of others the answer is
// lost. More than the adapter survives come together now and then; what became of those calls is not known.
func TestHistoriesAreLinearizableWhateverTheFault(t *testing.T) {
	var kinds []*fault
	for name, kind := range faults {
		if name != "conflict of the transaction" { // its answer says how many writes there were
			kinds = append(kinds, kind.make())
		}
	}
	size := whole
	size.Repeats = true
	for _, percent := range []int{10, 50} {
		t.Run(strconv.Itoa(percent), func(t *testing.T) {
			history.Run(t, 2, size, func(t *testing.T) table.Table {
				withFault, _ := newFaulty(t)
				now := &fault{spoil: func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
					middleware.DeserializeOutput, middleware.Metadata, error,
				) {
					if rand.IntN(100) >= percent {
						return next.HandleDeserialize(ctx, in)
					}
					return kinds[rand.IntN(len(kinds))].spoil(ctx, in, next)
				}}
				now.times.Store(1 << 30)
				return withFault(now)
			})
		})
	}
}
