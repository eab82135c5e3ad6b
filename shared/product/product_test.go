package product_test

import (
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/decimal"
	"kehu/shared/problem"
	"kehu/shared/product"
)

func TestPriceFor_takes_the_price_that_fits_best(t *testing.T) {
	p := product.Fields{Prices: []product.Price{
		{Amount: "18", Currency: "CNY", To: "2026-06-30"},
		{Amount: "19", Currency: "CNY", From: "2026-07-01"},
		{Amount: "17", Currency: "CNY", MinQuantity: "10"},
		{Amount: "16", Currency: "CNY", Level: "A"},
		{Amount: "15.5", Currency: "CNY", Level: "A", MinQuantity: "12.5"},
		{Amount: "2000", Currency: "JPY", From: "2026-01-01", To: "2026-01-31"},
	}}
	for _, c := range []struct{ name, currency, level, quantity, day, want string }{
		{"for all", "CNY", "", "1", "2026-06-30", "18"},
		{"from the next day on", "CNY", "", "1", "2026-07-01", "19"},
		{"for a level without one", "CNY", "B", "1", "2026-07-01", "19"},
		{"for many", "CNY", "B", "10", "2026-07-01", "17"},
		{"for the level", "CNY", "A", "1", "2026-07-01", "16"},
		{"the level goes before the quantity", "CNY", "A", "12.499999", "2026-07-01", "16"},
		{"for the level and many", "CNY", "A", "12.5", "2026-07-01", "15.5"},
		{"on the last day", "JPY", "", "1", "2026-01-31", "2000"},
		{"after it", "JPY", "", "1", "2026-02-01", ""},
		{"before it", "JPY", "", "1", "2025-12-31", ""},
		{"in another currency", "USD", "", "1", "2026-07-01", ""},
	} {
		quantity, err := decimal.Parse(c.quantity)
		if err != nil {
			t.Fatal(err)
		}
		got, found := p.PriceFor(c.currency, c.level, quantity, c.day)
		if found != (c.want != "") || found && got.String() != c.want {
			t.Errorf("%s: got %s, %t, want %q", c.name, got, found, c.want)
		}
	}
}

// Whatever prices pass for a product, no two of them hold as much as each other: the order in which they stand
// never decides.
func TestPriceFor_does_not_depend_on_the_order_of_prices(t *testing.T) {
	day := rapid.SampledFrom([]string{"", "2026-01-01", "2026-01-02", "2026-01-03"})
	rapid.Check(t, func(t *rapid.T) {
		prices := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) product.Price {
			return product.Price{
				Amount:      decimal.Of(rapid.Int64Range(0, 1000).Draw(t, "amount")).Wire(),
				Currency:    rapid.SampledFrom([]string{"CNY", "JPY"}).Draw(t, "currency"),
				Level:       rapid.SampledFrom([]string{"", "A"}).Draw(t, "level"),
				MinQuantity: decimal.Wire(rapid.SampledFrom([]string{"", "1", "10"}).Draw(t, "quantity")),
				From:        day.Draw(t, "from"), To: day.Draw(t, "to"),
			}
		}), 0, 6).Draw(t, "prices")
		e, err := product.Entry{Fields: product.Fields{Name: "x", Prices: prices}}.Normalize()
		if err != nil {
			if !problem.Is(err, "request.invalid") {
				t.Fatal(err)
			}
			return
		}
		other := e
		other.Prices = rapid.Permutation(e.Prices).Draw(t, "order")
		for _, level := range []string{"", "A"} {
			for _, on := range []string{"2025-12-31", "2026-01-01", "2026-01-02", "2026-01-04"} {
				a, foundA := e.PriceFor("CNY", level, decimal.Of(10), on)
				b, foundB := other.PriceFor("CNY", level, decimal.Of(10), on)
				if a != b || foundA != foundB {
					t.Fatalf("%s on %s: %s, %t and %s, %t of %+v", level, on, a, foundA, b, foundB, e.Prices)
				}
			}
		}
	})
}

func TestBarcode(t *testing.T) {
	for code, sound := range map[string]bool{
		"4006381333931": true, "4006381333932": false, "96385074": true, "96385075": false, "036000291452": true, "036000291453": false,
		"10012345678902": true, "10012345678903": false, "INTERNAL-7": true, "12345": true, "400638133393A": true,
	} {
		_, err := product.Entry{Fields: product.Fields{Name: "x", Barcode: code}}.Normalize()
		if (err == nil) != sound {
			t.Errorf("%s: got %v", code, err)
		}
	}
}
