// Package pattern holds regular expressions that are compiled when they are first used: a package variable of [regexp.MustCompile]
// costs every cold start of every function, whichever of them needs it.
//
// Promise: a Pattern matches as the expression of package regexp does, and may be used by several goroutines.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression.
type Pattern struct {
	compiled func() *regexp.Regexp
}

// New returns the Pattern of an expression of package regexp. An expression that is none panics at the first use.
func New(expression string) Pattern {
	return Pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })}
}

// MatchString reports whether the text holds a match.
func (p Pattern) MatchString(text string) bool { return p.compiled().MatchString(text) }

// Split returns what stands between the matches in the text.
func (p Pattern) Split(text string) []string { return p.compiled().Split(text, -1) }

// Submatches returns the first match in the text and what its groups hold; nil without a match.
func (p Pattern) Submatches(text string) []string { return p.compiled().FindStringSubmatch(text) }
