// Package fieldrule is what a company asks of the fields of its customers beyond what every customer needs: that they are filled
// in, have a form, a length, a size, or are one of some values.
//
// Promise: what a Rule accepts and refuses depends on nothing but the rule and the value; a pattern takes time that is linear
// in the value (RE2), whoever wrote it.
package fieldrule

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kehu/shared/problem"
	"kehu/shared/text"
)

// Max is how many rules a company may have.
const Max = 25

// Rule is what a company asks of one field. Of a list, everything but Required is asked of each entry.
type Rule struct {
	Field     string   `json:"field" table:"f" enum:"type,shortName,reference,contactName,contactTitle,phones,fax,emails,website,addresses,taxNumber,paymentMethod,paymentTerms,creditLimit,tags,level,industry,source,notes" doc:"The field of a customer."`
	Required  bool     `json:"required,omitempty" table:"rq" doc:"It must be filled in."`
	Pattern   string   `json:"pattern,omitempty" table:"pt" maxLength:"200" doc:"A regular expression (RE2) that the whole text matches." example:"[A-Z]{2}[0-9]{4}"`
	MinLength int      `json:"minLength,omitempty" table:"mi" minimum:"0" maximum:"4000" doc:"How many characters it has at least."`
	MaxLength int      `json:"maxLength,omitempty" table:"ma" minimum:"0" maximum:"4000" doc:"How many characters it has at most."`
	Minimum   *int64   `json:"minimum,omitempty" table:"lo" doc:"How large it is at least: the days of paymentTerms, the amount of creditLimit."`
	Maximum   *int64   `json:"maximum,omitempty" table:"hi" doc:"How large it is at most."`
	OneOf     []string `json:"oneOf,omitempty" table:"en" maxItems:"100" nullable:"false" doc:"The values that it may have."`
	Hint      Hint     `json:"hint,omitzero" table:"ht" doc:"What a form tells about it."`
}

// Hint is a text for people in both languages.
type Hint struct {
	English string `json:"en,omitempty" table:"en" maxLength:"200"`
	Chinese string `json:"zh-CN,omitempty" table:"zh" maxLength:"200"`
}

// In returns the hint in the language; "" when there is none.
func (h Hint) In(l problem.Language) string {
	if l == problem.Chinese {
		return h.Chinese
	}
	return h.English
}

// numeric are the fields that are a number; the others are texts.
var numeric = []string{"paymentTerms", "creditLimit"}

// Normalize checks rules and returns them as they are stored; pointer is where they stand in the body.
func Normalize(c *text.Checker, pointer string, rules []Rule) []Rule {
	rules = slices.Clone(rules)
	known := make(map[string]bool)
	for i := range rules {
		r, at := &rules[i], fmt.Sprintf("%s/%d", pointer, i)
		if known[r.Field] {
			c.Add(at+"/field", "field.duplicate")
		}
		known[r.Field] = true
		r.normalize(c, at)
	}
	return rules
}

func (r *Rule) normalize(c *text.Checker, at string) {
	if _, err := r.pattern(); err != nil {
		c.Add(at+"/pattern", "fieldRule.patternInvalid")
	}
	if r.MaxLength > 0 && r.MinLength > r.MaxLength {
		c.Add(at+"/minLength", "fieldRule.boundsCrossed")
	}
	if r.Minimum != nil && r.Maximum != nil && *r.Minimum > *r.Maximum {
		c.Add(at+"/minimum", "fieldRule.boundsCrossed")
	}
	sized := r.Minimum != nil || r.Maximum != nil
	worded := r.Pattern != "" || r.MinLength > 0 || r.MaxLength > 0 || len(r.OneOf) > 0
	if number := slices.Contains(numeric, r.Field); sized && !number || worded && (number || r.Field == "addresses") {
		c.Add(at, "fieldRule.doesNotFit")
	}
	r.OneOf = slices.Clone(r.OneOf)
	for i, value := range r.OneOf {
		place := fmt.Sprintf("%s/oneOf/%d", at, i)
		if utf8.RuneCountInString(value) > 100 {
			c.TooLong(place, 100)
		}
		r.OneOf[i] = c.Line(place, value)
	}
	r.Hint.English = c.OptionalLine(at+"/hint/en", r.Hint.English)
	r.Hint.Chinese = c.OptionalLine(at+"/hint/zh-CN", r.Hint.Chinese)
}

func (r *Rule) pattern() (*regexp.Regexp, error) {
	if _, err := regexp.Compile(r.Pattern); err != nil { // by itself: it may not close the group that follows
		return nil, err
	}
	return regexp.Compile(`^(?:` + r.Pattern + `)$`)
}

// Value is one value of a field, as it is stored.
type Value struct {
	Pointer string
	Text    string
}

// Check returns what is wrong with the values of the field, none when it is not filled in; pointer is the field's own.
func (r *Rule) Check(pointer string, values []Value) (wrong []problem.Field) {
	if len(values) == 0 && r.Required {
		return []problem.Field{problem.At(pointer, "field.required")}
	}
	for _, v := range values {
		if field, ok := r.refuses(v); ok {
			wrong = append(wrong, field)
		}
	}
	return wrong
}

func (r *Rule) refuses(v Value) (problem.Field, bool) {
	length := utf8.RuneCountInString(v.Text)
	switch pattern, err := r.pattern(); {
	case r.MinLength > 0 && length < r.MinLength:
		return limit(v, "field.tooShort", int64(r.MinLength)), true
	case r.MaxLength > 0 && length > r.MaxLength:
		return limit(v, "field.tooLong", int64(r.MaxLength)), true
	case len(r.OneOf) > 0 && !slices.Contains(r.OneOf, v.Text):
		field := problem.At(v.Pointer, "field.enum")
		field.Params = map[string]string{"values": strings.Join(r.OneOf, ", ")}
		return field, true
	case r.Minimum != nil && compare(v.Text, *r.Minimum) < 0:
		return limit(v, "field.tooSmall", *r.Minimum), true
	case r.Maximum != nil && compare(v.Text, *r.Maximum) > 0:
		return limit(v, "field.tooLarge", *r.Maximum), true
	case r.Pattern != "" && err == nil && !pattern.MatchString(v.Text):
		return problem.At(v.Pointer, "field.pattern"), true
	}
	return problem.Field{}, false
}

func limit(v Value, code problem.Code, bound int64) problem.Field {
	field := problem.At(v.Pointer, code)
	field.Params = map[string]string{"limit": strconv.FormatInt(bound, 10)}
	return field
}

// compare compares a decimal number with a whole one; what is no number is equal to all, as it was refused elsewhere.
func compare(number string, bound int64) int {
	n, ok := new(big.Rat).SetString(number)
	if !ok {
		return 0
	}
	return n.Cmp(new(big.Rat).SetInt64(bound))
}
