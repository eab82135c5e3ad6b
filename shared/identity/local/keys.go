package local

import (
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/table"
)

// Everything of the directory belongs to the platform, under these partitions:
//
//	IDENTITY#USER#<username>      USER, REPLACEMENT      the account; a TOTP secret not yet confirmed
//	IDENTITY#ADDRESS#<email>      ADDRESS                which account has the address
//	                              FAILURES               of password and second factor, together
//	                              CODE#<kind>            the mailed code; for unknown addresses a decoy
//	                              MAILS#<kind>           how many codes were asked for
//	IDENTITY#SESSION#<digest>     SESSION                a challenge that waits for its answer
//	IDENTITY#FAMILY#<origin_jti>  FAMILY                 the refresh tokens of one sign-in
//	IDENTITY#KEYS                 KEYS                   the signing keys
func key(sort string, parts ...string) table.Key {
	return table.In(access.Platform, append([]string{"IDENTITY"}, parts...)...).Key(sort)
}

func userKey(username string) table.Key        { return key("USER", "USER", username) }
func replacementKey(username string) table.Key { return key("REPLACEMENT", "USER", username) }
func addressKey(email string) table.Key        { return key("ADDRESS", "ADDRESS", email) }
func failuresKey(email string) table.Key       { return key("FAILURES", "ADDRESS", email) }
func codeKey(email string, k Kind) table.Key   { return key("CODE#"+string(k), "ADDRESS", email) }
func mailsKey(email string, k Kind) table.Key  { return key("MAILS#"+string(k), "ADDRESS", email) }
func sessionKey(session string) table.Key      { return key("SESSION", "SESSION", digest(session)) }
func familyKey(origin string) table.Key        { return key("FAMILY", "FAMILY", origin) }

var keysKey = key("KEYS", "KEYS")

// maxEmailBytes is the longest address that can be mailed to (RFC 5321, 4.5.3.1.3, less
// the angle brackets).
const maxEmailBytes = 254

// normalEmail returns the form under which an address is compared; ok is false for what
// cannot be an address.
func normalEmail(email string) (normal string, ok bool) {
	normal = strings.ToLower(strings.TrimSpace(email))
	return normal, normal != "" && len(normal) <= maxEmailBytes
}

func timeOf(i table.Item, attribute string) time.Time {
	return time.UnixMilli(i.Int(attribute)).UTC()
}

func millis(t time.Time) table.Number { return table.NumberOf(t.UnixMilli()) }
