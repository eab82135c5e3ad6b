package identitytest

import (
	"slices"
	"testing"
	"time"

	"kehu/shared/identity"
)

// Scope is what the harness's trigger must put into every access token, beside the tenant and
// the user of the profile.
const Scope = "kehu/api"

// Harness is a provider under test and the hands that the suite needs on it. Every case
// gets its own from the function given to Run; providers may be shared as long as the
// clock is not moved, since each case uses addresses of its own.
type Harness struct {
	Provider identity.Provider

	// LastMail returns what was last mailed to the address: one of the kinds below and the code
	// or temporary password; "" when nothing was.
	LastMail func(email string) (kind, secret string)

	// Now is the provider's time; Advance moves it on, and is nil when nobody can.
	Now     func() time.Time
	Advance func(time.Duration)

	// Verify does what the gateway does with an access token on a route that asks for Scope.
	Verify func(accessToken string) (claims map[string]string, err error)

	// RefuseClaims makes the trigger refuse all tokens from now on, or no longer.
	RefuseClaims func(refuse bool)

	// Grace is how long a used refresh token may be used again.
	Grace time.Duration

	// Enrol gives a user a second factor by another way than the port's, for providers that lack Setup.
	Enrol func(t *testing.T, email, password string) (secret string)

	Lacks []Capability
}

// The kinds of mail.
const (
	Confirmation  = "confirmation"
	PasswordReset = "passwordReset"
	Invitation    = "invitation"
)

// Capability is something that an emulator may not be able to do.
type Capability string

// The capabilities.
const (
	Clock        Capability = "clock"              // time can be moved
	Mail         Capability = "mail"               // mailed codes can be read
	CodeCheck    Capability = "code-check"         // wrong confirmation codes are refused
	CodeLimit    Capability = "code-limit"         // a code dies after wrong attempts, and mails are rationed
	NameRule     Capability = "name-rule-on-reset" // a reset password may not contain the name
	History      Capability = "password-history"   // the last passwords are refused
	Setting      Capability = "set-password"       // SetTemporaryPassword, SetPassword
	Policy       Capability = "password-policy"    // weak passwords are refused
	Enumeration  Capability = "no-enumeration"     // unknown users are treated like known ones
	Setup        Capability = "mfa-setup"          // the MFA_SETUP chain
	TOTPCheck    Capability = "totp-check"         // wrong TOTP codes are refused
	TOTPOnce     Capability = "totp-once"          // used TOTP codes are refused
	Sessions     Capability = "sessions"           // sessions of challenges are bound and good once
	LockOut      Capability = "lock-out"           // failures lock
	LockTime     Capability = "lock-time"          // LockedError tells the exact time
	Unlocking    Capability = "unlock"             // a lock can be lifted
	Rotation     Capability = "refresh-rotation"   // refresh tokens are used up, reuse revokes
	Revocation   Capability = "revocation"         // sign-out of one session
	SignOutAll   Capability = "sign-out-all"       // sign-out of all sessions
	Disabling    Capability = "disable"            // disabled users are refused
	Resetting    Capability = "mfa-reset"          // ResetMFA
	Removing     Capability = "remove"             // Remove
	Invitations  Capability = "invitations"        // Invite and the first sign-in after it
	Reinvitation Capability = "invite-again"       // Invite with Resend
	Unconfirmed  Capability = "unconfirmed-hidden" // only the right password tells that an address is not confirmed
	Eligibility  Capability = "reset-eligibility"  // only confirmed, active users get reset codes
	Trigger      Capability = "trigger"            // the token trigger runs
	Verification Capability = "verification"       // tokens verify
	Concurrency  Capability = "concurrency"        // exactly one of parallel calls wins
)

// need skips the case when the harness lacks one of the capabilities.
func (h Harness) need(t *testing.T, capabilities ...Capability) {
	t.Helper()
	for _, c := range capabilities {
		if h.lacks(c) {
			t.Skipf("gap of this provider: %s", c)
		}
	}
}

func (h Harness) lacks(c Capability) bool { return slices.Contains(h.Lacks, c) }

// Run tries every promise of identity.Provider.
func Run(t *testing.T, harness func(*testing.T) Harness) {
	for _, group := range []struct {
		name  string
		cases []testCase
	}{
		{"sign-up", signUpCases},
		{"strangers", strangerCases},
		{"sign-in", signInCases},
		{"lock-out", lockOutCases},
		{"invitation", invitationCases},
		{"tokens", tokenCases},
		{"sign-out", signOutCases},
		{"password", passwordCases},
		{"second factor", factorCases},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, c := range group.cases {
				t.Run(c.outcome, func(t *testing.T) {
					t.Parallel()
					h := harness(t)
					h.need(t, c.needs...)
					c.run(t, h)
				})
			}
		})
	}
}

// testCase is one promise.
type testCase struct {
	outcome string
	needs   []Capability
	run     func(*testing.T, Harness)
}

func needs(c ...Capability) []Capability { return c }
