// Package login is the log of sign-ins: who tried to sign in, when, from where, how, and what came of it.
//
// Promise: every attempt that belongs to a user stands in the log of that user's company for Life; it holds no
// password, code or token. An attempt with an address that no user has is not kept: what people type there by
// mistake is often a password. Errors are those of the table.
package login
