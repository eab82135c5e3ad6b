// Package sts gives each call of the tables credentials that reach no further than its caller's company: the function's role assumes itself
// with a session policy.
//
// Promise: what a call within a table.Reach is signed with may do what the function's role may, and of that only what lies within the reach:
// AWS grants the intersection of both policies (IAM User Guide, "Session policies"). Credentials are kept for the reach that they were made
// for, and given to nothing else. When AWS STS refuses or does not answer, the call fails with table.ErrUnavailable; it never gets the role's own
// credentials. Those are for calls without a reach: nobody's people are behind them.
//
// AssumeRole is signed and sent here, as PutEvents is in shared/event/eventbridge: the SDK's package would make the binary larger and each
// start slower.
package sts
