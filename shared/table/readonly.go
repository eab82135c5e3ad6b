package table

import (
	"context"
	"fmt"
)

// ReadOnly returns a table that reads like t and refuses to write. Reserve returns 0, which is the number
// of nothing, so that a plan can be made without being carried out.
func ReadOnly(t Table) Table { return readOnly{t} }

// IsReadOnly reports whether the table is one of ReadOnly.
func IsReadOnly(t Table) bool { _, is := t.(readOnly); return is }

type readOnly struct{ Table }

var errReadOnly = fmt.Errorf("%w: this table is read only", ErrInvalid)

func (readOnly) Transact(context.Context, Tx) error { return errReadOnly }

func (readOnly) BatchWrite(context.Context, []Write) error { return errReadOnly }

func (readOnly) Reserve(context.Context, Key, int64) (int64, error) { return 0, nil }
