package scenario

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// Beyond are the operations of companies' people that ask the table for partitions of nobody's company, each with what they begin with.
// Everything else that is called with a token keeps to the partitions of the caller's own company, in every test: a policy with
// `dynamodb:LeadingKeys` of `T#<company>#*` would let all of it pass, and nothing of another company.
var Beyond = map[string][]string{
	"users.create": {"ADDRESS#"}, // an address has an account in one company only
	"users.resend": {"ADDRESS#"},
}

// toOperator are the operations by which a company asks the operator's for something: what is asked for is kept there.
var toOperator = []string{"extensions.create", "extensions.list"}

// sealing is the platform's key, which any process reads that seals a cursor or a secret and has not yet.
const sealing = "SEAL"

// fence takes note of the leading keys of one call that are not the company's: of items, and of indexes that are queried.
type fence struct {
	own string

	mu    sync.Mutex
	other []string
}

type fenceKey struct{}

// fenced returns a context whose calls of the table are held against the caller's company, and a function that fails the test for those that went beyond.
func fenced(ctx context.Context, t testing.TB, operator access.Tenant, r Request) (context.Context, func()) {
	permission, _ := r.Op.Need.Permission()
	if r.As == nil || r.Op.Need.IsPublic() || r.Op.Source != operation.HTTP || permission.Operating() || r.As.Tenant.IsZero() {
		return ctx, func() {}
	}
	f := &fence{own: table.TenantPrefix(r.As.Tenant)}
	return context.WithValue(ctx, fenceKey{}, f), func() {
		t.Helper()
		f.mu.Lock()
		defer f.mu.Unlock()
		for _, key := range f.other {
			shared, platform := strings.CutPrefix(key, table.TenantPrefix(access.Platform))
			known := slices.ContainsFunc(Beyond[r.Op.Name], func(begin string) bool { return strings.HasPrefix(shared, begin) })
			if asked, ok := strings.CutPrefix(key, table.TenantPrefix(operator)); ok && !operator.IsZero() && slices.Contains(toOperator, r.Op.Name) &&
				(strings.HasPrefix(asked, "EXTENSION#") || strings.HasPrefix(asked, "UNIQ#EXTENSION#")) {
				continue
			}
			if !platform || !known && shared != sealing {
				t.Errorf("%s: asks the table for %q, which is beyond the caller's company", r.Op.Name, key)
			}
		}
	}
}

// pass takes note of partitions that a call of the table names.
func pass(ctx context.Context, partitions ...table.Partition) {
	f, _ := ctx.Value(fenceKey{}).(*fence)
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, p := range partitions {
		if !strings.HasPrefix(p.String(), f.own) {
			f.other = append(f.other, p.String())
		}
	}
}

func partitionsOf(keys []table.Key) []table.Partition {
	all := make([]table.Partition, len(keys))
	for i, k := range keys {
		all[i] = k.Partition()
	}
	return all
}

func partitionsWritten(writes []table.Write) []table.Partition {
	all := make([]table.Partition, len(writes))
	for i, w := range writes {
		all[i] = w.Key.Partition()
	}
	return all
}
