package view

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"kehu/shared/pattern"
	"kehu/shared/record"
	"kehu/shared/text"
)

// Fields are what people enter.
type Fields struct {
	Object  string            `json:"object" table:"kd" minLength:"1" maxLength:"40" pattern:"^[a-z][a-zA-Z]*$" doc:"Which list it is of; it never changes." example:"customer"`
	Name    string            `json:"name" table:"nm" minLength:"1" maxLength:"100" doc:"What it is called." example:"Lost this year"`
	Shared  bool              `json:"shared,omitempty" table:"st" doc:"Whether everybody of the company sees it, which takes the permission view.share."`
	Filters map[string]string `json:"filters,omitempty" table:"rf" maxProperties:"30" nullable:"false" doc:"The list's query parameters, but limit and cursor." example:"{\"status\":\"lost\"}"`
	Columns []string          `json:"columns,omitempty" table:"cn" maxItems:"60" nullable:"false" doc:"The fields that are shown, in this order; absent: as the list comes."`
	Sort    []Order           `json:"sort,omitempty" table:"so" maxItems:"5" nullable:"false" doc:"How what is shown is put in order; absent: as the list comes."`
	Pinned  bool              `json:"pinned,omitempty" table:"ph" doc:"Whether it stands where it is seen without looking for it."`
	Default bool              `json:"isDefault,omitempty" table:"sn" doc:"Whether the list opens with it. Your own goes before one that is shared."`
}

// Order is by what is sorted.
type Order struct {
	Column     string `json:"column" table:"c" minLength:"1" maxLength:"60" doc:"The field." example:"name"`
	Descending bool   `json:"descending,omitempty" table:"d" doc:"From the last to the first."`
}

// View is a view as it is stored and answered.
type View struct {
	record.Meta
	Owner string `json:"owner" table:"ow" doc:"Who made it."`
	Fields
}

// Kind is the kind of record that a view is.
var Kind = record.Kind{Name: "view", Prefix: "viw", Key: "VIW", Type: reflect.TypeFor[View]()}

// Location returns the path of the view.
func (v *View) Location() string { return "/v1/views/" + v.ID }

// Limits of texts in a view, in characters.
const (
	maxFilter = 200 // of a filter's value
	maxColumn = 60
)

var (
	filterForm = pattern.New(`^[a-zA-Z][a-zA-Z.]{0,39}$`)
	columnForm = pattern.New(`^[a-zA-Z][a-zA-Z0-9.]*$`)
)

// Normalize returns the fields as they are stored. The error is the problem request.invalid with a pointer to each
// field that is not acceptable.
func (f Fields) Normalize() (Fields, error) {
	var c text.Checker
	f.Name = c.Line("/name", f.Name)
	filters := make(map[string]string, len(f.Filters))
	for _, name := range slices.Sorted(maps.Keys(f.Filters)) {
		pointer := "/filters/" + name
		if !filterForm.MatchString(name) || name == "limit" || name == "cursor" {
			c.Add("/filters", "view.filterUnknown")
			continue
		}
		value := c.OptionalLine(pointer, f.Filters[name])
		if len([]rune(value)) > maxFilter {
			c.TooLong(pointer, maxFilter)
		}
		if value != "" {
			filters[name] = value
		}
	}
	f.Filters = filters
	seen := make(map[string]bool)
	for i, column := range f.Columns {
		switch {
		case !columnForm.MatchString(column) || len(column) > maxColumn:
			c.Add(fmt.Sprintf("/columns/%d", i), "field.invalid")
		case seen[column]:
			c.Add(fmt.Sprintf("/columns/%d", i), "view.columnTwice")
		}
		seen[column] = true
	}
	for i, order := range f.Sort {
		if !columnForm.MatchString(order.Column) {
			c.Add(fmt.Sprintf("/sort/%d/column", i), "field.invalid")
		}
	}
	return f, c.Problem()
}
