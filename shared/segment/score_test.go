package segment

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestClass_grows_with_the_value(t *testing.T) {
	for value := range int64(200_000) {
		if class(value+1) != class(value) && class(value+1) != class(value)+1 {
			t.Fatalf("%d: %d, then %d", value, class(value), class(value+1))
		}
	}
	if class(-5) != 0 || class(63) != 63 || class(64) != 64 || class(65) != 64 || class(math.MaxInt64) > 2000 {
		t.Errorf("classes: %d %d %d %d %d", class(-5), class(63), class(64), class(65), class(math.MaxInt64))
	}
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64Range(0, math.MaxInt64/2).Draw(t, "a")
		b := a + rapid.Int64Range(0, math.MaxInt64/2).Draw(t, "more")
		if class(a) > class(b) {
			t.Fatalf("%d has %d, %d has %d", a, class(a), b, class(b))
		}
		if class(a) == class(b) && b >= exact && float64(b-a) > float64(a)/32+1 {
			t.Fatalf("%d and %d are alike", a, b)
		}
	})
}

// TestBounds_are_quintiles holds what tallies say against the values themselves, as long as each has a class of its own.
func TestBounds_are_quintiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(0, exact-1), 1, 60).Draw(t, "values")
		counted := make(tally)
		for _, v := range values {
			counted[class(v)]++
		}
		b, sorted := counted.bounds(), slices.Sorted(slices.Values(values))
		for i, bound := range b {
			rank := (len(sorted)*(i+1) + 4) / 5 // rounded up
			if int64(bound) != sorted[rank-1] {
				t.Fatalf("bound %d of %v: got %d, want %d", i, sorted, bound, sorted[rank-1])
			}
		}
		for _, v := range values {
			want := int64(0)
			for i := range b {
				if sorted[(len(sorted)*(i+1)+4)/5-1] < v {
					want++
				}
			}
			if got := b.above(v); got != want {
				t.Fatalf("%d: %d bounds below, want %d", v, got, want)
			}
		}
	})
	if b := (tally{}).bounds(); b != (bounds{}) {
		t.Errorf("of nothing: %v", b)
	}
}
