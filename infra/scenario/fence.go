package scenario

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// sealing is the platform's key, which any process reads that seals a cursor or a secret and has not yet, with its own rights.
var sealing = table.In(access.Platform, "SEAL")

// fence holds the requests of one call against the session policy of its caller's company (shared/table/dynamo/sts): what that refuses would be
// refused in a stack with credentials by company, and what it allows of another company would be a leak.
type fence struct {
	own access.Tenant

	mu     sync.Mutex
	faults []string
}

type fenceKey struct{}

// fenced returns a context whose calls of the tables are held against the caller's company, and a function that fails the test for those that went beyond.
func fenced(ctx context.Context, t testing.TB, r Request) (context.Context, func()) {
	if r.As == nil || r.Op.Source != operation.HTTP || !r.Op.Fenced() || r.As.Tenant.IsZero() {
		return ctx, func() {}
	}
	f := &fence{own: r.As.Tenant}
	return context.WithValue(ctx, fenceKey{}, f), func() {
		t.Helper()
		f.mu.Lock()
		defer f.mu.Unlock()
		for _, fault := range f.faults {
			t.Errorf("%s: asks for %s, which is beyond the caller's company", r.Op.Name, fault)
		}
	}
}

// pass holds a call of a table against the fence, if its context has one: as the requests that the adapter makes of it.
func pass(ctx context.Context, demands ...demand) {
	f, _ := ctx.Value(fenceKey{}).(*fence)
	if f == nil {
		return
	}
	reach, within := table.ReachIn(ctx)
	policy, err := "", error(nil)
	if within {
		policy, err = policyOf(reach)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if err != nil {
		f.faults = append(f.faults, err.Error())
	}
	for _, d := range demands {
		switch {
		case within && reach.Tenant() == f.own && allows(policy, d):
		case !within && len(d.leading) == 1 && d.leading[0] == sealing.String():
		default:
			f.faults = append(f.faults, fmt.Sprintf("%s %q", d.action, d.leading))
		}
	}
}

// demandsOf are the requests of writes: IAM asks for each of a transaction by itself.
func demandsOf(name string, writes []table.Write) []demand {
	all := make([]demand, len(writes))
	for i, w := range writes {
		action := map[table.Kind]string{
			table.KindPut: "PutItem", table.KindUpdate: "UpdateItem", table.KindDelete: "DeleteItem", table.KindCheck: "ConditionCheckItem",
		}[w.Kind]
		all[i] = demandOf(name, action, w.Key)
	}
	return all
}

func demandOf(name, action string, keys ...table.Key) demand {
	d := demand{action: "dynamodb:" + action, resource: resourceOf(name, table.Primary)}
	for _, k := range keys {
		d.leading = append(d.leading, k.Partition().String())
	}
	return d
}

func keysOf(writes []table.Write) []table.Key {
	all := make([]table.Key, len(writes))
	for i, w := range writes {
		all[i] = w.Key
	}
	return all
}
