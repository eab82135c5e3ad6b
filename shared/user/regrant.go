package user

import (
	"time"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
)

// MayRegrant refuses to give or take roles by which the caller or, through the caller, somebody else would rise: the problems
// user.selfChange and user.roleExceeds, with the pointer if it is not "".
func (u User) MayRegrant(caller access.Caller, at time.Time, registry role.Registry, pointer string, roles ...access.Role) error {
	var fields []problem.Field
	if pointer != "" {
		fields = append(fields, problem.At(pointer, "field.invalid"))
	}
	switch {
	case u.ID == caller.User:
		return problem.New("user.selfChange", fields...)
	case !caller.Covers(u.RightsAt(at, registry)) || !caller.Covers(registry.Rights(roles...)):
		return problem.New("user.roleExceeds", fields...)
	}
	return nil
}

// Regrant returns the next version of the user, with the grants and the position of after, and the transaction that stores it in place of
// before.
func (u User) Regrant(tenant access.Tenant, stamp record.Stamp, registry role.Registry, before User) (User, table.Tx) {
	u.Meta = before.Changed(stamp)
	tx := u.Replace(tenant, before)
	tx.Add(u.Assign(tenant, registry, before)...)
	return u, tx
}

// Assign returns the writes that must stand in the transaction that stores the user with other roles or another position than before.
func (u User) Assign(tenant access.Tenant, registry role.Registry, before User) []table.Write {
	writes := registry.Assign(tenant, before.Roles, u.Roles)
	if before.Position != u.Position && len(writes) == 0 {
		writes = append(writes, registry.Unchanged(tenant))
	}
	return writes
}
