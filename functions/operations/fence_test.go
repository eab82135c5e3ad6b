package operations_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// TestNobody_reaches_beyond_the_own_company: every operation, called by somebody of a company with a record of theirs and with another
// company's, asks the table for nothing outside the partitions of the company (scenario.Do holds each call against them, in all tests); that this is seen is shown first.
func TestNobody_reaches_beyond_the_own_company(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	theirs := post(t, k, customers.Create, k.Company(t).Admin, `{"name":"x"}`)
	for _, o := range served() {
		if o.Need.IsPublic() {
			continue
		}
		t.Run(o.Name, func(t *testing.T) {
			own := k.Company(t)
			id := post(t, k, customers.Create, own.Admin, `{"name":"x"}`)
			for _, record := range []string{id, theirs} {
				k.Do(t, requestOf(o, k.Session(own.Tenant, own.Admin.User), record))
			}
		})
	}
}

// TestFence_sees_who_reaches_beyond: an operation that asks for another company's record is found out.
func TestFence_sees_who_reaches_beyond(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	own, other := k.Company(t), k.Company(t)
	ask := operation.Act(operation.Spec{Name: "things.get", Route: "GET /v1/things", Need: access.SignedIn},
		func(ctx context.Context, d *app.Deps, _ operation.Call, _ *struct{}) (*operation.Nothing, error) {
			_, err := d.Table.Get(ctx, table.In(other.Tenant, "CUS", "1").Key("CUS"))
			return &operation.Nothing{}, err
		})
	seen := &noted{TB: t}
	k.Do(seen, scenario.Request{Op: ask, As: own.Admin})
	if !strings.Contains(strings.Join(seen.texts, "\n"), "which is beyond the caller's company") {
		t.Errorf("nobody saw it: %q", seen.texts)
	}
}

// noted is a test that takes note of its faults instead of failing.
type noted struct {
	testing.TB
	texts []string
}

func (f *noted) Errorf(format string, arguments ...any) {
	f.texts = append(f.texts, fmt.Sprintf(format, arguments...))
}
