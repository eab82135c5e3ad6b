package imports_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/functions/imports"
	"kehu/shared/contact"
	"kehu/shared/customer"
	sharedimports "kehu/shared/imports"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/sheet"
)

// through writes a record into cells and reads it back.
func through(t *rapid.T, s sharedimports.Subject, record any) {
	encoded, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	cells, err := s.Sheet(encoded, nil)
	if err != nil {
		t.Fatal(err)
	}
	plan := sharedimports.Plan{}
	for i, f := range s.Fields {
		plan.Mapping = append(plan.Mapping, sharedimports.Column{Column: i + 1, Field: f.Name})
		cells[i] = sheet.Neutral(cells[i])
	}
	s.Defaults = nil
	read := plan.Record(&s, cells, nil)
	again, err := read.New(&s)
	if err != nil {
		t.Fatal(err)
	}
	var want, got any
	if err := json.Unmarshal(encoded, &want); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(again, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("read back (-want +got):\n%s", diff)
	}
}

// texts are what people enter, hard to tell from what a file means.
var texts = rapid.Custom(func(t *rapid.T) string {
	return strings.TrimSpace(rapid.StringMatching(`['=+\-@＝,;、"]{0,2}[a-z苏州0-9]{1,4}([,;、"=' ]{1,2}[a-z]{1,3})?`).Draw(t, "text"))
})

func lists(t *rapid.T, name string) []string { return rapid.SliceOfN(texts, 0, 3).Draw(t, name) }

// Whatever a customer says, its cells say the same.
func TestColumns_of_customers_lose_nothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		address := rapid.Custom(func(t *rapid.T) customer.Address {
			return customer.Address{
				Type: rapid.SampledFrom([]string{"registered", "billing", "shipping", "other"}).Draw(t, "type"), Country: rapid.SampledFrom([]string{"", "CN", "DE"}).Draw(t, "country"),
				City: texts.Draw(t, "city"), Street: texts.Draw(t, "street") + "\n" + texts.Draw(t, "line"), IsDefault: rapid.Bool().Draw(t, "default"),
			}
		})
		f := customer.Fields{
			Name: texts.Draw(t, "name"), ShortName: texts.Draw(t, "short"), Type: customer.Person, Phones: lists(t, "phones"), Emails: lists(t, "emails"), Tags: lists(t, "tags"),
			Addresses: rapid.SliceOfN(address, 0, 5).Draw(t, "addresses"), Notes: texts.Draw(t, "notes") + "\n" + texts.Draw(t, "more"),
			Terms: &customer.Terms{Days: rapid.IntRange(0, 99).Draw(t, "days")}, CreditLimit: &money.Wire{Amount: "1234.50", Currency: "CNY"}, Source: "web", Status: customer.Lost,
		}
		through(t, imports.CustomerColumns(), f)
	})
}

func TestColumns_of_products_lose_nothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		price := rapid.Custom(func(t *rapid.T) product.Price {
			return product.Price{Amount: "1.25", Currency: "CNY", Level: rapid.SampledFrom([]string{"", "A"}).Draw(t, "level"), MinQuantity: "10", From: "2026-01-01"}
		})
		e := product.Entry{Fields: product.Fields{
			Code: texts.Draw(t, "code"), Name: texts.Draw(t, "name"), Prices: rapid.SliceOfN(price, 0, 3).Draw(t, "prices"), TaxRate: "13",
			IsService: rapid.Bool().Draw(t, "service"), Status: product.Disabled,
		}, Cost: &product.Cost{Amount: "3", Currency: "CNY"}}
		through(t, imports.ProductColumns(), e)
	})
}

// Each field of a record that people enter has a column, and each column a heading in both languages, which it is known by.
func TestColumns_are_whole(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		subject sharedimports.Subject
		record  reflect.Type
		without []string
	}{
		{imports.CustomerColumns(), reflect.TypeFor[customer.Fields](), nil},
		{imports.ContactColumns(), reflect.TypeFor[contact.Fields](), []string{"reportsTo", "portalGrants"}},
		{imports.ProductColumns(), reflect.TypeFor[product.Entry](), nil},
	} {
		for _, f := range reflect.VisibleFields(c.record) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			has := slices.ContainsFunc(c.subject.Fields, func(f sharedimports.Field) bool { return f.Name == name || strings.HasPrefix(f.Name, name+".") })
			if name != "" && name != "-" && has == slices.Contains(c.without, name) {
				t.Errorf("%s: a column for %s: %t", c.subject.Name, name, has)
			}
		}
		for _, l := range problem.Languages() {
			headings := c.subject.Headings(l)
			for i, field := range c.subject.Suggest(headings) {
				if field != c.subject.Fields[i].Name || strings.HasPrefix(headings[i], "column.") || strings.Contains(headings[i], "{") {
					t.Errorf("%s: the heading %q stands for %q, want %q", c.subject.Name, headings[i], field, c.subject.Fields[i].Name)
				}
			}
		}
	}
}
