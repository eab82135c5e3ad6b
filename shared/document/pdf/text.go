package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/image/font/sfnt"
)

// missing stands for a character that the font does not have: what Chinese and Japanese printers set for one.
const missing = '〓'

// writable returns the text as the font can draw it: without control characters but line breaks.
func writable(text string, f *sfnt.Font) string {
	var buffer sfnt.Buffer
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
			return -1
		}
		if index, err := f.GlyphIndex(&buffer, r); err != nil || index == 0 {
			return missing
		}
		return r
	}, text)
}

// lines breaks a text at line breaks, and where it would be wider than allowed.
func lines(text string, width float64, widthOf func(string) float64) []string {
	var all []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		rest := []rune(strings.TrimRight(paragraph, " "))
		for {
			n := fitting(rest, width, widthOf)
			if n == len(rest) {
				all = append(all, string(rest))
				break
			}
			all = append(all, strings.TrimRight(string(rest[:n]), " "))
			for rest = rest[n:]; len(rest) > 0 && rest[0] == ' '; {
				rest = rest[1:]
			}
		}
	}
	return all
}

// fitting returns how many characters go on a line: all, or up to the last place where it may be broken, or, if there is none, as
// many as there is room for, one at least.
func fitting(text []rune, width float64, widthOf func(string) float64) int {
	used, place := 0.0, 0
	for i, r := range text {
		if i > 0 && breakable(text[i-1], r) {
			place = i
		}
		if used += widthOf(string(r)); used > width && r != ' ' {
			if place > 0 {
				return place
			}
			return max(i, 1)
		}
	}
	return len(text)
}

// breakable reports whether a line may end between two characters.
func breakable(before, after rune) bool {
	switch {
	case strings.ContainsRune("。，、．：；？！）》」』】〕〉”’…—%‰,.:;?!)]}", after), strings.ContainsRune("（《「『【〔〈“‘([{", before):
		return false
	case before == ' ', before == '-' && unicode.IsLetter(after):
		return true
	}
	return wide(before) || wide(after)
}

// wide reports whether lines may be broken beside a character, as they may beside those of Chinese, Japanese and Korean.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}
