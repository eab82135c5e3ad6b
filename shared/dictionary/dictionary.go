// Package dictionary is the noun "dictionary": the lists of words that forms offer: industries, sources, levels, reasons,
// units, currencies.
//
// Each dictionary comes with built-in entries, for which nothing is stored; what a tenant adds or changes is stored
// and lies over them. An entry is never deleted, as records may hold its code: it is disabled, and
// then offered no more.
//
// Promise: a code means the same entry for ever; two never make one entry at the same time.
//
// Errors: the problems dictionary.notFound, dictionary.duplicate and dictionary.tooMany.
package dictionary

import (
	"reflect"
	"time"

	"kehu/shared/money"
	"kehu/shared/pattern"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/text"
)

// Name is the name of a dictionary.
type Name string

// The dictionaries.
const (
	Industry Name = "industry"
	Source   Name = "source"
	Level    Name = "level"
	Reason   Name = "reason"
	Unit     Name = "unit"
	Currency Name = "currency"

	ReturnReason Name = "returnReason"
)

// Names lists the dictionaries.
func Names() []Name { return []Name{Industry, Source, Level, Reason, ReturnReason, Unit, Currency} }

// Fields are what people may change of an entry.
type Fields struct {
	Names    Texts `json:"names" table:"nm" doc:"What people see."`
	Order    int   `json:"order,omitempty" table:"or" minimum:"0" maximum:"1000000" doc:"Where it stands: entries are sorted by order, then by code."`
	Disabled bool  `json:"disabled,omitempty" table:"no" doc:"Whether it is offered no more. An entry is disabled instead of deleted, as records may hold its code."`
}

// Texts is a text in both languages.
type Texts struct {
	English string `json:"en" table:"en" minLength:"1" maxLength:"100" doc:"In English." example:"Retail"`
	Chinese string `json:"zh-CN" table:"zh" minLength:"1" maxLength:"100" doc:"In Chinese." example:"零售"`
}

// Entry is an entry as it is stored.
type Entry struct {
	record.Meta
	Dictionary Name   `json:"kind" table:"dn"`
	Code       string `json:"code" table:"cd"`
	Fields
}

// Kind is the kind of record that an entry is.
var Kind = record.Kind{Name: "dictionary", Prefix: "dic", Key: "DIC", Type: reflect.TypeFor[Entry]()}

// View is an entry as it is answered.
type View struct {
	Kind      Name       `json:"kind" enum:"industry,source,level,reason,returnReason,unit,currency" doc:"The dictionary."`
	Code      string     `json:"code" doc:"What records hold." example:"retail"`
	Names     Texts      `json:"names" doc:"What people see."`
	Order     int        `json:"order" doc:"Where it stands."`
	Disabled  bool       `json:"disabled" doc:"Whether it is offered no more."`
	BuiltIn   bool       `json:"builtIn" doc:"Whether it came with the system."`
	ID        string     `json:"id,omitempty" doc:"The identifier in the audit trail; absent while it is as it came."`
	Version   int64      `json:"version" doc:"Grows by one with each change, from 0 for an entry that is as it came; the ETag is made of it."`
	UpdatedAt *time.Time `json:"updatedAt,omitempty" doc:"When it was last changed (UTC)."`
	UpdatedBy string     `json:"updatedBy,omitempty" doc:"Who changed it last."`
}

// ETag returns the entity tag of this version.
func (v *View) ETag() string { return record.Meta{Version: v.Version}.ETag() }

// Location returns the path of the entry.
func (v *View) Location() string { return "/v1/dictionaries/" + string(v.Kind) + "/" + v.Code }

// View returns the entry as it is answered.
func (e *Entry) View() View {
	v := View{
		Kind: e.Dictionary, Code: e.Code, Names: e.Names, Order: e.Order, Disabled: e.Disabled,
		BuiltIn: builtIn(e.Dictionary, e.Code) != nil, ID: e.ID, Version: e.Version, UpdatedBy: e.UpdatedBy,
	}
	if e.Version > 0 {
		v.UpdatedAt = &e.UpdatedAt
	}
	return v
}

// Normalize returns the fields as they are stored. The error is the problem request.invalid with a pointer to each
// field that is not acceptable.
func (f Fields) Normalize() (Fields, error) {
	var c text.Checker
	return f.normalize(&c), c.Problem()
}

func (f Fields) normalize(c *text.Checker) Fields {
	f.Names.English = c.Line("/names/en", f.Names.English)
	f.Names.Chinese = c.Line("/names/zh-CN", f.Names.Chinese)
	return f
}

// codes are what codes may be: they stand in paths and in records.
var codes = pattern.New(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)

// New returns a new entry of the dictionary. The error is the problem request.invalid.
func New(meta record.Meta, name Name, code string, f Fields) (Entry, error) {
	var c text.Checker
	f = f.normalize(&c)
	switch {
	case !codes.MatchString(code):
		c.Add("/code", "dictionary.codeInvalid")
	case name == Currency && !money.IsCurrency(code):
		c.Add("/code", "dictionary.currencyUnknown")
	}
	return Entry{Meta: meta, Dictionary: name, Code: code, Fields: f}, c.Problem()
}

// taken is the error when the dictionary has the code already.
var taken = problem.New("dictionary.duplicate", problem.At("/code", "dictionary.codeTaken"))
