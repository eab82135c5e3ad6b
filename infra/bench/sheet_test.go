package main

import (
	"bytes"
	"testing"
	"time"
)

func TestASheetLinesItsColumnsUp(t *testing.T) {
	s := newSheet("a", "long head", "c")
	s.row("x", 1.5, "")
	s.row("longer", 1500*time.Microsecond, 3)
	var got bytes.Buffer
	if err := s.print(&got); err != nil {
		t.Fatal(err)
	}
	const want = "a       long head  c\nx       1.50\nlonger  1.50       3\n"
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func TestQuantilesAreValues(t *testing.T) {
	values := []int{5, 1, 4, 2, 3}
	for share, want := range map[float64]int{0: 1, 0.5: 3, 0.9: 5, 1: 5} {
		if got := quantile(values, share); got != want {
			t.Errorf("%v: got %d, want %d", share, got, want)
		}
	}
	if got := quantile([]int{7}, 0.99); got != 7 {
		t.Errorf("of one: got %d", got)
	}
}
