package imports

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Record is what a row says of a record: a tree of JSON whose lists of objects are still told by their numbers.
type Record struct {
	fields map[string]any
	// Keys are the values of the fields that only tell which record is meant.
	Keys map[string]string
	// Lines are what rows say of the entries of the subject's list, and Rows which of the record's rows each is told by, from 0.
	Lines []Record
	Rows  []int
}

// Record reads a row. With clear, an empty cell is told as null.
func (p *Plan) Record(s *Subject, cells []string, words Words) Record {
	r := Record{fields: make(map[string]any), Keys: make(map[string]string)}
	for _, m := range p.Mapping {
		f, known := s.Field(m.Field)
		if !known {
			continue // Check refuses it
		}
		cell := p.cell(m, cells)
		switch {
		case f.Key && f.Words != nil && strings.TrimSpace(cell) != "":
			r.Keys[f.Name] = f.word(cell, words)
		case f.Key:
			r.Keys[f.Name] = strings.TrimSpace(cell)
		case strings.TrimSpace(cell) != "":
			r.set(f.Path(), f.value(cell, words))
		case p.Clear:
			r.set(f.Path(), nil)
		}
	}
	return r
}

// set notes what the row says of a field. Where it tells a whole list as JSON, single entries of that do not count.
func (r *Record) set(path []string, value any) {
	at := r.fields
	for _, part := range path[:len(path)-1] {
		if _, whole := at[part].([]any); whole {
			return
		}
		inner, ok := at[part].(map[string]any)
		if !ok {
			inner = make(map[string]any)
			at[part] = inner
		}
		at = inner
	}
	at[path[len(path)-1]] = value
}

// get returns what the row says of a field.
func (r *Record) get(path []string) (value any, found bool) {
	var at any = r.fields
	for _, part := range path {
		object, ok := at.(map[string]any)
		if !ok {
			return nil, false
		}
		if at, found = object[part]; !found {
			return nil, false
		}
	}
	return at, true
}

// Text returns the text that the row says of a field; of a list, its first. "" for none.
func (r *Record) Text(field string) string {
	if key, found := r.Keys[field]; found {
		return key
	}
	value, _ := r.get(strings.Split(field, "."))
	if list, ok := value.([]any); ok && len(list) > 0 {
		value = list[0]
	}
	text, _ := value.(string)
	return text
}

// Put says another text of a field.
func (r *Record) Put(field, text string) { r.set(strings.Split(field, "."), text) }

// New returns the JSON of a new record: what the row says, with the subject's defaults where it says nothing. A default of a field inside of
// something counts only where the row says something of that. currency is that of amounts that name none.
func (r *Record) New(s *Subject, currency string) (json.RawMessage, error) {
	made := Record{fields: clone(r.fields)}
	for name, value := range s.Defaults {
		path := strings.Split(name, ".")
		_, around := made.get(path[:len(path)-1])
		if _, said := made.get(path); !said && (len(path) == 1 || around) {
			made.set(path, value)
		}
	}
	tree := s.complete(merge(nil, made.fields), currency)
	if object, ok := tree.(map[string]any); ok && s.Lines != "" {
		lines := make([]any, len(r.Lines))
		for i := range r.Lines {
			lines[i] = merge(nil, r.Lines[i].fields)
		}
		object[s.Lines] = lines
	}
	return marshal(tree)
}

// complete takes away what says nothing, and gives amounts that name no currency this one.
func (s *Subject) complete(tree any, currency string) any {
	tree = s.tidy(tree)
	for _, name := range s.Amounts {
		fill(tree, name+".currency", currency)
	}
	return tree
}

// Merged returns the JSON of a record as it is after the row changed it: current is its JSON of today, currency that of amounts that name none.
func (r *Record) Merged(s *Subject, current json.RawMessage, currency string) (json.RawMessage, error) {
	var before any
	decoder := json.NewDecoder(strings.NewReader(string(current)))
	decoder.UseNumber()
	if err := decoder.Decode(&before); err != nil {
		return nil, fmt.Errorf("merge row: %w", err)
	}
	return marshal(s.complete(merge(before, r.fields), currency))
}

func marshal(value any) (json.RawMessage, error) {
	encoded, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("row: %w", err)
	}
	return encoded, nil
}

func clone(tree map[string]any) map[string]any {
	copied := maps.Clone(tree)
	for name, value := range copied {
		if inner, ok := value.(map[string]any); ok {
			copied[name] = clone(inner)
		}
	}
	return copied
}

// merge lays a row's tree over a value: objects member by member, lists of objects by number; null takes away.
func merge(before, row any) any {
	tree, ok := row.(map[string]any)
	if !ok {
		return row
	}
	if numbered(tree) {
		return mergeList(before, tree)
	}
	object, _ := before.(map[string]any)
	merged := maps.Clone(object)
	if merged == nil {
		merged = make(map[string]any, len(tree))
	}
	for name, value := range tree {
		if after := merge(merged[name], value); after == nil {
			delete(merged, name)
		} else {
			merged[name] = after
		}
	}
	if len(merged) == 0 && before == nil && len(tree) > 0 {
		return nil // nothing but what was to be taken away
	}
	return merged
}

// numbered reports whether the members of a tree are those of a list.
func numbered(tree map[string]any) bool {
	for name := range tree {
		if _, err := strconv.Atoi(name); err != nil {
			return false
		}
	}
	return len(tree) > 0
}

func mergeList(before any, tree map[string]any) any {
	list, _ := before.([]any)
	merged := slices.Clone(list)
	for _, number := range slices.Sorted(maps.Keys(tree)) {
		i, err := strconv.Atoi(number)
		if err != nil {
			continue // numbered: it is one
		}
		var entry any
		if i < len(list) {
			entry = list[i]
		}
		after := merge(entry, tree[number])
		if object, ok := after.(map[string]any); after == nil || ok && len(object) == 0 {
			if i < len(merged) {
				merged[i] = nil
			}
			continue
		}
		if i < len(merged) {
			merged[i] = after
		} else {
			merged = append(merged, after)
		}
	}
	merged = slices.DeleteFunc(merged, func(entry any) bool { return entry == nil })
	if len(merged) == 0 {
		return nil
	}
	return merged
}

// Sheet returns the cells of a record, of which record is the JSON, one for each field: Record reads it back from them. keys are the values
// of the fields that only tell which record is meant.
func (s *Subject) Sheet(record json.RawMessage, keys map[string]string) ([]string, error) {
	var value any
	decoder := json.NewDecoder(strings.NewReader(string(record)))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return nil, fmt.Errorf("row: %w", err)
	}
	cells := make([]string, len(s.Fields))
	for i, f := range s.Fields {
		if f.Key {
			cells[i] = keys[f.Name]
			continue
		}
		found := find(value, f.Path())
		if list, ok := found.([]any); ok && f.Type == JSON && len(list) <= s.numberedOf(f) {
			continue // its entries have columns of their own
		}
		cells[i] = f.written(found)
	}
	return cells, nil
}

// numberedOf returns how many entries of a list have columns of their own.
func (s *Subject) numberedOf(list Field) (count int) {
	for _, f := range s.Fields {
		if rest, inside := strings.CutPrefix(f.Name, list.Name+"."); inside {
			number, _, _ := strings.Cut(rest, ".")
			if i, err := strconv.Atoi(number); err == nil {
				count = max(count, i+1)
			}
		}
	}
	return count
}

// find returns the value at a place, nil for none.
func find(value any, path []string) any {
	for _, part := range path {
		switch v := value.(type) {
		case map[string]any:
			value = v[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}
