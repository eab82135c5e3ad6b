package local

import (
	"testing"
	"time"

	"kehu/shared/identity"
)

const (
	annaEmail    = "anna@example.com"
	annaPassword = "correct7-horse"
)

// signUp makes Anna a user who has confirmed.
func (w *world) signUp(t *testing.T) {
	t.Helper()
	err := w.SignUp(t.Context(), identity.SignUp{
		Email: annaEmail, Password: annaPassword, Name: "Anna Berg", Locale: "en",
		Tenant: "tnt_01hzzzzzzzzzzzzzzzzzzzzzzz", User: "usr_01hzzzzzzzzzzzzzzzzzzzzzzz",
	})
	must(t, err)
	_, code := w.lastMail(annaEmail)
	must(t, w.ConfirmSignUp(t.Context(), annaEmail, code))
}

// enrol makes Anna a user with a second factor and signs her in.
func (w *world) enrol(t *testing.T) (tokens identity.Tokens, secret string) {
	t.Helper()
	w.signUp(t)
	at, err := w.SignIn(t.Context(), annaEmail, annaPassword)
	must(t, err)
	secret, session, err := w.StartTOTP(t.Context(), at.Session)
	must(t, err)
	outcome, err := w.Answer(t.Context(), identity.Answer{
		Challenge: identity.MFASetup, Session: session, Username: at.Username, Code: w.code(t, secret),
	})
	must(t, err)
	return *outcome.Tokens, secret
}

// code returns the present TOTP code.
func (w *world) code(t *testing.T, secret string) string {
	t.Helper()
	raw, err := base32NoPadding.DecodeString(secret)
	must(t, err)
	return totp(raw, w.time().Unix()/totpPeriod)
}

// answer gives the password and the next TOTP code.
func (w *world) answer(t *testing.T, secret string) (identity.Outcome, error) {
	t.Helper()
	w.advance(totpPeriod * time.Second)
	at, err := w.SignIn(t.Context(), annaEmail, annaPassword)
	must(t, err)
	return w.Answer(t.Context(), identity.Answer{
		Challenge: identity.SoftwareTokenMFA, Session: at.Session, Username: at.Username, Code: w.code(t, secret),
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
