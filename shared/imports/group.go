package imports

import (
	"maps"
	"reflect"
	"strings"

	"kehu/shared/text"
)

// Grouper tells which rows make one record.
type Grouper struct {
	plan    *Plan
	subject *Subject
	last    string
}

// Grouper returns a Grouper for a file whose rows are told to it from the first one on.
func (p *Plan) Grouper(s *Subject) *Grouper { return &Grouper{plan: p, subject: s} }

// Of returns what is equal for the rows of one record, "" for a row of which nothing tells where it belongs. A row without a value belongs to
// the one above it: so reports have it, and cells that are merged.
func (g *Grouper) Of(cells []string) string {
	for _, m := range g.plan.Mapping {
		if m.Field != g.subject.Group {
			continue
		}
		if value := strings.TrimSpace(g.plan.cell(m, cells)); value != "" {
			g.last = g.subject.Same(value)
		}
	}
	return g.last
}

// Gather reads the rows that make one record; of a subject without lines that is one row. The problem is request.invalid where rows say different
// things of the record itself.
func (p *Plan) Gather(s *Subject, rows [][]string, words Words) (Record, error) {
	if s.Lines == "" {
		return p.Record(s, rows[0], words), nil
	}
	whole := Record{fields: make(map[string]any), Keys: make(map[string]string)}
	different := make(map[string]bool)
	for i, cells := range rows {
		one := p.Record(s, cells, words)
		line := one.line(s)
		if len(line.fields) > 0 || len(line.Keys) > 0 {
			whole.Lines, whole.Rows = append(whole.Lines, line), append(whole.Rows, i)
		}
		for _, m := range p.Mapping {
			if f, known := s.Field(m.Field); known && !s.ofLine(f) && !whole.agree(s, f, &one) {
				different[f.Pointer()] = true
			}
		}
	}
	var check text.Checker
	for _, f := range s.Fields {
		if different[f.Pointer()] {
			check.Add(f.Pointer(), "import.rowsDiffer")
		}
	}
	return whole, check.Problem()
}

// TooMany is the problem of more rows than a record can have.
func (s *Subject) TooMany() error {
	var check text.Checker
	check.Limit("/"+s.Lines, "import.groupTooLarge", s.MaxLines)
	return check.Problem()
}

func (s *Subject) ofLine(f Field) bool { return strings.HasPrefix(f.Name, s.Lines+".") }

// line takes what a row says of its line out of the record, keys by their names within it. Empty cells say nothing there.
func (r *Record) line(s *Subject) Record {
	line := Record{fields: make(map[string]any), Keys: make(map[string]string)}
	if tree, ok := r.fields[s.Lines].(map[string]any); ok {
		line.fields = tree
		maps.DeleteFunc(tree, func(_ string, value any) bool { return value == nil })
	}
	delete(r.fields, s.Lines)
	for name, value := range r.Keys {
		if within, inside := strings.CutPrefix(name, s.Lines+"."); inside {
			if value != "" {
				line.Keys[within] = value
			}
			delete(r.Keys, name)
		}
	}
	return line
}

// agree notes what another row says of a field, and reports whether it goes with what rows before it said.
func (r *Record) agree(s *Subject, f Field, other *Record) bool {
	if f.Key {
		was, said := r.Keys[f.Name], other.Keys[f.Name]
		if was == "" {
			r.Keys[f.Name] = said
		}
		return was == "" || said == "" || was == said
	}
	said, found := other.get(f.Path())
	if !found || said == nil {
		return true
	}
	was, known := r.get(f.Path())
	if !known {
		r.set(f.Path(), said)
		return true
	}
	if f.Name == s.Group {
		one, _ := was.(string)
		two, _ := said.(string)
		return s.Same(one) == s.Same(two)
	}
	return reflect.DeepEqual(was, said)
}
