package products_test

import (
	"testing"

	"kehu/functions/dictionaries"
	"kehu/functions/products"
	"kehu/infra/scenario"
)

func TestUnit_is_held_against_the_dictionary(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin, stranger := k.Company(t).Admin, k.Company(t).Admin
	update := func(id string, version int, body string) scenario.Request {
		return matching(products.Update, admin, id, version, body)
	}
	dry := create(admin, `{"name":"x","unit":"crate"}`)
	dry.Query = "validateOnly=true"
	p := add(t, k, admin, `{"name":"Chai","unit":"box"}`)
	k.Run(t, []scenario.Scenario{
		{Name: "what is no entry is refused", Request: create(admin, `{"name":"x","unit":"crate"}`), Status: 422, Code: "request.invalid", Fields: []string{"/unit dictionary.valueUnknown"}},
		{Name: "also by a dry run", Request: dry, Status: 422, Code: "request.invalid", Fields: []string{"/unit dictionary.valueUnknown"}},
		{Name: "and by a change", Request: update(p.ID, 1, `{"unit":"crate"}`), Status: 422, Code: "request.invalid", Fields: []string{"/unit dictionary.valueUnknown"}},
		{Name: "an entry of one's own", Request: scenario.Request{Op: dictionaries.Create, As: admin, Path: map[string]string{"kind": "unit"}, Body: `{"code":"crate","names":{"en":"Crate","zh-CN":"板条箱"}}`}, Status: 201, Writes: 2},
		{Name: "is taken at once", Request: update(p.ID, 1, `{"unit":"crate"}`), Status: 200, Writes: 1},
		{Name: "not by another company", Request: create(stranger, `{"name":"x","unit":"crate"}`), Status: 422, Code: "request.invalid", Fields: []string{"/unit dictionary.valueUnknown"}},
		{Name: "it is disabled", Request: scenario.Request{Op: dictionaries.Update, As: admin, Path: map[string]string{"kind": "unit", "code": "crate"}, Header: map[string]string{"If-Match": "*"}, Body: `{"disabled":true}`}, Status: 200, Writes: 1},
		{Name: "and then taken no more", Request: create(admin, `{"name":"x","unit":"crate"}`), Status: 422, Code: "request.invalid", Fields: []string{"/unit dictionary.valueDisabled"}},
		{Name: "but what was there before stays", Request: update(p.ID, 2, `{"unit":"crate","notes":"x"}`), Status: 200, Writes: 1, Has: []string{`"unit":"crate"`}},
		{Name: "a product of no unit is made whatever is disabled", Request: create(admin, `{"name":"Work"}`), Status: 201, Writes: 2},
	})
}
