package excel

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"kehu/shared/document"
)

// maxText is how many bytes lie between two tags at most: a cell has 32,767 characters, each of at most seven bytes, written
// as _x000D_.
const maxText = 32767 * 7

// scanner reads the tags of a part, with bounded memory.
type scanner struct {
	ctx     context.Context // it lives for one call
	content io.ReadCloser
	bytes   *meter
	decoder *xml.Decoder
	tokens  int
}

func newScanner(ctx context.Context, part *zip.File, limit int64) (*scanner, error) {
	content, err := part.Open()
	if err != nil {
		return nil, malformed(err)
	}
	m := &meter{reader: content, left: limit}
	return &scanner{ctx: ctx, content: content, bytes: m, decoder: xml.NewDecoder(m)}, nil
}

func (s *scanner) close() { _ = s.content.Close() } // it was only read

func (s *scanner) left() int64 { return s.bytes.left }

// next returns the next token, io.EOF at the end.
func (s *scanner) next() (xml.Token, error) {
	if s.tokens++; s.tokens%4096 == 0 && s.ctx.Err() != nil {
		return nil, s.ctx.Err()
	}
	s.bytes.since = 0
	token, err := s.decoder.RawToken()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, malformed(err)
	}
	return token, err
}

// each calls start for each tag that begins, until the end of the part.
func (s *scanner) each(start func(*scanner, xml.StartElement) error) error {
	for {
		token, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := start(s, e); err != nil {
				return err
			}
		}
	}
}

// text returns all text up to the end of the element that began, but for what is written between tags that skip names, such as
// the reading of Japanese words. It is unescaped (ECMA-376 part 1, 22.9.2.19).
func (s *scanner) text(end string, skip ...string) (string, error) {
	var text strings.Builder
	skipping := ""
	for {
		token, err := s.next()
		if errors.Is(err, io.EOF) {
			return "", malformed(io.ErrUnexpectedEOF)
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if skipping == "" && slices.Contains(skip, t.Name.Local) {
				skipping = t.Name.Local
			}
		case xml.EndElement:
			if t.Name.Local == skipping {
				skipping = ""
			}
			if t.Name.Local == end {
				return unescape(text.String()), nil
			}
		case xml.CharData:
			if skipping != "" {
				continue
			}
			if text.Len()+len(t) > maxText {
				return "", document.ErrTooLarge
			}
			text.Write(t)
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// relationID returns r:id, whatever its prefix: an attribute id with none is another.
func relationID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// meter counts what is read, in all and since the last token.
type meter struct {
	reader io.Reader
	left   int64
	since  int
}

// Read fails with ErrTooLarge when too much was read. A read may reach past the token; that much is let through.
func (m *meter) Read(p []byte) (int, error) {
	n, err := m.reader.Read(p[:min(len(p), 32<<10)])
	if m.left -= int64(n); m.left < 0 {
		m.left = 0
		return 0, document.ErrTooLarge
	}
	if m.since += n; m.since > maxText+64<<10 {
		return 0, document.ErrTooLarge
	}
	return n, err
}
