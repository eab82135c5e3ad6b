package customer

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"kehu/shared/dictionary"
	"kehu/shared/fieldrule"
	"kehu/shared/problem"
)

// obey holds the fields against the company's rules. A field that is as it was before is not held against them again: a new
// rule must not hinder whoever changes something else. The rules ask for what people enter, so defaults do not count.
func (f *Fields) obey(rules []fieldrule.Rule, before *Fields) (wrong []problem.Field) {
	for _, r := range rules {
		values := f.values(r.Field)
		if before != nil && reflect.DeepEqual(values, before.values(r.Field)) {
			continue
		}
		wrong = append(wrong, r.Check("/"+r.Field, values)...)
	}
	return wrong
}

// values returns what a rule on the field of that name is held against; none when it is not filled in.
func (f *Fields) values(field string) []fieldrule.Value {
	pointer := "/" + field
	one := func(text string) []fieldrule.Value {
		if text == "" {
			return nil
		}
		return []fieldrule.Value{{Pointer: pointer, Text: text}}
	}
	each := func(texts []string) (all []fieldrule.Value) {
		for i, text := range texts {
			all = append(all, fieldrule.Value{Pointer: fmt.Sprintf("%s/%d", pointer, i), Text: text})
		}
		return all
	}
	switch field {
	case "phones":
		return each(f.Phones)
	case "emails":
		return each(f.Emails)
	case "tags":
		return each(f.Tags)
	case "addresses":
		return each(f.lines())
	case "paymentTerms":
		if f.Terms == nil {
			return nil
		}
		return []fieldrule.Value{{Pointer: pointer + "/days", Text: strconv.Itoa(f.Terms.Days)}}
	case "creditLimit":
		if f.CreditLimit == nil {
			return nil
		}
		return []fieldrule.Value{{Pointer: pointer + "/amount", Text: f.CreditLimit.Amount}}
	}
	return one(map[string]string{
		"type": string(f.Type), "shortName": f.ShortName, "reference": f.Reference, "contactName": f.ContactName, "contactTitle": f.ContactTitle,
		"fax": f.Fax, "website": f.Website, "taxNumber": f.TaxNumber, "paymentMethod": f.Payment, "level": f.Level, "industry": f.Industry,
		"source": string(f.Source), "categoryId": f.Category, "notes": f.Notes,
	}[field])
}

// lines are the addresses in one line each.
func (f *Fields) lines() (lines []string) {
	for _, a := range f.Addresses {
		lines = append(lines, fmt.Sprint(a))
	}
	return lines
}

// FieldInfo is what a form needs to know of a field of a customer.
type FieldInfo struct {
	Field     string   `json:"field" doc:"The name of the field."`
	Required  bool     `json:"required" doc:"Whether it must be filled in: to be marked with a star."`
	Pattern   string   `json:"pattern,omitempty" doc:"A regular expression (RE2) that each text matches."`
	MinLength int      `json:"minLength,omitempty" doc:"Of each text, in characters."`
	MaxLength int      `json:"maxLength,omitempty" doc:"Of each text, in characters."`
	Minimum   *int64   `json:"minimum,omitempty" doc:"Of a number."`
	Maximum   *int64   `json:"maximum,omitempty" doc:"Of a number."`
	MaxItems  int      `json:"maxItems,omitempty" doc:"Of a list."`
	OneOf     []string `json:"oneOf,omitempty" doc:"The values that it may have."`
	// Dictionary is where a form finds what it may offer.
	Dictionary dictionary.Name `json:"dictionary,omitempty" enum:"industry,source,level" doc:"Its values are codes of the enabled entries of this dictionary."`
	Hint       string          `json:"hint,omitempty" doc:"What to tell about it, in the caller's language."`
}

// Describe tells what each field of a customer must be, in the order of the document: what holds for every company, and
// what these rules add.
func Describe(rules []fieldrule.Rule, language problem.Language) []FieldInfo {
	var all []FieldInfo
	for field := range reflect.TypeFor[Fields]().Fields() {
		info := builtIn(field)
		for _, r := range rules {
			if r.Field == info.Field {
				info = info.with(r, language)
			}
		}
		all = append(all, info)
	}
	return all
}

// builtIn tells what holds of a field for every company, as its tags say it.
func builtIn(f reflect.StructField) FieldInfo {
	number := func(tag string) int {
		n, _ := strconv.Atoi(f.Tag.Get(tag)) // 0 when there is none
		return n
	}
	name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	info := FieldInfo{
		Field: name, Required: !strings.Contains(options, "omitempty"),
		Dictionary: listed[name], MinLength: number("minLength"), MaxLength: number("maxLength"), MaxItems: number("maxItems"),
	}
	if values := f.Tag.Get("enum"); values != "" {
		info.OneOf = strings.Split(values, ",")
	}
	return info
}

// with returns the field with what a rule adds: it narrows what holds for every company, never widens it.
func (i FieldInfo) with(r fieldrule.Rule, language problem.Language) FieldInfo {
	i.Required = i.Required || r.Required
	i.Pattern, i.Minimum, i.Maximum, i.Hint = r.Pattern, r.Minimum, r.Maximum, r.Hint.In(language)
	i.MinLength = max(i.MinLength, r.MinLength)
	if r.MaxLength > 0 && (i.MaxLength == 0 || r.MaxLength < i.MaxLength) {
		i.MaxLength = r.MaxLength
	}
	if len(r.OneOf) > 0 {
		i.OneOf = slices.Clone(r.OneOf)
	}
	return i
}
