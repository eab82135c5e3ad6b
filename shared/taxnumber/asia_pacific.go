package taxnumber

// checkAustralia: Australian Business Register, "Format of the ABN". With 1 taken off the first digit the
// weighted sum is a multiple of 89.
func checkAustralia(number string) bool {
	return number[0] != '0' && (weighted(number, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)-10)%89 == 0
}

// checkIndia: Goods and Services Tax Network, GSTIN. State code, permanent account number (PAN), number of
// the registration in the state, a letter (Z for most), Luhn character in base 36.
func checkIndia(number string) bool {
	return number[:2] != "00" && number[12] != '0' && luhn(number, lettersAndDigits)
}

// checkJapan: Ministry of Finance Ordinance 70 of 2014 on the designation of corporate numbers, article 2.
// The first digit is 9 less the weighted sum of the others modulo 9.
func checkJapan(number string) bool {
	return digitAt(number, 0) == 9-weighted(number[1:], 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)%9
}

// checkKorea: National Tax Service, business registration number. The ninth digit counts 5 times, and the
// tens of that once more.
func checkKorea(number string) bool {
	sum := weighted(number, 1, 3, 7, 1, 3, 7, 1, 3, 5, 1) + digitAt(number, 8)*5/10
	return number[0] != '0' && sum%10 == 0
}

// checkSingaporeBusiness is for businesses. No official source; by comparison with issued numbers.
func checkSingaporeBusiness(number string) bool {
	return number[8] == "XMKECAWLJDB"[weighted(number[:8], 10, 4, 9, 3, 8, 2, 7, 1)%11]
}

// checkSingaporeCompany is for local companies. No official source; by comparison with issued numbers.
func checkSingaporeCompany(number string) bool {
	return number[9] == "ZKCMDNERGWH"[weighted(number[:9], 10, 8, 6, 4, 9, 7, 5, 3, 1)%11]
}

// checkSingaporeOther is for all other entities. No official source; by comparison with issued numbers.
func checkSingaporeOther(number string) bool {
	const alphabet = "ABCDEFGHJKLMNPQRSTUVWX0123456789"
	sum := -5
	for i, weight := range [...]int{4, 3, 5, 3, 10, 2, 2, 5, 7} {
		sum += weight * valueOf(alphabet, number[i])
	}
	return sum >= 0 && number[9] == alphabet[sum%11]
}

// checkTaiwan: Fiscal Information Agency, Ministry of Finance, unified business number, as amended on 1 April
// 2023: the digits of the products add up to a multiple of 5. A 7 in seventh place gives 28, whose digits add
// up to 10, and counts as 1 or 0.
func checkTaiwan(number string) bool {
	sum := 0
	for i, weight := range [...]int{1, 2, 1, 2, 1, 2, 4, 1} {
		product := weight * digitAt(number, i)
		sum += product/10 + product%10
	}
	return sum%5 == 0 || number[6] == '7' && (sum+1)%5 == 0
}
