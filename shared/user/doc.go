// Package user is the noun "user": someone who signs in for one company. What only the identity
// provider may know (password, second factor) is not here.
//
// Promise: within a company no two users have one address or one sales code; a company that has an active administrator
// always keeps one; the tree of managers has no cycle. All three hold however many calls run at once, because the
// items that they are read from are checked in the transaction that depends on them: marks for what is unique, a count of
// the active administrators, and a version of the tree.
//
// Errors are problems: user.notFound, user.duplicate, user.lastAdministrator, user.managerCycle and request.invalid with
// the fields.
package user
