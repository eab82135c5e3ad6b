package identity_test

import (
	"testing"

	"github.com/pquerna/otp"

	"kehu/shared/identity"
)

func TestOTPAuthURIIsReadByAnotherImplementation(t *testing.T) {
	const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
	tests := []struct{ outcome, issuer, account, wantIssuer, wantAccount string }{
		{"plain names", "Kehu", "anna@example.com", "Kehu", "anna@example.com"},
		{"Chinese, spaces and signs", "客户 & Co+?", "小明 #1/%@example.com", "客户 & Co+?", "小明 #1/%@example.com"},
		{"a colon cannot move the border", "Ke:hu", "a:b@example.com", "Kehu", "ab@example.com"},
	}
	for _, test := range tests {
		t.Run(test.outcome, func(t *testing.T) {
			key, err := otp.NewKeyFromURL(identity.OTPAuthURI(secret, test.issuer, test.account))
			if err != nil {
				t.Fatal(err)
			}
			for _, field := range []struct{ name, got, want string }{
				{"type", key.Type(), "totp"},
				{"issuer", key.Issuer(), test.wantIssuer},
				{"account", key.AccountName(), test.wantAccount},
				{"secret", key.Secret(), secret},
				{"algorithm", key.Algorithm().String(), "SHA1"},
				{"digits", key.Digits().String(), "6"},
			} {
				if field.got != field.want {
					t.Errorf("%s: got %q, want %q", field.name, field.got, field.want)
				}
			}
			if got, want := key.Period(), uint64(30); got != want {
				t.Errorf("period: got %d, want %d", got, want)
			}
		})
	}
}

func TestOTPAuthURIWritesSpacesAsPercent20(t *testing.T) {
	got := identity.OTPAuthURI("ABC", "Kehu Ltd", "a b")
	want := "otpauth://totp/Kehu%20Ltd:a%20b?secret=ABC&issuer=Kehu%20Ltd&algorithm=SHA1&digits=6&period=30"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
