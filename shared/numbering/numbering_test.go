package numbering_test

import (
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/numbering"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		format numbering.Format
		count  int64
		want   string
	}{
		{numbering.Format{Prefix: "C", Width: 6}, 123, "C000123"},
		{numbering.Format{Prefix: "C", Width: 6}, 1234567, "C1234567"},
		{numbering.Format{Prefix: "2026-", Width: 1}, 7, "2026-7"},
		{numbering.Format{Width: 4}, 42, "0042"},
	} {
		if got := c.format.Number(c.count); got != c.want {
			t.Errorf("%+v: got %s, want %s", c.format, got, c.want)
		}
	}
}

func TestValid(t *testing.T) {
	for prefix, want := range map[string]bool{
		"": true, "C": true, "KH-": true, "2026/": true, "a.b_": true,
		"C1": false, "7": false, " C": false, "客": false, "C\n": false,
	} {
		if got := (numbering.Format{Prefix: prefix, Width: 1}).Valid(); got != want {
			t.Errorf("%q: got %t, want %t", prefix, got, want)
		}
	}
}

func TestNumber_of_different_counts_differs(t *testing.T) {
	format := func(t *rapid.T, name string) numbering.Format {
		return numbering.Format{
			Prefix: rapid.StringMatching(`([A-C0-2]{0,3}[A-C-])?`).Draw(t, name),
			Width:  rapid.IntRange(1, 12).Draw(t, name+" width"),
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := format(t, "a"), format(t, "b")
		if !a.Valid() || !b.Valid() {
			t.Fatalf("%+v, %+v", a, b)
		}
		m, n := rapid.Int64Range(1, 3000).Draw(t, "m"), rapid.Int64Range(1, 3000).Draw(t, "n")
		if m != n && a.Number(m) == b.Number(n) {
			t.Errorf("%+v of %d is %+v of %d: %s", a, m, b, n, a.Number(m))
		}
	})
}
