package order

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/problem"
	"kehu/shared/text"
)

func TestDay(t *testing.T) {
	t.Parallel()
	const today = "2024-02-29"
	for _, c := range []struct {
		value, was string
		want       problem.Code
	}{
		{value: ""},
		{value: today},
		{value: "1900-01-01"},
		{value: "1899-12-31", want: "date.invalid"},
		{value: "0001-01-01", want: "date.invalid"},
		{value: "2025-02-30", want: "date.invalid"},
		{value: "2025-03-01"}, // a year after a day that the next year has not
		{value: "2025-03-02", want: "date.tooFar"},
		{value: "2924-02-29", want: "date.tooFar"},
		{value: "2924-02-29", was: "2924-02-29"}, // it was so before there were bounds
		{value: "2924-02-28", was: "2924-02-29", want: "date.tooFar"},
	} {
		var check text.Checker
		day(&check, "/orderDate", c.value, c.was, today, 1)
		var got problem.Code
		for _, f := range check.Fields() {
			got = f.Code
			if f.Code == "date.tooFar" {
				if diff := cmp.Diff(map[string]string{"latest": "2025-03-01"}, f.Params); diff != "" {
					t.Errorf("%s: %s", c.value, diff)
				}
			}
		}
		if got != c.want {
			t.Errorf("%q, before %q: %q, want %q", c.value, c.was, got, c.want)
		}
	}
}
