package cognito_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/smithy-go"

	"kehu/shared/identity"
	"kehu/shared/identity/cognito"
)

// expect turns the wanted error into nil.
func expect(err, want error) error {
	if errors.Is(err, want) {
		return nil
	}
	return fmt.Errorf("got %w, want %w", err, want)
}

// calls are those of the port, with input that reaches Cognito.
var calls = map[string]func(context.Context, *cognito.Provider) error{
	"SignUp": func(ctx context.Context, p *cognito.Provider) error {
		return p.SignUp(ctx, identity.SignUp{Email: anna, Password: "correct7-horse"})
	},
	"ConfirmSignUp": func(ctx context.Context, p *cognito.Provider) error { return p.ConfirmSignUp(ctx, anna, "123456") },
	"ResendCode":    func(ctx context.Context, p *cognito.Provider) error { return p.ResendCode(ctx, anna) },
	"Invite": func(ctx context.Context, p *cognito.Provider) error {
		return p.Invite(ctx, identity.Invitation{Email: anna})
	},
	"SignIn": func(ctx context.Context, p *cognito.Provider) error {
		_, err := p.SignIn(ctx, anna, "correct7-horse")
		return err
	},
	"Answer": func(ctx context.Context, p *cognito.Provider) error {
		_, err := p.Answer(ctx, identity.Answer{Challenge: identity.SoftwareTokenMFA, Session: session, Username: "0b9d", Code: "123456"})
		return err
	},
	"AnswerSetup": func(ctx context.Context, p *cognito.Provider) error {
		_, err := p.Answer(ctx, identity.Answer{Challenge: identity.MFASetup, Session: session, Username: "0b9d", Code: "123456"})
		return err
	},
	"StartTOTP": func(ctx context.Context, p *cognito.Provider) error {
		_, _, err := p.StartTOTP(ctx, session)
		return err
	},
	"ReplaceTOTP": func(ctx context.Context, p *cognito.Provider) error {
		_, err := p.ReplaceTOTP(ctx, "access.token.x")
		return err
	},
	"ConfirmTOTP": func(ctx context.Context, p *cognito.Provider) error {
		return p.ConfirmTOTP(ctx, "access.token.x", "123456")
	},
	"Refresh": func(ctx context.Context, p *cognito.Provider) error {
		_, err := p.Refresh(ctx, "refresh.token.x")
		return err
	},
	"SignOut":           func(ctx context.Context, p *cognito.Provider) error { return p.SignOut(ctx, "refresh.token.x") },
	"SignOutEverywhere": func(ctx context.Context, p *cognito.Provider) error { return p.SignOutEverywhere(ctx, "0b9d") },
	"ForgotPassword":    func(ctx context.Context, p *cognito.Provider) error { return p.ForgotPassword(ctx, anna) },
	"ResetPassword": func(ctx context.Context, p *cognito.Provider) error {
		return p.ResetPassword(ctx, anna, "123456", "battery8-staple")
	},
	"ChangePassword": func(ctx context.Context, p *cognito.Provider) error {
		return p.ChangePassword(ctx, "access.token.x", "correct7-horse", "battery8-staple")
	},
	"Find": func(ctx context.Context, p *cognito.Provider) error {
		_, err := p.Find(ctx, anna)
		return err
	},
	"ResetMFA": func(ctx context.Context, p *cognito.Provider) error { return p.ResetMFA(ctx, "0b9d") },
	"Disable":  func(ctx context.Context, p *cognito.Provider) error { return p.Disable(ctx, "0b9d") },
	"Enable":   func(ctx context.Context, p *cognito.Provider) error { return p.Enable(ctx, "0b9d") },
}

