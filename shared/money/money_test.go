package money_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/money"
)

func TestParseReadsPlainDecimals(t *testing.T) {
	for _, test := range []struct {
		number, currency, want string
		minor                  int64
	}{
		{"1234.50", "CNY", "1234.50", 123450},
		{"1234.5", "CNY", "1234.50", 123450},
		{"1234", "CNY", "1234.00", 123400},
		{"0", "CNY", "0.00", 0},
		{"0.00", "CNY", "0.00", 0},
		{"0.05", "CNY", "0.05", 5},
		{"-0.05", "CNY", "-0.05", -5},
		{"-12.3", "CNY", "-12.30", -1230},
		{"7", "JPY", "7", 7},
		{"-7", "JPY", "-7", -7},
		{"1.234", "KWD", "1.234", 1234},
		{"1.2", "CLF", "1.2000", 12000},
		{"999999999999999.99", "CNY", "999999999999999.99", 99999999999999999},
		{"-999999999999999", "JPY", "-999999999999999", -999999999999999},
		{"999999999999999.999", "KWD", "999999999999999.999", 999999999999999999},
		{"99999999999999.9999", "CLF", "99999999999999.9999", 999999999999999999},
	} {
		got, err := money.Parse(test.number, test.currency)
		if err != nil || got.Number() != test.want || got.Minor() != test.minor || got.Currency() != test.currency {
			t.Errorf("Parse(%q, %q) = %v (%d), %v, want %s", test.number, test.currency, got, got.Minor(), err, test.want)
		}
	}
}

func TestParseRefusesAllElse(t *testing.T) {
	for _, test := range []struct {
		number, currency string
		want             error
	}{
		{"", "CNY", money.ErrSyntax},
		{"-", "CNY", money.ErrSyntax},
		{".", "CNY", money.ErrSyntax},
		{".5", "CNY", money.ErrSyntax},
		{"5.", "CNY", money.ErrSyntax},
		{"7.", "JPY", money.ErrSyntax},
		{"+5", "CNY", money.ErrSyntax},
		{"--5", "CNY", money.ErrSyntax},
		{"5-", "CNY", money.ErrSyntax},
		{"05", "CNY", money.ErrSyntax},
		{"00", "CNY", money.ErrSyntax},
		{"-0", "CNY", money.ErrSyntax},
		{"-0.00", "CNY", money.ErrSyntax},
		{"1e3", "CNY", money.ErrSyntax},
		{"1E3", "CNY", money.ErrSyntax},
		{"0x10", "CNY", money.ErrSyntax},
		{"1_000", "CNY", money.ErrSyntax},
		{"1,000", "CNY", money.ErrSyntax},
		{"1,5", "EUR", money.ErrSyntax},
		{"1.0.0", "CNY", money.ErrSyntax},
		{"1.-5", "CNY", money.ErrSyntax},
		{" 1", "CNY", money.ErrSyntax},
		{"1 ", "CNY", money.ErrSyntax},
		{"1\x00", "CNY", money.ErrSyntax},
		{"１２", "CNY", money.ErrSyntax},
		{"¥1", "CNY", money.ErrSyntax},
		{"NaN", "CNY", money.ErrSyntax},
		{"Infinity", "CNY", money.ErrSyntax},
		{"1.005", "CNY", money.ErrDecimals},
		{"1.000", "CNY", money.ErrDecimals},
		{"1.0", "JPY", money.ErrDecimals},
		{"1.2345", "KWD", money.ErrDecimals},
		{"1000000000000000", "CNY", money.ErrOverflow},
		{"1000000000000000", "JPY", money.ErrOverflow},
		{"100000000000000", "CLF", money.ErrOverflow},
		{strings.Repeat("9", 100_000), "CNY", money.ErrOverflow},
		{"1", "", money.ErrCurrency},
		{"1", "cny", money.ErrCurrency},
		{"1", "CN", money.ErrCurrency},
		{"1", "XAU", money.ErrCurrency},
		{"1", "XXX", money.ErrCurrency},
		{"1", "DEM", money.ErrCurrency},
	} {
		got, err := money.Parse(test.number, test.currency)
		if !errors.Is(err, test.want) || got != (money.Amount{}) {
			t.Errorf("Parse(%.40q, %q) = %v, %v, want %v", test.number, test.currency, got, err, test.want)
		}
	}
}

