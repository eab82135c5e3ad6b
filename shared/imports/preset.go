package imports

import (
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/table"
	"kehu/shared/text"
)

// MaxPresets is how many presets a company may have for each kind of record.
const MaxPresets = 50

// PresetColumn says what the column of a heading is.
type PresetColumn struct {
	Heading string            `json:"heading" table:"h"`
	Field   string            `json:"field" table:"f"`
	Values  map[string]string `json:"values,omitempty" table:"v" nullable:"false"`
}

// Preset is a mapping that is remembered, by the headings of the file that it was made for.
type Preset struct {
	Name    string         `json:"name" table:"nm" doc:"What it is called."`
	Columns []PresetColumn `json:"columns" table:"co" nullable:"false" doc:"Which heading is which field."`
	Blank   []string       `json:"blank,omitempty" table:"bl" nullable:"false" doc:"Texts that stand for nothing."`
}

func presets(t access.Tenant, subject string) table.Partition {
	return table.In(t, Kind.Key, "PRESETS", subject)
}

// Remember returns the preset of the plan for a file of these headings.
func (p *Plan) Remember(name string, headings []string) Preset {
	preset := Preset{Name: name, Blank: p.Blank}
	for _, m := range p.Mapping {
		if m.Column <= len(headings) && headings[m.Column-1] != "" {
			preset.Columns = append(preset.Columns, PresetColumn{headings[m.Column-1], m.Field, m.Values})
		}
	}
	return preset
}

// Apply returns the mapping of a file of these headings, and whether it has every heading of the preset.
func (p Preset) Apply(headings []string) (mapping []Column, whole bool) {
	whole = len(p.Columns) > 0
	for _, c := range p.Columns {
		i := slices.IndexFunc(headings, func(heading string) bool { return headingKey(heading) == headingKey(c.Heading) })
		if i < 0 {
			whole = false
			continue
		}
		mapping = append(mapping, Column{Column: i + 1, Field: c.Field, Values: c.Values})
	}
	return mapping, whole
}

// Put is the write that remembers the preset, in place of one of that name.
func (p Preset) Put(t access.Tenant, subject string) table.Write {
	return table.Put(presets(t, subject).Key(text.Fold(p.Name)), table.Encode(p))
}

// Presets returns the presets of a company, by name.
func Presets(ctx context.Context, t table.Table, tenant access.Tenant, subject string) ([]Preset, error) {
	page, err := t.Query(ctx, table.Query{Partition: presets(tenant, subject), Limit: MaxPresets + 1, Consistent: true})
	if err != nil {
		return nil, fmt.Errorf("presets: %w", err)
	}
	all := make([]Preset, len(page.Records))
	for i, r := range page.Records {
		if err := table.Decode(r.Item, &all[i]); err != nil {
			return nil, fmt.Errorf("presets: %w", err)
		}
	}
	return all, nil
}
