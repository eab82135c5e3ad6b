package taxnumber

// checkSwitzerland: Federal Statistical Office, UID; eCH-0097, 2.2. Modulo 11, 10 does not occur.
func checkSwitzerland(number string) bool {
	return weighted(number, 5, 4, 3, 2, 7, 6, 5, 4, 1)%11 == 0
}

// checkBritain: HM Revenue & Customs, VAT registration numbers, "modulus 97" and, for numbers from 100 0000
// 00 on, "modulus 97-55". The three digits of a branch do not count.
func checkBritain(number string) bool {
	rest := (weighted(number[:7], 8, 7, 6, 5, 4, 3, 2) + remainder(number[7:9], 100)) % 97
	return rest == 0 || number[0] != '0' && (rest == 97-55 || rest == 55)
}

// isBritishDepartment: HM Revenue & Customs; government departments are GD000 to GD499.
func isBritishDepartment(number string) bool { return number[2:] < "500" }

// isBritishHealthAuthority: HM Revenue & Customs; health authorities are HA500 to HA999.
func isBritishHealthAuthority(number string) bool { return number[2:] >= "500" }

// checkNorway: Brønnøysund Register Centre, "Om organisasjonsnummeret". Modulo 11, 10 does not occur.
func checkNorway(number string) bool { return weighted(number, 3, 2, 7, 6, 5, 4, 3, 2, 1)%11 == 0 }
