// Package lambda runs the real Lambda binary on this machine: it is the Runtime API that a function polls, and the
// execution environment around it. Tests and benchmarks start the binary once per operation, feed it events as AWS
// would, and see its answers, its log and how it ends.
//
//	binary, err := lambda.Build(ctx, lambda.Functions, folder)
//	function, err := lambda.Start(ctx, lambda.Options{Binary: binary, Handler: "customers.get", Environment: []string{"TABLE=..."}})
//	answer, err := function.Invoke(ctx, event)
//
// Promise: the process has the environment that Lambda gives, and nothing of this machine's; one invocation runs at a
// time; one that is not answered by its deadline ends the process, as Lambda does. The Runtime API is that of
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html, version 2018-06-01.
//
// Errors: [*InitError] when the function does not come to ask for its first event, [*FunctionError] when it reports
// that an invocation failed, [*ExitError] when its process ends during one, [ErrTimedOut] when the deadline passes.
//
// What differs from Lambda: no sandbox, no limit of memory or processor, no freezing between invocations.
package lambda
