package category

import (
	"fmt"
	"reflect"
	"time"

	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Fields are what people enter.
type Fields struct {
	Name   string `json:"name" table:"nm" minLength:"1" maxLength:"100" doc:"What it is called; unique below the same category." example:"Food retail"`
	Parent string `json:"parentId,omitempty" table:"rf" maxLength:"40" doc:"The category that it belongs to; absent at the top."`
	Place  int    `json:"order,omitempty" table:"sn" minimum:"0" maximum:"1000000" doc:"Where it stands: neighbours are sorted by order, then by name."`
	Notes  string `json:"notes,omitempty" table:"no" maxLength:"1000" doc:"What belongs there."`
}

// Category is a category as it is stored and answered.
type Category struct {
	record.Meta
	Fields
}

// Kind is the kind of record that a category is.
var Kind = record.Kind{Name: "category", Prefix: "cat", Key: "CAT", Type: reflect.TypeFor[Category]()}

// Location returns the path of the category.
func (c *Category) Location() string { return "/v1/categories/" + c.ID }

// Summary is what the tree shows of a category.
type Summary struct {
	ID        string    `json:"id" table:"id"`
	Version   int64     `json:"version" table:"v" doc:"The ETag is made of it."`
	CreatedAt time.Time `json:"createdAt" table:"ca"`
	UpdatedAt time.Time `json:"updatedAt" table:"ua"`
	Name      string    `json:"name" table:"nm"`
	Parent    string    `json:"parentId,omitempty" table:"rf"`
	Place     int       `json:"order" table:"sn"`
	Path      []string  `json:"path" nullable:"false" doc:"The identifiers of those above it, the topmost first; empty at the top."`
}

// Decode reads a category's item.
func Decode(item table.Item) (Category, error) {
	var c Category
	if err := table.Decode(item, &c); err != nil {
		return Category{}, fmt.Errorf("category: %w", err)
	}
	return c, nil
}

// Normalize returns the fields as they are stored. The error is the problem request.invalid with a pointer to each
// field that is not acceptable.
func (f Fields) Normalize() (Fields, error) {
	var c text.Checker
	f.Name = c.Line("/name", f.Name)
	f.Notes = c.Paragraph("/notes", f.Notes)
	if f.Parent != "" && !Kind.Valid(f.Parent) {
		c.Add("/parentId", "category.unknown")
	}
	return f, c.Problem()
}

// unknown is the error when the parent is not there.
var unknown = problem.Invalid(problem.At("/parentId", "category.unknown"))
