package access

import (
	"cmp"
	"slices"
)

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
	Object  string   `json:"object" table:"o" maxLength:"40" doc:"What the rule is about." example:"customer"`
	Actions []Action `json:"actions" table:"a" nullable:"false" minItems:"1" maxItems:"40" doc:"What may be done with it." example:"[\"read\",\"update\"]"`
	Scope   Scope    `json:"scope,omitempty" table:"s" enum:"own,team,subtree,all" doc:"On whose records: needed where records have an owner, all where they have none."`
}

// Definition is what a role allows: what is not in it is denied.
type Definition struct {
	Rules []Rule  `json:"rules" table:"rl" nullable:"false" maxItems:"200" doc:"What is allowed; of each permission the widest scope counts."`
	Shown []Field `json:"shown,omitempty" table:"sh" nullable:"false" maxItems:"20" doc:"The fields that are not masked: phone, bank, taxNumber."`
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

// ByPlace reports whether the rights allow something on the records of those who stand below, be it by who reports to whom or by department,
// which the other rights do not allow on all records.
func (r Rights) ByPlace(other Rights) bool {
	for p, scope := range r.scopes {
		if (scope == Team || scope == Subtree) && other.Scope(p) != All {
			return true
		}
	}
	return false
}

// Permissions lists the permissions that are held, by object, in the order in which Possible has them.
func (r Rights) Permissions() []Permission {
	return slices.DeleteFunc(all(), func(p Permission) bool { return r.Scope(p) == "" })
}

// Definition returns the one definition of just these rights: by object in the order of Permissions, then by scope, wide
// first. Of an administrator it is what there is today.
func (r Rights) Definition() Definition {
	d := Definition{Rules: []Rule{}}
	for _, p := range r.Permissions() {
		scope := r.Scope(p)
		i := slices.IndexFunc(d.Rules, func(rule Rule) bool { return rule.Object == p.Object && rule.Scope == scope })
		if i < 0 {
			i = len(d.Rules)
			d.Rules = append(d.Rules, Rule{Object: p.Object, Scope: scope})
		}
		d.Rules[i].Actions = append(d.Rules[i].Actions, p.Action)
	}
	objects := make(map[string]int)
	for i, rule := range d.Rules {
		if _, known := objects[rule.Object]; !known {
			objects[rule.Object] = i
		}
	}
	slices.SortStableFunc(d.Rules, func(a, b Rule) int {
		return cmp.Or(cmp.Compare(objects[a.Object], objects[b.Object]), cmp.Compare(b.Scope.width(), a.Scope.width()))
	})
	for _, f := range Fields() {
		if r.shown[f] {
			d.Shown = append(d.Shown, f)
		}
	}
	return d
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
