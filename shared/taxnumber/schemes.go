package taxnumber

// schemes is what is known, by country. The shapes of the European Union are those of the European
// Commission, VIES, frequently asked questions, "What is the format of a VAT number?"; sources of check
// digits stand with the checks. Literals only, so that the table costs nothing before its first use.
var schemes = [...]scheme{
	// The European Union.
	{country: "AT", prefix: "AT", forms: []form{{mask: "Udddddddd", check: checkAustria}}},
	{country: "BE", prefix: "BE", forms: []form{
		{mask: "dddddddddd", check: checkBelgium},
		{mask: "ddddddddd", check: checkBelgium, fill: "0"}, // before 2005
	}},
	{country: "BG", prefix: "BG", forms: []form{
		{mask: "ddddddddd", check: checkBulgariaLegal},
		{mask: "dddddddddd", check: checkBulgariaOther},
	}},
	{country: "CY", prefix: "CY", forms: []form{{mask: "ddddddddl", check: checkCyprus}}},
	{country: "CZ", prefix: "CZ", forms: []form{
		{mask: "dddddddd", check: checkCzechiaLegal},
		{mask: "ddddddddd", check: checkCzechiaNine},
		{mask: "dddddddddd", check: checkCzechiaBirth},
	}},
	{country: "DE", prefix: "DE", forms: []form{{mask: "ddddddddd", check: checkGermany}}},
	{country: "DK", prefix: "DK", forms: []form{{mask: "dddddddd", check: checkDenmark}}},
	{country: "EE", prefix: "EE", forms: []form{{mask: "ddddddddd", check: checkEstonia}}},
	{country: "ES", prefix: "ES", forms: []form{{mask: "xdddddddx", check: checkSpain}}},
	{country: "FI", prefix: "FI", forms: []form{{mask: "dddddddd", check: checkFinland}}},
	{country: "FR", prefix: "FR", forms: []form{{mask: "xxddddddddd", check: checkFrance}}},
	{country: "GR", prefix: "EL", alias: "GR", forms: []form{
		{mask: "ddddddddd", check: checkGreece},
		{mask: "dddddddd", check: checkGreece, fill: "0"}, // before 1999
	}},
	{country: "HR", prefix: "HR", forms: []form{{mask: "ddddddddddd", check: mod11And10}}}, // OIB: Pravilnik o osobnom identifikacijskom broju
	{country: "HU", prefix: "HU", forms: []form{{mask: "dddddddd", check: checkHungary}}},
	{country: "IE", prefix: "IE", forms: []form{
		{mask: "dddddddl", check: checkIreland},
		{mask: "dddddddll", check: checkIreland},
		{mask: "dodddddl", check: checkIrelandOld},
	}},
	{country: "IT", prefix: "IT", forms: []form{{mask: "ddddddddddd", check: checkItaly}}},
	{country: "LT", prefix: "LT", forms: []form{
		{mask: "ddddddd1d", check: checkLithuania},
		{mask: "dddddddddd1d", check: checkLithuania},
	}},
	{country: "LU", prefix: "LU", forms: []form{{mask: "dddddddd", check: checkLuxembourg}}},
	{country: "LV", prefix: "LV", forms: []form{{mask: "ddddddddddd", check: checkLatvia}}},
	{country: "MT", prefix: "MT", forms: []form{{mask: "dddddddd", check: checkMalta}}},
	{country: "NL", prefix: "NL", forms: []form{{mask: "dddddddddBdd", check: checkNetherlands}}},
	{country: "PL", prefix: "PL", forms: []form{{mask: "dddddddddd", check: checkPoland}}},
	{country: "PT", prefix: "PT", forms: []form{{mask: "ddddddddd", check: checkPortugal}}},
	{country: "RO", prefix: "RO", forms: []form{{mask: "dd????????", check: checkRomania}}},
	{country: "SE", prefix: "SE", forms: []form{{mask: "dddddddddddd", check: checkSweden}}},
	{country: "SI", prefix: "SI", forms: []form{{mask: "dddddddd", check: checkSlovenia}}},
	{country: "SK", prefix: "SK", forms: []form{{mask: "dddddddddd", check: checkSlovakia}}},

	// The rest of Europe.
	{country: "CH", prefix: "CHE", suffix: "MWST TVA IVA TPV", forms: []form{{mask: "ddddddddd", check: checkSwitzerland}}},
	{country: "GB", prefix: "GB", alias: "XI", forms: []form{
		{mask: "ddddddddd", check: checkBritain},
		{mask: "dddddddddddd", check: checkBritain}, // with the number of a branch
		{mask: "GDddd", rule: isBritishDepartment},
		{mask: "HAddd", rule: isBritishHealthAuthority},
	}},
	{country: "NO", alias: "NO", suffix: "MVA", forms: []form{{mask: "ddddddddd", check: checkNorway}}},

	// Asia and the Pacific.
	{country: "AU", forms: []form{{mask: "ddddddddddd", check: checkAustralia}}},
	{country: "CN", forms: []form{
		{mask: "xxddddddxxxxxxxxxx", check: checkSocialCreditCode},
		{mask: "ddddddxxxxxxxxx", check: checkTaxRegistration},
	}},
	// Business registration number, since 2023 the unique business identifier; with the branch number or
	// without. It has no published check digit (Inland Revenue Department).
	{country: "HK", forms: []form{{mask: "dddddddd"}, {mask: "ddddddddddd"}}},
	{country: "IN", forms: []form{{mask: "ddlllllddddlxlx", check: checkIndia}}},
	{country: "JP", alias: "T", forms: []form{
		{mask: "ddddddddddddd", check: checkJapan},
		{mask: "Tddddddddddddd"}, // who has no corporate number: T and 13 other digits (National Tax Agency)
	}},
	{country: "KR", forms: []form{{mask: "dddddddddd", check: checkKorea}}},
	// Singapore publishes the shapes (www.uen.gov.sg) but not the check letter, so that refuses nothing.
	{country: "SG", forms: []form{
		{mask: "ddddddddl", check: checkSingaporeBusiness},
		{mask: "ddddddddl"},
		{mask: "dddddddddl", check: checkSingaporeCompany},
		{mask: "dddddddddl"},
		{mask: "Rddllddddl", check: checkSingaporeOther},
		{mask: "Rddllddddl"},
		{mask: "Sddllddddl", check: checkSingaporeOther},
		{mask: "Sddllddddl"},
		{mask: "Tddllddddl", check: checkSingaporeOther},
		{mask: "Tddllddddl"},
	}},
	{country: "TW", forms: []form{{mask: "dddddddd", check: checkTaiwan}}},

	// The Americas.
	{country: "BR", forms: []form{{mask: "xxxxxxxxxxxxdd", check: checkBrazil}}},
	{country: "CA", forms: []form{
		{mask: "ddddddddd", check: checkCanada},
		{mask: "dddddddddRldddd", check: checkCanada}, // with a program account
	}},
	{country: "MX", forms: []form{
		{mask: "mmmddddddxxx", rule: hasMexicanDate, check: checkMexico},  // company
		{mask: "mmmmddddddxxx", rule: hasMexicanDate, check: checkMexico}, // person
		// Numbers with another check digit were issued and are in use, so it refuses nothing.
		{mask: "mmmddddddxxx", rule: hasMexicanDate},
		{mask: "mmmmddddddxxx", rule: hasMexicanDate},
	}},
	{country: "US", forms: []form{{mask: "ddddddddd", rule: hasEmployerPrefix}}},
}
