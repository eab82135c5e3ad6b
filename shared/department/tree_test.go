package department

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever an index shows, every department stands in the tree once, below at most what is there.
func TestGrow_keeps_every_department(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(0, 12).Draw(t, "count")
		var found []Summary
		for i := range count {
			parent := ""
			if p := rapid.IntRange(-1, 12).Draw(t, "parent"); p >= 0 { // cycles and missing parents too
				parent = fmt.Sprint(p)
			}
			found = append(found, Summary{ID: fmt.Sprint(i), Number: rapid.StringMatching(`[AB]`).Draw(t, "number"), Parent: parent})
		}
		tree := grow(slices.Clone(found))
		var at []string
		for _, s := range tree {
			if slices.Contains(at, s.ID) || s.Path == nil {
				t.Fatalf("%s twice, or without a path", s.ID)
			}
			if len(s.Path) > 0 && (s.Path[len(s.Path)-1] != s.Parent || !slices.Contains(at, s.Parent)) {
				t.Fatalf("%s stands below %v, its parent is %s", s.ID, s.Path, s.Parent)
			}
			at = append(at, s.ID)
		}
		if len(tree) != count {
			t.Fatalf("%d of %d", len(tree), count)
		}
	})
}

func TestGrow_sorts_neighbours_by_number(t *testing.T) {
	tree := grow([]Summary{{ID: "1", Number: "B"}, {ID: "2", Number: "A"}, {ID: "3", Number: "D", Parent: "1"}, {ID: "4", Number: "C", Parent: "1"}})
	var got []string
	for _, s := range tree {
		got = append(got, strings.Join(append(s.Path, s.ID), "/"))
	}
	if want := []string{"2", "1", "1/4", "1/3"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
