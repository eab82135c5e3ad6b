// Package review is the noun "access review": a campaign in which reviewers look at every grant of a company, of a department or of a
// role, and keep or revoke each, until a deadline.
//
// A job gathers the items, as there may be many users: one for each role that is granted to somebody, with who gave it, and one for each
// position that brings roles. What nobody saw used is marked: whoever was not seen since the grant was given cannot have used it; more
// than when somebody was last seen is not known.
//
// Promise: an item is decided by a reviewer who is not the user that it is about; what is revoked is revoked in the transaction that says
// so, by the same rules as any other grant: nobody takes what exceeds their own rights, and the last administrator stays. What was
// revoked in a review is not kept afterwards. A review says of every item what became of it, also when the deadline has passed.
//
// Errors are problems: review.notFound, review.itemNotFound, review.notReviewer, review.notOpen, review.closed, review.itemDecided,
// review.undecided, those of users (user.selfChange, user.roleExceeds, user.lastAdministrator) and request.invalid with the fields.
package review
