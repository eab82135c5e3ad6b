package access

import "slices"

// Scope says on whose records a permission holds. Records of objects without an owner are everyone's.
type Scope string

// The scopes, each wider than the one before.
const (
	Own     Scope = "own"     // what the caller owns
	Team    Scope = "team"    // and what those own who report to the caller
	Subtree Scope = "subtree" // and what everybody below owns, however deep, and everybody in the own department and in those below it
	All     Scope = "all"
)

// Scopes lists the scopes, narrow to wide.
func Scopes() []Scope { return []Scope{Own, Team, Subtree, All} }

// width is the place of the scope among all; 0 is no scope.
func (s Scope) width() int { return slices.Index(Scopes(), s) + 1 }

// Wider reports whether the scope holds on more records than the other.
func (s Scope) Wider(other Scope) bool { return s.width() > other.width() }

// Field is a value of a customer that is shown masked, unless a role shows it.
type Field string

// The fields that are masked.
const (
	Phone     Field = "phone" // and fax
	Bank      Field = "bank"  // an account number is answered by unmasking alone, whatever a role shows
	TaxNumber Field = "taxNumber"
)

// Fields lists the fields that are masked.
func Fields() []Field { return []Field{Phone, Bank, TaxNumber} }

// Rule allows actions with an object.
type Rule struct {
	Object  string
	Actions []Action
	Scope   Scope
}

// Definition is what a role allows: what is not in it is denied.
type Definition struct {
	Rules []Rule
	Shown []Field // not masked
}

// Rights is what roles allow together: of each permission, the widest scope. The zero value allows nothing.
type Rights struct {
	everything bool // today and tomorrow: the administrator's
	scopes     map[Permission]Scope
	shown      map[Field]bool
}

// RightsOf joins definitions. What is not possible at all (see Possible) is not in it.
func RightsOf(definitions ...Definition) Rights {
	r := Rights{scopes: make(map[Permission]Scope), shown: make(map[Field]bool)}
	for _, d := range definitions {
		for _, rule := range d.Rules {
			for _, action := range rule.Actions {
				r.add(Permission{rule.Object, action}, rule.Scope)
			}
		}
		for _, f := range d.Shown {
			r.shown[f] = slices.Contains(Fields(), f)
		}
	}
	return r
}

func (r Rights) add(p Permission, s Scope) {
	if !p.Possible() {
		return
	}
	if !p.Owned() {
		s = All
	}
	if s.Wider(r.scopes[p]) {
		r.scopes[p] = s
	}
}

// Everything is the right of an administrator: every permission on every record, those of later versions too.
func Everything() Rights {
	r := RightsOf(Definition{Shown: Fields()})
	r.everything = true
	return r
}

// Scope returns on whose records the permission holds; "" is on none.
func (r Rights) Scope(p Permission) Scope {
	if r.everything {
		return All
	}
	return r.scopes[p]
}

// Shows reports whether the field is shown in clear.
func (r Rights) Shows(f Field) bool { return r.shown[f] }

// Includes reports whether whoever has these rights may do all that the others allow.
func (r Rights) Includes(other Rights) bool {
	if r.everything || other.everything {
		return r.everything
	}
	for p, scope := range other.scopes {
		if scope.Wider(r.Scope(p)) {
			return false
		}
	}
	for f, shown := range other.shown {
		if shown && !r.shown[f] {
			return false
		}
	}
	return true
}

// Permissions lists the permissions that are held, by object, in the order in which Possible has them.
func (r Rights) Permissions() []Permission {
	return slices.DeleteFunc(all(), func(p Permission) bool { return r.Scope(p) == "" })
}

// Reach is on whose records somebody may do something. The zero value is on nobody's.
type Reach struct {
	everyone bool
	owners   []string
}

// Everyone reports whether it is on all records, those without an owner too.
func (r Reach) Everyone() bool { return r.everyone }

// Owners lists whose records they are, each once, sorted; nil when they are everyone's.
func (r Reach) Owners() []string { return r.owners }

// Includes reports whether it is on the records of the owner.
func (r Reach) Includes(owner string) bool {
	if r.everyone {
		return true
	}
	_, found := slices.BinarySearch(r.owners, owner)
	return found && owner != ""
}

// Among narrows the reach to the owners; that nobody owns a record is no owner.
func (r Reach) Among(owners ...string) Reach {
	within := slices.DeleteFunc(slices.Sorted(slices.Values(owners)), func(owner string) bool { return owner == "" || !r.Includes(owner) })
	return Reach{owners: slices.Compact(within)}
}
