// Package checkup is the noun "checkup": the task to look through what is known of a customer every so often, and to say that it is right, or
// was put right.
//
// Promise: a customer has one checkup, whose versions are its history (the audit trail keeps them). It is opened once for each time that it
// is due, however often and by how many the work is begun, and closed by one answer. When the next is due follows from the company's plan and the
// last answer whenever it is asked for, so that a plan that changes leaves nothing stale behind. Whether an open one is overdue is told by
// the day, and stored nowhere. It stands in the customer's partition, and goes with the customer.
//
// Errors: the problems checkup.notOpen and checkup.unchanged, and request.invalid of a plan.
package checkup
