package department_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/clock"
	"kehu/shared/department"
	"kehu/shared/id"
	"kehu/shared/table"
)

// TestOrder_is_who_has_the_department_above compares with going up from everybody's department.
func TestOrder_is_who_has_the_department_above(t *testing.T) {
	ids := id.NewSource(clock.Func(func() time.Time { return time.Unix(1772443800, 0) }), nil)
	rapid.Check(t, func(rt *rapid.T) {
		departments := make([]string, rapid.IntRange(1, 8).Draw(rt, "departments"))
		item, parents := table.Item{"v": table.NumberOf(3)}, make(map[string]string)
		for i := range departments {
			departments[i] = department.Kind.NewID(ids)
			if above := rapid.IntRange(-1, i-1).Draw(rt, "above"); above >= 0 {
				parents[departments[i]] = departments[above]
				item[departments[i]] = departments[above]
			}
		}
		in := make(map[string]string)
		for i := range rapid.IntRange(0, 8).Draw(rt, "users") {
			if at := rapid.IntRange(-1, len(departments)-1).Draw(rt, "in"); at >= 0 {
				user := fmt.Sprintf("usr_%026d", i)
				in[user], item[user] = departments[at], departments[at]
			}
		}
		order := department.DecodeOrder(item)
		for user, top := range in {
			var want []string
			for other, at := range in {
				for ; at != "" && at != top; at = parents[at] {
				}
				if at == top {
					want = append(want, other)
				}
			}
			slices.Sort(want)
			if got := order.Around(user); !slices.Equal(got, want) {
				rt.Errorf("around %s: got %v, want %v", user, got, want)
			}
		}
		if got := order.Around("usr_x"); got != nil {
			rt.Errorf("around who is nowhere: %v", got)
		}
	})
}

func TestOrder_ends_in_a_cycle(t *testing.T) {
	a, b := "dep_00000000000000000000000001", "dep_00000000000000000000000002"
	order := department.DecodeOrder(table.Item{a: b, b: a, "usr_1": a, "usr_2": "dep_00000000000000000000000003"})
	if got := order.Around("usr_2"); !slices.Equal(got, []string{"usr_2"}) {
		t.Errorf("got %v", got)
	}
	if got := department.DecodeOrder(nil).Around("usr_1"); got != nil {
		t.Errorf("of no order: %v", got)
	}
}
