package imports

import (
	"context"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/imports"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Template answers which columns a file of one kind can have; as a table it is an empty file with their headings.
var Template = operation.Read(operation.Spec{
	Name:    "imports.template",
	Route:   "GET /v1/imports/template",
	Need:    access.SignedIn,
	Summary: "The columns that a file to import can have, also as an empty file",
	Uses:    []operation.Grant{operation.ReadTable},
}, template)

type templateInput struct {
	operation.Tabling
	Kind     string           `json:"-" query:"kind" maxLength:"40" required:"true" doc:"What the rows are: customers, contacts, products, or lines of orders of an earlier system." example:"customers"`
	Language problem.Language `json:"-" query:"language" enum:"en,zh-CN" doc:"Of the headings; that of the call if absent."`
}

type templateOutput struct {
	Kind   string          `json:"kind" doc:"What the rows are."`
	Fields []templateField `json:"fields" nullable:"false" doc:"What columns can be, in the order of the empty file."`
}

type templateField struct {
	Field    string   `json:"field" doc:"What a mapping calls it." example:"addresses.0.city"`
	Heading  string   `json:"heading" doc:"By which a column is recognised; those of the other language, and usual ones, are, too." example:"Address 1: city"`
	Required bool     `json:"required" doc:"Whether a new record needs it."`
	Key      bool     `json:"key" doc:"Whether records can be found by it, to change them."`
	Values   []string `json:"values,omitempty" nullable:"false" doc:"The values that it may have. Their names in English and Chinese are understood, too."`
}

// Sheet is the empty file.
func (o *templateOutput) Sheet() [][]string {
	headings := make([]string, len(o.Fields))
	for i, f := range o.Fields {
		headings[i] = f.Heading
	}
	return [][]string{headings}
}

func template(_ context.Context, _ *app.Deps, call operation.Call, in *templateInput) (*templateOutput, error) {
	s, err := subjectOf(in.Kind, "query:kind")
	if err != nil {
		return nil, err
	}
	if in.Language == "" {
		in.Language = call.Language
	}
	return &templateOutput{Kind: s.Name, Fields: fieldsOf(&s.Subject, in.Language)}, nil
}

// fieldsOf tells the fields of a subject.
func fieldsOf(s *imports.Subject, l problem.Language) []templateField {
	all := make([]templateField, len(s.Fields))
	for i, f := range s.Fields {
		all[i] = templateField{Field: f.Name, Heading: s.Heading(f, l), Required: slices.Contains(s.Required, f.Name), Key: slices.Contains(s.Keys, f.Name)}
		for value := range f.Words {
			all[i].Values = append(all[i].Values, value)
		}
		slices.Sort(all[i].Values)
	}
	return all
}
