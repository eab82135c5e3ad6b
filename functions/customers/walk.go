package customers

import (
	"context"

	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/handover"
	"kehu/shared/operation"
	"kehu/shared/table"
	"kehu/shared/work"
)

// walks reports whether the job itself looks for the customers of the selection, however many they are: those of a tag or a segment, where the
// order of identifiers says which come next. What a text finds is not in that order.
func (s Selection) walks() bool {
	return s.Filter != nil && s.Filter.Query == "" && (s.Filter.Tag != "" || s.Filter.Segment != "")
}

// walk returns the next customers of a filter as steps, behind the one that the cursor names. Where many are looked at in vain, a step
// that has nothing to do keeps the job's lease.
func (s Selection) walk(ctx context.Context, d *app.Deps, call operation.Call, cursor string, limit int) ([]work.Step, error) {
	f, err := s.filter(ctx, d, call, false)
	if err != nil {
		return nil, err
	}
	f.Before = cursor
	var next table.Position
	for range maxVain {
		found, after, err := customer.Search(ctx, d.Table, call.Caller.Tenant, f, next, limit)
		if err != nil {
			return nil, err
		}
		var steps []work.Step
		for _, c := range found {
			steps = append(steps, work.Step{Cursor: c.ID, Record: c.ID, Label: handover.Label(c)})
		}
		if next = after; len(steps) > 0 || next.IsZero() {
			return steps, nil
		}
	}
	last := next.IndexSort
	if last == "" { // members of a segment are listed by their own keys
		last = next.Key.Sort()
	}
	return []work.Step{{Cursor: last, Data: vain{}}}, nil
}

// maxVain is how many searches that find nothing one step makes, each of customer.MaxExamined entries.
const maxVain = 5

// vain is what a step has that does nothing.
type vain struct{}

// first returns the first customers of a walk, and whether there are, or may be, more.
func (s Selection) first(ctx context.Context, d *app.Deps, call operation.Call, limit int) (identifiers []string, more bool, err error) {
	steps, err := s.walk(ctx, d, call, "", limit)
	if err != nil || len(steps) == 0 {
		return nil, false, err
	}
	for _, step := range steps {
		if step.Record != "" {
			identifiers = append(identifiers, step.Record)
		}
	}
	rest, err := s.walk(ctx, d, call, steps[len(steps)-1].Cursor, 1)
	return identifiers, len(rest) > 0, err
}
