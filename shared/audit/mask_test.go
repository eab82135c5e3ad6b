package audit_test

import (
	"fmt"
	"reflect"
	"testing"

	"kehu/shared/access"
	"kehu/shared/audit"
	"kehu/shared/record"
)

func TestMask(t *testing.T) {
	type masked struct {
		record.Meta
		Phones []string `json:"phones" mask:"phone"`
		Name   string   `json:"name"`
	}
	kinds := []record.Kind{{Name: "masked", Type: reflect.TypeFor[masked]()}}
	rows := []audit.Row{
		{Kind: "masked", Changes: []audit.Change{{Field: "phones", Old: []any{"+49301234567"}}, {Field: "name", Old: "a", New: "b"}}},
		{Kind: "another", Changes: []audit.Change{{Field: "name", Old: "a", New: "b"}}},
	}
	audit.Mask(rows, kinds, access.Rights{})
	if got, want := fmt.Sprint(rows[0].Changes, rows[1].Changes), "[{phones [****4567] <nil> false} {name a b false}] [{name <nil> <nil> false}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
