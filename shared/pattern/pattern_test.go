package pattern_test

import (
	"regexp"
	"slices"
	"testing"

	"kehu/shared/pattern"
)

func TestAPatternIsTheExpression(t *testing.T) {
	const expression = `([;,])\s*`
	want, got := regexp.MustCompile(expression), pattern.New(expression)
	for _, text := range []string{"", "a", "a; b,c", ";", "a,,b"} {
		if got.MatchString(text) != want.MatchString(text) {
			t.Errorf("%q: matches %v", text, got.MatchString(text))
		}
		if split := got.Split(text); !slices.Equal(split, want.Split(text, -1)) {
			t.Errorf("%q: split into %q", text, split)
		}
		if parts := got.Submatches(text); !slices.Equal(parts, want.FindStringSubmatch(text)) {
			t.Errorf("%q: parts %q", text, parts)
		}
	}
}

func TestAWrongExpressionShowsAtItsUse(t *testing.T) {
	p := pattern.New("(")
	defer func() {
		if recover() == nil {
			t.Error("it matched")
		}
	}()
	p.MatchString("")
}
