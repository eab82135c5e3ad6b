package local

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"net/textproto"
	"strings"
)

// parse reads a stored message back. SentAt stays zero.
func parse(raw []byte) (Sent, error) {
	message, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return Sent{}, fmt.Errorf("header: %w", err)
	}
	to, err := netmail.ParseAddress(message.Header.Get("To"))
	if err != nil {
		return Sent{}, fmt.Errorf("recipient: %w", err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(message.Header.Get("Subject"))
	if err != nil {
		return Sent{}, fmt.Errorf("subject: %w", err)
	}
	sent := Sent{To: to.Address, Subject: subject}
	return sent, sent.parts(textproto.MIMEHeader(message.Header), message.Body)
}

// parts reads the bodies and the attachments of a message with several parts.
func (s *Sent) parts(header textproto.MIMEHeader, body io.Reader) error {
	mediaType, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || mediaType != "multipart/alternative" && mediaType != "multipart/mixed" {
		return errors.Join(errors.New("no message with several parts"), err)
	}
	parts := multipart.NewReader(body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("part: %w", err)
		}
		if err := s.part(part); err != nil {
			return fmt.Errorf("part: %w", err)
		}
	}
}

func (s *Sent) part(part *multipart.Part) error {
	mediaType, _, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
	switch {
	case err != nil:
		return err
	case mediaType == "multipart/alternative":
		return s.parts(part.Header, part)
	case part.FileName() != "":
		size, err := io.Copy(io.Discard, base64.NewDecoder(base64.StdEncoding, part))
		s.Attachments = append(s.Attachments, Attached{Name: part.FileName(), MediaType: mediaType, Size: size})
		return err
	}
	body, err := decode(part.Header, part)
	switch mediaType {
	case "text/plain":
		s.Text = body
	case "text/html":
		s.HTML = body
	}
	return err
}

// decode returns the body of a part, with line feeds only.
func decode(header textproto.MIMEHeader, body io.Reader) (string, error) {
	switch header.Get("Content-Transfer-Encoding") {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	decoded, err := io.ReadAll(body)
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(string(decoded), "\r\n", "\n"), nil
}
