package cognito

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

// The patterns of the API Reference, which the functions spell out by hand.
func TestFormsAreThePatternsOfTheAPIReference(t *testing.T) {
	forms := map[string]struct {
		pattern  *regexp.Regexp
		possible func(string) bool
		near     string // texts that nearly or just match
	}{
		"user name": {regexp.MustCompile(`^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$`), possibleUsername, `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]{0,3}|[a-zÄ客]{126,130}`},
		"password":  {regexp.MustCompile(`^\S(.*\S)?$`), possiblePassword, `[\sA-z]{0,5}`},
		"token":     {regexp.MustCompile(`^[A-Za-z0-9\-_=.]+$`), possibleToken, `[A-Za-z0-9\-_=.]*[ -~]?`},
		"code":      {regexp.MustCompile(`^[0-9]{6}$`), possibleCode, `[0-9]{5,7}|[0-9]{5}[ -~]`},
	}
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			texts := rapid.OneOf(rapid.StringMatching(form.near), rapid.String())
			rapid.Check(t, func(t *rapid.T) {
				text := texts.Draw(t, "text")
				if got, want := form.possible(text), form.pattern.MatchString(text); got != want {
					t.Errorf("%q: got %t, want %t", text, got, want)
				}
			})
		})
	}
}
