package events_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/product"
	"kehu/shared/search"
	"kehu/shared/table"
)

// TestReadsAreWhatTextLooksAt takes each attribute out of a full record: what it is found by changes just when Reads names the attribute.
// An update of others is not told to search.
func TestReadsAreWhatTextLooksAt(t *testing.T) {
	for _, kind := range []search.Kind{customer.Findable, contact.Findable, product.Findable} {
		t.Run(kind.Name, func(t *testing.T) {
			record := reflect.New(kind.Type).Elem()
			number := 0
			fill(record, &number)
			item := table.Encode(record.Interface())
			item[table.AttrKind] = kind.Name
			whole := tokens(t, kind, item)
			reads := []string{}
			for name := range item {
				if name == table.AttrKind { // else it is no record
					continue
				}
				without := maps.Clone(item)
				delete(without, name)
				if !slices.Equal(whole, tokens(t, kind, without)) {
					reads = append(reads, name)
				}
			}
			for _, gone := range []string{"da", "er"} {
				with := maps.Clone(item)
				with[gone] = "2026-11-29T00:00:00.000Z"
				if !slices.Equal(whole, tokens(t, kind, with)) {
					reads = append(reads, gone)
				}
			}
			slices.Sort(reads)
			if diff := cmp.Diff(slices.Sorted(slices.Values(kind.Reads)), reads); diff != "" {
				t.Errorf("Reads (-) and what Text looks at (+):\n%s", diff)
			}
		})
	}
}

func tokens(t *testing.T, kind search.Kind, item table.Item) []string {
	t.Helper()
	text, err := kind.Text(item)
	if err != nil {
		t.Fatal(err)
	}
	return text.Tokens()
}

// fill gives each text of a struct, and each list of texts, a word and a telephone number of its own.
func fill(v reflect.Value, number *int) {
	for i := range v.NumField() {
		field := v.Field(i)
		*number++
		text := fmt.Sprintf("+49301234%03d word%03d", *number, *number)
		switch {
		case v.Type().Field(i).Anonymous && field.Kind() == reflect.Struct:
			fill(field, number)
		case field.Kind() == reflect.String && field.CanSet():
			field.SetString(text)
		case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.String && field.CanSet():
			list := reflect.MakeSlice(field.Type(), 1, 1)
			list.Index(0).SetString(text)
			field.Set(list)
		}
	}
}
