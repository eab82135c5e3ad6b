package taxnumber

import "strings"

// checkMalta: Rules, MT. Modulo 37.
func checkMalta(number string) bool {
	return number[0] != '0' && weighted(number, 3, 4, 6, 7, 8, 9, 10, 1)%37 == 0
}

// checkNetherlands: Rules, NL, for legal entities: nine digits modulo 11 (RSIN). Since 2020 persons have
// numbers that do not hold their citizen number; those satisfy ISO 7064 MOD 97-10 with the prefix NL instead
// (Belastingdienst, "Nieuw btw-identificatienummer").
func checkNetherlands(number string) bool {
	if isZero(number[:9]) || isZero(number[10:]) {
		return false
	}
	isEntity := (weighted(number[:8], 9, 8, 7, 6, 5, 4, 3, 2)-digitAt(number, 8))%11 == 0
	// In MOD 97-10 letters count as two digits: A is 10, B is 11, L is 21, N is 23.
	isPerson := remainder("2321"+number[:9]+"11"+number[10:], 97) == 1
	return isEntity || isPerson
}

// checkPoland: Rules, PL; Regulation of the Minister of Finance on tax identification numbers (NIP). Modulo
// 11, 10 does not occur.
func checkPoland(number string) bool {
	return weighted(number[:9], 6, 5, 7, 2, 3, 4, 5, 6, 7)%11 == digitAt(number, 9)
}

// checkPortugal: Rules, PT; Decreto-Lei 14/2013. Modulo 11, 10 and 11 being 0.
func checkPortugal(number string) bool {
	return number[0] != '0' && digitAt(number, 8) == (11-weighted(number[:8], 9, 8, 7, 6, 5, 4, 3, 2)%11)%11%10
}

// checkRomania: Rules, RO. Ten times the sum modulo 11, 10 being 0; shorter numbers are read with zeros in
// front.
func checkRomania(number string) bool {
	padded := strings.Repeat("0", 10-len(number)) + number
	return number[0] != '0' && digitAt(padded, 9) == 10*weighted(padded[:9], 7, 5, 3, 2, 1, 7, 5, 3, 2)%11%10
}

// checkSweden: Rules, SE; Skatteverket, "Organisationsnummer". Organisation number with a Luhn digit and two
// digits from 01 to 94.
func checkSweden(number string) bool {
	suffix := remainder(number[10:], 100)
	return suffix >= 1 && suffix <= 94 && !isZero(number[:10]) && luhn(number[:10], decimalDigits)
}

// checkSlovenia: Rules, SI. Modulo 11, 10 being 0; 11 does not occur.
func checkSlovenia(number string) bool {
	check := 11 - weighted(number[:7], 8, 7, 6, 5, 4, 3, 2)%11
	return number[0] != '0' && check != 11 && digitAt(number, 7) == check%10
}

// checkSlovakia: Rules, SK. The number is a multiple of 11; the third digit tells the kind.
func checkSlovakia(number string) bool {
	return number[0] != '0' && valueOf("234789", number[2]) >= 0 && remainder(number, 11) == 0
}
