// Package cognito is the identity port on an Amazon Cognito user pool.
//
// The pool must be as template.yaml makes it: e-mail as user name, MFA ON with TOTP, the attributes
// custom:tenant and custom:user immutable, and a client that has USER_PASSWORD_AUTH, PreventUserExistenceErrors, token
// revocation and refresh-token rotation.
//
// Promise: beside what the pool checks, the whole password policy holds wherever the name is known
// (everywhere but in ResetPassword, where asking for it would tell it to strangers), and no
// tokens leave without a second factor, even if the pool gives some. An error of the pool tells
// the call, the exception and the request, never its text, which may repeat what was sent.
//
// Errors are those of kehu/shared/identity. Two are less exact than the port could be: when the
// user is locked, Cognito does not tell for how long, so RetryAfter is the shortest time; and
// ErrCodeExpired is never returned by ConfirmSignUp and ResetPassword, because Cognito says "expired" also to
// strangers who have no code, and only if the account exists.
package cognito
