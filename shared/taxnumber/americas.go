package taxnumber

import "strings"

// checkBrazil: Receita Federal, Instrução Normativa RFB 2.229/2024; SERPRO, "Cálculo dos dígitos
// verificadores de CNPJ alfanumérico". Two digits modulo 11, 10 and 11 being 0; letters count as their ASCII
// code less 48, so that A is 17.
func checkBrazil(number string) bool {
	return digitAt(number, 12) == brazilianDigit(number[:12]) && digitAt(number, 13) == brazilianDigit(number[:13])
}

// brazilianDigit weights from the right with 2 to 9, over and over.
func brazilianDigit(body string) int {
	sum := 0
	for i := range len(body) {
		sum += digitAt(body, len(body)-1-i) * (2 + i%8)
	}
	return (11 - sum%11) % 11 % 10
}

// checkCanada: Canada Revenue Agency, business number. Nine digits, the last by Luhn.
func checkCanada(number string) bool { return !isZero(number[:9]) && luhn(number[:9], decimalDigits) }

// checkMexico: Servicio de Administración Tributaria, "Procedimiento para el cálculo del dígito verificador
// del RFC". Modulo 11 with weights 13 to 2, 10 being A; the numbers of companies are read with a space in
// front.
func checkMexico(number string) bool {
	const alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
	characters := []rune(number)
	if len(characters) == 12 {
		characters = []rune(" " + number)
	}
	sum := 0
	for i, character := range characters[:12] {
		sum += (13 - i) * strings.IndexRune(alphabet, character)
	}
	return characters[12] == rune("0A987654321"[sum%11])
}

// hasMexicanDate reports whether the six digits before the last three characters are a day, of foundation or
// of birth. The century is not told, so 29 February is right if there was one in either.
func hasMexicanDate(number string) bool {
	digits := number[len(number)-9 : len(number)-3]
	year, month, day := remainder(digits[:2], 100), remainder(digits[2:4], 100), remainder(digits[4:], 100)
	return isDate(1900+year, month, day) || isDate(2000+year, month, day)
}

// hasEmployerPrefix: Internal Revenue Service, "How EINs are assigned and valid EIN prefixes". The first two
// digits tell the campus that assigned the number; these were never given to any.
func hasEmployerPrefix(number string) bool {
	switch number[:2] {
	case "00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97":
		return false
	}
	return true
}
