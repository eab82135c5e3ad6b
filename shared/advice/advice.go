// Package advice is what a dry run tells beside the record: what is accepted but looks wrong, and
// which values another record has.
package advice

import "kehu/shared/problem"

// Advice is embedded in the answers of operations that know validateOnly.
type Advice struct {
	Warnings   []Warning   `json:"warnings,omitempty" doc:"Only with validateOnly: what is accepted but looks wrong."`
	Duplicates []Duplicate `json:"duplicates,omitempty" doc:"Only with validateOnly: fields whose value another record has."`
}

// Warning is something that is accepted but looks wrong.
type Warning struct {
	Pointer string       `json:"pointer" doc:"JSON Pointer to the field."`
	Code    problem.Code `json:"code" doc:"The stable code."`
	Detail  string       `json:"detail" doc:"The text in the caller's language."`
}

// Duplicate is a field whose value another record has.
type Duplicate struct {
	Pointer string       `json:"pointer" doc:"JSON Pointer to the field."`
	Code    problem.Code `json:"code" doc:"The stable code."`
	Record  string       `json:"record,omitempty" doc:"The identifier of the other record, if you may see it."`
	Owner   string       `json:"owner,omitempty" doc:"The name of who looks after it, if you may not see it."`
}

// Warn adds warnings in the language.
func (a *Advice) Warn(language problem.Language, fields ...problem.Field) {
	for _, f := range fields {
		detail := language.Text(string(f.Code), f.Params)
		a.Warnings = append(a.Warnings, Warning{Pointer: f.Pointer, Code: f.Code, Detail: detail})
	}
}

// Repeat adds values that another record has.
func (a *Advice) Repeat(duplicates ...Duplicate) {
	a.Duplicates = append(a.Duplicates, duplicates...)
}
