package search

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kehu/shared/pinyin"
	"kehu/shared/text"
)

// Text is what a record is found by.
type Text struct {
	Names  []string // by the beginning of every word, and any Chinese characters in a row
	Codes  []string // by their beginning: numbers, addresses
	Phones []string // E.164: by their last digits
}

// The first byte of a token says what it is made of.
const (
	word     = 'w' // a folded word, or Chinese characters
	phonetic = 'p' // the initials of Chinese characters, a space, their pinyin
	digits   = 'd' // the digits of a phone number, last first
)

// Bounds of what one record writes.
const (
	maxTokens = 60
	maxRow    = 8  // Chinese characters in a token
	maxLength = 60 // bytes of a token
)

// MinDigits is from how many digits on a text is looked for in phone numbers.
const MinDigits = 4

// Tokens returns the tokens of the text, sorted, each once, 60 at most.
func (t Text) Tokens() []string {
	var all []string
	for _, code := range t.Codes {
		code = fold(code)
		all = append(all, token(word, strings.ReplaceAll(code, " ", "")))
		if _, domain, found := strings.Cut(code, "@"); found {
			all = append(all, token(word, domain))
		}
	}
	for _, number := range t.Phones {
		number, _, _ = strings.Cut(number, ";") // an extension
		all = append(all, token(digits, reversed(onlyDigits(number))))
	}
	for _, name := range t.Names {
		for _, part := range parts(fold(name)) {
			all = append(all, part.tokens()...)
		}
	}
	all = slices.DeleteFunc(all, func(t string) bool { return len(t) < 2 })
	if len(all) > maxTokens {
		all = all[:maxTokens]
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// token makes a token, cut to a length at the end of a character.
func token(kind byte, content string) string {
	if len(content) > maxLength {
		content = strings.ToValidUTF8(content[:maxLength], "")
	}
	return string(kind) + content
}

// fold returns the form in which texts are compared: as text.Fold, and without accents.
func fold(value string) string {
	decomposed := norm.NFD.String(text.Fold(value))
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, decomposed))
}

// part is a word, or a row of characters that are written without spaces.
type part struct {
	row  bool
	text string
}

// parts splits a folded text.
func parts(folded string) []part {
	var all []part
	for _, field := range strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		start, was := 0, false
		for i, r := range field {
			if is := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana); i == 0 || is != was {
				if i > start {
					all = append(all, part{was, field[start:i]})
				}
				start, was = i, is
			}
		}
		all = append(all, part{was, field[start:]})
	}
	return all
}

// forms end the names of most companies: nobody looks for a name by what begins there.
var forms = []string{"股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "公司", "株式会社", "有限会社"}

func (p part) tokens() []string {
	if !p.row {
		return []string{token(word, p.text)}
	}
	core := p.text
	for _, form := range forms {
		if rest, found := strings.CutSuffix(core, form); found && rest != "" {
			core = rest
			break
		}
	}
	var all []string
	row := []rune(p.text)
	for i := range []rune(core) {
		here := row[i:min(i+maxRow, len(row))]
		all = append(all, token(word, string(here)))
		if initials, letters, ok := spell(here); ok {
			all = append(all, token(phonetic, initials+" "+letters))
		}
	}
	return all
}

// spell returns the pinyin of characters and its initials; ok is false when one of them has none.
func spell(row []rune) (initials, letters string, ok bool) {
	for _, r := range row {
		syllable := pinyin.Of(r)
		if syllable == "" {
			return "", "", false
		}
		initials, letters = initials+syllable[:1], letters+syllable
	}
	return initials, letters, true
}

func onlyDigits(value string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, value)
}

func reversed(value string) string {
	bytes := []byte(value)
	slices.Reverse(bytes)
	return string(bytes)
}
