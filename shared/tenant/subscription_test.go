package tenant_test

import (
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/table/tabletest"
	"kehu/shared/tenant"
)

const day = 24 * time.Hour

var begin = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

func at(days int) record.Stamp {
	return record.Stamp{At: begin.Add(time.Duration(days) * day), By: "usr_1"}
}

// pending returns a company that has just signed up for the plan.
func pending(plan tenant.PlanName) tenant.Tenant {
	return tenant.Tenant{Meta: record.Created(tenant.Kind, "tnt_1", at(0)), Subscription: plan.Subscribe()}
}

func wantStatus(t *testing.T, c tenant.Tenant, days int, want tenant.Status, hold access.Hold) {
	t.Helper()
	now := at(days).At
	if got := c.At(now).Status; got != want {
		t.Errorf("status after %d days: got %s, want %s", days, got, want)
	}
	if got := c.Company().Standing.HoldAt(now); got != hold {
		t.Errorf("hold after %d days: got %q, want %q", days, got, hold)
	}
}

func TestPlans(t *testing.T) {
	seats := 0
	for _, p := range tenant.Plans() {
		if found, ok := p.Name.Plan(); !ok || found != p {
			t.Errorf("%s is not found", p.Name)
		}
		if p.Seats <= seats || p.Seats > tenant.MaxSeats || p.Days < 0 || p.Days > tenant.MaxDays {
			t.Errorf("%+v has not more seats than the plan before, or is out of bounds", p)
		}
		seats = p.Seats
	}
	if _, ok := tenant.PlanName("free").Plan(); ok {
		t.Error("a plan that there is not")
	}
}

func TestTrial_expires_and_is_extended(t *testing.T) {
	c := pending(tenant.PlanTrial)
	wantStatus(t, c, 100, tenant.Pending, "")
	c = c.Opened(at(0))
	wantStatus(t, c, 29, tenant.Trial, "")
	wantStatus(t, c, 30, tenant.Expired, access.Expired)
	longer, err := c.Extend(at(10), 5)
	if err != nil {
		t.Fatal(err)
	}
	wantStatus(t, longer, 34, tenant.Trial, "")
	wantStatus(t, longer, 35, tenant.Expired, access.Expired)
	late, err := c.Extend(at(40), 5)
	if err != nil {
		t.Fatal(err)
	}
	wantStatus(t, late, 44, tenant.Trial, "")
	wantStatus(t, late, 45, tenant.Expired, access.Expired)
	if late.Version != c.Version+1 || late.UpdatedBy != "usr_1" {
		t.Errorf("version %d by %s", late.Version, late.UpdatedBy)
	}
}

func TestPlan_without_days_has_no_end(t *testing.T) {
	c := pending(tenant.PlanTeam).Opened(at(0))
	wantStatus(t, c, 10_000, tenant.Active, "")
	if _, err := c.Extend(at(1), 5); !problem.Is(err, "tenant.endless") {
		t.Errorf("extend: got %v, want tenant.endless", err)
	}
}

func TestSuspend_and_reactivate(t *testing.T) {
	c, err := pending(tenant.PlanTrial).Opened(at(0)).Suspend(at(1), "no payment")
	if err != nil || c.Reason != "no payment" || !c.Held() {
		t.Fatalf("suspended: %+v, %v", c.Subscription, err)
	}
	wantStatus(t, c, 2, tenant.Suspended, access.Suspended)
	wantStatus(t, c, 50, tenant.Suspended, access.Suspended)
	again, err := c.Suspend(at(2), "fraud")
	if err != nil || again.HeldFrom != tenant.Trial || again.Reason != "fraud" {
		t.Errorf("suspended again: %+v, %v", again.Subscription, err)
	}
	back, err := again.Reactivate(at(3))
	if err != nil || back.Reason != "" || back.Held() {
		t.Errorf("reactivated: %+v, %v", back.Subscription, err)
	}
	wantStatus(t, back, 4, tenant.Trial, "")
	wantStatus(t, back, 30, tenant.Expired, access.Expired)
}

func TestClose(t *testing.T) {
	c := pending(tenant.PlanTeam).Opened(at(0)).Close(at(1), "bye")
	wantStatus(t, c, 2, tenant.Closed, access.Closed)
	if c.PurgeAt == nil || !c.PurgeAt.Equal(at(1).At.Add(tenant.ExportWindow)) {
		t.Fatalf("purge: %v", c.PurgeAt)
	}
	standing := c.Company().Standing
	if standing.GoneAt(c.PurgeAt.Add(-time.Second)) || !standing.GoneAt(*c.PurgeAt) {
		t.Error("it is not gone just from the purge on")
	}
	for name, err := range map[string]error{
		"suspend": second(c.Suspend(at(2), "x")),
		"extend":  second(c.Extend(at(2), 1)),
		"return":  second(c.Reactivate(record.Stamp{At: *c.PurgeAt})),
	} {
		if !problem.Is(err, "tenant.alreadyClosed") {
			t.Errorf("%s: got %v, want tenant.alreadyClosed", name, err)
		}
	}
	back, err := c.Reactivate(at(5))
	if err != nil || back.PurgeAt != nil {
		t.Errorf("reactivated: %+v, %v", back.Subscription, err)
	}
	wantStatus(t, back, 100, tenant.Active, "")
}

func second(_ tenant.Tenant, err error) error { return err }

func TestTouch_writes_once_an_hour(t *testing.T) {
	now := begin
	c := clock.Func(func() time.Time { return now })
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	main, company := database.Table(tabletest.EveryChange(table.Main)), access.NewTenant(id.NewSource(c, nil))
	touch := func(after time.Duration) {
		t.Helper()
		now = now.Add(after)
		if err := tenant.Touch(t.Context(), main, company, now); err != nil {
			t.Fatal(err)
		}
	}
	touch(0)
	first := main.LastSequence()
	touch(59 * time.Minute)
	if main.LastSequence() != first {
		t.Error("within the hour it is written again")
	}
	touch(2 * time.Minute)
	if main.LastSequence() == first {
		t.Error("after an hour it is not written")
	}
}
