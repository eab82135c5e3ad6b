// Package template keeps template.yaml true to the code: what the operations say of themselves
// (route, permission, memory, timeout, grants), and what the tables' schemas say, is what the
// stack has.
//
// Functions, their roles and their alarms are derived: Derive writes them, and
//
//	go test ./infra/template -update
//
// puts them between the marks "BEGIN derived" and "END derived". All else in the template is
// written by hand. Check reads the whole template, whoever wrote it, and tells each way in
// which it is not what it must be; Count tells how many resources the stack will have.
//
// Promise: an operation without a function, a function without an operation, a route
// without the scope, a role that may more or less than its operation's grants, an
// asynchronous function whose failures are lost, or data that would go with the stack, is a fault.
//
// Errors: Parse fails for text that is no template. Check returns faults, not errors.
package template
