package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strings"
	"time"
)

const (
	lineLength = 76      // characters in a line of a header or of base64; RFC 2045 and RFC 5322 ask for at most 76 and 78
	maxEncoded = 7 << 20 // bytes; SES v1 takes 10 MB in base64, which is 7.5 MB of message
)

// Encode builds the message as it travels (RFC 5322 and RFC 2045): lines end in CRLF and everything is 7-bit ASCII.
// The time at becomes the Date header. The same message and time give the same bytes. m.From must be set.
// A message that is malformed or too large fails with ErrRejected.
//
// The standard library is enough here: go-mail adds 0.5 MB to the binary that every cold start has to load, for an
// SMTP client, S/MIME and random boundaries that nobody uses.
func Encode(m Message, at time.Time) ([]byte, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	size := 0
	for _, a := range m.Attachments { // before they are encoded, which takes twice their size
		size += base64.StdEncoding.EncodedLen(len(a.Content))
	}
	if size > maxEncoded {
		return nil, tooLarge()
	}
	digest := sha256.Sum256([]byte(m.ID))
	// "=_" occurs neither in quoted-printable nor in base64 (RFC 2045, 6.7), so no body can close its part.
	boundary := "=_" + hex.EncodeToString(digest[16:])
	var b bytes.Buffer
	writeHeader(&b, m, hex.EncodeToString(digest[:16]), at)
	write := writeAlternatives
	if len(m.Attachments) > 0 {
		write = writeMixed
	}
	if err := write(&b, m, boundary); err != nil {
		return nil, fmt.Errorf("mail: write message: %w", err)
	}
	if b.Len() > maxEncoded {
		return nil, tooLarge()
	}
	return b.Bytes(), nil
}

func tooLarge() error {
	return fmt.Errorf("%w: message is larger than %d bytes", ErrRejected, maxEncoded)
}

// writeAlternatives ends the header with the type of the bodies, and writes them.
func writeAlternatives(b *bytes.Buffer, m Message, boundary string) error {
	b.WriteString("Content-Type: " + alternatives(boundary) + "\r\n\r\n")
	return writeBodies(b, m, boundary)
}

// alternatives is the type of the bodies, folded.
func alternatives(boundary string) string {
	return "multipart/alternative;\r\n boundary=\"" + boundary + "\""
}

// writeBodies writes text and HTML as alternatives.
func writeBodies(w io.Writer, m Message, boundary string) error {
	parts := multipart.NewWriter(w)
	if err := parts.SetBoundary(boundary); err != nil {
		return err
	}
	for _, part := range []struct{ mediaType, body string }{{"text/plain", m.Text}, {"text/html", m.HTML}} {
		if err := writePart(parts, part.mediaType, part.body); err != nil {
			return fmt.Errorf("%s: %w", part.mediaType, err)
		}
	}
	return parts.Close()
}

func writeHeader(b *bytes.Buffer, m Message, id string, at time.Time) {
	_, domain, _ := strings.Cut(m.From, "@")
	writeField(b, "From", mailbox(m.FromName, m.From))
	writeField(b, "To", mailbox(m.ToName, m.To))
	if m.ReplyTo != "" {
		writeField(b, "Reply-To", m.ReplyTo)
	}
	writeField(b, "Subject", unstructured(m.Subject))
	writeField(b, "Date", at.UTC().Format(time.RFC1123Z))
	writeField(b, "Message-ID", "<"+id+"@"+domain+">")
	if m.Locale != "" {
		writeField(b, "Content-Language", m.Locale)
	}
	if m.UnsubscribeURL != "" {
		writeField(b, "List-Unsubscribe", "<"+m.UnsubscribeURL+">")
		writeField(b, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click") // RFC 8058, 3.1
	}
	writeField(b, "Auto-Submitted", "auto-generated") // RFC 3834: keeps vacation notices from answering
	writeField(b, "MIME-Version", "1.0")
}

// writeField writes one header field, folded at its spaces (RFC 5322, 2.2.3).
func writeField(b *bytes.Buffer, name, value string) {
	b.WriteString(name + ":")
	length := len(name) + 1
	for i, word := range strings.Split(value, " ") {
		if i > 0 && length+1+len(word) > lineLength {
			b.WriteString("\r\n")
			length = 0
		}
		b.WriteString(" " + word)
		length += 1 + len(word)
	}
	b.WriteString("\r\n")
}

// mailbox writes an address with its display name.
func mailbox(name, address string) string {
	if name == "" {
		return address
	}
	if isPlain(name) {
		name = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
	} else {
		name = encodedWords(name)
	}
	return name + " <" + address + ">"
}

// unstructured writes free text for a header, encoded only where it must be.
func unstructured(s string) string {
	if isPlain(s) {
		return s
	}
	return encodedWords(s)
}

// isPlain reports whether a reader gets s back as it is: printable ASCII that folding leaves alone and that nobody
// takes for an encoded word.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return !strings.Contains(s, "=?") && !strings.Contains(s, "  ") && strings.TrimSpace(s) == s
}

// encodedWords writes s as encoded words of whole characters, separated by spaces that a reader drops (RFC 2047).
// A word has at most 64 characters, so that it fits behind "Subject: " in a line of 76.
func encodedWords(s string) string {
	const (
		prefix, suffix = "=?utf-8?B?", "?="
		chunk          = (64 - len(prefix) - len(suffix)) / 4 * 3 // bytes
	)
	var words []string
	start := 0
	flush := func(end int) {
		words = append(words, prefix+base64.StdEncoding.EncodeToString([]byte(s[start:end]))+suffix)
		start = end
	}
	for i, r := range s {
		if i+len(string(r))-start > chunk {
			flush(i)
		}
	}
	flush(len(s))
	return strings.Join(words, " ")
}

// writePart writes one body in the encoding that makes it shorter.
func writePart(parts *multipart.Writer, mediaType, body string) error {
	body = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(body)
	encoding, write := "quoted-printable", writeQuotedPrintable
	if nonASCII(body)*6 > len(body) { // quoted-printable adds two bytes for each such byte, base64 a third of all
		encoding, write = "base64", writeBase64
	}
	w, err := parts.CreatePart(textproto.MIMEHeader{
		"Content-Type":              {mediaType + "; charset=utf-8"},
		"Content-Transfer-Encoding": {encoding},
	})
	if err != nil {
		return err
	}
	return write(w, body)
}

func nonASCII(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= 0x80 {
			n++
		}
	}
	return n
}

func writeQuotedPrintable(w io.Writer, body string) error {
	q := quotedprintable.NewWriter(w)
	if _, err := io.WriteString(q, body); err != nil {
		return err
	}
	return q.Close()
}

// writeBase64 writes text in base64; its line breaks must be CRLF before they are encoded (RFC 2045, 6.8).
func writeBase64(w io.Writer, body string) error {
	return writeLines(w, []byte(strings.ReplaceAll(body, "\n", "\r\n")))
}

// writeLines writes bytes in base64, in lines.
func writeLines(w io.Writer, content []byte) error {
	encoded := base64.StdEncoding.EncodeToString(content)
	for len(encoded) > lineLength {
		if _, err := io.WriteString(w, encoded[:lineLength]+"\r\n"); err != nil {
			return err
		}
		encoded = encoded[lineLength:]
	}
	_, err := io.WriteString(w, encoded)
	return err
}
