package order

import (
	"errors"
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/decimal"
	"kehu/shared/money"
)

func TestCalculate(t *testing.T) {
	for _, c := range []struct{ name, currency, quantity, price, discount, order, rate, net, tax, total string }{
		{"plain", "CNY", "3", "18.5", "", "", "13", "55.50", "7.22", "62.72"}, // tax 7.215
		{"half a fen up", "CNY", "1", "0.005", "", "", "", "0.01", "0.00", "0.01"},
		{"less than half down", "CNY", "1", "0.004999", "", "", "", "0.00", "0.00", "0.00"},
		{"both discounts, one after the other", "CNY", "10", "10", "10", "10", "10", "81.00", "8.10", "89.10"},
		{"all off", "CNY", "10", "10", "100", "", "13", "0.00", "0.00", "0.00"},
		{"yen have no cents", "JPY", "3", "33.5", "", "", "10", "101", "10", "111"},
		{"three decimals", "KWD", "1", "0.0005", "", "", "", "0.001", "0.000", "0.001"},
		{"four decimals", "CLF", "1", "1.00005", "", "", "", "1.0001", "0.0000", "1.0001"},
		{"a fine price of many", "CNY", "1000", "0.0035", "", "", "13", "3.50", "0.46", "3.96"},
		{"a millionth", "CNY", "0.000001", "1000000", "", "", "", "1.00", "0.00", "1.00"},
	} {
		l := LineFields{
			Quantity: decimal.Wire(c.quantity), UnitPrice: money.UnitPrice(c.price), Discount: decimal.Wire(c.discount), TaxRate: decimal.Wire(c.rate),
		}
		a, err := calculate(&l, decimal.Wire(c.order).Decimal(), c.currency)
		if err != nil || a.net.Number() != c.net || a.tax.Number() != c.tax || a.total.Number() != c.total {
			t.Errorf("%s: got %s + %s = %s, %v", c.name, a.net, a.tax, a.total, err)
		}
	}
	l := LineFields{Quantity: "999999999999", UnitPrice: "999999999999"}
	if _, err := calculate(&l, decimal.Decimal{}, "CNY"); !errors.Is(err, money.ErrOverflow) {
		t.Errorf("beyond all bounds: %v", err)
	}
}

var currencies = []string{"CNY", "USD", "EUR", "JPY", "KRW", "KWD", "CLF"}

// anyOrder draws an order of up to 30 lines.
func anyOrder(t *rapid.T) *Order {
	number := func(label, pattern string) string { return rapid.StringMatching(pattern).Draw(t, label) }
	rate := func(label string) decimal.Wire {
		return decimal.Wire(number(label, `0|100|[1-9]?[0-9](\.[0-9]{1,6})?`))
	}
	o := &Order{Head: Head{Currency: rapid.SampledFrom(currencies).Draw(t, "currency"), Discount: rate("order discount")}}
	for i := range rapid.IntRange(1, 30).Draw(t, "lines") {
		o.Lines = append(o.Lines, Line{Line: i + 1, LineFields: LineFields{
			Product: fmt.Sprint("prd_", i%7), Quantity: decimal.Wire(number("quantity", `(0|[1-9][0-9]{0,4})(\.[0-9]{1,6})?`)),
			UnitPrice: money.UnitPrice(number("price", `(0|[1-9][0-9]{0,4})(\.[0-9]{1,6})?`)), Discount: rate("discount"), TaxRate: rate("tax"),
		}})
	}
	return o
}

func parse(t *rapid.T, number, currency string) money.Amount {
	a, err := money.Parse(number, currency)
	if err != nil {
		t.Fatalf("%s %s: %v", number, currency, err)
	}
	return a
}

