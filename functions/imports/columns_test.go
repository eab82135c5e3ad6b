package imports_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/functions/imports"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/decimal"
	sharedimports "kehu/shared/imports"
	"kehu/shared/money"
	"kehu/shared/order"
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
	again, err := read.New(&s, "CNY")
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

// Whatever an order says, the rows of its lines say the same, in whatever rows it is said again.
func TestColumns_of_orders_lose_nothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.Custom(func(t *rapid.T) order.LineFields {
			number := func(name string) decimal.Wire {
				return decimal.Wire(rapid.StringMatching(`[1-9][0-9]{0,3}(\.[0-9]{1,2})?`).Draw(t, name))
			}
			return order.LineFields{Quantity: number("quantity"), UnitPrice: money.UnitPrice(number("price")), Discount: number("discount"), TaxRate: number("tax"), Note: texts.Draw(t, "note")}
		})
		o := order.PastFields{Number: "1" + texts.Draw(t, "number"), Past: order.Past{ShippedDate: "2024-03-05", Carrier: texts.Draw(t, "carrier")}}
		o.OrderDate, o.Notes, o.Address = "2024-03-04", texts.Draw(t, "notes")+"\n=1", &customer.Address{City: "1" + texts.Draw(t, "city"), Country: "DE"}
		o.Lines = rapid.SliceOfN(line, 1, 12).Draw(t, "lines")
		s := imports.OrderColumns()
		plan := sharedimports.Plan{}
		for i, f := range s.Fields {
			plan.Mapping = append(plan.Mapping, sharedimports.Column{Column: i + 1, Field: f.Name})
		}
		var rows [][]string
		for i, l := range o.Lines {
			head := o
			if i > 0 && rapid.Bool().Draw(t, "said again") {
				head = order.PastFields{}
			}
			encoded, err := json.Marshal(struct {
				order.PastFields
				Lines order.LineFields `json:"lines"`
			}{head, l})
			if err != nil {
				t.Fatal(err)
			}
			cells, err := s.Sheet(encoded, nil)
			if err != nil {
				t.Fatal(err)
			}
			for n := range cells {
				cells[n] = sheet.Neutral(cells[n])
			}
			rows = append(rows, cells)
		}
		read, err := plan.Gather(&s, rows, nil)
		if err != nil {
			t.Fatal(err)
		}
		again, err := read.New(&s, "CNY")
		if err != nil {
			t.Fatal(err)
		}
		encoded, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		var want, got map[string]any
		if err := errors.Join(json.Unmarshal(encoded, &want), json.Unmarshal(again, &got)); err != nil {
			t.Fatal(err)
		}
		for _, tree := range []map[string]any{want, got} { // what a file has no column for, or is empty
			delete(tree, "customerId")
			delete(tree["shippingAddress"].(map[string]any), "type")
			for _, one := range tree["lines"].([]any) {
				delete(one.(map[string]any), "productId")
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("read back (-want +got):\n%s", diff)
		}
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
		{imports.OrderColumns(), reflect.TypeFor[order.PastFields](), []string{"customerId"}},
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
