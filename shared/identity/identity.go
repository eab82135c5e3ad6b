package identity

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Challenge is a step that must be answered before tokens are given.
type Challenge string

// The challenges that Kehu uses, by their Cognito names.
const (
	SoftwareTokenMFA    Challenge = "SOFTWARE_TOKEN_MFA"
	MFASetup            Challenge = "MFA_SETUP"
	NewPasswordRequired Challenge = "NEW_PASSWORD_REQUIRED"
)

// Provider is the port.
type Provider interface {
	// SignUp registers a user who must still confirm the address; the provider mails a code.
	// Errors: ErrUserExists (the caller must not show it), ErrPasswordPolicy, ErrTooManyRequests.
	SignUp(ctx context.Context, in SignUp) error

	// Discard removes an account whose address was never confirmed; for any other one, or none, it does
	// nothing. Whoever signed up with an address that is not theirs would otherwise know the password of the account
	// that its owner confirms.
	Discard(ctx context.Context, email string) error

	// ConfirmSignUp proves the address. Errors: ErrCodeMismatch (also for an unknown or
	// already confirmed user), ErrCodeExpired (the right code too late; a provider that would
	// tell this to strangers says ErrCodeMismatch), ErrTooManyRequests.
	ConfirmSignUp(ctx context.Context, email, code string) error

	// ResendCode mails a new code to a user who is not confirmed yet; for anybody else it does
	// nothing. Errors: ErrTooManyRequests.
	ResendCode(ctx context.Context, email string) error

	// Invite makes a user with a temporary password that the provider mails, valid for seven
	// days; the first sign-in answers NewPasswordRequired. Errors: ErrUserExists (with Resend: the
	// user has chosen a password already), ErrNotFound (with Resend).
	Invite(ctx context.Context, in Invitation) error

	// SignIn checks the password and returns the next challenge. Errors: ErrNotAuthorized
	// (wrong password, unknown or disabled user alike), *LockedError, ErrNotConfirmed and
	// ErrPasswordResetRequired (only to who knows the password).
	SignIn(ctx context.Context, email, password string) (Outcome, error)

	// Answer answers a challenge. For MFASetup, Code is the first code of the secret that
	// StartTOTP gave. A wrong code and a weak password leave the session good. Errors:
	// ErrCodeMismatch, ErrNotAuthorized (session expired or used, or the trigger refuses tokens),
	// *LockedError, ErrPasswordPolicy, ErrPasswordReused.
	Answer(ctx context.Context, in Answer) (Outcome, error)

	// StartTOTP makes a TOTP secret (RFC 6238: SHA-1, 6 digits, 30 s) during MFASetup, and
	// returns the session to go on with. Errors: ErrNotAuthorized.
	StartTOTP(ctx context.Context, session string) (secret, nextSession string, err error)

	// ReplaceTOTP makes a new secret for a signed-in user; it counts from ConfirmTOTP on.
	// Errors: ErrNotAuthorized.
	ReplaceTOTP(ctx context.Context, accessToken string) (secret string, err error)

	// ConfirmTOTP takes the new secret into use. Errors: ErrCodeMismatch, ErrNotAuthorized.
	ConfirmTOTP(ctx context.Context, accessToken, code string) error

	// Refresh gives new tokens for a refresh token, which is used up by it. A used one that
	// comes again revokes the whole family: ErrTokenReused. Other errors: ErrNotAuthorized.
	Refresh(ctx context.Context, refreshToken string) (Tokens, error)

	// SignOut revokes the refresh token and its family. It is no error when that was done before.
	SignOut(ctx context.Context, refreshToken string) error

	// SignOutEverywhere revokes all refresh tokens of the user. Errors: ErrNotFound.
	SignOutEverywhere(ctx context.Context, username string) error

	// ForgotPassword mails a code, or does nothing for an unknown user. Errors: ErrTooManyRequests.
	ForgotPassword(ctx context.Context, email string) error

	// ResetPassword sets a new password by the mailed code and revokes all sessions. Errors:
	// ErrCodeMismatch (also for an unknown user), ErrCodeExpired (as in ConfirmSignUp),
	// ErrPasswordPolicy, ErrPasswordReused, ErrTooManyRequests.
	ResetPassword(ctx context.Context, email, code, newPassword string) error

	// ChangePassword changes the password of a signed-in user. Errors: ErrNotAuthorized (the old
	// one is wrong), *LockedError, ErrPasswordPolicy, ErrPasswordReused.
	ChangePassword(ctx context.Context, accessToken, oldPassword, newPassword string) error

	// SetTemporaryPassword replaces the password by one that another has chosen: it is good for seven days, and SignIn with it
	// answers NewPasswordRequired. It revokes all sessions and keeps the second factor. Errors: ErrNotFound, ErrPasswordPolicy.
	SetTemporaryPassword(ctx context.Context, username, password string) error

	// SetPassword replaces the password by one that its owner has chosen, who has proved all factors, and leaves sessions as
	// they are. Errors: ErrNotFound, ErrPasswordPolicy, ErrPasswordReused.
	SetPassword(ctx context.Context, username, password string) error

	// Find returns the user with this address. It is for the service itself, never
	// to answer a stranger. Errors: ErrNotFound.
	Find(ctx context.Context, email string) (Profile, error)

	// ResetMFA forgets the user's second factor: the next sign-in answers MFASetup. Errors: ErrNotFound.
	ResetMFA(ctx context.Context, username string) error

	// Unlock forgets the user's failed attempts, so that the right password is let in at once. It returns for how long
	// the provider may refuse all the same, if nobody tries meanwhile: 0 where it can lift its lock. Errors: ErrNotFound,
	// where the provider looks at all.
	Unlock(ctx context.Context, username string) (time.Duration, error)

	// Disable stops sign-in and revokes all sessions; Enable allows it again. Errors: ErrNotFound.
	Disable(ctx context.Context, username string) error
	Enable(ctx context.Context, username string) error

	// Remove deletes the account and all that belongs to it, and frees the address; it is no error when there is none. Access tokens that were
	// given before verify until they end.
	Remove(ctx context.Context, username string) error
}

