package operations_test

import (
	"testing"
	"time"

	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/role"
	"kehu/shared/session"
	"kehu/shared/user"
)

// permitted returns the operations that take a permission of the company's own.
func permitted() (all []operation.Operation) {
	for _, o := range served() {
		if p, needed := o.Need.Permission(); needed && !p.Operating() {
			all = append(all, o)
		}
	}
	return all
}

// calls counts every call of the table.
func calls(k *scenario.Kehu) map[string]int {
	counted := make(map[string]int)
	for _, method := range []string{"Get", "BatchGet", "Query", "Transact", "BatchWrite", "Reserve"} {
		counted[method] = k.Table.Calls(method)
	}
	return counted
}

// TestPermission_check_costs_one_batch_read_cold_and_nothing_warm holds every operation against that promise: somebody without roles is
// refused by the check alone.
func TestPermission_check_costs_one_batch_read_cold_and_nothing_warm(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	nobody := k.Company(t).User(t)
	for _, o := range permitted() {
		process := k.Process() // in which nobody has called anything yet
		for _, c := range []struct {
			name string
			want int
		}{{"cold", 1}, {"warm", 0}} {
			before := calls(process)
			process.Do(t, requestOf(o, nobody, "cus_00000000000000000000000001")).Want(t, 403).WantProblem(t, "auth.forbidden")
			for method, count := range calls(process) {
				want := 0
				if method == "BatchGet" {
					want = c.want
				}
				if got := count - before[method]; got != want {
					t.Errorf("%s, %s: %d calls of %s, want %d", o.Name, c.name, got, method, want)
				}
			}
		}
	}
}

// TestRevoked_rights_are_refused_within_a_minute: in a process that knows the session and is told nothing, for every operation.
func TestRevoked_rights_are_refused_within_a_minute(t *testing.T) {
	t.Parallel()
	if session.MaxAge > time.Minute {
		t.Fatalf("a process trusts what it has read for %s", session.MaxAge)
	}
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	company.User(t, access.Administrator) // another one, who stays
	for _, c := range []struct {
		name   string
		change func(*user.User)
		status int
	}{
		{"a grant that was taken", func(u *user.User) { u.Roles, u.Grants = []access.Role{}, []role.Grant{} }, 403},
		{"a user who is shut out", func(u *user.User) { u.Status = user.Suspended }, 401},
	} {
		t.Run(c.name, func(t *testing.T) {
			who, process := company.User(t, access.Administrator), k.Process()
			get, err := findOperation("settings.get")
			if err != nil {
				t.Fatal(err)
			}
			process.Do(t, scenario.Request{Op: get, As: who}).Want(t, 200)
			k.ChangeUser(t, who, c.change)
			k.Clock.Advance(session.MaxAge)
			for _, o := range permitted() {
				before := k.Main.LastSequence()
				process.Do(t, requestOf(o, who, "cus_00000000000000000000000001")).Want(t, c.status)
				if n := k.WritesSince(t, before); n > 0 {
					t.Errorf("%s: %d items written", o.Name, n)
				}
			}
		})
	}
}
