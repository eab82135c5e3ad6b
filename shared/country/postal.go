package country

import "strings"

// postal says how postal codes look: 9 stands for a digit, @ for a letter, # for either, anything else for itself. Several
// forms stand side by side. Sources: the Universal Postal Union's Postal Addressing Systems, and postalCodeData of
// Unicode's CLDR 26, the last that had it. A country that is not here has no codes, or no form of them that can be told.
var postal = map[string]string{
	"AD": "AD999", "AR": "9999|@9999@@@", "AT": "9999", "AU": "9999", "BE": "9999", "BG": "9999",
	"BR": "99999-999|99999999", "CA": "@9@ 9@9|@9@9@9", "CH": "9999", "CL": "9999999|999-9999", "CN": "999999",
	"CO": "999999", "CY": "9999", "CZ": "999 99|99999", "DE": "99999", "DK": "9999", "EE": "99999", "EG": "99999",
	"ES": "99999", "FI": "99999", "FR": "99999",
	"GB": "@9 9@@|@99 9@@|@@9 9@@|@@99 9@@|@9@ 9@@|@@9@ 9@@|@99@@|@999@@|@@99@@|@@999@@|@9@9@@|@@9@9@@",
	"GR": "999 99|99999", "HR": "99999", "HU": "9999", "ID": "99999", "IE": "@## ####|@######", "IL": "9999999|99999",
	"IN": "999999|999 999", "IS": "999", "IT": "99999", "JP": "999-9999|9999999", "KR": "99999", "KZ": "999999|@99@9@9",
	"LI": "9999", "LT": "99999|LT-99999", "LU": "9999|L-9999", "LV": "LV-9999|9999", "MA": "99999", "MC": "99999",
	"MT": "@@@ 9999|@@@9999", "MX": "99999", "MY": "99999", "NL": "9999 @@|9999@@", "NO": "9999", "NZ": "9999",
	"PH": "9999", "PL": "99-999|99999", "PT": "9999-999|9999", "RO": "999999", "RS": "99999", "RU": "999999",
	"SA": "99999|99999-9999", "SE": "999 99|99999", "SG": "999999", "SI": "9999", "SK": "999 99|99999", "TH": "99999",
	"TR": "99999", "TW": "999|99999|999999|999-99", "UA": "99999", "US": "99999|99999-9999", "VN": "999999|99999",
	"ZA": "9999",
}

// PostalCode returns the postal code as it is written in the country, with capitals; usual is false when it does not look
// like one of that country. A country whose codes are not known takes any.
func PostalCode(code, text string) (written string, usual bool) {
	forms, known := postal[code]
	if !known || text == "" {
		return text, true
	}
	written = strings.Map(capital, text)
	for form := range strings.SplitSeq(forms, "|") {
		if looksLike(written, form) {
			return written, true
		}
	}
	return text, false
}

// capital knows the letters of postal codes alone: other alphabets have letters whose capital is one of these.
func capital(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r - 'a' + 'A'
	}
	return r
}

func looksLike(text, form string) bool {
	if len(text) != len(form) {
		return false
	}
	for i := range len(text) {
		digit, letter := text[i] >= '0' && text[i] <= '9', text[i] >= 'A' && text[i] <= 'Z'
		switch form[i] {
		case '9':
			if !digit {
				return false
			}
		case '@':
			if !letter {
				return false
			}
		case '#':
			if !digit && !letter {
				return false
			}
		default:
			if text[i] != form[i] {
				return false
			}
		}
	}
	return true
}
