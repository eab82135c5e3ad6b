package table

import (
	"context"
	"fmt"
)

// ReadOnly returns a table that reads like t and refuses to write. Reserve returns 0, which is the number
// of nothing, so that a plan can be made without being carried out.
func ReadOnly(t Table) Table { return readOnly{t} }

type readOnly struct{ Table }

func (readOnly) Transact(context.Context, Tx) error {
	return fmt.Errorf("%w: this table is read only", ErrInvalid)
}

func (readOnly) Reserve(context.Context, Key, int64) (int64, error) { return 0, nil }
