package taxnumber

import "strconv"

// The check digits of VAT numbers are described country by country in "UID-Konstruktionsregeln" of the
// Austrian Federal Ministry of Finance, called "Rules" in this and the next files. A national source is named
// where there is one.

// checkAustria: Rules, AT. The digit complements the Luhn sum of the other seven plus 4.
func checkAustria(number string) bool {
	sum := 4
	for i := range 7 {
		digit := digitAt(number, 1+i)
		if i%2 == 1 {
			digit = digit*2/10 + digit*2%10
		}
		sum += digit
	}
	return (sum+digitAt(number, 8))%10 == 0
}

// checkBelgium: Rules, BE; Royal Decree of 24 June 2003 on the enterprise number. Two digits, 97 less the
// rest modulo 97.
func checkBelgium(number string) bool {
	return number[0] <= '1' && (remainder(number[:8], 97)+remainder(number[8:], 100))%97 == 0
}

// checkBulgariaLegal: Rules, BG, legal entities (UIC). Modulo 11 with a second row of weights where the first
// gives 10.
func checkBulgariaLegal(number string) bool {
	check := weighted(number[:8], 1, 2, 3, 4, 5, 6, 7, 8) % 11
	if check == 10 {
		check = weighted(number[:8], 3, 4, 5, 6, 7, 8, 9, 10) % 11
	}
	return digitAt(number, 8) == check%10
}

// checkBulgariaOther: Rules, BG, persons, foreigners and others. The kind cannot be told from the number, so
// each of the three checks will do.
func checkBulgariaOther(number string) bool {
	last := digitAt(number, 9)
	return last == weighted(number[:9], 2, 4, 8, 5, 10, 9, 7, 3, 6)%11%10 && hasBulgarianDate(number) ||
		last == weighted(number[:9], 21, 19, 17, 13, 11, 9, 7, 3, 1)%10 ||
		last == (11-weighted(number[:9], 4, 3, 2, 7, 6, 5, 4, 3, 2)%11)%11
}

// hasBulgarianDate reports whether a personal number (EGN) begins with a day of birth; 20 is added to the
// month for the 19th century, 40 for the 21st.
func hasBulgarianDate(number string) bool {
	year, month, day := remainder(number[:2], 100), remainder(number[2:4], 100), remainder(number[4:6], 100)
	switch {
	case month > 40:
		return isDate(2000+year, month-40, day)
	case month > 20:
		return isDate(1800+year, month-20, day)
	}
	return isDate(1900+year, month, day)
}

// checkCyprus: Rules, CY. Letter by the sum modulo 26; the digits in odd places count by a table.
func checkCyprus(number string) bool {
	sum := 0
	for i := range 8 {
		digit := digitAt(number, i)
		if i%2 == 0 {
			digit = [...]int{1, 0, 5, 7, 9, 13, 15, 17, 19, 21}[digit]
		}
		sum += digit
	}
	return number[:2] != "12" && number[8] == byte('A'+sum%26)
}

// checkCzechiaLegal: Rules, CZ, legal entities (IČO).
func checkCzechiaLegal(number string) bool {
	check := (11 - weighted(number[:7], 8, 7, 6, 5, 4, 3, 2)%11) % 11
	if check == 0 {
		check = 1
	}
	return number[0] != '9' && digitAt(number, 7) == check%10
}

// checkCzechiaNine: Rules, CZ, persons. Numbers that begin with 6 have a check digit; the others are birth
// numbers from before 1954, which have none but must hold a day.
func checkCzechiaNine(number string) bool {
	if number[0] == '6' {
		check := weighted(number[1:8], 8, 7, 6, 5, 4, 3, 2) % 11
		return digitAt(number, 8) == (8-(10-check+11)%11+10)%10
	}
	year := 1900 + remainder(number[:2], 100)
	if year >= 1980 {
		year -= 100
	}
	return year <= 1953 && hasCzechDate(number, year)
}

// checkCzechiaBirth: Rules, CZ, birth numbers since 1954 (Act 133/2000, § 13). The first nine digits modulo
// 11, 10 being 0.
func checkCzechiaBirth(number string) bool {
	year := 1900 + remainder(number[:2], 100)
	if year < 1954 {
		year += 100
	}
	return digitAt(number, 9) == remainder(number[:9], 11)%10 && hasCzechDate(number, year)
}

// hasCzechDate takes off what is added to the month: 50 for women, 20 where a day's numbers ran out.
func hasCzechDate(number string, year int) bool {
	month := remainder(number[2:4], 100) % 50 % 20
	return isDate(year, month, remainder(number[4:6], 100))
}

// checkGermany: Federal Law Gazette 1993 I p. 736, annex 3. ISO 7064 MOD 11,10; the first digit is not 0.
func checkGermany(number string) bool { return number[0] != '0' && mod11And10(number) }

// checkDenmark: Rules, DK; Danish Business Authority, "Modulus 11 for CVR".
func checkDenmark(number string) bool {
	return number[0] != '0' && weighted(number, 2, 7, 6, 5, 4, 3, 2, 1)%11 == 0
}

// checkEstonia: Rules, EE.
func checkEstonia(number string) bool { return weighted(number, 3, 7, 1, 3, 7, 1, 3, 7, 1)%10 == 0 }

// checkSpain: Rules, ES; Orden EHA/451/2008 and Real Decreto 1065/2007, articles 18 to 22. Persons have a
// letter modulo 23 over the number, in which X, Y, Z stand for 0, 1, 2 and K, L, M for nothing; entities a
// Luhn digit or its letter.
func checkSpain(number string) bool {
	switch first := number[0]; {
	case first >= '0' && first <= '9':
		return checkSpanishPerson(number[:8], number[8])
	case first >= 'X' && first <= 'Z':
		return checkSpanishPerson(strconv.Itoa(int(first-'X'))+number[1:8], number[8])
	case first >= 'K' && first <= 'M':
		return checkSpanishPerson(number[1:8], number[8])
	case valueOf("ABCDEFGHJNPQRSUVW", first) < 0:
		return false
	}
	for digit := range 10 {
		if luhn(number[1:8]+strconv.Itoa(digit), decimalDigits) {
			return number[8] == decimalDigits[digit] || number[8] == "JABCDEFGHI"[digit]
		}
	}
	return false
}

func checkSpanishPerson(digits string, letter byte) bool {
	return letter == "TRWAGMYFPDXBNJZSQVHLCKE"[remainder(digits, 23)]
}
