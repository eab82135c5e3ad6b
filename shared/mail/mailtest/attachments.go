package mailtest

import (
	"bytes"
	"strings"
	"testing"

	"kehu/shared/mail"
)

// deliversAttachments beside the bodies, byte by byte and in their order; and without them in the same form as ever.
func deliversAttachments(t *testing.T, h Harness) {
	binary := make([]byte, 100_000) // longer than a line, and with every byte
	for i := range binary {
		binary[i] = byte(i * i >> 3)
	}
	m := message("attachments")
	m.Attachments = []mail.Attachment{
		{Name: "SO000001.pdf", MediaType: "application/pdf", Content: binary},
		{Name: strings.Repeat("a", 56) + ".txt", MediaType: "text/plain", Content: []byte("--\n.\n")},
	}
	send(t, h, m)
	e := only(t, h)
	equal(t, "media type", strings.SplitN(e.GetHeader("Content-Type"), ";", 2)[0], "multipart/mixed")
	equal(t, "text", unix(e.Text), m.Text)
	equal(t, "html", unix(e.HTML), m.HTML)
	if len(e.Attachments) != len(m.Attachments) {
		t.Fatalf("got %d attachments, want %d", len(e.Attachments), len(m.Attachments))
	}
	for i, want := range m.Attachments {
		got := e.Attachments[i]
		equal(t, "name", got.FileName, want.Name)
		equal(t, "media type of "+want.Name, got.ContentType, want.MediaType)
		equal(t, "disposition of "+want.Name, got.Disposition, "attachment")
		if !bytes.Equal(got.Content, want.Content) {
			t.Errorf("%s: got %d other bytes, want %d", want.Name, len(got.Content), len(want.Content))
		}
	}
	for i, line := range bytes.Split(h.Arrived(t)[0], []byte("\r\n")) {
		if len(line) > 78 || bytes.ContainsAny(line, "\r\n") || bytes.ContainsFunc(line, func(r rune) bool { return r > 0x7e }) {
			t.Errorf("line %d is none that every mail server takes: %q", i+1, line)
		}
	}
}
