// Package scenario is the kit for testing operations: a whole Kehu on the local adapters, a clock that
// stands still until it is moved, and calls that take the way they take in the cloud: an event of API Gateway as
// JSON in, the answer as JSON out, one handler per operation.
//
//	k := scenario.New(t)
//	company := k.Company(t)
//	k.Run(t, []scenario.Scenario{{
//		Name:    "an unknown field is refused",
//		Request: scenario.Request{Op: customers.Create, As: company.Admin, Body: `{"name":"Ada","nickname":"x"}`},
//		Status:  422, Code: "request.invalid", Fields: []string{"/nickname field.unknown"},
//	}})
//	k.Drain(t) // feeds the changes to audit.record, events.dispatch and the subscribers of the bus
//
// Promise: what a Scenario does not announce did not happen: it fails for every item of the main table and every
// mail beyond the announced number, so a refused call that wrote something is found without asking. No answer, log line,
// audit row or remembered answer may hold what Forbid was told.
//
// Companies and users are written directly, and their claims handed over as the JWT authorizer would, because a
// password costs some 50 ms to hash. Sign-up through all operations is there, too: SignUp.
//
// Only tests may import this package.
package scenario
