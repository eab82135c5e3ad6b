package user_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/role"
	"kehu/shared/user"
)

// Whatever is granted and taken, the roles are those of the grants, and only grants that have not expired count.
func TestGrants_and_roles_agree(t *testing.T) {
	begin := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		var u user.User
		ends := make(map[access.Role]*time.Time) // the model
		for range rapid.IntRange(0, 12).Draw(t, "changes") {
			r := rapid.SampledFrom(access.Roles()).Draw(t, "role")
			if rapid.Bool().Draw(t, "take") {
				u = u.Without(r)
				delete(ends, r)
				continue
			}
			g := role.Grant{Role: r}
			if hours := rapid.IntRange(0, 5).Draw(t, "hours"); hours > 0 {
				at := begin.Add(time.Duration(hours) * time.Hour)
				g.ExpiresAt = &at
			}
			u = u.Granted(g)
			ends[r] = g.ExpiresAt
		}
		now := begin.Add(time.Duration(rapid.IntRange(0, 6).Draw(t, "now")) * time.Hour)
		var held, counting []access.Role
		var next time.Time
		for _, r := range access.Roles() {
			end, found := ends[r]
			if !found {
				continue
			}
			held = append(held, r)
			if end == nil || now.Before(*end) {
				counting = append(counting, r)
			}
			if end != nil && now.Before(*end) && (next.IsZero() || end.Before(next)) {
				next = *end
			}
		}
		if !slices.Equal(u.Roles, held) || len(u.Grants) != len(held) {
			t.Fatalf("roles %v, grants %v, want %v", u.Roles, u.Grants, held)
		}
		if got := u.RolesAt(now, role.Registry{}); !slices.Equal(got, counting) {
			t.Fatalf("at %s: got %v, want %v", now, got, counting)
		}
		if got := u.NextExpiry(now); !got.Equal(next) {
			t.Fatalf("the next expires at %s, want %s", got, next)
		}
		end, found := ends[access.Administrator]
		u.Status = user.Active
		if got := u.Administers(); got != (found && end == nil) {
			t.Fatalf("administers: %t", got)
		}
	})
}
