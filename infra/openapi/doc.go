// Package openapi keeps the OpenAPI 3.1 document of all operations, openapi.json, beside the code that makes it. Its
// test fails when the two differ, so that no change of the interface goes unseen in a review; with -update it writes the
// document anew (make openapi).
//
// The test also holds the document against OpenAPI 3.1 itself, as far as Kehu uses it, and against the conventions of
// the interface.
package openapi
