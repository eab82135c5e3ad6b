package phone

// Error says why a text is no telephone number. Its value is a stable word for programs; it never holds the
// text itself. Compare with errors.Is.
type Error string

// The reasons for a refusal.
const (
	ErrNotANumber  Error = "not-a-number" // no digits, or a character that numbers do not have
	ErrRegion      Error = "region"       // no leading "+", and the default region is empty or unknown
	ErrCountryCode Error = "country-code" // "+" or the exit code is not followed by a country code in use
	ErrTooShort    Error = "too-short"    // fewer digits than any number of that country
	ErrTooLong     Error = "too-long"     // more digits than any number of that country, or than E.164 allows
	ErrLength      Error = "length"       // between the shortest and the longest, but no number has this length
	ErrLocalOnly   Error = "local-only"   // the area code is missing
	ErrExtension   Error = "extension"    // an extension is announced but does not follow as 1 to 15 digits
)

// Error implements error.
func (e Error) Error() string { return "phone: " + string(e) }
