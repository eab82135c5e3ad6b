package operations_test

import (
	"slices"
	"strings"
	"testing"

	"kehu/infra/scenario"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/session"
	"kehu/shared/tenant"
)

// TestHeld_companies_read_but_change_nothing holds every operation against a company that is suspended, expired, closed:
// what only answers is answered, what changes anything is refused and writes nothing, but for what every Spec says.
func TestHeld_companies_read_but_change_nothing(t *testing.T) {
	t.Parallel()
	for code, hold := range map[problem.Code]func(*tenant.Tenant, record.Stamp){
		"tenant.suspended": func(c *tenant.Tenant, s record.Stamp) { *c, _ = c.Suspend(s, "x") },
		"tenant.expired":   func(c *tenant.Tenant, s record.Stamp) { c.ExpiresAt = &s.At },
		"tenant.closed":    func(c *tenant.Tenant, s record.Stamp) { *c = c.Close(s, "x") },
	} {
		t.Run(string(code), func(t *testing.T) {
			t.Parallel()
			k := scenario.NewWithIdentity(t)
			admin := k.Company(t).Admin
			k.ChangeTenant(t, admin, func(c *tenant.Tenant) { hold(c, record.Stamp{At: k.Clock.Now()}) })
			for _, o := range served() {
				if permission, _ := o.Need.Permission(); permission.Operating() {
					continue // nobody of a held company may make it; the operator's is never held
				}
				before := k.Main.LastSequence()
				r := k.Do(t, requestOf(o, k.Session(admin.Tenant, admin.User), "cus_00000000000000000000000001"))
				refused := r.Status == 403 && r.Problem(t).Name == code
				if refused != o.Held() {
					t.Errorf("%s: status %d, want it refused: %t: %s", o.Name, r.Status, o.Held(), r.Body)
				}
				if n := k.WritesSince(t, before); refused && n > 0 {
					t.Errorf("%s: refused, but %d items written", o.Name, n)
				}
				if o.Method() == "GET" && o.Held() {
					t.Errorf("%s: what only answers is refused", o.Name)
				}
			}
		})
	}
}

// whileHeld are the operations by which people get in and out of a company that is held.
var whileHeld = []string{"settings.close", "settings.export", "extensions.create", "me.endSession"}

// TestHeld_operations: who changes anything is held, but for signing in and whileHeld.
func TestHeld_operations(t *testing.T) {
	for _, o := range served() {
		open := o.Method() == "GET" || o.Need.IsPublic() || strings.HasPrefix(o.Name, "auth.") || slices.Contains(whileHeld, o.Name)
		if o.Held() == open {
			t.Errorf("%s: held is %t", o.Name, o.Held())
		}
	}
}

func TestGone_companies_let_nobody_in(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	admin := k.Company(t).Admin
	get, _ := findOperation("settings.get")
	call := scenario.Request{Op: get, As: admin}
	k.ChangeTenant(t, admin, func(c *tenant.Tenant) { *c = c.Close(record.Stamp{At: k.Clock.Now()}, "x") })
	k.Clock.Advance(tenant.ExportWindow - session.MaxAge/2)
	k.Do(t, call).Want(t, 200)
	k.Clock.Advance(session.MaxAge / 2) // what is remembered of the session does not outlive the company
	k.Do(t, call).Want(t, 401).WantProblem(t, "auth.sessionEnded")
}
