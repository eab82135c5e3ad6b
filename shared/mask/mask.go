package mask

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"kehu/shared/access"
)

// Apply masks what value points to as far as the rights do not show it. What is shared with other values is copied before.
func Apply(r access.Rights, value any) {
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Pointer || v.IsNil() || !holds(v.Type()) {
		return
	}
	if slices.ContainsFunc(access.Fields(), func(f access.Field) bool { return !r.Shows(f) }) {
		each(v.Elem(), "", func(f access.Field, _, text string) string {
			if r.Shows(f) {
				return text
			}
			return Text(text)
		})
	}
}

// Value is a value that is masked otherwise, in clear.
type Value struct {
	Pointer string       `json:"pointer" doc:"JSON Pointer to the field in the record." example:"/phones/0"`
	Field   access.Field `json:"field" doc:"The rule that it is masked by." example:"phone"`
	Value   string       `json:"value" doc:"The value in clear."`
}

// Values lists the values of the fields in what value points to, in the order of the type; never nil.
func Values(value any, fields ...access.Field) []Value {
	all := []Value{}
	v := reflect.ValueOf(value).Elem()
	if !holds(v.Type()) {
		return all
	}
	each(v, "", func(f access.Field, pointer, text string) string {
		if text != "" && slices.Contains(fields, f) {
			all = append(all, Value{pointer, f, text})
		}
		return text
	})
	return all
}

// each replaces every text below v that has a rule by what f makes of it. Slices, maps and pointers are copied, as others may
// hold them, too.
func each(v reflect.Value, pointer string, f func(rule access.Field, pointer, text string) string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			copied := reflect.New(v.Type().Elem())
			copied.Elem().Set(v.Elem())
			each(copied.Elem(), pointer, f)
			v.Set(copied)
		}
	case reflect.Slice:
		if !v.IsNil() {
			copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(copied, v)
			for i := range copied.Len() {
				each(copied.Index(i), fmt.Sprint(pointer, "/", i), f)
			}
			v.Set(copied)
		}
	case reflect.Map:
		if !v.IsNil() {
			copied := reflect.MakeMapWithSize(v.Type(), v.Len())
			for _, key := range v.MapKeys() {
				value := reflect.New(v.Type().Elem()).Elem()
				value.Set(v.MapIndex(key))
				each(value, fmt.Sprint(pointer, "/", key), f)
				copied.SetMapIndex(key, value)
			}
			v.Set(copied)
		}
	case reflect.Struct:
		for _, p := range planOf(v.Type()) {
			field, at := v.Field(p.number), pointer
			if p.name != "" {
				at += "/" + p.name
			}
			switch {
			case p.rule == "":
				each(field, at, f)
			case field.Kind() == reflect.String:
				field.SetString(f(p.rule, at, field.String()))
			default:
				copied := slices.Clone(field.Interface().([]string))
				for i, text := range copied {
					copied[i] = f(p.rule, fmt.Sprint(at, "/", i), text)
				}
				field.Set(reflect.ValueOf(copied))
			}
		}
	default: // holds no text with a rule
	}
}

// field is a field of a struct that is masked, or in which something is.
type field struct {
	number int
	name   string       // in JSON; "" for an embedded struct
	rule   access.Field // "" when it is inside that something is masked
}

var plans sync.Map // reflect.Type -> []field

// planOf panics for a tag that names no rule, and one on anything but text and lists of it: mistakes in the code.
func planOf(t reflect.Type) []field {
	if known, ok := plans.Load(t); ok {
		return known.([]field)
	}
	var plan []field
	for i := range t.NumField() {
		f := t.Field(i)
		p := field{number: i, rule: access.Field(f.Tag.Get("mask"))}
		if p.name, _, _ = strings.Cut(f.Tag.Get("json"), ","); p.name == "-" || !f.IsExported() && !f.Anonymous {
			continue
		}
		switch text := f.Type.Kind() == reflect.String || f.Type == reflect.TypeFor[[]string](); {
		case p.rule != "" && (!text || !slices.Contains(access.Fields(), p.rule)):
			panic(fmt.Sprintf("mask: %s.%s cannot be masked by %q", t, f.Name, p.rule))
		case p.rule != "" || holds(f.Type):
			plan = append(plan, p)
		}
	}
	plans.Store(t, plan)
	return plan
}

var holding sync.Map // reflect.Type -> bool

// holds reports whether something is masked in values of the type.
func holds(t reflect.Type) bool {
	if known, ok := holding.Load(t); ok {
		return known.(bool)
	}
	found := search(t, make(map[reflect.Type]bool))
	holding.Store(t, found)
	return found
}

// search looks through all types that the type is made of, each once.
func search(t reflect.Type, seen map[reflect.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return search(t.Elem(), seen)
	case reflect.Struct:
		for f := range t.Fields() {
			if f.Tag.Get("mask") != "" || (f.IsExported() || f.Anonymous) && search(f.Type, seen) {
				return true
			}
		}
	default:
	}
	return false
}
