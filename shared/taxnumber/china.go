package taxnumber

// creditAlphabet is the character set of GB 32100-2015, table 3: without I, O, S, V and Z.
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// checkSocialCreditCode applies GB 32100-2015 to the 18 characters of a unified social credit code:
// registering authority, kind of organisation, 6 digits of the district (GB/T 2260), organisation code (GB
// 11714), check character. The check character is by GB/T 17710, MOD 31-3: the characters times 3^i modulo 31
// add up to a multiple of 31.
func checkSocialCreditCode(number string) bool {
	const base = 31
	sum, weight := 0, 1
	for i := range len(number) - 1 {
		value := valueOf(creditAlphabet, number[i])
		if value < 0 {
			return false
		}
		sum += value * weight
		weight = weight * 3 % base
	}
	last := number[len(number)-1]
	return last == creditAlphabet[(base-sum%base)%base] && checkOrganisationCode(number[8:17])
}

// checkTaxRegistration checks a tax registration number from before the unified code: 6 digits of the
// district and the organisation code (State Administration of Taxation, Measures for the Administration of
// Tax Registration, 2003).
func checkTaxRegistration(number string) bool { return checkOrganisationCode(number[6:]) }

// checkOrganisationCode applies GB 11714-1997, 2.1.2, to 8 characters and their check character: modulo 11,
// 10 being X and 11 being 0.
func checkOrganisationCode(code string) bool {
	sum := 0
	for i, weight := range [...]int{3, 7, 9, 10, 5, 8, 4, 2} {
		sum += weight * valueOf(lettersAndDigits, code[i])
	}
	return code[8] == "0X987654321"[sum%11]
}
