// Package taxnumber checks the numbers by which tax offices know a business, country by country, and brings each into
// one spelling.
//
// The promise: one registration has one [Result.Number], however it was punctuated, so numbers can be compared and kept
// unique; and a number is refused only by a rule that its country has published, or that its own office is known to
// apply to every number. How far a number was checked is said by [Result.Check]:
//
//   - [Checksum]: pattern and check digits are right.
//   - [Format]: the pattern is right; there are no check digits, or they do not bind every number in use.
//   - [Unchecked]: no rule is known for this country; only characters and length were looked at. Worth a warning.
//
// Whether the number was ever issued, and to whom, only the office can say (VIES and the like).
//
// What is meant by "tax number":
//
//   - European Union: the VAT identification number, stored with its prefix (Directive 2006/112/EC, article 215), Greece
//     with EL. The national part may be given without prefix. Monaco uses French numbers, the Isle of Man British ones.
//     Domestic numbers that are no VAT numbers (the German Steuernummer, the Italian codice fiscale of persons) are refused.
//   - GB: VAT number with the prefix GB; XI, which the same business uses in Northern Ireland, becomes GB.
//   - CH: the enterprise number (UID) with CHE, without the language-dependent MWST, TVA or IVA.
//   - NO: organisation number, without MVA.
//   - CN: the unified social credit code (18 characters). The 15 characters of the former tax registration are accepted
//     where they hold a valid organisation code; they ended for businesses in 2018 but stand in old records. Numbers of
//     resident identity cards are refused: they identify persons and are no business of this field.
//   - US EIN, CA business number with or without program account, MX RFC, BR CNPJ (from July 2026 with letters), AU ABN, JP
//     corporate number or T number, KR business registration number, IN GSTIN, HK business registration, SG UEN, TW
//     unified business number.
//
// No Go library was found that covers these countries, is maintained and has a suitable licence, hence these tables.
package taxnumber
