package fieldrule_test

import (
	"slices"
	"strings"
	"testing"

	"kehu/shared/fieldrule"
	"kehu/shared/text"
)

func bound(n int64) *int64 { return &n }

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name   string
		rule   fieldrule.Rule
		values []string
		want   []string
	}{
		{"what is required must be there", fieldrule.Rule{Required: true}, nil, []string{"/f field.required"}},
		{"what is not may be absent", fieldrule.Rule{MinLength: 3, Pattern: "x"}, nil, nil},
		{"the whole text matches", fieldrule.Rule{Pattern: "[A-Z]{2}|x"}, []string{"AB", "ABC", "x", "xx"}, []string{"/f/1 field.pattern", "/f/3 field.pattern"}},
		{"lengths are of characters", fieldrule.Rule{MinLength: 2, MaxLength: 3}, []string{"客", "客户", "客户管理"}, []string{"/f/0 field.tooShort", "/f/2 field.tooLong"}},
		{"one of some", fieldrule.Rule{OneOf: []string{"a", "b"}}, []string{"a", "B"}, []string{"/f/1 field.enum"}},
		{"numbers have sizes", fieldrule.Rule{Minimum: bound(0), Maximum: bound(60)}, []string{"0", "60", "60.01", "-1", "9"}, []string{"/f/2 field.tooLarge", "/f/3 field.tooSmall"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var values []fieldrule.Value
			for i, v := range c.values {
				values = append(values, fieldrule.Value{Pointer: "/f/" + string(rune('0'+i)), Text: v})
			}
			var got []string
			for _, f := range c.rule.Check("/f", values) {
				got = append(got, f.Pointer+" "+string(f.Code))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestNormalize_refuses_what_cannot_be(t *testing.T) {
	var c text.Checker
	fieldrule.Normalize(&c, "/r", []fieldrule.Rule{
		{Field: "level", Pattern: "("},
		{Field: "level", Pattern: "a)(b"},
		{Field: "notes", MinLength: 5, MaxLength: 4},
		{Field: "creditLimit", Minimum: bound(2), Maximum: bound(1)},
		{Field: "industry", Minimum: bound(2)},
		{Field: "paymentTerms", Pattern: "x"},
		{Field: "source", OneOf: []string{" ", strings.Repeat("x", 101)}},
		{Field: "tags", Hint: fieldrule.Hint{English: "\u202e"}},
	})
	var got []string
	for _, f := range c.Fields() {
		got = append(got, f.Pointer+" "+string(f.Code))
	}
	want := []string{
		"/r/0/pattern fieldRule.patternInvalid", "/r/1/field field.duplicate", "/r/1/pattern fieldRule.patternInvalid", "/r/2/minLength fieldRule.boundsCrossed",
		"/r/3/minimum fieldRule.boundsCrossed", "/r/4 fieldRule.doesNotFit", "/r/5 fieldRule.doesNotFit", "/r/6/oneOf/0 field.blank",
		"/r/6/oneOf/1 field.tooLong", "/r/7/hint/en field.control",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// FuzzCheck holds that no pattern and no value breaks a rule that was taken.
func FuzzCheck(f *testing.F) {
	f.Add("[A-Z]{2}", "AB")
	f.Add("(a*)*$", strings.Repeat("a", 100)+"b")
	f.Fuzz(func(t *testing.T, pattern, value string) {
		var c text.Checker
		rules := fieldrule.Normalize(&c, "/r", []fieldrule.Rule{{Field: "notes", Pattern: pattern}})
		if c.Problem() != nil {
			return
		}
		values := []fieldrule.Value{{Pointer: "/notes", Text: value}}
		if wrong := rules[0].Check("/notes", values); pattern == "" && len(wrong) > 0 {
			t.Errorf("no pattern refuses %q", value)
		}
	})
}
