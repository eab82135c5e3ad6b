package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how the characters of a file are written.
type Encoding string

// The encodings.
const (
	UTF8    Encoding = "utf-8"
	UTF16LE Encoding = "utf-16le"
	UTF16BE Encoding = "utf-16be"
	GB18030 Encoding = "gb18030" // GBK and GB 2312 are parts of it
)

// Dialect is how a table is written as text.
type Dialect struct {
	Encoding  Encoding `json:"encoding" table:"e" enum:"utf-8,utf-16le,utf-16be,gb18030" doc:"How the characters are written."`
	Mark      bool     `json:"byteOrderMark,omitempty" table:"m" doc:"Whether a byte order mark begins it."`
	Separator string   `json:"separator" table:"s" doc:"What stands between cells: a comma, semicolon or tab." example:","`
}

// codec returns the encoding without its byte order mark.
func (d Dialect) codec() encoding.Encoding {
	switch d.Encoding {
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case GB18030:
		return simplifiedchinese.GB18030
	default:
		return unicode.UTF8
	}
}

// comma is the separator as a character.
func (d Dialect) comma() rune {
	for _, known := range separators {
		if d.Separator == string(known) {
			return known
		}
	}
	return ','
}

var separators = []rune{',', ';', '\t'}

// headBytes is how much of a file tells its separator, and whether it is UTF-16 that does not say so.
const headBytes = 64 << 10

// Detect reads the text to its end and returns how it is written: by its byte order mark; without one as UTF-16 if every other byte of its beginning
// is mostly zero, as UTF-8 if all of it is that, else as GB18030, which takes everything. Memory does not grow with the text. A text that is
// cut at its end is taken as it would be whole.
func Detect(text io.Reader) (Dialect, error) {
	head := make([]byte, headBytes)
	n, err := io.ReadFull(text, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return Dialect{}, fmt.Errorf("read table: %w", err)
	}
	head = head[:n]
	d := Dialect{Encoding: UTF8}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		d.Mark = true
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		d.Encoding, d.Mark = UTF16LE, true
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		d.Encoding, d.Mark = UTF16BE, true
	default:
		d.Encoding = wide(head)
	}
	if d.Encoding == UTF8 && !d.Mark {
		valid, err := isUTF8(io.MultiReader(bytes.NewReader(head), text))
		if err != nil {
			return Dialect{}, err
		}
		if !valid {
			d.Encoding = GB18030
		}
	}
	d.Separator = string(separatorOf(head, d))
	return d, nil
}

// wide returns the UTF-16 that the head is by its zero bytes: ASCII, of which separators and line ends are, has one in each pair.
func wide(head []byte) Encoding {
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	pairs := max(len(head)/2, 4*8) // of a few characters nothing can be told
	switch {
	case zeros[1] > pairs/8 && zeros[0] <= zeros[1]/8:
		return UTF16LE
	case zeros[0] > pairs/8 && zeros[1] <= zeros[0]/8:
		return UTF16BE
	default:
		return UTF8
	}
}

// isUTF8 reads to the end, and reports whether all of it is UTF-8, but for a last character that is cut.
func isUTF8(text io.Reader) (valid bool, err error) {
	buffer := make([]byte, 32<<10)
	kept := 0
	for {
		n, err := text.Read(buffer[kept:])
		part := buffer[:kept+n]
		for len(part) > 0 {
			r, size := utf8.DecodeRune(part)
			if r == utf8.RuneError && size == 1 {
				if !utf8.FullRune(part) {
					break
				}
				return false, nil
			}
			part = part[size:]
		}
		kept = copy(buffer, part)
		switch {
		case errors.Is(err, io.EOF):
			return true, nil
		case err != nil:
			return false, fmt.Errorf("read table: %w", err)
		}
	}
}

// separatorOf returns the separator that the first line of the head has most of, outside of quotes.
func separatorOf(head []byte, d Dialect) rune {
	line, err := d.codec().NewDecoder().Bytes(head)
	if err != nil {
		return ','
	}
	counts := make(map[rune]int)
	quoted, seen := false, false
	for _, r := range string(line) {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\n' && seen:
			return most(counts)
		case r == '\n' || r == '\r':
		default:
			counts[r]++
			seen = true
		}
	}
	return most(counts)
}

func most(counts map[rune]int) rune {
	best := ','
	for _, s := range separators {
		if counts[s] > counts[best] {
			best = s
		}
	}
	return best
}
