package product

import (
	"fmt"
	"slices"
	"strings"

	"kehu/shared/decimal"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/text"
)

// Normalize returns the entry as it is stored. The error is the problem request.invalid with a pointer to each field that
// is not acceptable.
func (e Entry) Normalize() (Entry, error) {
	var c text.Checker
	e.Name = c.Line("/name", e.Name)
	for pointer, value := range map[string]*string{
		"/code": &e.Code, "/category": &e.Category, "/specification": &e.Specification, "/unit": &e.Unit,
	} {
		*value = c.OptionalLine(pointer, *value)
	}
	e.Notes = c.Paragraph("/notes", e.Notes)
	e.Barcode = barcode(&c, e.Barcode)
	e.TaxRate = percent(&c, "/taxRate", e.TaxRate)
	e.Prices = prices(&c, e.Prices)
	e.Cost = e.Cost.normalize(&c)
	if e.Status == "" {
		e.Status = Active
	}
	return e, c.Problem()
}

// barcode tidies a bar code. One of the length of a GTIN must have the check digit of one: GS1 General Specifications,
// section 7.9, "Check digit calculations".
func barcode(c *text.Checker, value string) string {
	code := strings.NewReplacer(" ", "", "-", "").Replace(c.OptionalLine("/barcode", value))
	if isGTIN(code) && !gtinSound(code) {
		c.Add("/barcode", "product.barcodeInvalid")
	}
	return code
}

// isGTIN reports whether the text looks like a GTIN-8, -12, -13 or -14.
func isGTIN(code string) bool {
	return slices.Contains([]int{8, 12, 13, 14}, len(code)) && strings.Trim(code, "0123456789") == ""
}

// gtinSound reports whether the digits, weighted 1 and 3 in turn from the right, add up to a multiple of ten.
func gtinSound(code string) bool {
	sum := 0
	for i := range len(code) {
		weight := 1
		if (len(code)-i)%2 == 0 {
			weight = 3
		}
		sum += weight * int(code[i]-'0')
	}
	return sum%10 == 0
}

// hundred is all of it, in percent.
var hundred = decimal.Of(100)

func percent(c *text.Checker, pointer string, value decimal.Wire) decimal.Wire {
	if value == "" {
		return ""
	}
	rate, err := value.Parse()
	switch {
	case err != nil:
		c.Add(pointer, "number.invalid")
	case rate.Sign() < 0 || rate.Compare(hundred) > 0:
		c.Add(pointer, "number.noPercentage")
	}
	return rate.Wire()
}

// price reads an amount for one unit, which is 0 or more.
func price(c *text.Checker, pointer string, value decimal.Wire) decimal.Wire {
	amount, err := value.Parse()
	switch {
	case err != nil:
		c.Add(pointer, "number.invalid")
	case amount.Sign() < 0:
		c.Add(pointer, "amount.negative")
	}
	return amount.Wire()
}

func prices(c *text.Checker, all []Price) []Price {
	all = slices.Clone(all)
	before := len(c.Fields())
	for i := range all {
		p, pointer := &all[i], fmt.Sprintf("/prices/%d", i)
		p.Amount = price(c, pointer+"/amount", p.Amount)
		p.Level = c.OptionalLine(pointer+"/level", p.Level)
		if !money.IsCurrency(p.Currency) {
			c.Add(pointer+"/currency", "currency.invalid")
		}
		if p.MinQuantity != "" {
			p.MinQuantity = quantity(c, pointer+"/minQuantity", p.MinQuantity)
		}
		if p.To != "" && p.To < p.From {
			c.Add(pointer+"/to", "date.beforeStart")
		}
	}
	if len(c.Fields()) == before {
		if i := overlapping(all); i >= 0 {
			c.Add(fmt.Sprintf("/prices/%d", i), "product.pricesOverlap")
		}
	}
	return all
}

// quantity reads a quantity, which is more than 0.
func quantity(c *text.Checker, pointer string, value decimal.Wire) decimal.Wire {
	n, err := value.Parse()
	switch {
	case err != nil:
		c.Add(pointer, "number.invalid")
	case n.Sign() <= 0:
		c.Add(pointer, "number.notPositive")
	}
	return n.Wire()
}

func (cost *Cost) normalize(c *text.Checker) *Cost {
	if cost == nil {
		return nil
	}
	normal := Cost{Amount: price(c, "/cost/amount", cost.Amount), Currency: cost.Currency}
	if !money.IsCurrency(cost.Currency) {
		c.Add("/cost/currency", "currency.invalid")
	}
	return &normal
}

// concealed stands for a cost that the caller may not see.
var concealed = Cost{Currency: "XXX"} // ISO 4217: no currency, so that no real cost is like it

// Conceal returns the entry with something else in place of the cost, for a change by who may not see it.
func (e Entry) Conceal() Entry {
	hidden := concealed
	e.Cost = &hidden
	return e
}

// Reveal returns an entry that was changed since Conceal, with the cost that it had. The error is the problem
// auth.forbidden when the change touched it.
func (e Entry) Reveal(cost *Cost) (Entry, error) {
	if e.Cost == nil || *e.Cost != concealed {
		return Entry{}, ErrCost
	}
	e.Cost = cost
	return e, nil
}

// ErrCost is the problem of who sets a cost without the permission for it.
var ErrCost = problem.New("auth.forbidden", problem.At("/cost", "product.costForbidden"))
