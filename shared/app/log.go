package app

import (
	"context"
	"io"
	"log/slog"
)

// EnvHandler is the variable in which Lambda names the operation.
const EnvHandler = "_HANDLER"

// NewLog returns the log of a function, which writes lines of JSON. Each names the operation as `op`, whoever writes it: the metric of faults, and with it
// the alarms, count what has one, and whoever is on call asks by it.
func NewLog(to io.Writer, operation string) *slog.Logger {
	return slog.New(named{slog.NewJSONHandler(to, nil), operation})
}

// named adds the operation to records that do not say it themselves.
type named struct {
	slog.Handler
	operation string
}

const operationKey = "op"

// Handle is slog.Handler's.
func (n named) Handle(ctx context.Context, r slog.Record) error {
	said := false
	r.Attrs(func(a slog.Attr) bool {
		said = a.Key == operationKey
		return !said
	})
	if !said {
		r = r.Clone()
		r.AddAttrs(slog.String(operationKey, n.operation))
	}
	return n.Handler.Handle(ctx, r)
}

// WithAttrs is slog.Handler's.
func (n named) WithAttrs(attributes []slog.Attr) slog.Handler {
	return named{n.Handler.WithAttrs(attributes), n.operation}
}

// WithGroup is slog.Handler's.
func (n named) WithGroup(name string) slog.Handler {
	return named{n.Handler.WithGroup(name), n.operation}
}
