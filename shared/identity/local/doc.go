// Package local is the identity port on one machine: everything that Kehu asks of Amazon
// Cognito, at least as strictly, on a table.Table.
//
// Open gives the Provider; NewVerifier gives what the API Gateway's JWT authorizer does with
// the tokens that the Provider issues.
//
// Promise: passwords are kept as argon2id hashes only; sessions, codes and refresh tokens as
// SHA-256 digests only. The TOTP secrets and the private signing key have to be readable
// and are not sealed: whoever reads the table's files can sign in as anybody, so they
// belong on an encrypted disk. Every change of state is one transaction on conditions, so that
// of parallel attempts exactly one wins and each failed one is counted. Answers and the
// time they take are alike for known and unknown addresses, as far as Deliver, which is
// called only for known ones, is quick.
//
// The mailed codes have six digits, so their digests only keep them out of sight; what
// protects them is that they die after five wrong attempts.
//
// Errors are those of kehu/shared/identity; anything else comes from the table, from Deliver
// or from Claims.
package local
