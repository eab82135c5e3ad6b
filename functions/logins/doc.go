// Package logins holds the operations on the log of sign-ins, one a file.
package logins
