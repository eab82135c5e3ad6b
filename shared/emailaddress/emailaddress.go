package emailaddress

import (
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// Error says why a text is not one plain e-mail address. Its value is a stable word for programs; it never
// holds the text itself. Compare with errors.Is.
type Error string

// The reasons for a refusal.
const (
	ErrEmpty       Error = "empty"        // nothing but spaces
	ErrCharacter   Error = "character"    // control, direction or other invisible character, space, invalid UTF-8
	ErrDisplayName Error = "display-name" // "Eve <eve@example.com>" or angle brackets alone
	ErrList        Error = "list"         // more than one address
	ErrComment     Error = "comment"      // "eve(at work)@example.com"
	ErrQuoted      Error = "quoted"       // quoted local part or escape
	ErrAt          Error = "at"           // no "@", or more than one
	ErrLocal       Error = "local"        // local part empty, over 64 octets, not ASCII, or with a misplaced full stop
	ErrDomain      Error = "domain"       // no domain name with at least two labels that DNS could hold
	ErrIPAddress   Error = "ip-address"   // an IP address instead of a domain name
	ErrTooLong     Error = "too-long"     // over 254 octets
)

// Error implements error.
func (e Error) Error() string { return "emailaddress: " + string(e) }

const (
	maxAddress = 254 // RFC 5321, 4.5.3.1.3: a path has at most 256 octets, its two angle brackets included
	maxLocal   = 64  // RFC 5321, 4.5.3.1.1
	maxLabel   = 63  // RFC 1035, 2.3.4
)

// Normalize checks text and gives the form to store. Spaces around the address are dropped. Normalising the
// result again gives the same result. The error is an [Error].
func Normalize(text string) (string, error) {
	text = strings.Trim(text, " ")
	if text == "" {
		return "", ErrEmpty
	}
	if len(text) > 4*maxAddress { // no Unicode form of a domain is that much longer than its ASCII form
		return "", ErrTooLong
	}
	if err := checkCharacters(text); err != nil {
		return "", err
	}
	local, domain, found := strings.Cut(text, "@")
	if !found || strings.Contains(domain, "@") {
		return "", ErrAt
	}
	if err := checkLocal(local); err != nil {
		return "", err
	}
	domain, err := normalizeDomain(domain)
	if err != nil {
		return "", err
	}
	address := local + "@" + domain
	if len(address) > maxAddress {
		return "", ErrTooLong
	}
	return address, nil
}

// Fold gives the form of a normalised address by which addresses are compared and kept unique.
func Fold(address string) string { return strings.ToLower(address) }

// checkCharacters tells the usual mistakes apart, so that a person can be told what to remove.
func checkCharacters(text string) error {
	if strings.ContainsAny(text, "<>") {
		return ErrDisplayName
	}
	if strings.ContainsAny(text, ",;，；、") {
		return ErrList
	}
	if strings.ContainsAny(text, "()") {
		return ErrComment
	}
	if strings.ContainsAny(text, `"\`) {
		return ErrQuoted
	}
	for _, r := range text {
		// Category C holds the control, format (direction marks, joiners, soft hyphen) and private
		// characters, Z the spaces. RuneError stands for invalid UTF-8.
		if r == unicode.ReplacementChar || unicode.In(r, unicode.C, unicode.Z) {
			return ErrCharacter
		}
	}
	return nil
}

// checkLocal accepts a dot-atom (RFC 5322, 3.2.3).
func checkLocal(local string) error {
	if local == "" || len(local) > maxLocal {
		return ErrLocal
	}
	if strings.HasPrefix(local, ".") || strings.HasSuffix(local, ".") || strings.Contains(local, "..") {
		return ErrLocal
	}
	for i := range len(local) {
		if c := local[i]; !isLetterOrDigit(c) && !strings.Contains("!#$%&'*+-/=?^_`{|}~.", string(rune(c))) {
			return ErrLocal
		}
	}
	return nil
}

// normalizeDomain gives the ASCII form of a domain name, in lower case.
func normalizeDomain(domain string) (string, error) {
	if strings.ContainsAny(domain, "[]:") {
		return "", ErrIPAddress
	}
	domain = strings.ToLower(domain)
	if !isASCII(domain) || strings.Contains(domain, "xn--") {
		ascii, err := idna.Lookup.ToASCII(domain)
		if err != nil {
			return "", ErrDomain
		}
		domain = ascii
	}
	labels := strings.Split(domain, ".")
	for _, label := range labels {
		if !isLabel(label) {
			return "", ErrDomain
		}
	}
	last := labels[len(labels)-1]
	if strings.Trim(last, "0123456789") == "" {
		return "", ErrIPAddress // no top-level domain is numeric (RFC 3696, 2): these are parts of an IPv4 address
	}
	if len(labels) < 2 {
		return "", ErrDomain
	}
	return domain, nil
}

// isLabel reports whether a lower-case label is one that host names may have (RFC 1123, 2.1). Two hyphens in
// the third and fourth place are reserved; "xn--" has been checked before (RFC 5891, 4.2.3.1).
func isLabel(label string) bool {
	if label == "" || len(label) > maxLabel || label[0] == '-' || label[len(label)-1] == '-' {
		return false
	}
	for i := range len(label) {
		if c := label[i]; !isLetterOrDigit(c) && c != '-' {
			return false
		}
	}
	return len(label) < 4 || label[2:4] != "--" || strings.HasPrefix(label, "xn--")
}

func isLetterOrDigit(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}
