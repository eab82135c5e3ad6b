package mailtest

import (
	"fmt"
	"strings"
	"testing"

	"kehu/shared/mail"
)

// refusesInjection tries to end a header early through every text that reaches one.
func refusesInjection(t *testing.T, h Harness) {
	fields := map[string]func(m *mail.Message, s string){
		"To":             func(m *mail.Message, s string) { m.To = "a@b.example" + s },
		"ToName":         func(m *mail.Message, s string) { m.ToName = "Eve" + s },
		"From":           func(m *mail.Message, s string) { m.From = "a@b.example" + s },
		"FromName":       func(m *mail.Message, s string) { m.FromName = "Eve" + s },
		"ReplyTo":        func(m *mail.Message, s string) { m.ReplyTo = "a@b.example" + s },
		"Locale":         func(m *mail.Message, s string) { m.Locale = "en" + s },
		"Subject":        func(m *mail.Message, s string) { m.Subject = "Hello" + s },
		"UnsubscribeURL": func(m *mail.Message, s string) { m.UnsubscribeURL = "https://a.example/" + s },
		"tag name":       func(m *mail.Message, s string) { m.Tags = map[string]string{"a" + s: "b"} },
		"name of a file": func(m *mail.Message, s string) { m.Attachments[0].Name = "a" + s },
		"type of a file": func(m *mail.Message, s string) { m.Attachments[0].MediaType = "a/b" + s },
		"tag value":      func(m *mail.Message, s string) { m.Tags = map[string]string{"a": "b" + s} },
	}
	for field, set := range fields {
		for _, lineEnd := range []string{"\r\n", "\n", "\r", "\x00", "\u0085", "\u2028"} {
			m := message("injection")
			m.Attachments = []mail.Attachment{{Name: "a.pdf", MediaType: "application/pdf", Content: []byte("x")}}
			set(&m, lineEnd+"Bcc: victim@example.com")
			rejected(t, h, fmt.Sprintf("%s with %q", field, lineEnd), m)
		}
	}
}

func refusesMalformed(t *testing.T, h Harness) {
	for _, address := range []string{
		"", " ", "eve", "eve@", "@example.com", "eve@localhost", "eve@example..com", "eve@-example.com", "eve@example.com.",
		".eve@example.com", "e..ve@example.com", "eve @example.com", " eve@example.com", "eve@example.com ",
		"eve@example.com,bob@example.com", "Eve <eve@example.com>", "<eve@example.com>", `"e ve"@example.com`, "eve@[127.0.0.1]",
		"夏娃@example.com", "eve@例子.com", "eve@exa_mple.com", strings.Repeat("e", 65) + "@example.com",
		"eve@" + strings.Repeat("a", 64) + ".com", "eve@" + strings.Repeat("a.", 130) + "com",
	} {
		m := message("bad recipient")
		m.To = address
		rejected(t, h, fmt.Sprintf("recipient %q", address), m)
	}
	for what, spoil := range map[string]func(m *mail.Message){
		"no id":              func(m *mail.Message) { m.ID = "" },
		"blank subject":      func(m *mail.Message) { m.Subject = " " },
		"long subject":       func(m *mail.Message) { m.Subject = strings.Repeat("a", 251) },
		"no text":            func(m *mail.Message) { m.Text = "" },
		"no html":            func(m *mail.Message) { m.HTML = "\n" },
		"text not UTF-8":     func(m *mail.Message) { m.Text = "\xff" },
		"html not UTF-8":     func(m *mail.Message) { m.HTML = "\xff" },
		"subject not UTF-8":  func(m *mail.Message) { m.Subject = "\xff" },
		"NUL in text":        func(m *mail.Message) { m.Text = "a\x00b" },
		"blank in tag":       func(m *mail.Message) { m.Tags = map[string]string{"kind": "a b"} },
		"empty tag":          func(m *mail.Message) { m.Tags = map[string]string{"kind": ""} },
		"malformed sender":   func(m *mail.Message) { m.From = "northwind" },
		"malformed reply-to": func(m *mail.Message) { m.ReplyTo = "northwind" },
		"plain http opt-out": func(m *mail.Message) { m.UnsubscribeURL = "http://a.example/" },
		"larger than SES takes with what is attached": func(m *mail.Message) { m.Attachments = attached("a.pdf", "a/b", strings.Repeat("a", 6<<20)) },
		"file without a name":                         func(m *mail.Message) { m.Attachments = attached("", "a/b", "x") },
		"file with a long name":                       func(m *mail.Message) { m.Attachments = attached(strings.Repeat("a", 61), "a/b", "x") },
		"file with a quote":                           func(m *mail.Message) { m.Attachments = attached(`a".pdf`, "a/b", "x") },
		"file in a folder":                            func(m *mail.Message) { m.Attachments = attached("../a", "a/b", "x") },
		"hidden file":                                 func(m *mail.Message) { m.Attachments = attached(".a", "a/b", "x") },
		"file of no type":                             func(m *mail.Message) { m.Attachments = attached("a.pdf", "pdf", "x") },
		"file with parameters":                        func(m *mail.Message) { m.Attachments = attached("a.pdf", "a/b; c=d", "x") },
		"empty file":                                  func(m *mail.Message) { m.Attachments = attached("a.pdf", "a/b", "") },
		"larger than SES takes":                       func(m *mail.Message) { m.HTML = strings.Repeat("a", 8<<20) },
	} {
		m := message("malformed")
		spoil(&m)
		rejected(t, h, what, m)
	}
}

func attached(name, mediaType, content string) []mail.Attachment {
	return []mail.Attachment{{Name: name, MediaType: mediaType, Content: []byte(content)}}
}
