package mail

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed templates
var files embed.FS

// parsed holds the *mailTemplates of a kind and locale from their first use on.
var parsed sync.Map

type mailTemplates struct{ subject, text, html templates }

// Render returns the subject, the plain text and the HTML of a mail in the catalogue that serves locale (see
// MatchLocale). The data must be the struct that belongs to the kind. Render fails when it is another one, or when a
// required field is missing or a link is no web address; such an error names the field and never holds its value.
func Render(kind Kind, locale string, data any) (subject, text, html string, err error) {
	c, ok := data.(content)
	if !ok || c.kind() != kind {
		return "", "", "", fmt.Errorf("mail: %T is not the data of mail %q", data, kind)
	}
	locale = MatchLocale(locale)
	f, err := c.fields(catalogues[locale])
	if err != nil {
		return "", "", "", fmt.Errorf("mail: data of %s: %w", kind, err)
	}
	f["Locale"] = locale
	t, err := load(locale + "/" + string(kind))
	if err != nil {
		return "", "", "", fmt.Errorf("mail: templates of %s in %s: %w", kind, locale, err)
	}
	subject, subjectErr := t.subject.execute(f, plain)
	text, textErr := t.text.execute(f, plain)
	html, htmlErr := t.html.execute(f, escapeHTML)
	if err := firstError(subjectErr, textErr, htmlErr); err != nil {
		return "", "", "", fmt.Errorf("mail: render %s in %s: %w", kind, locale, err)
	}
	return strings.TrimSpace(subject), text, html, nil
}

// load parses the templates of one mail, once; start-up pays nothing for mails that a process never sends.
func load(name string) (*mailTemplates, error) {
	if t, ok := parsed.Load(name); ok {
		return t.(*mailTemplates), nil
	}
	subject, subjectErr := parseTemplates(files, "templates/"+name+".subject.txt")
	text, textErr := parseTemplates(files, "templates/"+name+".txt")
	html, htmlErr := parseTemplates(files, "templates/layout.html", "templates/"+name+".html")
	if err := firstError(subjectErr, textErr, htmlErr); err != nil {
		return nil, err
	}
	t := &mailTemplates{subject, text, html}
	parsed.Store(name, t)
	return t, nil
}
