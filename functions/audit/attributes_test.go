package audit_test

import (
	"reflect"
	"strings"
	"testing"

	"kehu/functions/audit"
	"kehu/shared/record"
)

// TestFieldsHaveAttributesOfTheirOwn: of a record, no two fields are kept under one name, and none under that by which a record
// tells that it moved, unless that is what it is for.
func TestFieldsHaveAttributesOfTheirOwn(t *testing.T) {
	for _, kind := range audit.Kinds() {
		taken := map[string]string{}
		for _, field := range fieldsOf(kind.Type) {
			name, _, _ := strings.Cut(field.Tag.Get("table"), ",")
			if name == "" || name == "-" {
				continue
			}
			if other, found := taken[name]; found {
				t.Errorf("%s: %s and %s are both kept as %q", kind.Name, other, field.Name, name)
			}
			taken[name] = field.Name
			if name == record.AttrFrom && field.Tag.Get("json") != "-" {
				t.Errorf("%s: %s is kept as %q, as where a record comes from", kind.Name, field.Name, name)
			}
		}
	}
}

// fieldsOf lists the fields of a struct, and of those that are embedded in it.
func fieldsOf(t reflect.Type) []reflect.StructField {
	var all []reflect.StructField
	for field := range t.Fields() {
		if field.Anonymous && field.Type.Kind() == reflect.Struct {
			all = append(all, fieldsOf(field.Type)...)
			continue
		}
		all = append(all, field)
	}
	return all
}
