// Package identitytest defines what an identity.Provider must do: Run tries every promise of
// the port on a Harness. Both adapters are tested with it.
//
// An emulator that cannot do something names it in Harness.Lacks; what needs it is then
// skipped under that name. Only tests may import this package.
package identitytest
