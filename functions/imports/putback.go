package imports

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"kehu/shared/audit"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// values are fields of a record by their names in the API; nil for one that had no value.
type values map[string]any

// trailPage is how many rows of a record's trail one query reads: an import mostly changed it once.
const trailPage = 10

// before returns what the import replaced in a record, which stands in the audit trail: nothing more need be written while an import runs, and what a
// person asked to be erased is not kept elsewhere. nil is that the import made the record. The problem is import.valueNotKept for what the trail does not
// have: numbers of bank accounts, costs, and what was too large; request.busy while the trail is behind.
func (u *undo) before(ctx context.Context, now *standing) (values, error) {
	if now.Version == 1 {
		return nil, nil
	}
	was, lost := make(values), []problem.Field{}
	filter, expected := audit.Filter{Kind: now.kind, Entity: now.ID}, now.Version
	for after := (table.Position{}); ; {
		rows, next, err := audit.List(ctx, u.task.Deps.Audit, u.task.Tenant, filter, after, trailPage)
		if err != nil {
			return nil, err
		}
		for i := range rows {
			row := &rows[i]
			switch {
			case row.Version > expected || row.Aside():
				continue // it came meanwhile, or changed nothing
			case row.Version < expected:
				return nil, u.missing(now)
			case !u.did(row.By, row.RequestID, row.At):
				return was, notKept(lost)
			case row.Action == audit.Created:
				return nil, nil
			}
			lost = append(lost, was.take(row, u.subject.veiled)...)
			expected--
		}
		if after = next; next.IsZero() {
			return nil, u.missing(now)
		}
	}
}

// take notes the values before a change, and returns which are not kept, and why.
func (v values) take(row *audit.Row, veiled map[string]string) (lost []problem.Field) {
	for _, c := range row.Changes {
		hidden, at := c.Old, "/"+c.Field
		member, masked := veiled[c.Field]
		if object, ok := c.Old.(map[string]any); ok && masked && member != "" {
			hidden, at = object[member], at+"/"+member
		}
		switch {
		case c.Omitted:
			lost = append(lost, problem.At("/"+c.Field, "import.valueTooLarge"))
		case masked && hidden != nil:
			lost = append(lost, problem.At(at, "import.valueMasked"))
		}
		v[c.Field] = c.Old
	}
	if row.Emptied {
		lost = append(lost, problem.At("", "import.valueErased"))
	}
	return lost
}

// notKept returns the problem that values are not kept; nil for none.
func notKept(lost []problem.Field) error {
	if len(lost) == 0 {
		return nil
	}
	byPointer := func(a, b problem.Field) int { return strings.Compare(a.Pointer, b.Pointer) }
	slices.SortStableFunc(lost, byPointer)
	return problem.New("import.valueNotKept", slices.CompactFunc(lost, func(a, b problem.Field) bool { return byPointer(a, b) == 0 })...)
}

// missing returns the error of a row that the trail should have.
func (u *undo) missing(now *standing) error {
	if u.task.Deps.Clock.Now().Sub(now.UpdatedAt) < audit.Grace {
		return problem.New("request.busy").After(time.Second) // it will tell in a moment
	}
	return problem.New("import.valueNotKept")
}

// putBack returns the fields of a record with the values of before. What is no field of T follows from others.
func putBack[T any](now T, was values) (T, error) {
	encoded, err := json.Marshal(now)
	if err != nil {
		return now, fmt.Errorf("revert: %w", err)
	}
	var tree map[string]json.RawMessage
	if err := json.Unmarshal(encoded, &tree); err != nil {
		return now, fmt.Errorf("revert: %w", err)
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		value, told := was[name]
		switch {
		case !told || name == "" || name == "-":
		case value == nil:
			delete(tree, name)
		default:
			if tree[name], err = json.Marshal(value); err != nil {
				return now, fmt.Errorf("revert: %w", err)
			}
		}
	}
	if encoded, err = json.Marshal(tree); err != nil {
		return now, fmt.Errorf("revert: %w", err)
	}
	return operation.Decode[T](encoded)
}
