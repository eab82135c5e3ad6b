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
	// Offboard is ending somebody's time with the company.
	Offboard Action = "offboard"

	Password Action = "password" // give somebody else a temporary one, which nobody sees
	Close    Action = "close"    // a company, or an order before all is delivered
	Export   Action = "export"   // a list as a file; of the settings, everything of a company
	Import   Action = "import"   // many at once, from a file; of orders, what an earlier system kept
	Cancel   Action = "cancel"

	Purge    Action = "purge"    // remove from the recycle bin for good, before its time
	Erase    Action = "erase"    // the data of a person who asks for it
	Merge    Action = "merge"    // two records that are of the same
	Transfer Action = "transfer" // to another owner
	Verify   Action = "verify"   // that a customer is who it says it is
	Unmask   Action = "unmask"   // what is shown masked, one record at a time; each time is logged
	ReadCost Action = "readCost" // and set it

	Submit         Action = "submit"         // and reopen what was rejected
	Approve        Action = "approve"        // or reject
	Change         Action = "change"         // what is approved
	Rebuild        Action = "rebuild"        // what is kept beside records to be found and added up
	OverrideCredit Action = "overrideCredit" // go beyond a customer's credit limit
	Ship           Action = "ship"           // and take back
	Plan           Action = "plan"           // by when an order shall be paid
	Allocate       Action = "allocate"       // money that came in to orders, or take it from them
	Reverse        Action = "reverse"        // money that came in and was lost again
	Refund         Action = "refund"         // money that is on account
	Invoice        Action = "invoice"        // note how many of an order are invoiced

	Share Action = "share" // with everybody of the company
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

// Role names what somebody may do: a built-in one, or one that the company made.
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
	Audit            = "audit"
	Category         = "category" // of customers
	Customer         = "customer"
	Department       = "department"
	Dictionary       = "dictionary"
	Job              = "job"   // of somebody else: everybody sees and cancels their own
	Login            = "login" // an attempt to sign in
	Order            = "order"
	NotificationRule = "notificationRule" // by which people are told of events

	Permit     = "permission" // who may do what, and why
	Position   = "position"
	Product    = "product"
	Receipt    = "receipt" // money that came in, and what is still to come
	Review     = "review"  // of who has which grants
	RoleObject = "role"
	Segment    = "segment" // of customers, by a rule
	Settings   = "settings"
	User       = "user"
	View       = "view" // of a list: everybody keeps their own
)

// possible says what can be done with each object at all, in the order of their names: what an administrator may do.
var possible = []struct {
	object  string
	owned   bool // by somebody, so that a permission holds on the records of some or of all
	actions []Action
}{
	{Audit, false, []Action{Read}},
	{Category, false, []Action{Create, Read, Update, Delete}},
	{Customer, true, []Action{Create, Read, Update, Delete, Restore, Approve, Purge, Erase, Merge, Transfer, Verify, Unmask, Import, Export, Rebuild}},
	{Department, false, []Action{Create, Read, Update, Delete}},
	{Dictionary, false, []Action{Create, Read, Update}},
	{Job, true, []Action{Read, Cancel}},
	{Login, false, []Action{Read}},
	{NotificationRule, false, []Action{Create, Read, Update, Delete}},
	{Order, true, []Action{
		Create, Read, Update, Delete, Restore, Submit, Approve, Change, Cancel, Close, OverrideCredit, Import, Ship, Plan, Invoice, Export, Rebuild,
	}},
	{Permit, false, []Action{Read, Update}},
	{Position, false, []Action{Create, Read, Update, Delete}},
	{Product, false, []Action{Create, Read, Update, Delete, Restore, ReadCost, Import, Export}},
	{Receipt, true, []Action{Create, Read, Allocate, Refund, Reverse}},
	{Review, false, []Action{Create, Read, Update, Close}},
	{RoleObject, false, []Action{Create, Read, Update, Delete}},
	{Segment, false, []Action{Create, Read, Update, Delete}},
	{Settings, false, []Action{Read, Update, Close, Export}},
	{User, false, []Action{Create, Read, Update, Suspend, Reset, SignOut, Unlock, Password, Offboard}},
	{View, false, []Action{Share}},
}

