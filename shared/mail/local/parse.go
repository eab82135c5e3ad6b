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
	mediaType, parameters, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || mediaType != "multipart/alternative" {
		return Sent{}, errors.Join(errors.New("no multipart/alternative message"), err)
	}
	sent := Sent{To: to.Address, Subject: subject}
	parts := multipart.NewReader(message.Body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return sent, nil
		}
		if err != nil {
			return Sent{}, fmt.Errorf("part: %w", err)
		}
		body, err := decode(part.Header, part)
		if err != nil {
			return Sent{}, fmt.Errorf("part: %w", err)
		}
		switch mediaType, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type")); mediaType {
		case "text/plain":
			sent.Text = body
		case "text/html":
			sent.HTML = body
		}
	}
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
