package customer

import (
	"reflect"
	"slices"
	"strings"

	"kehu/shared/emailaddress"
)

// together are fields that are taken from one customer together, as one says nothing without the other.
var together = map[string]string{"taxCountry": "taxNumber", "contactTitle": "contactName"}

// FieldNames lists the names of the fields that people enter, in the order of the document.
func FieldNames() (names []string) {
	for field := range reflect.TypeFor[Fields]().Fields() {
		names = append(names, nameOf(field))
	}
	return names
}

func nameOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// Combine returns what becomes of the fields when the other customer becomes part of this one: what is filled in stays, what is not
// comes from the other, and lists have what both have. The fields that take names are the other's alone.
func (f Fields) Combine(other Fields, take []string) Fields {
	out := f
	to, from := reflect.ValueOf(&out).Elem(), reflect.ValueOf(other)
	taken := func(name string) bool { return slices.Contains(take, name) || slices.Contains(take, together[name]) }
	for i := range to.NumField() {
		name := nameOf(to.Type().Field(i))
		head := to.Field(i)
		if first := together[name]; first != "" {
			head = reflect.ValueOf(f).FieldByIndex(fieldNamed(first).Index)
		}
		if taken(name) || head.IsZero() {
			to.Field(i).Set(from.Field(i))
		}
	}
	if !taken("phones") {
		out.Phones = union(f.Phones, other.Phones, func(a, b string) bool { return a == b })
	}
	if !taken("emails") {
		out.Emails = union(f.Emails, other.Emails, func(a, b string) bool { return emailaddress.Fold(a) == emailaddress.Fold(b) })
	}
	if !taken("tags") {
		out.Tags = union(f.Tags, other.Tags, func(a, b string) bool { return a == b })
	}
	if !taken("addresses") {
		out.Addresses = f.places(other)
	}
	if !taken("notes") && f.Notes != "" && other.Notes != "" && f.Notes != other.Notes {
		if both := f.Notes + "\n\n" + other.Notes; len([]rune(both)) <= maxNotes {
			out.Notes = both
		}
	}
	return out
}

// maxNotes is how many characters the notes have at most, as their tag says.
const maxNotes = 4000

func fieldNamed(name string) reflect.StructField {
	for field := range reflect.TypeFor[Fields]().Fields() {
		if nameOf(field) == name {
			return field
		}
	}
	return reflect.StructField{}
}

// union returns all of both, each once; what is first stays first.
func union[T any](a, b []T, same func(a, b T) bool) []T {
	all := slices.Clone(a)
	for _, value := range b {
		if !slices.ContainsFunc(all, func(known T) bool { return same(known, value) }) {
			all = append(all, value)
		}
	}
	return all
}

// places returns the addresses of both. There is one registered address, and one default of each type: this customer's.
func (f Fields) places(other Fields) []Address {
	all := slices.Clone(f.Addresses)
	known := func(a Address) bool {
		return slices.ContainsFunc(all, func(known Address) bool { return a.like(known) })
	}
	for _, a := range other.Addresses {
		if known(a) {
			continue
		}
		if _, found := f.AddressFor(Registered); found && a.Type == Registered {
			a.Type = Elsewhere
		}
		if slices.ContainsFunc(all, func(known Address) bool { return known.Type == a.Type && known.IsDefault }) {
			a.IsDefault = false
		}
		if !known(a) {
			all = append(all, a)
		}
	}
	return all
}

// like reports whether both addresses are the same place, for the same purpose.
func (a Address) like(other Address) bool {
	a.IsDefault, other.IsDefault = false, false
	return a == other
}

// Part returns the fields without what came of combining before with another customer into combined, as far as nobody changed it
// since: a field that is as it was combined becomes what it was before, a list loses what came to it. kept names the fields that
// were changed since and stay.
func (f Fields) Part(before, combined Fields) (out Fields, kept []string) {
	out = f
	to := reflect.ValueOf(&out).Elem()
	was, became := reflect.ValueOf(before), reflect.ValueOf(combined)
	for i := range to.NumField() {
		field := to.Type().Field(i)
		now := to.Field(i).Interface()
		switch {
		case alike(was.Field(i), became.Field(i)): // the merge did nothing to it
		case reflect.DeepEqual(now, became.Field(i).Interface()):
			to.Field(i).Set(was.Field(i))
		case field.Type.Kind() == reflect.Slice:
			to.Field(i).Set(without(to.Field(i), was.Field(i), became.Field(i)))
			kept = append(kept, nameOf(field))
		default:
			kept = append(kept, nameOf(field))
		}
	}
	return out, kept
}

func alike(a, b reflect.Value) bool {
	return reflect.DeepEqual(a.Interface(), b.Interface()) || a.Kind() == reflect.Slice && a.Len() == 0 && b.Len() == 0
}

// without returns the list without what the merge brought into it.
func without(now, before, combined reflect.Value) reflect.Value {
	has := func(list reflect.Value, value any) bool {
		for i := range list.Len() {
			if reflect.DeepEqual(list.Index(i).Interface(), value) {
				return true
			}
		}
		return false
	}
	left := reflect.MakeSlice(now.Type(), 0, now.Len())
	for i := range now.Len() {
		if value := now.Index(i).Interface(); has(before, value) || !has(combined, value) {
			left = reflect.Append(left, now.Index(i))
		}
	}
	return left
}
