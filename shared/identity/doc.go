// Package identity is the port to whoever knows the users' passwords and second
// factors: Amazon Cognito in the cloud, kehu/shared/identity/local on one machine.
//
// Names of flows and challenges are Cognito's own (Amazon Cognito Developer Guide,
// "Authentication flow"). What an adapter must do is defined by the suite in
// kehu/shared/identity/identitytest.
//
// Promise: nobody gets tokens without a password and a second factor. An answer never
// tells whether an account exists, except to whoever knows its password. Errors carry no
// secret.
//
// Errors are the Err... values of this package and *LockedError, found with errors.Is and
// errors.As; anything else is a fault of the provider or the network.
package identity
