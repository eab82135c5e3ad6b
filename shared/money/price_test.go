package money_test

import (
	"encoding/json"
	"errors"
	"testing"

	"kehu/shared/decimal"
	"kehu/shared/money"
)

func TestUnitPrice(t *testing.T) {
	for text, want := range map[string]string{
		`"18.5"`: "18.5", `18.50`: "18.5", `0.0035`: "0.0035", `{"amount":"18.5","currency":"CNY"}`: "18.5", `{"amount":18.5,"currency":"CNY"}`: "18.5",
	} {
		var p money.UnitPrice
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if got, err := p.Parse("CNY"); err != nil || got.String() != want {
			t.Errorf("%s: got %s, %v, want %s", text, got, err, want)
		}
	}
	for text, want := range map[string]error{
		`{"amount":"1","currency":"USD"}`: money.ErrMixed, `{"amount":"1"}`: money.ErrMixed, `"-1"`: money.ErrNegative, `-0.5`: money.ErrNegative,
		`"x"`: decimal.ErrSyntax, `1e30`: decimal.ErrSyntax, `0.0000001`: decimal.ErrDecimals, `""`: decimal.ErrSyntax,
	} {
		var p money.UnitPrice
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if got, err := p.Parse("CNY"); !errors.Is(err, want) {
			t.Errorf("%s: got %s, %v, want %v", text, got, err, want)
		}
	}
}
