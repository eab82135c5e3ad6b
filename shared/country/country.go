// Package country knows which codes of ISO 3166-1 name a country.
package country

import "golang.org/x/text/language"

// Valid reports whether the text is a country's two-letter code in capitals, e.g. CN. The list is
// that of the Unicode CLDR, which golang.org/x/text carries.
func Valid(code string) bool {
	if len(code) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z' {
		return false
	}
	region, err := language.ParseRegion(code)
	return err == nil && region.IsCountry() && region.String() == code
}
