package pinyin

import (
	"slices"
	"strings"
	"sync"
)

//go:generate go run ./internal/maketable

// first is the character that the table begins with.
const first = 0x4E00

// all returns the syllables in the order of the table; the first is "".
var all = sync.OnceValue(func() []string {
	list := strings.Split(syllables, ",")
	return list[:len(list)-1]
})

// Of returns the syllable of a character, such as "hua" of 华; "" when it has none, or is no Chinese character.
func Of(r rune) string {
	i := 2 * (int(r) - first)
	if i < 0 || i >= len(indexes) {
		return ""
	}
	return all()[int(indexes[i])<<8|int(indexes[i+1])]
}

// What Split answers and looks at, at most: some texts can be read in more ways than there are atoms.
const (
	maxReadings = 8
	maxSteps    = 1000
)

// Split returns the initials of the syllables that the letters may stand for, each way once: "xian" is x (xian), xa
// (xi'an) and others. The last syllable may be unfinished, as while typing. It returns nothing when the letters are no
// pinyin, and at most 8 ways, those with long syllables first.
func Split(letters string) []string {
	s := splitter{}
	s.walk(letters, "")
	return s.found
}

type splitter struct {
	found []string
	steps int
}

func (s *splitter) walk(rest, initials string) {
	if s.steps++; len(s.found) == maxReadings || s.steps > maxSteps {
		return
	}
	if rest == "" {
		if initials != "" && !slices.Contains(s.found, initials) {
			s.found = append(s.found, initials)
		}
		return
	}
	if unfinished(rest) {
		s.walk("", initials+rest[:1])
	}
	for length := min(len(rest), maxSyllable); length > 0; length-- {
		if _, is := slices.BinarySearch(all(), rest[:length]); is {
			s.walk(rest[length:], initials+rest[:1])
		}
	}
}

// maxSyllable is the length of the longest syllable, zhuang.
const maxSyllable = 6

// unfinished reports whether the letters begin a syllable, and are not all of it.
func unfinished(letters string) bool {
	i, is := slices.BinarySearch(all(), letters)
	return !is && i < len(all()) && strings.HasPrefix(all()[i], letters)
}
