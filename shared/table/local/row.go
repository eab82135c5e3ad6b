package local

import (
	"encoding/binary"
	"sync"
	"time"

	"kehu/shared/table"
)

// row is an item as it is stored: when it expires, where it stands in indexes, its attributes.
type row struct {
	raw        string
	expires    int64 // seconds since 1970; 0: never
	index      []table.IndexKey
	attributes string // encoded: the end of raw
	projected  string // encoded, what an index carries; only of a row that is about to be written
}

// spaces are where rows are encoded before their length is known.
var spaces = sync.Pool{New: func() any { return new(make([]byte, 0, 4096)) }}

// mostSpace is how large a space may have grown that is kept, in bytes: a few rows of 400 KB shall not be remembered for ever.
const mostSpace = 64 << 10

// encoded returns what f appends, as a text of just that length.
func encoded(f func(to []byte) []byte) string {
	space := spaces.Get().(*[]byte)
	made := f((*space)[:0])
	text := string(made)
	if cap(made) <= mostSpace {
		*space = made
		spaces.Put(space)
	}
	return text
}

// newRow encodes an item.
func (t *Table) newRow(item table.Item, index []table.IndexKey) *row {
	r := &row{expires: max(0, item.Int(table.AttrExpires)), index: index}
	head := 0
	r.raw = encoded(func(raw []byte) []byte {
		raw = binary.AppendUvarint(raw, uint64(r.expires))
		raw = binary.AppendUvarint(raw, uint64(len(index)))
		for _, place := range index {
			raw = append(raw, indexByte(place.Index))
			raw = appendText(raw, place.Partition.String())
			raw = appendText(raw, place.Sort)
		}
		head = len(raw)
		return appendAttributes(raw, item, nil)
	})
	r.attributes = r.raw[head:]
	switch {
	case len(index) == 0:
	case t.projected == nil:
		r.projected = r.attributes
	default:
		r.projected = encoded(func(to []byte) []byte { return appendAttributes(to, item, t.projected) })
	}
	return r
}

// parseRow reads all but the attributes.
func parseRow(raw string) (*row, error) {
	d := decoder{text: raw}
	r := &row{raw: raw, expires: int64(d.uvarint())}
	if n := d.count(); n > 0 {
		r.index = make([]table.IndexKey, n)
	}
	for i := range r.index {
		r.index[i].Index = indexOf(d.byte())
		r.index[i].Partition = table.StoredKey(d.string(), "").Partition()
		r.index[i].Sort = d.string()
	}
	r.attributes = d.rest()
	return r, d.err()
}

// item decodes the attributes. The item of a nil row is nil.
func (r *row) item() (table.Item, error) {
	if r == nil {
		return nil, nil
	}
	return decodeItem(r.attributes)
}

func decodeItem(attributes string) (table.Item, error) {
	d := decoder{text: attributes}
	item := table.Item(d.attributes())
	return item, d.err()
}

// place returns where the row stands in the index.
func (r *row) place(index table.Index) (table.IndexKey, bool) {
	if r != nil {
		for _, place := range r.index {
			if place.Index == index {
				return place, true
			}
		}
	}
	return table.IndexKey{}, false
}

// change is what becomes of one item; old or new is nil where there is no item.
type change struct {
	key      table.Key
	old, new *row
	expired  bool
}

// has reports whether the item has the attribute, before the change or after it; "" is had by every item.
func (c *change) has(attribute string) bool {
	return attribute == "" || c.new.has(attribute) || c.old.has(attribute)
}

// has reports whether the row has the attribute.
func (r *row) has(attribute string) bool {
	if r == nil {
		return false
	}
	d := decoder{text: r.attributes}
	for range d.count() {
		switch name := d.string(); {
		case name == attribute:
			return true
		case name > attribute: // they are in order
			return false
		}
		d.skip()
	}
	return false
}

// encode appends the record of the change log.
func (c *change) encode(record []byte, at time.Time) []byte {
	record = binary.AppendUvarint(record, uint64(at.UnixMilli()))
	record = appendFlag(record, c.expired)
	record = appendText(record, c.key.Partition().String())
	record = appendText(record, c.key.Sort())
	for _, image := range []*row{c.old, c.new} {
		record = appendFlag(record, image != nil)
		if image != nil {
			record = appendText(record, image.attributes)
		}
	}
	return record
}

func appendFlag(to []byte, flag bool) []byte {
	if flag {
		return append(to, 1)
	}
	return append(to, 0)
}

// change reads a record of the change log.
func (d *decoder) change(sequence uint64) (table.Change, error) {
	c := table.Change{Sequence: sequenceText(sequence)}
	c.At = time.UnixMilli(int64(d.uvarint())).UTC()
	c.Expired = d.byte() == 1
	partition, sort := d.string(), d.string()
	c.Key = table.StoredKey(partition, sort)
	for _, image := range []*table.Item{&c.Old, &c.New} {
		if d.byte() == 0 {
			continue
		}
		item, err := decodeItem(d.string())
		if err != nil {
			return table.Change{}, err
		}
		*image = item
	}
	return c, d.err()
}