func TestParseNonNegativeRefusesOnlyNegativeNumbersMore(t *testing.T) {
	for _, test := range []struct {
		number string
		want   error
	}{{"0", nil}, {"0.01", nil}, {"-0.01", money.ErrNegative}, {"-5", money.ErrNegative}, {"x", money.ErrSyntax}} {
		if _, err := money.ParseNonNegative(test.number, "CNY"); !errors.Is(err, test.want) {
			t.Errorf("ParseNonNegative(%q): %v, want %v", test.number, err, test.want)
		}
	}
}

func TestFromMinorKeepsToTheLimits(t *testing.T) {
	for _, test := range []struct {
		minor    int64
		currency string
		want     error
	}{
		{99_999_999_999_999_999, "CNY", nil},
		{100_000_000_000_000_000, "CNY", money.ErrOverflow},
		{-99_999_999_999_999_999, "CNY", nil},
		{-100_000_000_000_000_000, "CNY", money.ErrOverflow},
		{999_999_999_999_999, "JPY", nil},
		{1_000_000_000_000_000, "JPY", money.ErrOverflow},
		{math.MaxInt64, "CLF", money.ErrOverflow},
		{math.MinInt64, "CLF", money.ErrOverflow},
		{1, "", money.ErrCurrency},
	} {
		if _, err := money.FromMinor(test.minor, test.currency); !errors.Is(err, test.want) {
			t.Errorf("FromMinor(%d, %q): %v, want %v", test.minor, test.currency, err, test.want)
		}
	}
}

func TestIsCurrencyKnowsListOne(t *testing.T) {
	for code, want := range map[string]bool{
		"CNY": true, "USD": true, "EUR": true, "JPY": true, "HKD": true, "KWD": true, "CLF": true, "XOF": true,
		"XCG": true, "VED": true, "ZWG": true, "SLE": true,
		"": false, "cny": false, "RMB": false, "CNH": false, "BTC": false, "XTS": false, "XDR": false, "HRK": false,
		"BGN": false, "ANG": false, "ZWL": false, "CNYX": false,
	} {
		if got := money.IsCurrency(code); got != want {
			t.Errorf("IsCurrency(%q) = %v, want %v", code, got, want)
		}
	}
}

// The number of codes by decimals, counted in ISO 4217, list one, of 1 January 2026.
func TestCurrenciesAreAsManyAsInTheStandard(t *testing.T) {
	got := map[int]int{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			for c := 'A'; c <= 'Z'; c++ {
				one, err := money.Parse("1", string([]rune{a, b, c}))
				if err == nil {
					got[len(one.Number())]++
				}
			}
		}
	}
	for length, want := range map[int]int{len("1"): 17, len("1.00"): 139, len("1.000"): 7, len("1.0000"): 2} {
		if got[length] != want {
			t.Errorf("%d currencies write 1 in %d characters, want %d", got[length], length, want)
		}
	}
}

func TestArithmeticRefusesMixedAndMissingCurrencies(t *testing.T) {
	yuan, dollar, none := amount(t, "1", "CNY"), amount(t, "1", "USD"), money.Amount{}
	for _, test := range []struct {
		name string
		a, b money.Amount
		want error
	}{
		{"two currencies", yuan, dollar, money.ErrMixed},
		{"one has none", yuan, none, money.ErrMixed},
		{"both have none", none, none, money.ErrCurrency},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := test.a.Add(test.b); !errors.Is(err, test.want) {
				t.Errorf("Add: %v, want %v", err, test.want)
			}
			if _, err := test.a.Subtract(test.b); !errors.Is(err, test.want) {
				t.Errorf("Subtract: %v, want %v", err, test.want)
			}
			if _, err := test.a.Compare(test.b); !errors.Is(err, test.want) {
				t.Errorf("Compare: %v, want %v", err, test.want)
			}
		})
	}
}