// common is what every built-in role may read: without it nobody could fill in a form.
var common = []string{Category, Department, Dictionary, Position, Product, RoleObject, Segment, Settings}

// granted says what each built-in role may do, beside what is common. The administrator may do
// everything and does not stand here.
var granted = map[Role]Definition{
	SalesManager: {
		Rules: []Rule{
			{Customer, []Action{Create, Read, Update, Delete, Restore, Approve, Merge, Transfer, Verify, Unmask, Import, Export}, Subtree},
			{Order, []Action{Create, Read, Update, Delete, Restore, Submit, Approve, Change, Cancel, Close, Ship, Plan, Export}, Subtree},
			{Receipt, []Action{Read}, Subtree},
			{Product, []Action{Create, Update, Delete, Restore, ReadCost, Import, Export}, All},
			{Audit, []Action{Read}, All},
			{Category, []Action{Create, Update, Delete}, All},
			{Segment, []Action{Create, Update, Delete}, All},
			{User, []Action{Read}, All},
			{View, []Action{Share}, All},
		},
		Shown: []Field{Phone, TaxNumber},
	},
	Salesperson: {
		Rules: []Rule{
			{Customer, []Action{Create, Read, Update, Verify}, Own},
			{Order, []Action{Create, Read, Update, Delete, Restore, Submit, Change, Cancel, Ship, Plan}, Own},
			{Receipt, []Action{Read}, Own},
		},
		Shown: []Field{Phone, TaxNumber},
	},
	Finance: {
		Rules: []Rule{
			{Customer, []Action{Read, Update, Approve, Verify, Unmask}, All},
			{Order, []Action{Read, Approve, Close, OverrideCredit, Plan, Invoice}, All},
			{Receipt, []Action{Create, Read, Allocate, Refund, Reverse}, All},
			{Product, []Action{Update, ReadCost}, All},
		},
		Shown: []Field{Phone, TaxNumber},
	},
	Auditor: {
		Rules: []Rule{
			{Customer, []Action{Read}, All},
			{Order, []Action{Read}, All},
			{Receipt, []Action{Read}, All},
			{Audit, []Action{Read}, All},
			{User, []Action{Read}, All},
			{Login, []Action{Read}, All},
			{Job, []Action{Read}, All},
			{Permit, []Action{Read}, All},
			{Review, []Action{Read}, All},
		},
	},
	Viewer: {
		Rules: []Rule{{Customer, []Action{Read}, All}, {Order, []Action{Read}, All}, {Receipt, []Action{Read}, All}},
	},
}

// Definition returns what a built-in role other than Administrator allows; ok is false for any other.
func (r Role) Definition() (d Definition, ok bool) {
	d, ok = granted[r]
	if !ok {
		return Definition{}, false
	}
	rules := slices.Clone(d.Rules)
	for _, object := range common {
		rules = append(rules, Rule{object, []Action{Read}, All})
	}
	return Definition{Rules: rules, Shown: slices.Clone(d.Shown)}, true
}

// BuiltIn returns the rights of built-in roles together; other roles add nothing.
func BuiltIn(roles ...Role) Rights {
	var definitions []Definition
	for _, role := range roles {
		if role == Administrator {
			return Everything()
		}
		if d, ok := role.Definition(); ok {
			definitions = append(definitions, d)
		}
	}
	return RightsOf(definitions...)
}

// Possible reports whether the action can be done with the object at all.
func (p Permission) Possible() bool { return slices.Contains(all(), p) }

// Owned reports whether records of the object have an owner, so that the permission holds in a Scope.
func (p Permission) Owned() bool {
	for _, o := range possible {
		if o.object == p.Object {
			return o.owned
		}
	}
	return false
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
