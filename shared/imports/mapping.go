package imports

import (
	"fmt"
	"slices"
	"strconv"

	"kehu/shared/problem"
	"kehu/shared/sheet"
	"kehu/shared/text"
)

// Column says what one column of a file is.
type Column struct {
	Column int               `json:"column" minimum:"1" maximum:"500" doc:"Which column, from 1."`
	Field  string            `json:"field" minLength:"1" maxLength:"60" doc:"Which field it is; see the template." example:"name"`
	Values map[string]string `json:"values,omitempty" nullable:"false" doc:"What single values of the column stand for." example:"{\"Germany\":\"DE\"}"`
}

// Mode says what is done with a row.
type Mode string

// The modes.
const (
	Create Mode = "create" // each row is a new record
	Update Mode = "update" // each row changes the record that its key names
	Upsert Mode = "upsert" // update, or create when no record has the key
)

// Duplicates says what is done with a row that is, or seems to be, another record.
type Duplicates string

// The rules.
const (
	Refuse Duplicates = "refuse" // it fails, also for what only seems to be: a name or phone number of another
	Skip   Duplicates = "skip"   // it is left out
	Allow  Duplicates = "allow"  // as the company's settings say
)

// Plan says how records are made of a file.
type Plan struct {
	Mapping    []Column   `json:"mapping" minItems:"1" maxItems:"500" nullable:"false" doc:"What the columns are; a column that does not stand here is left out."`
	Mode       Mode       `json:"mode,omitempty" enum:"create,update,upsert" default:"create" doc:"create: each row is new; update: each row changes the record that its key names; upsert: the one or the other."`
	Key        string     `json:"key,omitempty" maxLength:"60" doc:"The field that names the record, with update and upsert." example:"reference"`
	Duplicates Duplicates `json:"duplicates,omitempty" enum:"refuse,skip,allow" default:"allow" doc:"A new row whose unique value, name or phone number another record has: refuse it, skip it, or do as the settings of the company say."`
	Blank      []string   `json:"blank,omitempty" maxItems:"20" nullable:"false" doc:"Texts that stand for nothing." example:"[\"NULL\"]"`
	Clear      bool       `json:"clear,omitempty" doc:"Whether an empty cell clears the field of a record that is changed; otherwise the field stays."`
}

// maxValues is how many values of a column can be told what they stand for.
const maxValues = 500

// Check returns the problem request.invalid with what is wrong with the plan for a file of so many columns; pointers begin at the plan.
func (p *Plan) Check(s *Subject, columns int) error {
	var c text.Checker
	fields := make(map[string]bool)
	for i, m := range p.Mapping {
		at := fmt.Sprintf("/mapping/%d", i)
		if m.Column < 1 || m.Column > columns {
			c.Add(at+"/column", "import.columnUnknown")
		}
		if _, known := s.Field(m.Field); !known {
			c.Add(at+"/field", "import.fieldUnknown")
		}
		if fields[m.Field] {
			c.Add(at+"/field", "field.duplicate")
		}
		fields[m.Field] = true
		if len(m.Values) > maxValues {
			c.Limit(at+"/values", "field.tooMany", maxValues)
		}
	}
	switch {
	case p.Mode == Create || p.Mode == "":
	case len(s.Keys) == 0:
		c.Add("/mode", "import.createOnly")
	case !slices.Contains(s.Keys, p.Key):
		c.Add("/key", "import.keyUnknown")
	case !fields[p.Key]:
		c.Add("/key", "import.keyMissing")
	}
	if p.Mode != Update {
		for _, name := range s.Required {
			if !fields[name] {
				missing := problem.At("/mapping", "import.fieldMissing")
				missing.Params = map[string]string{"field": name}
				c.Note(missing)
			}
		}
	}
	return c.Problem()
}

// ColumnOf returns the column that the plan takes the field from, 0 for none.
func (p *Plan) ColumnOf(field string) int {
	for _, m := range p.Mapping {
		if m.Field == field {
			return m.Column
		}
	}
	return 0
}

// Letters returns what a spreadsheet calls a column: A for 1, AB for 28.
func Letters(column int) string {
	letters := ""
	for ; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters
}

// CellName returns what a spreadsheet calls a cell.
func CellName(column int, line int64) string { return Letters(column) + strconv.FormatInt(line, 10) }

// cell returns what a cell says by the plan: without the apostrophe before formulas, "" for a text that stands for nothing, and what its value
// stands for.
func (p *Plan) cell(m Column, cells []string) string {
	if m.Column > len(cells) {
		return ""
	}
	value := sheet.Original(cells[m.Column-1])
	if slices.Contains(p.Blank, value) {
		return ""
	}
	if other, found := m.Values[value]; found {
		return other
	}
	return value
}
