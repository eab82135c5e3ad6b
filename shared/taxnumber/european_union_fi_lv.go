package taxnumber

import "strings"

// checkFinland: Rules, FI; Patent and Registration Office, "Check digit of the Business ID".
func checkFinland(number string) bool { return weighted(number, 7, 9, 10, 5, 8, 4, 2, 1)%11 == 0 }

// checkFrance: Rules, FR; Code général des impôts, annexe 3, article 242 nonies A, and INSEE for the SIREN.
// Two characters key, then the SIREN with a Luhn digit; the numbers of Monaco begin with 000 and have none.
// The key is 12 plus three times the SIREN modulo 97 if it is numeric; else each of the characters counts by
// its place in an alphabet without I and O.
func checkFrance(number string) bool {
	key, siren := number[:2], number[2:]
	if !strings.HasPrefix(siren, "000") && !luhn(siren, decimalDigits) {
		return false
	}
	if fits("dd", key) {
		return remainder(key, 100) == remainder(siren+"12", 97)
	}
	const alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
	first, second := valueOf(alphabet, key[0]), valueOf(alphabet, key[1])
	if first < 0 || second < 0 {
		return false
	}
	value := first*34 + second - 100
	if first < 10 {
		value = first*24 + second - 10
	}
	return (remainder(siren, 11)+1+value/11)%11 == value%11
}

// checkGreece: Rules, EL. The digits times powers of 2 modulo 11, 10 being 0.
func checkGreece(number string) bool {
	return digitAt(number, 8) == weighted(number[:8], 256, 128, 64, 32, 16, 8, 4, 2)%11%10
}

// checkHungary: Rules, HU; Act CL of 2017 on the rules of taxation, annex.
func checkHungary(number string) bool { return weighted(number, 9, 7, 3, 1, 9, 7, 3, 1)%10 == 0 }

// irishLetters are the check letters by the sum modulo 23, W being 0.
const irishLetters = "WABCDEFGHIJKLMNOPQRSTUV"

// checkIreland: Rules, IE; Revenue, "Tax and Duty Manual, PPS numbers". Seven digits, check letter and since
// 2013 a second letter, which counts 9 times.
func checkIreland(number string) bool {
	sum := weighted(number[:7], 8, 7, 6, 5, 4, 3, 2)
	if len(number) == 9 {
		second := valueOf(irishLetters, number[8])
		if second < 0 {
			return false
		}
		sum += 9 * second
	}
	return number[7] == irishLetters[sum%23]
}

// checkIrelandOld: Rules, IE, numbers with a letter, + or * in second place: the first digit counts as the
// last one.
func checkIrelandOld(number string) bool {
	return number[7] == irishLetters[(weighted(number[2:7], 7, 6, 5, 4, 3)+2*digitAt(number, 0))%23]
}

// checkItaly: Rules, IT; Decree of the Minister of Finance of 23 December 1976. A Luhn digit; the digits
// before it are the office that issued the number.
func checkItaly(number string) bool {
	office := number[7:10]
	isOffice := office >= "001" && office <= "100" || office == "120" || office == "121" || office == "888" || office == "999"
	return isOffice && number[:7] != "0000000" && luhn(number, decimalDigits)
}

// checkLithuania: Rules, LT. Modulo 11 with a second row of weights where the first gives 10.
func checkLithuania(number string) bool {
	body, check := number[:len(number)-1], digitAt(number, len(number)-1)
	sum := weighted(body, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2) % 11
	if sum == 10 {
		sum = weighted(body, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4) % 11
	}
	return check == sum%10
}

// checkLuxembourg: Rules, LU. Two digits, the rest modulo 89.
func checkLuxembourg(number string) bool {
	return remainder(number[:6], 89) == remainder(number[6:], 100)
}

// checkLatvia: Rules, LV. Legal entities begin with more than 3; persons with their day of birth or, since
// 2017, with 32.
func checkLatvia(number string) bool {
	if number[0] > '3' {
		return weighted(number, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1)%11 == 3
	}
	if digitAt(number, 10) != (1+weighted(number[:10], 10, 5, 8, 4, 2, 1, 6, 3, 7, 9))%11%10 {
		return false
	}
	century := 1800 + 100*digitAt(number, 6)
	return strings.HasPrefix(number, "32") ||
		isDate(century+remainder(number[4:6], 100), remainder(number[2:4], 100), remainder(number[:2], 100))
}