func TestAddRefusesSumsThatAreTooLarge(t *testing.T) {
	most := amount(t, "999999999999999.999", "KWD")
	if _, err := most.Add(amount(t, "0.001", "KWD")); !errors.Is(err, money.ErrOverflow) {
		t.Errorf("Add: %v, want ErrOverflow", err)
	}
	if _, err := most.Negate().Subtract(most); !errors.Is(err, money.ErrOverflow) {
		t.Errorf("Subtract: %v, want ErrOverflow", err)
	}
	if got, err := most.Negate().Compare(most); got != -1 || err != nil {
		t.Errorf("Compare of the extremes = %d, %v, want -1", got, err)
	}
}

func TestJSONIsAnObjectOfTwoStrings(t *testing.T) {
	got, err := json.Marshal(amount(t, "1234.5", "CNY"))
	if want := `{"amount":"1234.50","currency":"CNY"}`; err != nil || string(got) != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
	if _, err := json.Marshal(money.Amount{}); !errors.Is(err, money.ErrCurrency) {
		t.Errorf("the zero Amount: %v, want ErrCurrency", err)
	}
	var read money.Amount
	if err := json.Unmarshal([]byte(" { \"currency\" : \"JPY\", \"amount\" : \"-7\" } "), &read); err != nil || read != amount(t, "-7", "JPY") {
		t.Errorf("got %v, %v, want -7 JPY", read, err)
	}
}

func TestUnmarshalRefusesEveryOtherShape(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       error
	}{
		{"null", `null`, money.ErrSyntax},
		{"a number", `1234.5`, money.ErrSyntax},
		{"a string", `"1234.50 CNY"`, money.ErrSyntax},
		{"a list", `["1", "CNY"]`, money.ErrSyntax},
		{"an empty object", `{}`, money.ErrSyntax},
		{"currency missing", `{"amount":"1"}`, money.ErrSyntax},
		{"amount missing", `{"currency":"CNY"}`, money.ErrSyntax},
		{"amount as a number", `{"amount":1,"currency":"CNY"}`, money.ErrSyntax},
		{"amount as null", `{"amount":null,"currency":"CNY"}`, money.ErrSyntax},
		{"nested amount", `{"amount":{"amount":"1"},"currency":"CNY"}`, money.ErrSyntax},
		{"repeated member", `{"amount":"1","amount":"2","currency":"CNY"}`, money.ErrSyntax},
		{"unknown member", `{"amount":"1","currency":"CNY","rate":"2"}`, money.ErrSyntax},
		{"other case", `{"Amount":"1","currency":"CNY"}`, money.ErrSyntax},
		{"unknown currency", `{"amount":"1","currency":"RMB"}`, money.ErrCurrency},
		{"too many decimals", `{"amount":"1.001","currency":"CNY"}`, money.ErrDecimals},
	} {
		t.Run(test.name, func(t *testing.T) {
			kept := amount(t, "5", "CNY")
			got := kept
			if err := json.Unmarshal([]byte(test.text), &got); !errors.Is(err, test.want) || got != kept {
				t.Errorf("Unmarshal(%s) = %v, %v, want %v and the amount as it was", test.text, got, err, test.want)
			}
		})
	}
}

func TestUnmarshalNeedsWholeJSON(t *testing.T) {
	for _, text := range []string{``, `{`, `{"amount":"1","currency":"CNY"`, `{"amount":"1","currency":"CNY"} x`, `{"amount":"1" "currency":"CNY"}`} {
		var got money.Amount
		if err := got.UnmarshalJSON([]byte(text)); !errors.Is(err, money.ErrSyntax) {
			t.Errorf("UnmarshalJSON(%s) = %v, %v, want ErrSyntax", text, got, err)
		}
	}
}

