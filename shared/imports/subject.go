package imports

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"kehu/shared/dictionary"
	"kehu/shared/problem"
	"kehu/shared/text"
)

// Type is how the cell of a field is read.
type Type int

// The types.
const (
	Text    Type = iota
	Texts        // of texts: one a line, or with ";", "；", "、" or "," between
	Integer      // a whole number
	Decimal      // a number, perhaps with commas between thousands
	Flag         // yes or no
	Country      // a code of ISO 3166-1, or a name
	Date         // a day: 2024-03-05, 2024/3/5, 2024.3.5, 20240305 or 2024年3月5日, perhaps with a time behind it
	JSON         // a value as the interface has it, for what has no columns of its own
)

// Field is what a column can be.
type Field struct {
	Name string // what a mapping calls it: its place in the record, with dots: "emails", "addresses.0.city"
	Type Type
	// Key says that it only tells which record is meant, and is no field of the record.
	Key bool
	// Aside says that it says nothing alone: of an object that has no other fields nothing is left.
	Aside bool
	// Words are the values that it may have, each with the words that stand for it, the value itself left out.
	Words map[string][]string
	// Dictionary is the company's list of words whose names stand for its codes; "" for none.
	Dictionary dictionary.Name
	// Also are headings by which it is known beside its names in the catalogues.
	Also []string
}

// Path returns where the field stands in a record.
func (f Field) Path() []string { return strings.Split(f.Name, ".") }

// Pointer returns the JSON Pointer of the field.
func (f Field) Pointer() string { return "/" + strings.ReplaceAll(f.Name, ".", "/") }

// Subject is a kind of record that can be imported.
type Subject struct {
	Name     string   // as the interface calls it: "customers"
	Fields   []Field  // in the order of a template
	Keys     []string // the names of the fields by which a record is found
	Required []string // the names of the fields without which none is made
	// Defaults are values of fields that a new record has where the file says nothing.
	Defaults map[string]string
	// Amounts are the names of the amounts of money; one without a currency is in that of the company.
	Amounts []string

	// Lines is the name of a list of the record of which each row tells one entry, by the fields whose names begin with it and a dot; "" where
	// each row is a record of its own. All other fields are of the record. MaxLines is how many rows make one at most.
	Lines    string
	MaxLines int
	// Group is the field that tells which rows make one record, and Same the form in which two of its values are equal.
	Group string
	Same  func(value string) string
}

// Field returns the field of that name.
func (s *Subject) Field(name string) (f Field, found bool) {
	for i := range s.Fields { // not copied for each that it is not: this is asked for every cell of a file
		if s.Fields[i].Name == name {
			return s.Fields[i], true
		}
	}
	return Field{}, false
}

// LineOf returns which line of a record the pointer of a problem is about, from 0, and the pointer without it; -1 for none.
func (s *Subject) LineOf(pointer string) (line int, without string) {
	rest, inside := strings.CutPrefix(pointer, "/"+s.Lines+"/")
	if s.Lines == "" || !inside {
		return -1, pointer
	}
	number, behind, _ := strings.Cut(rest, "/")
	line, err := strconv.Atoi(number)
	if err != nil {
		return -1, pointer
	}
	return line, "/" + s.Lines + "/" + behind
}

// At returns the field that the pointer of a problem is about: the one that stands there, or around it.
func (s *Subject) At(pointer string) (f Field, found bool) {
	_, pointer = s.LineOf(pointer)
	for _, other := range s.Fields {
		at := other.Pointer()
		inside := pointer == at || strings.HasPrefix(pointer, at+"/")
		if inside && (!found || len(at) > len(f.Pointer())) {
			f, found = other, true
		}
	}
	return f, found
}

// Heading returns what the field's column is called in the language. Of fields that come several times the number is part of it.
func (s *Subject) Heading(f Field, l problem.Language) string {
	path := f.Path()
	for i, part := range path {
		number, err := strconv.Atoi(part)
		if err == nil {
			key := strings.Join(append(append([]string{s.Name}, path[:i]...), path[i+1:]...), ".")
			return l.Text("column."+key, map[string]string{"number": strconv.Itoa(number + 1)})
		}
	}
	return l.Text("column."+s.Name+"."+f.Name, nil)
}

// Headings returns the headings of all fields.
func (s *Subject) Headings(l problem.Language) []string {
	all := make([]string, len(s.Fields))
	for i, f := range s.Fields {
		all[i] = s.Heading(f, l)
	}
	return all
}

// headingKey returns the form in which two headings that mean the same are equal: letters and digits alone.
func headingKey(heading string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text.Fold(heading))
}

// Suggest returns, for each heading, the name of the field that it seems to be, "" for none; each field once, for the first heading that is
// it.
func (s *Subject) Suggest(headings []string) []string {
	known := make(map[string]string)
	note := func(heading, field string) {
		if key := headingKey(heading); key != "" && known[key] == "" {
			known[key] = field
		}
	}
	for _, f := range s.Fields {
		note(f.Name, f.Name)
		for _, l := range problem.Languages() {
			note(s.Heading(f, l), f.Name)
		}
	}
	for _, f := range s.Fields {
		for _, heading := range f.Also {
			note(heading, f.Name)
		}
	}
	fields := make([]string, len(headings))
	for i, heading := range headings {
		if field := known[headingKey(heading)]; field != "" && !slices.Contains(fields, field) {
			fields[i] = field
		}
	}
	return fields
}
