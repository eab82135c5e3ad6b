package local

import (
	"testing"
	"time"

	pquerna "github.com/pquerna/otp/totp"
	"pgregory.net/rapid"
)

// The SHA-1 values of RFC 6238, appendix B, of which six digits are the last six.
func TestTOTPGivesTheCodesOfRFC6238(t *testing.T) {
	secret := []byte("12345678901234567890")
	for at, want := range map[int64]string{
		59: "287082", 1111111109: "081804", 1111111111: "050471",
		1234567890: "005924", 2000000000: "279037", 20000000000: "353130",
	} {
		if got := totp(secret, at/totpPeriod); got != want {
			t.Errorf("at %d: got %s, want %s", at, got, want)
		}
	}
}

func TestTOTPAgreesWithAnotherImplementation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SliceOfN(rapid.Byte(), 1, 64).Draw(t, "secret")
		at := time.Unix(rapid.Int64Range(0, 1<<40).Draw(t, "at"), 0)
		want, err := pquerna.GenerateCode(base32NoPadding.EncodeToString(raw), at)
		if err != nil {
			t.Fatal(err)
		}
		if got := totp(raw, at.Unix()/totpPeriod); got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	})
}

func TestMatchTOTPTakesNoCodeTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SliceOfN(rapid.Byte(), 20, 20).Draw(t, "secret")
		secret := base32NoPadding.EncodeToString(raw)
		now := time.Unix(rapid.Int64Range(1_000_000, 1<<40).Draw(t, "now"), 0)
		offset := rapid.Int64Range(-1, 1).Draw(t, "offset")
		digits := totp(raw, now.Unix()/totpPeriod+offset)
		step, ok := matchTOTP(secret, digits, now, 0)
		if !ok {
			t.Fatal("a code of the window was refused")
		}
		later := now.Add(time.Duration(rapid.IntRange(0, 60).Draw(t, "later")) * time.Second)
		if again, ok := matchTOTP(secret, digits, later, step); ok && again <= step {
			t.Fatal("the code was taken twice")
		}
	})
}

func TestNoSecretMatchesNothing(t *testing.T) {
	now := time.Unix(59, 0)
	for _, secret := range []string{"", "not base 32!"} {
		if _, ok := matchTOTP(secret, totp(nil, now.Unix()/totpPeriod), now, 0); ok {
			t.Errorf("a code matched the secret %q", secret)
		}
	}
}
