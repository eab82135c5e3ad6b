// Package users holds the operations on the users of a company, one a file.
//
// The record decides and comes first; the account at the identity provider follows. A call that was cut
// off between the two is healed by repeating it.
package users
