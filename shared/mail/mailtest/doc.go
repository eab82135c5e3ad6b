// Package mailtest is the conformance suite of the mail port: a mail.Sender is an adapter when Run passes.
//
//	mailtest.Run(t, func(t *testing.T) mailtest.Harness {
//		return mailtest.Harness{Sender: sender, Arrived: func(t *testing.T) [][]byte { ... }}
//	})
//
// The suite reads what arrived with a MIME parser that no adapter uses.
package mailtest
