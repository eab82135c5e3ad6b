package access

// Tenants is the object of the permissions of platform administrators: the companies themselves, never what is in them.
const Tenants = "tenant"

// operating lists the permissions of platform administrators. They are no permissions that a role could hold, whatever company it
// is of: Rights know nothing of them.
func operating() []Permission {
	return []Permission{{Tenants, Create}, {Tenants, Read}, {Tenants, Update}, {Tenants, Suspend}, {Tenants, Close}}
}

// Operating reports whether the permission is one of platform administrators.
func (p Permission) Operating() bool { return p.Object == Tenants }
