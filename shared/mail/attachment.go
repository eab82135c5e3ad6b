package mail

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"strings"
)

const (
	maxFileName  = 60 // characters: with its header it fits in a line
	maxMediaType = 50 // characters, for the same reason
)

// FileName makes a name for an attachment of a text: what a name may not have becomes a hyphen. ending is with its point, such as .pdf.
func FileName(text, ending string) string {
	name := strings.Map(func(r rune) rune {
		if r < 0x80 && consistsOf(string(r), "_-.") {
			return r
		}
		return '-'
	}, text)
	name = strings.Trim(name[:min(len(name), maxFileName-len(ending))], "_-.")
	if name == "" {
		name = "file"
	}
	return name + ending
}

// check refuses what cannot stand in a header, and an empty file.
func (a Attachment) check(refuse func(field, reason string) error) error {
	if a.Name == "" || len(a.Name) > maxFileName || !consistsOf(a.Name, "_-.") || strings.IndexByte("_-.", a.Name[0]) >= 0 {
		return refuse("attachment", fmt.Sprintf("must have a name of 1 to %d of the characters A-Z a-z 0-9 _ - .", maxFileName))
	}
	kind, form, found := strings.Cut(a.MediaType, "/")
	if !found || kind == "" || form == "" || len(a.MediaType) > maxMediaType || !consistsOf(kind, "-") || !consistsOf(form, "-+.") {
		return refuse("attachment", "must have a media type")
	}
	if len(a.Content) == 0 {
		return refuse("attachment", "is empty")
	}
	return nil
}

// writeMixed ends the header with the type of a message with attachments, and writes the bodies and the files (RFC 2046, 5.1.3).
func writeMixed(b *bytes.Buffer, m Message, boundary string) error {
	parts := multipart.NewWriter(b)
	outer := "=_mixed" + boundary // neither boundary begins with the other, so none is taken for the other
	if err := parts.SetBoundary(outer); err != nil {
		return err
	}
	b.WriteString("Content-Type: multipart/mixed;\r\n boundary=\"" + outer + "\"\r\n\r\n")
	w, err := parts.CreatePart(textproto.MIMEHeader{"Content-Type": {alternatives(boundary)}})
	if err != nil {
		return err
	}
	if err := writeBodies(w, m, boundary); err != nil {
		return err
	}
	for _, a := range m.Attachments {
		w, err := parts.CreatePart(textproto.MIMEHeader{
			"Content-Type":              {a.MediaType},
			"Content-Disposition":       {"attachment;\r\n filename=\"" + a.Name + "\""},
			"Content-Transfer-Encoding": {"base64"},
		})
		if err != nil {
			return err
		}
		if err := writeLines(w, a.Content); err != nil {
			return fmt.Errorf("attachment: %w", err)
		}
	}
	return parts.Close()
}
