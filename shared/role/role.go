package role

import (
	"fmt"
	"reflect"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/advice"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Max is how many roles of its own a company may have.
const Max = 100

// Fields are what people enter.
type Fields struct {
	Name        string `json:"name" table:"nm" minLength:"1" maxLength:"100" doc:"What it is called; unique." example:"Key account manager"`
	Description string `json:"description,omitempty" table:"ds" maxLength:"500" doc:"Whom it is for."`
	access.Definition
}

// Role is a role as it is stored. Its identifier is in the audit trail; people and grants name it by Name.
type Role struct {
	record.Meta
	Fields
	BuiltIn    access.Role `json:"builtIn,omitempty" table:"bi"`    // the built-in role that this one lies over
	Changed    bool        `json:"changed,omitempty" table:"ch"`    // of a built-in role: whether it is other than it came
	BasedOn    access.Role `json:"basedOn,omitempty" table:"bo"`    // the role that it is a copy of
	CopiedFrom string      `json:"copiedFrom,omitempty" table:"cf"` // the user or role whose permissions were copied to it last
}

// Kind is the kind of record that a role is.
var Kind = record.Kind{Name: "role", Prefix: "rol", Key: "ROL", Type: reflect.TypeFor[Role]()}

// View is a role as it is answered.
type View struct {
	ID          access.Role `json:"id" doc:"What grants name: rol_..., or the name of a built-in role." example:"salesperson"`
	Name        string      `json:"name" doc:"What it is called."`
	Description string      `json:"description,omitempty" doc:"Whom it is for."`
	access.Definition
	BuiltIn    bool        `json:"builtIn" doc:"Whether it came with the system."`
	Changed    bool        `json:"changed" doc:"Whether it is a built-in role that allows other things than it came with."`
	BasedOn    access.Role `json:"basedOn,omitempty" doc:"The role that it was copied from."`
	CopiedFrom string      `json:"copiedFrom,omitempty" doc:"The user or role whose permissions were copied to it last."`
	Record     string      `json:"recordId,omitempty" doc:"Of a built-in role that was changed: its identifier in the audit trail."`
	Version    int64       `json:"version" doc:"Grows by one with each change, from 0 for a built-in role that is as it came; the ETag is made of it."`
	CreatedAt  *time.Time  `json:"createdAt,omitempty" doc:"When it was made or first changed (UTC)."`
	UpdatedAt  *time.Time  `json:"updatedAt,omitempty" doc:"When it was last changed (UTC)."`
	UpdatedBy  string      `json:"updatedBy,omitempty" doc:"Who changed it last."`
	advice.Advice
}

// ETag returns the entity tag of this version.
func (v *View) ETag() string { return record.Meta{Version: v.Version}.ETag() }

// Location returns the path of the role.
func (v *View) Location() string { return "/v1/roles/" + string(v.ID) }

// Ref returns what grants call the role.
func (r Role) Ref() access.Role {
	if r.BuiltIn != "" {
		return r.BuiltIn
	}
	return access.Role(r.ID)
}

// Allows returns the definition that holds: of a built-in role that nobody changed, the one that it came with.
func (r Role) Allows() access.Definition {
	switch {
	case r.BuiltIn == access.Administrator:
		return access.Everything().Definition()
	case r.BuiltIn != "" && !r.Changed:
		d, _ := r.BuiltIn.Definition()
		return access.RightsOf(d).Definition()
	default:
		return r.Definition
	}
}

// Rights returns what the role allows.
func (r Role) Rights() access.Rights {
	if r.BuiltIn == access.Administrator {
		return access.Everything()
	}
	return access.RightsOf(r.Allows())
}

// FieldsIn returns the fields as people see and change them: a built-in role has a name in each language until it is given one.
func (r Role) FieldsIn(l problem.Language) Fields {
	f := Fields{Name: r.Name, Description: r.Description, Definition: r.Allows()}
	if r.BuiltIn != "" && f.Name == "" {
		f.Name = l.Text("roleName."+string(r.BuiltIn), nil)
	}
	if r.BuiltIn != "" && f.Description == "" {
		f.Description = l.Text("roleAbout."+string(r.BuiltIn), nil)
	}
	return f
}

// View returns the role as it is answered, in the language.
func (r Role) View(l problem.Language) View {
	f := r.FieldsIn(l)
	v := View{
		ID: r.Ref(), Name: f.Name, Description: f.Description, Definition: f.Definition,
		BuiltIn: r.BuiltIn != "", Changed: r.Changed, BasedOn: r.BasedOn, CopiedFrom: r.CopiedFrom, Version: r.Version,
	}
	if r.Version > 0 {
		v.CreatedAt, v.UpdatedAt, v.UpdatedBy = &r.CreatedAt, &r.UpdatedAt, r.UpdatedBy
	}
	if v.BuiltIn && r.Version > 0 {
		v.Record = r.ID
	}
	return v
}

// With returns the role with other, normalised fields. A built-in role keeps its names for as long as it is called by one of
// them, and counts as changed when it allows other things than it came with.
func (r Role) With(meta record.Meta, f Fields) Role {
	r.Meta, r.Fields = meta, f
	if r.BuiltIn == "" {
		return r
	}
	for _, l := range problem.Languages() {
		own := Role{BuiltIn: r.BuiltIn}.FieldsIn(l)
		if f.Name == own.Name {
			r.Name = ""
		}
		if f.Description == own.Description {
			r.Description = ""
		}
	}
	came, _ := r.BuiltIn.Definition()
	if r.Changed = !reflect.DeepEqual(access.RightsOf(came).Definition(), f.Definition); !r.Changed {
		r.Definition = access.Definition{}
	}
	return r
}

// Next returns the Meta of the role's next version, which is the first of a built-in one that is as it came.
func (r Role) Next(s record.Stamp) record.Meta {
	if r.Version == 0 {
		return record.Created(Kind, r.ID, s)
	}
	return r.Meta.Changed(s)
}

// MayChange refuses what would let the caller rise: a role that allows or comes to allow more than the caller may, which is role.exceeds;
// and more for a role that the caller holds, which would outlast what the caller has for a time only: role.selfPromotion. The
// pointer is to what in the request asks for it.
func MayChange(caller access.Caller, of access.Role, before, after access.Rights, pointer string) error {
	if !caller.Covers(before) || !caller.Covers(after) {
		return problem.New("role.exceeds", problem.At(pointer, "field.invalid"))
	}
	if slices.Contains(caller.Roles, of) && !before.Includes(after) {
		return problem.New("role.selfPromotion", problem.At(pointer, "field.invalid"))
	}
	return nil
}

// builtIn returns the built-in role as it came; ok is false for any other name.
func builtIn(name access.Role) (r Role, ok bool) {
	place := slices.Index(access.Roles(), name)
	if place < 0 {
		return Role{}, false
	}
	// What a company stores of a built-in role has the same identifier in every company: the place in the list is fixed.
	return Role{Meta: record.Meta{Kind: Kind.Name, ID: fmt.Sprintf("%s_%026d", Kind.Prefix, place+1)}, BuiltIn: name}, true
}

// Normalize returns the fields as they are stored. The error is the problem request.invalid with a pointer to each
// field that is not acceptable.
func (f Fields) Normalize() (Fields, error) {
	var c text.Checker
	f.Name = c.Line("/name", f.Name)
	f.Description = c.Paragraph("/description", f.Description)
	for i, rule := range f.Rules {
		checkRule(&c, fmt.Sprintf("/rules/%d", i), rule)
	}
	for i, field := range f.Shown {
		if !slices.Contains(access.Fields(), field) {
			c.Add(fmt.Sprintf("/shown/%d", i), "role.fieldUnknown")
		}
	}
	f.Definition = access.RightsOf(f.Definition).Definition()
	return f, c.Problem()
}

func checkRule(c *text.Checker, pointer string, rule access.Rule) {
	of := func(action access.Action) access.Permission {
		return access.Permission{Object: rule.Object, Action: action}
	}
	known := slices.ContainsFunc(access.Everything().Permissions(), func(p access.Permission) bool { return p.Object == rule.Object })
	if !known {
		c.Add(pointer+"/object", "role.objectUnknown")
		return
	}
	for i, action := range rule.Actions {
		if !of(action).Possible() {
			c.Add(fmt.Sprintf("%s/actions/%d", pointer, i), "role.actionUnknown")
		}
	}
	switch owned := of("").Owned(); {
	case owned && rule.Scope == "":
		c.Add(pointer+"/scope", "field.required")
	case !owned && rule.Scope != "" && rule.Scope != access.All:
		c.Add(pointer+"/scope", "role.scopeImpossible")
	}
}

// Decode reads a role's item.
func Decode(item table.Item) (Role, error) {
	r := Role{Fields: Fields{Definition: access.Definition{Rules: []access.Rule{}}}}
	if err := table.Decode(item, &r); err != nil {
		return Role{}, fmt.Errorf("role: %w", err)
	}
	return r, nil
}
