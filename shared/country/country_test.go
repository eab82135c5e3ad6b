package country_test

import (
	"slices"
	"testing"

	"golang.org/x/text/language"

	"kehu/shared/country"
)

// former are codes that ISO 3166-1 has withdrawn and that x/text still takes for countries.
var former = []string{"AN", "CS", "NT", "SU", "YU"}

// TestValid holds the list against the Unicode CLDR: a country is what has a number of the United Nations (M49), no newer
// code, and is not a former one.
func TestValid(t *testing.T) {
	count := 0
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			code := string(first) + string(second)
			region, err := language.ParseRegion(code)
			want := err == nil && region.IsCountry() && region.Canonicalize().String() == code && region.M49() != 0 && !slices.Contains(former, code)
			if got := country.Valid(code); got != want {
				t.Errorf("%s: got %t, want %t", code, got, want)
			}
			if want {
				count++
			}
		}
	}
	if count != 250 {
		t.Errorf("countries: got %d, want 249 and Kosovo", count)
	}
}

func TestValid_refuses_what_is_no_code(t *testing.T) {
	for _, text := range []string{"", " ", "  ", "C", "cn", "CHN", "156", "N ", " C", "C1", "中国", "CN ", "AD AE"} {
		if country.Valid(text) {
			t.Errorf("%q passes", text)
		}
	}
}
