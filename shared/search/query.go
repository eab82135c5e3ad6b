package search

import (
	"cmp"
	"slices"
	"strings"

	"kehu/shared/pinyin"
)

// Query is what somebody typed: several terms, all of which a record must have. The zero value finds nothing.
type Query struct{ terms []term }

// term is one word of a query: any of the needles will do.
type term []needle

// needle is what a token begins with, and, where a token begins with initials, what its pinyin begins with.
type needle struct{ prefix, letters string }

// maxTerms bounds how many words of a query count.
const maxTerms = 8

// Parse reads what somebody typed.
func Parse(typed string) Query {
	folded := fold(typed)
	if number, is := phoneDigits(folded); is {
		return Query{[]term{{
			{prefix: string(digits) + reversed(number)},
			{prefix: token(word, strings.ReplaceAll(folded, " ", ""))},
		}}}
	}
	var q Query
	for field := range strings.FieldsSeq(folded) {
		split := parts(field)
		whole := len(split) == 1 && split[0].text == field
		if !whole { // it may be a code, such as an address; if it is none, its words are looked for
			q.add(codeOrWords(field, split))
			continue
		}
		q.add(split[0].term())
	}
	return q
}

func (q *Query) add(terms ...term) {
	for _, t := range terms {
		if len(t) > 0 && len(q.terms) < maxTerms {
			q.terms = append(q.terms, t)
		}
	}
}

// codeOrWords is the term of a field with punctuation: a code that begins so, or the longest of its words.
func codeOrWords(field string, split []part) term {
	t := term{{prefix: token(word, field)}}
	if len(split) > 0 {
		longest := slices.MaxFunc(split, func(a, b part) int { return cmp.Compare(len(a.text), len(b.text)) })
		words := longest.term()
		if strings.Contains(field, "@") {
			words = words[:1] // nobody means the pinyin of an address, and initials of one letter stand before very many
		}
		t = append(t, words...)
	}
	return t
}

func (p part) term() term {
	if p.row {
		row := []rune(p.text)
		return term{{prefix: token(word, string(row[:min(len(row), maxRow)]))}}
	}
	t := term{{prefix: token(word, p.text)}}
	if strings.Trim(p.text, "abcdefghijklmnopqrstuvwxyz") != "" {
		return t
	}
	if len(p.text) <= maxRow {
		t = append(t, needle{prefix: string(phonetic) + p.text})
	}
	for _, initials := range pinyin.Split(p.text) {
		if len(initials) <= maxRow {
			t = append(t, needle{prefix: string(phonetic) + initials, letters: p.text})
		}
	}
	return t
}

// phoneDigits returns the digits of what looks like a phone number, or its end.
func phoneDigits(folded string) (number string, is bool) {
	number = onlyDigits(folded)
	return number, len(number) >= MinDigits && strings.Trim(folded, "0123456789 +-()/.") == ""
}

// holds reports whether the token is one that the needle finds.
func (n needle) holds(token string) bool {
	if !strings.HasPrefix(token, n.prefix) {
		return false
	}
	if n.letters == "" {
		return true
	}
	_, letters, _ := strings.Cut(token, " ")
	return strings.HasPrefix(letters, n.letters)
}

func (t term) holds(tokens []string) bool {
	return slices.ContainsFunc(t, func(n needle) bool { return slices.ContainsFunc(tokens, n.holds) })
}

// Matches reports whether a record with these tokens is one that the query asks for.
func (q Query) Matches(tokens []string, also ...string) bool {
	return len(q.terms) > 0 && !slices.ContainsFunc(q.terms, func(t term) bool { return !t.holds(tokens) && !t.holds(also) })
}

// longest is the term with the longest text: without knowing more, it finds least.
func (q Query) longest() int {
	longest := 0
	for i, t := range q.terms {
		if len(t[0].prefix) > len(q.terms[longest][0].prefix) {
			longest = i
		}
	}
	return longest
}
