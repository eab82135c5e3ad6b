package user

import (
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/record"
	"kehu/shared/role"
)

// MaxRoles is how many roles may be granted to one user.
const MaxRoles = 10

// RolesAt returns the roles that count at the time: by grants that have not expired, and by the position.
func (u User) RolesAt(at time.Time, registry role.Registry) []access.Role {
	var roles []access.Role
	for _, g := range u.Grants {
		if g.Counts(at) {
			roles = append(roles, g.Role)
		}
	}
	return role.Tidy(append(roles, registry.Position(u.Position)...))
}

// RightsAt returns what those roles allow together.
func (u User) RightsAt(at time.Time, registry role.Registry) access.Rights {
	return registry.Rights(u.RolesAt(at, registry)...)
}

// NextExpiry returns when the next of the grants that count at the time expires; the zero time is never.
func (u User) NextExpiry(at time.Time) (next time.Time) {
	for _, g := range u.Grants {
		if g.ExpiresAt != nil && g.Counts(at) && (next.IsZero() || g.ExpiresAt.Before(next)) {
			next = *g.ExpiresAt
		}
	}
	return next
}

// Grant returns the grant of the role.
func (u User) Grant(r access.Role) (g role.Grant, found bool) {
	i := slices.IndexFunc(u.Grants, func(g role.Grant) bool { return g.Role == r })
	if i < 0 {
		return role.Grant{}, false
	}
	return u.Grants[i], true
}

// Granted returns the user with the grants, in place of those of the same roles.
func (u User) Granted(grants ...role.Grant) User {
	kept := slices.DeleteFunc(slices.Clone(u.Grants), func(g role.Grant) bool {
		return slices.ContainsFunc(grants, func(other role.Grant) bool { return other.Role == g.Role })
	})
	return u.holding(append(kept, grants...))
}

// Without returns the user without the grants of the roles.
func (u User) Without(roles ...access.Role) User {
	return u.holding(slices.DeleteFunc(slices.Clone(u.Grants), func(g role.Grant) bool { return slices.Contains(roles, g.Role) }))
}

// holding returns the user with just these grants, in the order of the roles.
func (u User) holding(grants []role.Grant) User {
	roles := make([]access.Role, len(grants))
	for i, g := range grants {
		roles[i] = g.Role
	}
	u.Roles, u.Grants = role.Tidy(roles), grants
	return u.completed(u.Meta)
}

// completed returns the user with one grant for each of the roles, in their order: where there is none, one by whom the
// version says, and then.
func (u User) completed(meta record.Meta) User {
	grants := make([]role.Grant, len(u.Roles))
	for i, r := range u.Roles {
		g, found := u.Grant(r)
		if !found {
			g = role.Grant{Role: r, GrantedAt: meta.UpdatedAt, GrantedBy: meta.UpdatedBy}
		}
		grants[i] = g
	}
	u.Grants = grants
	return u
}
