// Package entitlement tells who may do what, and why: of each permission on whose records it holds and where it comes from, and whether
// it holds with one record.
//
// Promise: it says what the policy does (access.Rights, access.Caller.Reach), because it asks it.
package entitlement

import (
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/department"
	"kehu/shared/role"
	"kehu/shared/user"
)

// Origin is where a permission comes from: a role, and how the user came to have it.
type Origin struct {
	Role      access.Role  `json:"role" doc:"The role that allows it."`
	RoleName  string       `json:"roleName" doc:"What the role is called."`
	Scope     access.Scope `json:"scope,omitempty" doc:"On whose records this role allows it."`
	Position  string       `json:"positionId,omitempty" doc:"The position that the role comes with; absent for a grant."`
	ExpiresAt *time.Time   `json:"expiresAt,omitempty" doc:"When the grant ends, or ended."`
	GrantedAt *time.Time   `json:"grantedAt,omitempty" doc:"Since when the role is granted."`
	GrantedBy string       `json:"grantedBy,omitempty" doc:"By whom."`
	Expired   bool         `json:"expired,omitempty" doc:"Whether it counts no more."`
}

// Entry is one permission, with all that it comes from; or, with Field, that a field is shown.
type Entry struct {
	Permission string       `json:"permission" doc:"object.action; customer.show for a field that is shown in clear." example:"customer.update"`
	Field      access.Field `json:"field,omitempty" doc:"Of customer.show: the field."`
	Scope      access.Scope `json:"scope" doc:"On whose records it holds: the widest of what it comes from."`
	Origins    []Origin     `json:"origins" nullable:"false" doc:"Every role that allows it."`
}

// showing is the permission by whose name an overview tells that a field is shown.
const showing = access.Customer + ".show"

// Namer says what a role is called.
type Namer func(access.Role) string

// OfUser lists the ways in which the user has roles, those by expired grants too.
func OfUser(u user.User, registry role.Registry, at time.Time, name Namer) []Origin {
	origins := []Origin{}
	for _, g := range u.Grants {
		origins = append(origins, Origin{
			Role: g.Role, RoleName: name(g.Role), ExpiresAt: g.ExpiresAt, GrantedAt: &g.GrantedAt, GrantedBy: g.GrantedBy, Expired: !g.Counts(at),
		})
	}
	for _, r := range registry.Position(u.Position) {
		origins = append(origins, Origin{Role: r, RoleName: name(r), Position: u.Position})
	}
	return origins
}

// Entries lists what the roles of the origins allow together, by permission. Those that have expired allow nothing.
func Entries(origins []Origin, registry role.Registry) []Entry {
	entries := []Entry{}
	var roles []access.Role
	for _, o := range origins {
		if !o.Expired {
			roles = append(roles, o.Role)
		}
	}
	rights := registry.Rights(roles...)
	for _, p := range rights.Permissions() {
		e := Entry{Permission: p.String(), Scope: rights.Scope(p), Origins: []Origin{}}
		for _, o := range origins {
			if o.Scope = registry.Rights(o.Role).Scope(p); o.Scope != "" && !o.Expired {
				e.Origins = append(e.Origins, o)
			}
		}
		entries = append(entries, e)
	}
	for _, f := range access.Fields() {
		e := Entry{Permission: showing, Field: f, Scope: access.All, Origins: []Origin{}}
		for _, o := range origins {
			if registry.Rights(o.Role).Shows(f) && !o.Expired {
				e.Origins = append(e.Origins, o)
			}
		}
		if len(e.Origins) > 0 {
			entries = append(entries, e)
		}
	}
	return entries
}

// Caller returns the user as the policy sees one.
func Caller(u user.User, rights access.Rights, chart user.Chart, order department.Order) access.Caller {
	return access.Caller{User: u.ID, Rights: rights, Team: chart.Reports(u.ID), Below: user.Subtree(u.ID, chart, order)}
}

// Allowing lists the roles of the company that allow the permission, in the order of role.Tidy.
func Allowing(registry role.Registry, p access.Permission) []access.Role {
	return slices.DeleteFunc(registry.All(), func(r access.Role) bool { return registry.Rights(r).Scope(p) == "" })
}