func amount(t *testing.T, number, currency string) money.Amount {
	t.Helper()
	parsed, err := money.Parse(number, currency)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

var anyCurrency = rapid.SampledFrom([]string{"CNY", "JPY", "KWD", "CLF"})

func drawAmount(t *rapid.T, currency, label string) money.Amount {
	drawn, err := money.FromMinor(rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, label), currency)
	if err != nil {
		t.Fatal(err)
	}
	return drawn
}

func TestWrittenAmountsAreReadAsThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawAmount(t, anyCurrency.Draw(t, "currency"), "minor")
		if got, err := money.Parse(want.Number(), want.Currency()); err != nil || got != want {
			t.Errorf("Parse(%q) = %v, %v, want %v", want.Number(), got, err, want)
		}
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got money.Amount
		if err := json.Unmarshal(text, &got); err != nil || got != want {
			t.Errorf("Unmarshal(%s) = %v, %v, want %v", text, got, err, want)
		}
	})
}

func TestArithmeticAgreesWithRationalNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		currency := anyCurrency.Draw(t, "currency")
		a, b := drawAmount(t, currency, "a"), drawAmount(t, currency, "b")
		if got, err := a.Compare(b); err != nil || got != rational(t, a).Cmp(rational(t, b)) {
			t.Errorf("Compare(%v, %v) = %d, %v", a, b, got, err)
		}
		sum, err := a.Add(b)
		if errors.Is(err, money.ErrOverflow) {
			return
		}
		if want := new(big.Rat).Add(rational(t, a), rational(t, b)); err != nil || rational(t, sum).Cmp(want) != 0 {
			t.Errorf("%v + %v = %v, %v, want %v", a, b, sum, err, want)
		}
		if back, err := sum.Subtract(b); err != nil || back != a {
			t.Errorf("%v + %v - %v = %v, %v, want %v", a, b, b, back, err, a)
		}
	})
}

func rational(t *rapid.T, a money.Amount) *big.Rat {
	value, ok := new(big.Rat).SetString(a.Number())
	if !ok {
		t.Fatalf("%q is no number", a.Number())
	}
	return value
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"1234.50", "-0.05", "1e3", "00", "999999999999999.99", "-", ".", "1.-1"} {
		f.Add(seed, "CNY")
	}
	f.Add("7", "JPY")
	f.Add("1.2345", "CLF")
	f.Fuzz(func(t *testing.T, number, currency string) {
		parsed, err := money.Parse(number, currency)
		if err != nil {
			var reason money.Error
			if !errors.As(err, &reason) || parsed != (money.Amount{}) {
				t.Fatalf("Parse(%q, %q) = %v, %v, want a money.Error alone", number, currency, parsed, err)
			}
			return
		}
		want, ok := new(big.Rat).SetString(number)
		got, _ := new(big.Rat).SetString(parsed.Number())
		if !ok || got.Cmp(want) != 0 {
			t.Fatalf("Parse(%q, %q) = %v", number, currency, parsed)
		}
	})
}

func FuzzUnmarshal(f *testing.F) {
	f.Add([]byte(`{"amount":"1234.50","currency":"CNY"}`))
	f.Add([]byte(`{"amount":"1","amount":"2","currency":"CNY"}`))
	f.Add([]byte(`{"amount":[{"currency":`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var read money.Amount
		if read.UnmarshalJSON(data) != nil {
			return
		}
		if !json.Valid(data) {
			t.Fatalf("UnmarshalJSON(%q) = %v, but that is no JSON", data, read)
		}
		text, err := json.Marshal(read)
		var again money.Amount
		if err != nil || again.UnmarshalJSON(text) != nil || again != read {
			t.Fatalf("UnmarshalJSON(%q) = %v, written %s, read again %v, %v", data, read, text, again, err)
		}
	})
}