// The sum of the lines is the total, in every currency; each line is what exact arithmetic says, but for half a minor
// unit at most; and discounts and taxes never turn it around.
func TestSettle_sum_of_lines_is_the_total(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := anyOrder(t)
		if err := o.settle(); err != nil {
			t.Fatal(err)
		}
		var net, tax, total int64
		half := new(big.Rat).Quo(big.NewRat(1, 2), unit(o.Currency))
		for i := range o.Lines {
			l := &o.Lines[i]
			n, x, sum := parse(t, l.Net, o.Currency), parse(t, l.Tax, o.Currency), parse(t, l.Total, o.Currency)
			if n.Minor()+x.Minor() != sum.Minor() || n.Sign() < 0 || x.Minor() > n.Minor() {
				t.Errorf("line %d: %s + %s = %s", i, l.Net, l.Tax, l.Total)
			}
			exact := new(big.Rat).Mul(l.Quantity.Decimal().Rat(), l.UnitPrice.Decimal().Rat())
			exact.Mul(exact, left(l.Discount.Decimal()))
			exact.Mul(exact, left(o.Discount.Decimal()))
			if off := new(big.Rat).Sub(rat(n), exact); off.Abs(off).Cmp(half) > 0 {
				t.Errorf("line %d: net %s is %s off", i, l.Net, off.FloatString(8))
			}
			net, tax, total = net+n.Minor(), tax+x.Minor(), total+sum.Minor()
		}
		if parse(t, o.Net.Amount, o.Currency).Minor() != net || parse(t, o.Tax.Amount, o.Currency).Minor() != tax || parse(t, o.Total.Amount, o.Currency).Minor() != total {
			t.Errorf("lines: %d + %d = %d, order: %v + %v = %v", net, tax, total, o.Net, o.Tax, o.Total)
		}
		if d := o.largestDiscount(); d.Sign() < 0 || d.Cmp(big.NewRat(percent, 1)) > 0 {
			t.Errorf("largest discount: %s", d.FloatString(6))
		}
		again := *o
		if err := again.settle(); err != nil || again.Total != o.Total {
			t.Errorf("computed again: %v, %v", again.Total, err)
		}
	})
}

// What is delivered is worth nothing at first, everything in the end, and never less for one more unit.
func TestDelivered_grows_with_what_is_shipped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := anyOrder(t)
		if err := o.settle(); err != nil {
			t.Fatal(err)
		}
		last := int64(0)
		value := func() int64 {
			a, err := o.delivered()
			if err != nil || a.Minor() < last {
				t.Fatalf("delivered %v after %d, %v", a, last, err)
			}
			last = a.Minor()
			return last
		}
		if value() != 0 {
			t.Errorf("nothing shipped is worth %d", last)
		}
		for i := range o.Lines {
			o.Lines[i].Shipped = o.Lines[i].Quantity.Decimal()
			value()
		}
		if total := parse(t, o.Total.Amount, o.Currency).Minor(); last != total {
			t.Errorf("everything shipped is worth %d of %d", last, total)
		}
	})
}

func TestDerive(t *testing.T) {
	line := func(quantity, shipped, returned, invoiced string, service bool) Line {
		return Line{
			LineFields: LineFields{Quantity: decimal.Wire(quantity)}, Service: service,
			Shipped: decimal.Wire(shipped).Decimal(), Returned: decimal.Wire(returned).Decimal(), Invoiced: decimal.Wire(invoiced).Decimal(),
		}
	}
	for _, c := range []struct {
		name     string
		lines    []Line
		paid     string
		delivery Delivery
		invoice  Invoice
		payment  Payment
	}{
		{"nothing", []Line{line("2", "0", "0", "0", false)}, "", Undelivered, Uninvoiced, Unpaid},
		{"one of two lines", []Line{line("2", "2", "0", "2", false), line("1", "0", "0", "0", false)}, "1.00", PartlyDelivered, PartlyInvoiced, PartlyPaid},
		{"part of a line", []Line{line("2", "0.5", "0", "0.5", false)}, "9.99", PartlyDelivered, PartlyInvoiced, PartlyPaid},
		{"all", []Line{line("2", "2", "0", "2", false)}, "10.00", WhollyDelivered, WhollyInvoiced, WhollyPaid},
		{"one came back", []Line{line("2", "2", "1", "2", false)}, "12.00", PartlyDelivered, WhollyInvoiced, WhollyPaid},
		{"all came back", []Line{line("2", "2", "2", "2", false)}, "0.00", Undelivered, WhollyInvoiced, Unpaid},
		{"work is not shipped", []Line{line("2", "2", "0", "0", false), line("1", "0", "0", "1", true)}, "", WhollyDelivered, PartlyInvoiced, Unpaid},
		{"work alone", []Line{line("1", "0", "0", "0", true)}, "", Undelivered, Uninvoiced, Unpaid},
	} {
		o := Order{Head: Head{Currency: "CNY"}, Total: money.Wire{Amount: "10.00", Currency: "CNY"}, Lines: c.lines, Paid: c.paid}
		o.derive()
		if o.Delivery != c.delivery || o.Invoice != c.invoice || o.Payment != c.payment {
			t.Errorf("%s: got %s, %s, %s", c.name, o.Delivery, o.Invoice, o.Payment)
		}
	}
}
