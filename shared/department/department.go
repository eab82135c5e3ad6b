package department

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/advice"
	"kehu/shared/phone"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Fields are what people enter.
type Fields struct {
	Number    string `json:"number" table:"nu" minLength:"1" maxLength:"40" doc:"Its number; unique." example:"D100"`
	ShortName string `json:"shortName" table:"sn" minLength:"1" maxLength:"100" doc:"What people call it." example:"Sales"`
	FullName  string `json:"fullName" table:"nm" minLength:"1" maxLength:"200" doc:"Its name in full." example:"Sales Department East"`
	Type      Type   `json:"kind,omitempty" table:"kd" enum:"company,department" doc:"department if absent."`
	Parent    string `json:"parentId,omitempty" table:"rf" maxLength:"40" doc:"The company or department that it belongs to; absent at the top."`
	Phone     string `json:"phone,omitempty" table:"ph" maxLength:"120" doc:"Stored as E.164; a number without country code belongs to your company's country."`
	Fax       string `json:"fax,omitempty" table:"fx" maxLength:"120" doc:"As phone."`
}

// Type tells companies from departments.
type Type string

// The types.
const (
	Company Type = "company"
	Unit    Type = "department"
)

// Department is a company or department as it is stored and answered.
type Department struct {
	record.Meta
	Fields
	advice.Advice
}

// Kind is the kind of record that a department is.
var Kind = record.Kind{Name: "department", Prefix: "dep", Key: "DEP", Type: reflect.TypeFor[Department]()}

// Location returns the path of the department.
func (d *Department) Location() string { return "/v1/departments/" + d.ID }

// Summary is what the tree shows of a department.
type Summary struct {
	ID        string    `json:"id" table:"id"`
	Version   int64     `json:"version" table:"v" doc:"The ETag is made of it."`
	CreatedAt time.Time `json:"createdAt" table:"ca"`
	UpdatedAt time.Time `json:"updatedAt" table:"ua"`
	Number    string    `json:"number" table:"nu"`
	ShortName string    `json:"shortName" table:"sn"`
	FullName  string    `json:"fullName" table:"nm"`
	Type      Type      `json:"kind" table:"kd"`
	Parent    string    `json:"parentId,omitempty" table:"rf"`
	Phone     string    `json:"phone,omitempty" table:"ph"`
	Path      []string  `json:"path" nullable:"false" doc:"The identifiers of those above it, the topmost first; empty at the top."`
}

// Decode reads a department's item.
func Decode(item table.Item) (Department, error) {
	var d Department
	if err := table.Decode(item, &d); err != nil {
		return Department{}, fmt.Errorf("department: %w", err)
	}
	return d, nil
}

// Normalize returns the fields as they are stored, and warnings of what is accepted but looks wrong. The
// error is the problem request.invalid with a pointer to each field that is not acceptable.
func (f Fields) Normalize(company access.Company) (normal Fields, warnings []problem.Field, err error) {
	var c text.Checker
	f.Number = c.Line("/number", f.Number)
	f.ShortName = c.Line("/shortName", f.ShortName)
	f.FullName = c.Line("/fullName", f.FullName)
	if f.Type == "" {
		f.Type = Unit
	}
	if f.Parent != "" && !Kind.Valid(f.Parent) {
		c.Add("/parentId", "department.unknown")
	}
	for pointer, value := range map[string]*string{"/phone": &f.Phone, "/fax": &f.Fax} {
		if *value == "" {
			continue
		}
		number, wrong := phone.Normalize(strings.TrimSpace(*value), company.Country)
		if wrong != nil {
			c.Add(pointer, "phone.invalid")
			continue
		}
		if !number.Valid() {
			warnings = append(warnings, problem.At(pointer, "phone.unusual"))
		}
		*value = number.String()
	}
	return f, warnings, c.Problem()
}
