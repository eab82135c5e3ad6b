package table

import (
	"context"
	"slices"
	"strings"

	"kehu/shared/access"
)

// Reach is what one call may ask the table for: the partitions of its caller's company, and what else it says. An adapter that can narrows
// the credentials of the call to it (shared/table/dynamo/sts); the tests hold each call against it. The zero value reaches nothing.
type Reach struct {
	tenant   access.Tenant
	prefixes []string
}

// ReachOf returns the reach of a call for a company's people, and for partitions that lie below the others, which are not the company's: of
// `T#<tenant>#ADDRESS` all that begins with it and the delimiter. Partitions of no tenant are left out.
func ReachOf(t access.Tenant, others ...Partition) Reach {
	if t.IsZero() {
		return Reach{}
	}
	r := Reach{tenant: t, prefixes: []string{TenantPrefix(t)}}
	for _, other := range others {
		if other != (Partition{}) {
			r.prefixes = append(r.prefixes, other.Below())
		}
	}
	return r
}

// Tenant returns whose people call.
func (r Reach) Tenant() access.Tenant { return r.tenant }

// Prefixes returns what partitions within reach begin with. Two reaches are the same when these are.
func (r Reach) Prefixes() []string { return slices.Clone(r.prefixes) }

// Has reports whether the partition is within reach.
func (r Reach) Has(p Partition) bool {
	return slices.ContainsFunc(r.prefixes, func(prefix string) bool { return strings.HasPrefix(p.text, prefix) })
}

type reachKey struct{}

// Within returns a context whose calls of the table are those of a company's people.
func Within(ctx context.Context, r Reach) context.Context {
	return context.WithValue(ctx, reachKey{}, r)
}

// Beyond returns a context whose calls of the table are the process's own, whoever called: for what belongs to no company and is kept by the
// process, such as the key that seals cursors.
func Beyond(ctx context.Context) context.Context { return context.WithValue(ctx, reachKey{}, nil) }

// ReachIn returns the reach of the context; there is none for calls of nobody's people, which have the function's own rights.
func ReachIn(ctx context.Context) (Reach, bool) {
	r, ok := ctx.Value(reachKey{}).(Reach)
	return r, ok
}
