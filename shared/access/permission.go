package access

import (
	"slices"
)

// Action is what someone does with an object.
type Action string

// The actions.
const (
	Create  Action = "create"
	Read    Action = "read"
	Update  Action = "update"
	Delete  Action = "delete"
	Restore Action = "restore"
	Suspend Action = "suspend" // and take back
	Reset   Action = "reset"   // the second factor
	SignOut Action = "signOut" // of somebody else
	Unlock  Action = "unlock"  // after failed sign-ins
)

// Permission is the right to do an action with an object, e.g. customer.create.
type Permission struct {
	Object string
	Action Action
}

// String returns `object.action`.
func (p Permission) String() string { return p.Object + "." + string(p.Action) }

// Need is what a call needs: nothing, a signed-in caller, or a permission.
type Need struct {
	public     bool
	permission Permission
}

// Public is the need of a call that anyone may make.
var Public = Need{public: true}

// SignedIn is the need of a call that every signed-in user may make.
var SignedIn = Need{}

// Needs is the need of a call that takes a permission.
func Needs(object string, action Action) Need {
	return Need{permission: Permission{Object: object, Action: action}}
}

// IsPublic reports whether anyone may make the call.
func (n Need) IsPublic() bool { return n.public }

// Permission returns the permission; ok is false when none is needed.
func (n Need) Permission() (p Permission, ok bool) {
	return n.permission, n.permission != Permission{}
}

// Role is a named set of permissions.
type Role string

// The built-in roles.
const (
	Administrator Role = "administrator"
	SalesManager  Role = "salesManager"
	Salesperson   Role = "salesperson"
	Finance       Role = "finance"
	Auditor       Role = "auditor"
	Viewer        Role = "viewer"
)

// Roles lists the built-in roles.
func Roles() []Role {
	return []Role{Administrator, SalesManager, Salesperson, Finance, Auditor, Viewer}
}

// Objects that permissions speak of.
const (
	Audit      = "audit"
	Customer   = "customer"
	Department = "department"
	Dictionary = "dictionary"
	Login      = "login" // an attempt to sign in
	Position   = "position"
	Settings   = "settings"
	User       = "user"
)

// possible says what can be done with each object at all, in the order of their names: what an administrator may do.
var possible = []struct {
	object  string
	actions []Action
}{
	{Audit, []Action{Read}},
	{Customer, []Action{Create, Read, Update, Delete, Restore}},
	{Department, []Action{Create, Read, Update, Delete}},
	{Dictionary, []Action{Create, Read, Update}},
	{Login, []Action{Read}},
	{Position, []Action{Create, Read, Update, Delete}},
	{Settings, []Action{Read, Update}},
	{User, []Action{Create, Read, Update, Suspend, Reset, SignOut, Unlock}},
}

// common is what every built-in role may read: without it nobody could fill in a form.
var common = []string{Department, Dictionary, Position, Settings}

// granted says what each built-in role may do with each object, beside what is common. The
// administrator may do everything and does not stand here.
var granted = map[Role]map[string][]Action{
	SalesManager: {Customer: {Create, Read, Update, Delete, Restore}, Audit: {Read}, User: {Read}},
	Salesperson:  {Customer: {Create, Read, Update}},
	Finance:      {Customer: {Read, Update}},
	Auditor:      {Customer: {Read}, Audit: {Read}, User: {Read}, Login: {Read}},
	Viewer:       {Customer: {Read}},
}

// Allows reports whether the role has the permission; an unknown role has none.
func (r Role) Allows(p Permission) bool {
	if r == Administrator {
		return true
	}
	actions, known := granted[r]
	return known && (slices.Contains(actions[p.Object], p.Action) || p.Action == Read && slices.Contains(common, p.Object))
}

// Permissions returns the texts of all permissions that the roles have together, in order; never nil.
func Permissions(roles []Role) []string {
	texts := []string{}
	for _, p := range all() {
		if (Caller{Roles: roles}).Allowed(p) {
			texts = append(texts, p.String())
		}
	}
	return texts
}

// Covers reports whether the caller may do everything that the roles allow. Nobody gives a role, or takes
// one from somebody, whose permissions go beyond their own. The administrator is covered by administrators alone, as new
// permissions come to it by themselves.
func (c Caller) Covers(roles []Role) bool {
	if slices.Contains(roles, Administrator) && !slices.Contains(c.Roles, Administrator) {
		return false
	}
	other := Caller{Roles: roles}
	return !slices.ContainsFunc(all(), func(p Permission) bool { return other.Allowed(p) && !c.Allowed(p) })
}

// all lists the permissions that there are, by object.
func all() []Permission {
	var list []Permission
	for _, p := range possible {
		for _, action := range p.actions {
			list = append(list, Permission{Object: p.object, Action: action})
		}
	}
	return list
}
