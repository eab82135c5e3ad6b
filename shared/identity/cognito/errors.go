package cognito

import (
	"errors"
	"fmt"
	"strings"
	"time"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"

	"kehu/shared/identity"
)

// meanings says what exceptions of a call mean to the caller; nil means that nothing went wrong.
type meanings map[string]error

// Exceptions that mean the same wherever they come from.
var everywhere = meanings{
	"TooManyRequestsException":                identity.ErrTooManyRequests,
	"LimitExceededException":                  identity.ErrTooManyRequests,
	"TooManyFailedAttemptsException":          identity.ErrTooManyRequests,
	"InvalidPasswordException":                identity.ErrPasswordPolicy,
	"PasswordHistoryPolicyViolationException": identity.ErrPasswordReused,
	"UsernameExistsException":                 identity.ErrUserExists,
	"AliasExistsException":                    identity.ErrUserExists,
}

// Of calls that prove who somebody is.
var authentication = meanings{
	"NotAuthorizedException":            identity.ErrNotAuthorized,
	"UserNotFoundException":             identity.ErrNotAuthorized,
	"UserNotConfirmedException":         identity.ErrNotConfirmed,
	"PasswordResetRequiredException":    identity.ErrPasswordResetRequired,
	"CodeMismatchException":             identity.ErrCodeMismatch,
	"EnableSoftwareTokenMFAException":   identity.ErrCodeMismatch,
	"ExpiredCodeException":              identity.ErrCodeMismatch, // "Your software token has already been used once."
	"SoftwareTokenMFANotFoundException": identity.ErrNotAuthorized,
	"MFAMethodNotFoundException":        identity.ErrNotAuthorized,
	"UserLambdaValidationException":     identity.ErrNotAuthorized, // the trigger refused the tokens
	"RefreshTokenReuseException":        identity.ErrTokenReused,
}

// Of calls with a mailed code: whatever tells whether the account exists is a wrong code.
var mailedCode = meanings{
	"CodeMismatchException":     identity.ErrCodeMismatch,
	"ExpiredCodeException":      identity.ErrCodeMismatch,
	"NotAuthorizedException":    identity.ErrCodeMismatch, // confirmed already, or disabled
	"UserNotFoundException":     identity.ErrCodeMismatch,
	"UserNotConfirmedException": identity.ErrCodeMismatch,
	"AliasExistsException":      identity.ErrCodeMismatch,
}

// Of calls that ask for a mail: who may not have one gets none, and is not told so.
var mailWanted = meanings{
	"UserNotFoundException":     nil,
	"NotAuthorizedException":    nil, // disabled, or invited and not yet here
	"InvalidParameterException": nil, // confirmed already, or without a verified address
}

// Of calls about a user whom the service itself names.
var administration = meanings{
	"UserNotFoundException":         identity.ErrNotFound,
	"UnsupportedUserStateException": identity.ErrUserExists, // invited, but has come already
}

// shortestLock is what LockedError tells: Cognito does not say how long a lock lasts, and attempts
// during it do not count.
const shortestLock = time.Second

// explain says what an error of a call means.
func explain(call string, err error, ms meanings) error {
	if err == nil {
		return nil
	}
	var api smithy.APIError
	if !errors.As(err, &api) {
		return fmt.Errorf("identity/cognito: %s: %w", call, err)
	}
	if api.ErrorCode() == "NotAuthorizedException" && strings.HasPrefix(api.ErrorMessage(), "Password attempts exceeded") {
		return &identity.LockedError{RetryAfter: shortestLock}
	}
	for _, m := range []meanings{ms, everywhere} {
		if meaning, found := m[api.ErrorCode()]; found {
			return meaning
		}
	}
	f := &fault{call: call, code: api.ErrorCode(), err: err}
	if response, ok := errors.AsType[*awshttp.ResponseError](err); ok {
		f.request = response.ServiceRequestID()
	}
	return f
}

// fault is an exception that no caller can mean. Its text leaves out Cognito's own, which may
// repeat what was sent; with the request's name, CloudTrail shows it.
type fault struct {
	call, code, request string
	err                 error
}

// Error tells the call, the exception and the request.
func (f *fault) Error() string {
	return fmt.Sprintf("identity/cognito: %s: %s (request %s)", f.call, f.code, f.request)
}

// Unwrap returns the SDK's error. Its text is not for logs.
func (f *fault) Unwrap() error { return f.err }
