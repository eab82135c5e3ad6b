package access_test

import (
	"slices"
	"testing"

	"kehu/shared/access"
)

func TestObjects_are_what_the_administrator_may_do(t *testing.T) {
	var listed []access.Permission
	for _, o := range access.Objects() {
		for _, action := range o.Actions {
			p := access.Permission{Object: o.Name, Action: action}
			listed = append(listed, p)
			if !p.Possible() || p.Owned() != o.Owned {
				t.Errorf("%s: possible %t, owned %t, want %t", p, p.Possible(), p.Owned(), o.Owned)
			}
		}
	}
	if want := access.BuiltIn(access.Administrator).Permissions(); !slices.Equal(listed, want) {
		t.Errorf("got %v, want %v", listed, want)
	}
}
