package local

import (
	"encoding/binary"
	"errors"
	"slices"

	"kehu/shared/table"
)

// errCorrupt is a value in the store that this package did not write.
var errCorrupt = errors.New("local: a stored value cannot be read")

// Attributes are stored as their number, and then name and value each, in the order of the
// names, so that equal items have equal bytes. Numbers and lengths are varints.
const (
	tagText   = 's'
	tagNumber = 'n'
	tagTrue   = 't'
	tagFalse  = 'f'
	tagBytes  = 'b'
	tagList   = 'l'
	tagMap    = 'm'
)

func appendText(to []byte, text string) []byte {
	to = binary.AppendUvarint(to, uint64(len(text)))
	return append(to, text...)
}

// appendAttributes encodes the attributes; only those that keep names, unless it is nil.
func appendAttributes(to []byte, attributes map[string]any, keep map[string]bool) []byte {
	var space [32]string
	names := space[:0]
	for name := range attributes {
		if keep == nil || keep[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	to = binary.AppendUvarint(to, uint64(len(names)))
	for _, name := range names {
		to = appendText(to, name)
		to = appendValue(to, attributes[name])
	}
	return to
}

// appendValue encodes a value of one of the table's types; the transaction was validated.
func appendValue(to []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		to = appendText(append(to, tagText), v)
	case table.Number:
		to = appendText(append(to, tagNumber), string(v))
	case bool:
		if v {
			return append(to, tagTrue)
		}
		return append(to, tagFalse)
	case []byte:
		to = binary.AppendUvarint(append(to, tagBytes), uint64(len(v)))
		to = append(to, v...)
	case []any:
		to = binary.AppendUvarint(append(to, tagList), uint64(len(v)))
		for _, element := range v {
			to = appendValue(to, element)
		}
	case map[string]any:
		to = appendAttributes(append(to, tagMap), v, nil)
	}
	return to
}

// decoder reads a stored value from the front. Texts are parts of the input, not copies: one
// allocation serves a whole item. After an error everything reads as zero.
type decoder struct {
	text    string
	at      int // what is read next
	corrupt bool
}

func (d *decoder) fail() {
	d.at, d.corrupt = len(d.text), true
}

// err tells whether all was read well.
func (d *decoder) err() error {
	if d.corrupt {
		return errCorrupt
	}
	return nil
}

// rest returns what has not been read.
func (d *decoder) rest() string { return d.text[d.at:] }

func (d *decoder) uvarint() uint64 {
	if d.at < len(d.text) && d.text[d.at] < 0x80 { // nearly always
		d.at++
		return uint64(d.text[d.at-1])
	}
	return d.longUvarint()
}

func (d *decoder) longUvarint() uint64 {
	var n uint64
	for i := 0; i < binary.MaxVarintLen64 && d.at < len(d.text); i++ {
		b := d.text[d.at]
		d.at++
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			return n
		}
	}
	d.fail()
	return 0
}

// count reads how many elements follow; each takes at least one byte.
func (d *decoder) count() int {
	n := d.uvarint()
	if n > uint64(len(d.text)-d.at) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) string() string {
	n := d.count()
	d.at += n
	return d.text[d.at-n : d.at]
}

func (d *decoder) byte() byte {
	if d.at == len(d.text) {
		d.fail()
		return 0
	}
	d.at++
	return d.text[d.at-1]
}

func (d *decoder) attributes() map[string]any {
	n := d.count()
	attributes := make(map[string]any, n)
	for range n {
		name := d.string()
		attributes[name] = d.value()
	}
	return attributes
}

// skip reads past a value.
func (d *decoder) skip() {
	switch d.byte() {
	case tagText, tagNumber, tagBytes:
		d.string()
	case tagTrue, tagFalse:
	case tagList:
		for range d.count() {
			d.skip()
		}
	case tagMap:
		for range d.count() {
			d.string()
			d.skip()
		}
	default:
		d.fail()
	}
}

func (d *decoder) value() any {
	switch d.byte() {
	case tagText:
		return d.string()
	case tagNumber:
		return table.Number(d.string())
	case tagTrue:
		return true
	case tagFalse:
		return false
	case tagBytes:
		return []byte(d.string())
	case tagList:
		list := make([]any, d.count())
		for i := range list {
			list[i] = d.value()
		}
		return list
	case tagMap:
		return d.attributes()
	}
	d.fail()
	return nil
}
