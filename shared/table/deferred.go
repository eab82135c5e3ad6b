package table

import "context"

type deferredKey struct{}

// Deferred returns a context whose writes may be answered before they are on disk, where a table knows how (the one of one machine does; DynamoDB's writes
// are always kept before they are answered). They keep their place in the order of all writes, so that a power cut takes back the newest of these together, and
// nobody reads what is not on disk yet. It is for work that is done again when it is taken back: that of a subscriber whose checkpoint comes after it, that of a
// job whose cursor is written with it.
func Deferred(ctx context.Context) context.Context {
	return context.WithValue(ctx, deferredKey{}, true)
}

// IsDeferred reports whether writes in the context may be answered before they are on disk.
func IsDeferred(ctx context.Context) bool { return ctx.Value(deferredKey{}) != nil }
