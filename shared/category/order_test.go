package category_test

import (
	"testing"

	"kehu/shared/category"
	"kehu/shared/table"
)

func TestOrder_Within(t *testing.T) {
	order := category.DecodeOrder(table.Item{"v": table.NumberOf(3), "top": "", "middle": "top", "low": "middle", "a": "b", "b": "a"})
	if _, isCategory := order["v"]; isCategory {
		t.Error("the version passes for a category")
	}
	for _, c := range []struct {
		identifier, other string
		want              bool
	}{
		{"low", "low", true},
		{"low", "middle", true},
		{"low", "top", true},
		{"top", "low", false},
		{"low", "a", false},
		{"", "top", false},
		{"", "", false},
		{"gone", "top", false},
		{"a", "top", false}, // a circle, which the store does not make, ends
	} {
		if got := order.Within(c.identifier, c.other); got != c.want {
			t.Errorf("%q within %q: got %t", c.identifier, c.other, got)
		}
	}
}
