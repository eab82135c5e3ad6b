package northwind

import (
	"strings"

	"kehu/shared/phone"
)

// Phone is a telephone number of the file.
type Phone struct {
	Written string // as the file has it; empty for none
	E164    string // as it is dialled today; empty if there is none or it fits no plan
	// Explanation says what more than the punctuation was changed, or why there is no E164; else it is empty.
	Explanation string
}

// renumbering is one change of a national numbering plan that numbers of the file went through.
type renumbering struct {
	country string
	old     string // how the number began, without trunk prefix
	digits  int    // how many it had
	now     string // what stands there today, in international form
	event   string
}

// renumberings are found by country, beginning and length, which together are unique in the file.
var renumberings = []renumbering{
	// Argentina, Plan Fundamental de Numeración Nacional.
	{"AR", "1", 8, "+54114", "Buenos Aires numbers: 1 became 11 4 on 24 January 1999"},
	// Finland, the reform of area codes.
	{"FI", "90", 9, "+3589", "Helsinki: area code 90 became 09 on 12 October 1996"},
	{"FI", "981", 9, "+3588", "Oulu: area code 981 became 08 on 12 October 1996"},
	// France, plan de numérotation à dix chiffres. The Paris region had had 1 in front before; here it was
	// left out.
	{"FR", "20", 8, "+33320", frenchEvent + "3"},
	{"FR", "26", 8, "+33326", frenchEvent + "3"},
	{"FR", "30", 8, "+33130", frenchEvent + "1"},
	{"FR", "40", 8, "+33240", frenchEvent + "2"},
	{"FR", "61", 8, "+33561", frenchEvent + "5"},
	{"FR", "78", 8, "+33478", frenchEvent + "4"},
	{"FR", "88", 8, "+33388", frenchEvent + "3"},
	{"FR", "91", 8, "+33491", frenchEvent + "4"},
	// United Kingdom, the Big Number Change (Oftel).
	{"GB", "171", 10, "+44207", "Inner London: 171 became 20 7 on 22 April 2000"},
	// Mexico, Plan Técnico Fundamental de Numeración.
	{"MX", "5", 8, "+52555", "Mexico City: 5 became 55 5 between 1999 and 2001"},
	// Portugal, Plano Nacional de Numeração.
	{"PT", "1", 8, "+35121", "Lisbon: 1 became 21 on 31 October 1999"},
	// Venezuela, Plan Nacional de Numeración (ITU Operational Bulletin 740).
	{"VE", "2", 8, "+58212", "Caracas: 2 became 212 in 2001"},
}

const frenchEvent = "France went from 8 digits to 10 on 18 October 1996, here with zone "

// parsePhone gives the number as it is dialled today, if there is such a number.
func parsePhone(written, country string) Phone {
	if written == "" {
		return Phone{}
	}
	result := Phone{Written: written}
	current, event := renumber(written, country)
	number, err := phone.Normalize(current, country)
	switch {
	case err != nil:
		result.Explanation = "fits no numbering plan of the country, then or now (" + err.Error() + ")"
	default:
		result.E164, result.Explanation = number.E164, event
	}
	return result
}

// renumber applies the change that the number went through, if any.
func renumber(written, country string) (current, event string) {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, written)
	for _, change := range renumberings {
		rest, found := strings.CutPrefix(digits, change.old)
		if found && change.country == country && len(digits) == change.digits {
			return change.now + rest, change.event
		}
	}
	return written, ""
}
