package total

import (
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/table"
)

// state says which generation of cells is read, and which is being made. A company that never rebuilt its totals has none.
type state struct {
	Active   int64   `table:"g"`
	Building int64   `table:"b"` // 0: none
	Job      string  `table:"j"` // that builds
	Last     int64   `table:"l"` // the number that was given last
	Old      []int64 `table:"o"` // generations that are to be removed
	Version  int64   `table:"v"`
}

func stateKey(t access.Tenant) table.Key { return table.In(t, "SUM").Key("STATE") }

func decodeState(item table.Item) (s state, err error) {
	if err := table.Decode(item, &s); err != nil {
		return s, fmt.Errorf("state of totals: %w", err)
	}
	return s, nil
}

func readState(ctx context.Context, t table.Table, tenant access.Tenant) (state, error) {
	item, err := t.Get(ctx, stateKey(tenant))
	if err != nil {
		return state{}, fmt.Errorf("state of totals: %w", err)
	}
	return decodeState(item)
}

// replace is the write that puts the state in place of before.
func (s state) replace(t access.Tenant, before state) table.Write {
	s.Version = before.Version + 1
	unchanged := table.Or(table.Absent(), table.Equal("v", table.NumberOf(before.Version)))
	if before.Version > 0 {
		unchanged = table.Equal("v", table.NumberOf(before.Version))
	}
	return table.Put(stateKey(t), table.Encode(s)).When(unchanged, table.ErrConflict)
}

// generations are those in which orders are counted.
func (s state) generations() []int64 {
	if s.Building == 0 {
		return []int64{s.Active}
	}
	return []int64{s.Active, s.Building}
}

// begin returns the state in which the job builds a new generation; what an earlier one left behind is to be removed.
func (s state) begin(job string) state {
	if s.Building != 0 {
		s.Old = append(slices.Clone(s.Old), s.Building)
	}
	s.Last++
	s.Building, s.Job = s.Last, job
	return s
}

// built returns the state in which the new generation is read.
func (s state) built() state {
	s.Old = append(slices.Clone(s.Old), s.Active)
	s.Active, s.Building = s.Building, 0
	return s
}