func TestExceptionsOfCalls(t *testing.T) {
	tests := []struct {
		call, exception string
		want            error // nil: no error at all
	}{
		{"SignUp", "UsernameExistsException", identity.ErrUserExists},
		{"SignUp", "AliasExistsException", identity.ErrUserExists},
		{"SignUp", "InvalidPasswordException", identity.ErrPasswordPolicy},
		{"SignUp", "LimitExceededException", identity.ErrTooManyRequests},
		{"ConfirmSignUp", "CodeMismatchException", identity.ErrCodeMismatch},
		{"ConfirmSignUp", "ExpiredCodeException", identity.ErrCodeMismatch},
		{"ConfirmSignUp", "NotAuthorizedException", identity.ErrCodeMismatch},
		{"ConfirmSignUp", "UserNotFoundException", identity.ErrCodeMismatch},
		{"ConfirmSignUp", "AliasExistsException", identity.ErrCodeMismatch},
		{"ConfirmSignUp", "TooManyFailedAttemptsException", identity.ErrTooManyRequests},
		{"ConfirmSignUp", "LimitExceededException", identity.ErrTooManyRequests},
		{"ResendCode", "UserNotFoundException", nil},
		{"ResendCode", "InvalidParameterException", nil},
		{"ResendCode", "NotAuthorizedException", nil},
		{"ResendCode", "LimitExceededException", identity.ErrTooManyRequests},
		{"Invite", "UsernameExistsException", identity.ErrUserExists},
		{"Invite", "UnsupportedUserStateException", identity.ErrUserExists},
		{"Invite", "UserNotFoundException", identity.ErrNotFound},
		{"SignIn", "NotAuthorizedException", identity.ErrNotAuthorized},
		{"SignIn", "UserNotFoundException", identity.ErrNotAuthorized},
		{"SignIn", "UserNotConfirmedException", identity.ErrNotConfirmed},
		{"SignIn", "PasswordResetRequiredException", identity.ErrPasswordResetRequired},
		{"SignIn", "TooManyRequestsException", identity.ErrTooManyRequests},
		{"SignIn", "UserLambdaValidationException", identity.ErrNotAuthorized},
		{"Answer", "CodeMismatchException", identity.ErrCodeMismatch},
		{"Answer", "ExpiredCodeException", identity.ErrCodeMismatch},
		{"Answer", "NotAuthorizedException", identity.ErrNotAuthorized},
		{"Answer", "UserLambdaValidationException", identity.ErrNotAuthorized},
		{"Answer", "MFAMethodNotFoundException", identity.ErrNotAuthorized},
		{"AnswerSetup", "EnableSoftwareTokenMFAException", identity.ErrCodeMismatch},
		{"AnswerSetup", "SoftwareTokenMFANotFoundException", identity.ErrNotAuthorized},
		{"StartTOTP", "NotAuthorizedException", identity.ErrNotAuthorized},
		{"ReplaceTOTP", "NotAuthorizedException", identity.ErrNotAuthorized},
		{"ConfirmTOTP", "EnableSoftwareTokenMFAException", identity.ErrCodeMismatch},
		{"ConfirmTOTP", "SoftwareTokenMFANotFoundException", identity.ErrCodeMismatch},
		{"ConfirmTOTP", "NotAuthorizedException", identity.ErrNotAuthorized},
		{"Refresh", "RefreshTokenReuseException", identity.ErrTokenReused},
		{"Refresh", "NotAuthorizedException", identity.ErrNotAuthorized},
		{"Refresh", "UserNotFoundException", identity.ErrNotAuthorized},
		{"Refresh", "UserLambdaValidationException", identity.ErrNotAuthorized},
		{"SignOut", "InvalidParameterException", nil},
		{"SignOut", "UnsupportedTokenTypeException", nil},
		{"SignOut", "NotAuthorizedException", nil},
		{"SignOutEverywhere", "UserNotFoundException", identity.ErrNotFound},
		{"ForgotPassword", "UserNotFoundException", nil},
		{"ForgotPassword", "NotAuthorizedException", nil},
		{"ForgotPassword", "InvalidParameterException", nil},
		{"ForgotPassword", "LimitExceededException", identity.ErrTooManyRequests},
		{"ResetPassword", "CodeMismatchException", identity.ErrCodeMismatch},
		{"ResetPassword", "ExpiredCodeException", identity.ErrCodeMismatch},
		{"ResetPassword", "UserNotFoundException", identity.ErrCodeMismatch},
		{"ResetPassword", "UserNotConfirmedException", identity.ErrCodeMismatch},
		{"ResetPassword", "InvalidPasswordException", identity.ErrPasswordPolicy},
		{"ResetPassword", "PasswordHistoryPolicyViolationException", identity.ErrPasswordPolicy},
		{"ResetPassword", "TooManyFailedAttemptsException", identity.ErrTooManyRequests},
		{"ChangePassword", "NotAuthorizedException", identity.ErrNotAuthorized},
		{"ChangePassword", "LimitExceededException", identity.ErrTooManyRequests},
		{"Find", "UserNotFoundException", identity.ErrNotFound},
		{"ResetMFA", "UserNotFoundException", identity.ErrNotFound},
		{"Disable", "UserNotFoundException", identity.ErrNotFound},
		{"Enable", "UserNotFoundException", identity.ErrNotFound},
	}
	for _, test := range tests {
		t.Run(test.call+" "+test.exception, func(t *testing.T) {
			answer := test.exception + ":in plain words"
			p, _ := scripted(t, options, answer, answer) // the second for a retry
			if err := calls[test.call](t.Context(), p); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func TestTooManyAttemptsLock(t *testing.T) {
	for _, call := range []string{"SignIn", "Answer", "ChangePassword"} {
		t.Run(call, func(t *testing.T) {
			p, _ := scripted(t, options, "NotAuthorizedException:Password attempts exceeded")
			var locked *identity.LockedError
			if err := calls[call](t.Context(), p); !errors.As(err, &locked) || locked.RetryAfter != time.Second {
				t.Errorf("got %v, want a lock of a second", err)
			}
		})
	}
}

// Whatever else Cognito says is a fault, which tells no more than where to look.
func TestOtherExceptionsAreFaultsThatTellNothing(t *testing.T) {
	for call, do := range calls {
		t.Run(call, func(t *testing.T) {
			const said = "1 validation error detected: Value '123456' at correct7-horse"
			p, _ := scripted(t, options, "ForbiddenException:"+said, "ForbiddenException:"+said)
			err := do(t.Context(), p)
			var api smithy.APIError
			if !errors.As(err, &api) || api.ErrorCode() != "ForbiddenException" {
				t.Fatalf("got %v, want the exception", err)
			}
			if text := err.Error(); strings.Contains(text, "123456") || strings.Contains(text, "horse") ||
				!strings.Contains(text, "ForbiddenException") || !strings.Contains(text, "request-1") {
				t.Errorf("the text is %q", text)
			}
		})
	}
}

func TestALimitOfOneUserIsNotTriedAgain(t *testing.T) {
	p, s := scripted(t, options, "LimitExceededException:x", "LimitExceededException:x")
	if err := p.ForgotPassword(t.Context(), anna); !errors.Is(err, identity.ErrTooManyRequests) {
		t.Errorf("got %v, want %v", err, identity.ErrTooManyRequests)
	}
	if got := strings.Count(s.asked.String(), "ForgotPassword"); got != 1 {
		t.Errorf("%d calls, want 1", got)
	}
}

func TestNoAnswerIsAFault(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p, _ := scripted(t, options)
	if err := p.ForgotPassword(ctx, anna); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// What Cognito would answer with a validation error is answered here, without a call.
func TestWhatCannotBeIsNotAsked(t *testing.T) {
	ctx := t.Context()
	long := strings.Repeat("x", 300)
	answer := func(p *cognito.Provider, c identity.Challenge, session, username, code string) error {
		_, err := p.Answer(ctx, identity.Answer{Challenge: c, Session: session, Username: username, Code: code, NewPassword: "battery8-staple"})
		return err
	}
	totp, enrol := identity.SoftwareTokenMFA, identity.MFASetup
	for name, test := range map[string]struct {
		call func(*cognito.Provider) error
		want error
	}{
		"weak password": {func(p *cognito.Provider) error { return p.SignUp(ctx, identity.SignUp{Email: anna, Password: "x"}) }, identity.ErrPasswordPolicy},
		"password with the name": {func(p *cognito.Provider) error {
			return p.SignUp(ctx, identity.SignUp{Email: anna, Name: "Bo Berg", Password: "x-berg-123"})
		}, identity.ErrPasswordPolicy},
		"no address to confirm":    {func(p *cognito.Provider) error { return p.ConfirmSignUp(ctx, "a b", "123456") }, identity.ErrCodeMismatch},
		"no code to confirm":       {func(p *cognito.Provider) error { return p.ConfirmSignUp(ctx, anna, "12345x") }, identity.ErrCodeMismatch},
		"no address to mail":       {func(p *cognito.Provider) error { return p.ResendCode(ctx, "") }, nil},
		"no address to remind":     {func(p *cognito.Provider) error { return p.ForgotPassword(ctx, long) }, nil},
		"no address to sign in":    {func(p *cognito.Provider) error { _, err := p.SignIn(ctx, "", "correct7-horse"); return err }, identity.ErrNotAuthorized},
		"no password to sign in":   {func(p *cognito.Provider) error { _, err := p.SignIn(ctx, anna, ""); return err }, identity.ErrNotAuthorized},
		"long password to sign in": {func(p *cognito.Provider) error { _, err := p.SignIn(ctx, anna, long); return err }, identity.ErrNotAuthorized},
		"space around a password":  {func(p *cognito.Provider) error { _, err := p.SignIn(ctx, anna, "correct7-horse "); return err }, identity.ErrNotAuthorized},
		"short session":            {func(p *cognito.Provider) error { return answer(p, totp, "short", "0b9d", "123456") }, identity.ErrNotAuthorized},
		"long session":             {func(p *cognito.Provider) error { return answer(p, totp, strings.Repeat("x", 2049), "0b9d", "123456") }, identity.ErrNotAuthorized},
		"no user name":             {func(p *cognito.Provider) error { return answer(p, totp, session, "", "123456") }, identity.ErrNotAuthorized},
		"unknown challenge":        {func(p *cognito.Provider) error { return answer(p, "SMS_MFA", session, "0b9d", "123456") }, identity.ErrNotAuthorized},
		"no code":                  {func(p *cognito.Provider) error { return answer(p, totp, session, "0b9d", "") }, identity.ErrCodeMismatch},
		"no first code":            {func(p *cognito.Provider) error { return answer(p, enrol, session, "0b9d", "1234567") }, identity.ErrCodeMismatch},
		"no session to set up":     {func(p *cognito.Provider) error { _, _, err := p.StartTOTP(ctx, ""); return err }, identity.ErrNotAuthorized},
		"no access token":          {func(p *cognito.Provider) error { _, err := p.ReplaceTOTP(ctx, "\x00"); return err }, identity.ErrNotAuthorized},
		"no access token either":   {func(p *cognito.Provider) error { return p.ConfirmTOTP(ctx, "", "123456") }, identity.ErrNotAuthorized},
		"no code to take into use": {func(p *cognito.Provider) error { return p.ConfirmTOTP(ctx, "a.b.c", "") }, identity.ErrCodeMismatch},
		"no refresh token":         {func(p *cognito.Provider) error { _, err := p.Refresh(ctx, "a b"); return err }, identity.ErrNotAuthorized},
		"no refresh token to end":  {func(p *cognito.Provider) error { return p.SignOut(ctx, "") }, nil},
		"weak new password":        {func(p *cognito.Provider) error { return p.ResetPassword(ctx, anna, "123456", "x") }, identity.ErrPasswordPolicy},
		"address in the password":  {func(p *cognito.Provider) error { return p.ResetPassword(ctx, anna, "123456", "x-ANNA-123") }, identity.ErrPasswordPolicy},
		"no code to reset":         {func(p *cognito.Provider) error { return p.ResetPassword(ctx, anna, "x", "battery8-staple") }, identity.ErrCodeMismatch},
		"no old password":          {func(p *cognito.Provider) error { return p.ChangePassword(ctx, "a.b.c", "", "battery8-staple") }, identity.ErrNotAuthorized},
		"weak changed password":    {func(p *cognito.Provider) error { return p.ChangePassword(ctx, "a.b.c", "correct7-horse", "x") }, identity.ErrPasswordPolicy},
		"nobody to find":           {func(p *cognito.Provider) error { _, err := p.Find(ctx, " "); return err }, identity.ErrNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			p, s := scripted(t, options)
			if err := test.call(p); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if asked := s.asked.String(); asked != "" {
				t.Errorf("Cognito was asked:\n%s", asked)
			}
		})
	}
}
