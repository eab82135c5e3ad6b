// Package problem holds the errors that a caller is meant to see, and writes them as RFC 9457
// problem documents in the caller's language.
//
// Promise: an Error has a stable code and a status that belongs to the code; its text
// comes from a catalogue that is complete in every language; it never carries a value that was
// sent, nor inner text. Any other error is a fault of ours: status 500, nothing of
// it is shown, and the cause stands in the log once.
package problem
