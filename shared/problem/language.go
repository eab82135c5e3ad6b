package problem

import (
	"embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// Language is one of the languages that Kehu speaks.
type Language string

// The languages.
const (
	English Language = "en"
	Chinese Language = "zh-CN"
)

// Languages lists all of them, the default one first.
func Languages() []Language { return []Language{English, Chinese} }

//go:embed catalogue/*.json
var catalogues embed.FS

// texts reads a catalogue when it is first needed: a call without errors does not pay for it.
var texts = sync.OnceValue(func() map[Language]map[string]string {
	all := make(map[Language]map[string]string)
	for _, l := range Languages() {
		data, err := catalogues.ReadFile("catalogue/" + string(l) + ".json")
		if err != nil {
			panic(err) // embedded: cannot happen in a binary that passed its tests
		}
		var entries map[string]string
		if err := json.Unmarshal(data, &entries); err != nil {
			panic(err)
		}
		all[l] = entries
	}
	return all
})

// Labelled is the value behind its label, with the colon of the language.
func (l Language) Labelled(label, value string) string {
	if l == Chinese {
		return label + "：" + value
	}
	return label + ": " + value
}

// Text returns the text of the key with its parameters filled in. A key that is in no catalogue
// comes back as it is.
func (l Language) Text(key string, params map[string]string) string {
	text, found := texts()[l][key]
	if !found {
		text, found = texts()[English][key]
	}
	if !found {
		return key
	}
	for name, value := range params {
		if kind, _, named := strings.Cut(value, "."); named && slices.Contains(words, kind) {
			value = l.Text(value, nil)
		}
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	return text
}

// words are what texts of their own begin with that may stand in others: names of types, of an order's states and of what is done to it.
var words = []string{"type", "state", "action"}

var matcher = sync.OnceValue(func() language.Matcher {
	return language.NewMatcher([]language.Tag{language.English, language.SimplifiedChinese})
})

// Negotiate chooses the language for an Accept-Language header (RFC 9110); English when it
// asks for none that there is.
func Negotiate(acceptLanguage string) Language {
	if acceptLanguage == "" || acceptLanguage == "en" { // what programs send, without paying for the matcher
		return English
	}
	tags, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil || len(tags) == 0 {
		return English
	}
	_, index, confidence := matcher().Match(tags...)
	if confidence == language.No {
		return English
	}
	return Languages()[index]
}

// Columns returns the headings of a table's columns.
func (l Language) Columns(names ...string) []string {
	headings := make([]string, len(names))
	for i, name := range names {
		headings[i] = l.Text("column."+name, nil)
	}
	return headings
}
