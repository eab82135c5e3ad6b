package identity

import (
	"net/url"
	"strings"
)

// OTPAuthURI returns the address that an authenticator app reads from a QR code:
// otpauth://totp/issuer:account?secret=... (Google Authenticator wiki, "Key Uri Format").
// The secret is in base 32 as StartTOTP returns it; the parameters are those of RFC 6238
// that every app knows: SHA-1, six digits, thirty seconds. A colon, which would end the
// issuer, is left out of the names.
func OTPAuthURI(secret, issuer, account string) string {
	return "otpauth://totp/" + percent(issuer) + ":" + percent(account) +
		"?secret=" + percent(secret) + "&issuer=" + percent(issuer) + "&algorithm=SHA1&digits=6&period=30"
}

// percent escapes everything that has a meaning in a URI, spaces as %20: apps do not
// read + as a space.
func percent(text string) string {
	return strings.ReplaceAll(url.QueryEscape(strings.ReplaceAll(text, ":", "")), "+", "%20")
}
