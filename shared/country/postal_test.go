package country_test

import (
	"strings"
	"testing"

	"kehu/shared/country"
)

func TestPostalCode(t *testing.T) {
	for _, c := range []struct {
		country, text, want string
		usual               bool
	}{
		{"CN", "215000", "215000", true},
		{"CN", "21500", "21500", false},
		{"CN", "2150a0", "2150a0", false},
		{"DE", "12209", "12209", true},
		{"DE", "D-12209", "D-12209", false},
		{"GB", "wa1 1dp", "WA1 1DP", true},
		{"GB", "SW1A 1AA", "SW1A 1AA", true},
		{"GB", "12345", "12345", false},
		{"CA", "t2f 8m4", "T2F 8M4", true},
		{"US", "97403-1234", "97403-1234", true},
		{"LV", "LV-1010", "LV-1010", true},
		{"LV", "XX-1010", "XX-1010", false},
		{"IE", "D6W XY12", "D6W XY12", true},
		{"HK", "anything", "anything", true}, // has none
		{"", "x", "x", true},
		{"CN", "", "", true},
	} {
		got, usual := country.PostalCode(c.country, c.text)
		if got != c.want || usual != c.usual {
			t.Errorf("%s %q: got %q, %t, want %q, %t", c.country, c.text, got, usual, c.want, c.usual)
		}
	}
}

// FuzzPostalCode holds that the written form is usual exactly if the text is, and is its own written form.
func FuzzPostalCode(f *testing.F) {
	f.Add("GB", "wa1 1dp")
	f.Add("CN", "２１５０００")
	f.Fuzz(func(t *testing.T, code, text string) {
		written, usual := country.PostalCode(code, text)
		again, still := country.PostalCode(code, written)
		if again != written || still != usual || !strings.EqualFold(written, text) {
			t.Errorf("%q %q: %q %t, then %q %t", code, text, written, usual, again, still)
		}
	})
}
