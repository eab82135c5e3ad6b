// Package auth signs companies up and people in, one operation a file. Passwords, codes and
// tokens pass through to the identity provider and are never logged, stored or echoed.
//
// Promise: no answer tells a stranger whether an account exists.
package auth
