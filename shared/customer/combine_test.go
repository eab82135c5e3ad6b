package customer_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/customer"
	"kehu/shared/money"
	"kehu/shared/table"
)

// drawFields draws fields as they are stored.
func drawFields(t *rapid.T, label string) customer.Fields {
	text := func(name string) string {
		return rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, label+" "+name)
	}
	list := func(name string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 3, rapid.ID[string]).Draw(t, label+" "+name)
	}
	f := customer.Fields{
		Name: "n" + text("name"), Reference: text("reference"), ContactName: text("contact"), ContactTitle: text("title"),
		Phones: list("phones"), Emails: list("emails"), Tags: list("tags"), TaxNumber: text("tax"), TaxCountry: text("country"), Notes: text("notes"),
		Status: customer.Potential,
	}
	if rapid.Bool().Draw(t, label+" limit") {
		f.CreditLimit = &money.Wire{Amount: text("amount"), Currency: "CNY"}
	}
	for i, city := range list("cities") {
		f.Addresses = append(f.Addresses, customer.Address{Type: []string{customer.Registered, customer.Billing, customer.Shipping}[i], City: city, IsDefault: i == 0})
	}
	return f
}

func TestCombine_and_Part(t *testing.T) {
	names := customer.FieldNames()
	rapid.Check(t, func(t *rapid.T) {
		here, there := drawFields(t, "here"), drawFields(t, "there")
		take := rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 4, rapid.ID[string]).Draw(t, "take")
		both := here.Combine(there, take)

		// Taken back at once, everything is as it was.
		rest, kept := both.Part(here, both)
		if !reflect.DeepEqual(table.Encode(rest), table.Encode(here)) || len(kept) > 0 {
			t.Fatalf("taken back: %+v, kept %v, want %+v", rest, kept, here)
		}
		// With itself nothing changes.
		if same := here.Combine(here, nil); !reflect.DeepEqual(table.Encode(same), table.Encode(here)) {
			t.Fatalf("with itself: %+v, want %+v", same, here)
		}
		// All taken, it is the other.
		if all := here.Combine(there, names); !reflect.DeepEqual(table.Encode(all), table.Encode(there)) {
			t.Fatalf("all taken: %+v, want %+v", all, there)
		}
		// A change since stays.
		changed := both
		changed.Industry = "since"
		if rest, kept := changed.Part(here, both); rest.Industry != "since" || len(kept) > 0 {
			t.Fatalf("a field that the merge did not touch: %q, kept %v", rest.Industry, kept)
		}
		registered := 0
		for _, a := range here.Combine(there, nil).Addresses {
			if a.Type == customer.Registered {
				registered++
			}
		}
		if registered > 1 {
			t.Fatalf("%d registered addresses", registered)
		}
	})
}