// SignUp is who wants to be a user. Tenant and User are immutable attributes of the account.
type SignUp struct {
	Email, Password, Name string
	Locale                string // "en" or "zh-CN"
	Tenant, User          string // identifiers, tnt_... and usr_...
}

// Invitation is who shall become a user.
type Invitation struct {
	Email, Name, Locale string
	Tenant, User        string
	Inviter, Company    string // for the mail: who invites, and to which company
	Resend              bool   // mail a fresh temporary password to one who was invited before
}

// Answer is the answer to a challenge.
type Answer struct {
	Challenge   Challenge
	Session     string
	Username    string
	Code        string // SoftwareTokenMFA, MFASetup
	NewPassword string // NewPasswordRequired
}

// Outcome is what a sign-in or an answer leads to: tokens, or the next challenge.
type Outcome struct {
	Tokens    *Tokens
	Challenge Challenge
	Session   string // lives three minutes and is good for one right answer
	Username  string
	Profile   Profile // of the user; Email and Name may be empty when the provider does not say
}

// Tokens are what a signed-in client holds.
type Tokens struct {
	Access, ID, Refresh string
	ExpiresIn           time.Duration // of the access token
}

// Profile is what the provider knows of a user.
type Profile struct {
	Username, Email, Name, Locale string
	Tenant, User                  string
	Confirmed, Enabled, MFA       bool
}

// Claims are what the token trigger adds to a token.
type Claims struct {
	Tenant, User string
	Scopes       []string
}

// Errors of a Provider.
var (
	ErrUserExists            = errors.New("identity: user exists")
	ErrNotFound              = errors.New("identity: no such user")
	ErrNotAuthorized         = errors.New("identity: not authorized")
	ErrNotConfirmed          = errors.New("identity: address not confirmed")
	ErrPasswordResetRequired = errors.New("identity: password must be reset")
	ErrCodeMismatch          = errors.New("identity: wrong code")
	ErrCodeExpired           = errors.New("identity: code expired")
	ErrPasswordPolicy        = errors.New("identity: password does not meet the policy")
	ErrPasswordReused        = fmt.Errorf("identity: one of the last %d passwords: %w", PasswordHistory, ErrPasswordPolicy)
	ErrTokenReused           = errors.New("identity: refresh token used twice")
	ErrTooManyRequests       = errors.New("identity: too many requests")
)

// MaxLock is how long failures lock at most, and how long after the last one they are forgotten (Amazon Cognito
// Developer Guide, "Lockout behavior for failed sign-in attempts").
const MaxLock = 15 * time.Minute

// LockedError says that too many attempts failed; every further attempt, right or wrong,
// is refused until then. From the fifth failure on the time doubles: 1 s, 2 s, ... up to 15 minutes.
type LockedError struct{ RetryAfter time.Duration }

// Error tells the waiting time, nothing else.
func (e *LockedError) Error() string {
	return fmt.Sprintf("identity: locked for %s", e.RetryAfter)
}
