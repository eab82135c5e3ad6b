// Command corpus keeps, of what fuzzing found worth remembering (in the build cache, after `make fuzz`), what reaches code that the inputs under
// testdata/fuzz do not reach yet, or reaches it far more often. `make corpus` runs it over all targets, `go run ./infra/corpus shared/table` over those below a folder; plain `go test` runs what is kept.
//
// Promise: nothing that is kept is taken away, as it may be what once failed; at most -most inputs of a target are there afterwards, unless there were
// more; the smallest come first. What it finds depends on what the cache holds, so two machines keep different inputs.
package main
