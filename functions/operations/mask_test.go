package operations_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// sensitive are names of values that are masked wherever they are those of a customer.
var sensitive = regexp.MustCompile(`(?i)(phones?|mobile|fax|taxNumber|account)$`)

// ours are the packages whose values of that name are the company's own, or of its people.
var ours = []string{"kehu/shared/user", "kehu/shared/department", "kehu/shared/tenant", "kehu/shared/trial"}

// TestWhat_is_called_a_phone_is_masked: no answer has a field of such a name without a rule.
func TestWhat_is_called_a_phone_is_masked(t *testing.T) {
	seen, found := make(map[reflect.Type]bool), 0
	var look func(reflect.Type)
	look = func(typ reflect.Type) {
		if seen[typ] {
			return
		}
		seen[typ] = true
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			look(typ.Elem())
		case reflect.Struct:
			for f := range typ.Fields() {
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				text := f.Type.Kind() == reflect.String || f.Type == reflect.TypeFor[[]string]()
				if text && sensitive.MatchString(name) && !slices.Contains(ours, typ.PkgPath()) {
					found++
					if f.Tag.Get("mask") == "" {
						t.Errorf("%s.%s (%s) has no mask", typ, f.Name, name)
					}
				}
				look(f.Type)
			}
		default:
		}
	}
	for _, o := range served() {
		if o.Output == nil {
			t.Errorf("%s answers nobody knows what", o.Name)
			continue
		}
		look(o.Output)
	}
	if found == 0 {
		t.Error("nothing was found")
	}
}
