package access

import "slices"

// Action is what someone does with an object.
type Action string

// The actions.
const (
	Create  Action = "create"
	Read    Action = "read"
	Update  Action = "update"
	Delete  Action = "delete"
	Restore Action = "restore"
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
	Position   = "position"
	Settings   = "settings"
)

// possible says what can be done with each object, in the order of their names.
var possible = []struct {
	object  string
	actions []Action
}{
	{Audit, []Action{Read}},
	{Customer, []Action{Create, Read, Update, Delete, Restore}},
	{Department, []Action{Create, Read, Update, Delete}},
	{Dictionary, []Action{Create, Read, Update}},
	{Position, []Action{Create, Read, Update, Delete}},
	{Settings, []Action{Read, Update}},
}

// common is what every built-in role may read: without it nobody could fill in a form.
var common = []string{Department, Dictionary, Position, Settings}

// granted says what each built-in role may do with each object, beside what is common. The
// administrator may do everything and does not stand here.
var granted = map[Role]map[string][]Action{
	SalesManager: {Customer: {Create, Read, Update, Delete, Restore}, Audit: {Read}},
	Salesperson:  {Customer: {Create, Read, Update}},
	Finance:      {Customer: {Read, Update}},
	Auditor:      {Customer: {Read}, Audit: {Read}},
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
	for _, object := range possible {
		for _, action := range object.actions {
			p := Permission{Object: object.object, Action: action}
			if (Caller{Roles: roles}).Allowed(p) {
				texts = append(texts, p.String())
			}
		}
	}
	return texts
}
