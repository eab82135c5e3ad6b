package decimal_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/decimal"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "7": "7", "-7": "-7", "-0": "0", "0.5": "0.5", "-0.000001": "-0.000001", "1.250000": "1.25", "10": "10",
		"999999999999.999999": "999999999999.999999",
	} {
		got, err := decimal.Parse(text)
		if err != nil || got.String() != want {
			t.Errorf("%s: got %s, %v, want %s", text, got, err, want)
		}
	}
	for text, want := range map[string]error{
		"": decimal.ErrSyntax, "-": decimal.ErrSyntax, ".": decimal.ErrSyntax, ".5": decimal.ErrSyntax, "5.": decimal.ErrSyntax,
		"+1": decimal.ErrSyntax, "01": decimal.ErrSyntax, "1e3": decimal.ErrSyntax, "1e30": decimal.ErrSyntax, " 1": decimal.ErrSyntax,
		"1,5": decimal.ErrSyntax, "١": decimal.ErrSyntax, "NaN": decimal.ErrSyntax, "--1": decimal.ErrSyntax, "1.-5": decimal.ErrSyntax,
		"0.0000001": decimal.ErrDecimals, "1.0000000": decimal.ErrDecimals,
		"1000000000000": decimal.ErrOverflow, strings.Repeat("9", 40): decimal.ErrOverflow,
	} {
		if got, err := decimal.Parse(text); !errors.Is(err, want) {
			t.Errorf("%s: got %s, %v, want %v", text, got, err, want)
		}
	}
}

func TestDecimal_is_exact(t *testing.T) {
	number := rapid.Custom(func(t *rapid.T) decimal.Decimal {
		text := rapid.StringMatching(`-?(0|[1-9][0-9]{0,10})(\.[0-9]{1,6})?`).Draw(t, "number")
		d, err := decimal.Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		want, _ := new(big.Rat).SetString(text)
		if d.Rat().Cmp(want) != 0 || d.Sign() != want.Sign() {
			t.Fatalf("%s: got %s", text, d)
		}
		return d
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := number.Draw(t, "a"), number.Draw(t, "b")
		sum, err := a.Add(b)
		if want := new(big.Rat).Add(a.Rat(), b.Rat()); err != nil || sum.Rat().Cmp(want) != 0 {
			t.Errorf("%s + %s: got %s, %v", a, b, sum, err)
		}
		if back, err := sum.Subtract(b); err != nil || back != a {
			t.Errorf("%s + %s - %s: got %s, %v", a, b, b, back, err)
		}
		if a.Compare(b) != a.Rat().Cmp(b.Rat()) {
			t.Errorf("%s against %s: got %d", a, b, a.Compare(b))
		}
		if again, err := a.Wire().Parse(); err != nil || again != a || a.Wire().Decimal() != a {
			t.Errorf("%s: got %s, %v", a, again, err)
		}
	})
}

func TestAdd_tells_what_does_not_fit(t *testing.T) {
	largest, _ := decimal.Parse("999999999999.999999")
	if _, err := largest.Add(decimal.Of(1)); !errors.Is(err, decimal.ErrOverflow) {
		t.Errorf("got %v", err)
	}
	smallest, _ := decimal.Parse("-999999999999.999999")
	if _, err := smallest.Subtract(decimal.Of(1)); !errors.Is(err, decimal.ErrOverflow) {
		t.Errorf("got %v", err)
	}
}

func TestRoundHalfUp(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "1/2": 1, "-1/2": -1, "49/100": 0, "-49/100": 0, "3/2": 2, "5/2": 3, "-5/2": -3, "1/3": 0, "2/3": 1, "7": 7, "-7": -7,
	} {
		r, _ := new(big.Rat).SetString(text)
		if got, ok := decimal.RoundHalfUp(r); !ok || got != want {
			t.Errorf("%s: got %d, %t, want %d", text, got, ok, want)
		}
	}
	r, _ := new(big.Rat).SetString("9223372036854775808")
	if got, ok := decimal.RoundHalfUp(r); ok {
		t.Errorf("what does not fit: got %d", got)
	}
}

func TestWire_takes_texts_and_numbers(t *testing.T) {
	for text, want := range map[string]decimal.Wire{
		`"1.50"`: "1.50", `1.50`: "1.50", `12345678901234567890.123`: "12345678901234567890.123", `1e30`: "1e30", `null`: "", `"x"`: "x",
	} {
		var got decimal.Wire
		if err := json.Unmarshal([]byte(text), &got); err != nil || got != want {
			t.Errorf("%s: got %q, %v, want %q", text, got, err, want)
		}
	}
	var d decimal.Decimal
	if err := json.Unmarshal([]byte(`"1.5"`), &d); err != nil || d.String() != "1.5" {
		t.Errorf("got %s, %v", d, err)
	}
	if text, err := json.Marshal(d); err != nil || string(text) != `"1.5"` {
		t.Errorf("got %s, %v", text, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "0", "-1.5", "1e5", "999999999999.999999", "0.0000001"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := decimal.Parse(text)
		if err != nil {
			return
		}
		want, ok := new(big.Rat).SetString(text)
		if again, err := decimal.Parse(d.String()); !ok || d.Rat().Cmp(want) != 0 || err != nil || again != d {
			t.Errorf("%q: got %s, then %s, %v", text, d, again, err)
		}
	})
}
