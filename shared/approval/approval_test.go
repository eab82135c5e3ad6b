package approval_test

import (
	"math/big"
	"testing"

	"kehu/shared/approval"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/text"
)

func TestFrees(t *testing.T) {
	rule := (&approval.Settings{FreeAmount: &money.Wire{Amount: "100", Currency: "CNY"}, FreeDiscount: "5"}).Rule()
	for _, c := range []struct {
		name             string
		rule             approval.Rule
		amount, currency string
		discount         *big.Rat
		want             bool
	}{
		{"at both limits", rule, "100.00", "CNY", big.NewRat(5, 1), true},
		{"a fen more", rule, "100.01", "CNY", new(big.Rat), false},
		{"a little more off", rule, "1", "CNY", big.NewRat(5000001, 1000000), false},
		{"in another currency", rule, "1", "USD", new(big.Rat), false},
		{"without a rule", approval.Rule{}, "0", "CNY", new(big.Rat), false},
		{"with no settings", (*approval.Settings)(nil).Rule(), "0", "CNY", new(big.Rat), false},
		{"with a discount alone", (&approval.Settings{FreeDiscount: "100"}).Rule(), "0", "CNY", new(big.Rat), false},
		{"no discount is free if none is named", (&approval.Settings{FreeAmount: &money.Wire{Amount: "100", Currency: "CNY"}}).Rule(), "1", "CNY", big.NewRat(1, 100), false},
	} {
		total, err := money.Parse(c.amount, c.currency)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.rule.Frees(total, c.discount); got != c.want {
			t.Errorf("%s: got %t", c.name, got)
		}
	}
}

func TestNormalize(t *testing.T) {
	var c text.Checker
	got := (&approval.Settings{FreeAmount: &money.Wire{Amount: "100", Currency: "CNY"}, FreeDiscount: "5.50"}).Normalize(&c, "/x")
	if c.Problem() != nil || got.FreeAmount.Amount != "100.00" || got.FreeDiscount != "5.5" {
		t.Errorf("got %+v, %v", got, c.Problem())
	}
	(&approval.Settings{FreeAmount: &money.Wire{Amount: "-1", Currency: "CNY"}, FreeDiscount: "101"}).Normalize(&c, "/x")
	if err := c.Problem(); !problem.Is(err, "request.invalid") || len(c.Fields()) != 2 {
		t.Errorf("got %v, %v", err, c.Fields())
	}
	if (*approval.Settings)(nil).Normalize(&c, "/x") != nil {
		t.Error("none becomes some")
	}
}
