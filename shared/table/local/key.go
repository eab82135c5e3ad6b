package local

import (
	"encoding/binary"
	"strings"

	"kehu/shared/table"
)

// space is the byte that says what a key of the store is for; see the package comment.
type space byte

const (
	itemSpace       space = 'i'
	indexSpace      space = 'x'
	logSpace        space = 'l'
	expirySpace     space = 'e'
	sequenceSpace   space = 'n'
	tokenSpace      space = 't'
	tokenTimeSpace  space = 'u'
	checkpointSpace space = 'c'
	deadSpace       space = 'd'
	trimSpace       space = 'f'
)

// end is the byte between the parts of a key: it sorts before all that a part may contain.
const end = 0

// in returns the beginning of every key of the space.
func (t *Table) in(s space) []byte {
	key := make([]byte, 0, 128)
	key = append(key, t.schema.Name...)
	return append(key, end, byte(s))
}

func appendKey(to []byte, key table.Key) []byte {
	to = append(to, key.Partition().String()...)
	to = append(to, end)
	return append(to, key.Sort()...)
}

func (t *Table) itemKey(key table.Key) []byte { return appendKey(t.in(itemSpace), key) }

func (t *Table) sequenceKey(key table.Key) []byte { return appendKey(t.in(sequenceSpace), key) }

func (t *Table) expiryKey(seconds int64, key table.Key) []byte {
	return appendKey(binary.BigEndian.AppendUint64(t.in(expirySpace), uint64(seconds)), key)
}

func (t *Table) logKey(sequence uint64) []byte {
	return binary.BigEndian.AppendUint64(t.in(logSpace), sequence)
}

// partitionKey returns the beginning of all that is in the partition of the table or index.
func (t *Table) partitionKey(index table.Index, partition table.Partition) []byte {
	var key []byte
	if index == table.Primary {
		key = t.in(itemSpace)
	} else {
		key = append(t.in(indexSpace), indexByte(index))
	}
	key = append(key, partition.String()...)
	return append(key, end)
}

func (t *Table) indexKey(place table.IndexKey, key table.Key) []byte {
	to := t.partitionKey(place.Index, place.Partition)
	to = append(to, place.Sort...)
	return appendKey(append(to, end), key)
}

// indexByte is what stands for the index in keys and rows: the digit in its attributes' names.
func indexByte(index table.Index) byte {
	partition, _ := index.IndexAttributes()
	return partition[1]
}

func indexOf(code byte) table.Index {
	if code == indexByte(table.ByOwner) {
		return table.ByOwner
	}
	return table.ByTenant
}

// splitKey reads `partition 00 sort`.
func splitKey(text string) table.Key {
	partition, sort, _ := strings.Cut(text, "\x00")
	return table.StoredKey(partition, sort)
}

// after returns the first key that does not begin with the prefix; nil when there is none.
func after(prefix []byte) []byte {
	next := append([]byte{}, prefix...)
	for i := len(next) - 1; i >= 0; i-- {
		next[i]++
		if next[i] != 0 {
			return next[:i+1]
		}
	}
	return nil
}
