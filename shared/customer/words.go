package customer

import (
	"kehu/shared/access"
	"kehu/shared/dictionary"
)

// listed are the fields that hold codes of the dictionary of the same name.
var listed = map[string]dictionary.Name{"level": dictionary.Level, "industry": dictionary.Industry, "source": dictionary.Source}

// Words returns what the fields hold of dictionaries, but for what is as it was before (nil for a new customer), so that an entry can be
// disabled without hindering whoever changes something else. A customer of no source has "other", and the company's own currency
// needs no entry.
func (f *Fields) Words(before *Fields, company access.Company) (values []dictionary.Value) {
	if before == nil {
		before = &Fields{}
	}
	add := func(pointer string, name dictionary.Name, code, old, always string) {
		if code != "" && code != old && code != always {
			values = append(values, dictionary.Value{Pointer: pointer, Dictionary: name, Code: code})
		}
	}
	add("/creditLimit/currency", dictionary.Currency, f.currency(), before.currency(), company.Currency)
	add("/industry", dictionary.Industry, f.Industry, before.Industry, "")
	add("/level", dictionary.Level, f.Level, before.Level, "")
	add("/source", dictionary.Source, string(f.Source), string(before.Source), otherSource)
	return values
}

func (f *Fields) currency() string {
	if f.CreditLimit == nil {
		return ""
	}
	return f.CreditLimit.Currency
}

// otherSource is the source of a customer of which nobody says any.
const otherSource = "other"
