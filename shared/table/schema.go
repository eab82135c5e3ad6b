package table

import (
	"fmt"
	"slices"
	"strings"
)

// Names of attributes that the table itself gives a meaning.
const (
	AttrPartition = "pk"
	AttrSort      = "sk"
	AttrExpires   = "x" // seconds since 1970; the item may vanish any time after (TTL)
	// AttrKind is the kind of record that an item is. Those of none (marks, counts, what a search finds by) are nobody's news: see
	// Schema.Told.
	AttrKind = "et"
	// AttrMoved stands in an item that was copied here from another system, until an operation writes it anew. What followed from it
	// followed there: its arrival is told to nobody.
	AttrMoved = "mig"
)

// Index is one of the generic sparse indexes. An item is in an index only while a
// write gives it an IndexKey there.
type Index string

// The generic indexes. Which noun uses which, and how, stands in that noun's keys.
const (
	Primary  Index = ""
	ByTenant Index = "byTenant" // everything of one kind, newest first
	ByOwner  Index = "byOwner"  // what one person owns or did
)

// IndexAttributes returns the names of the index's partition and sort key attributes.
func (i Index) IndexAttributes() (partition, sort string) {
	switch i {
	case ByTenant:
		return "g1p", "g1s"
	case ByOwner:
		return "g2p", "g2s"
	default:
		return AttrPartition, AttrSort
	}
}

// Schema describes a table: its indexes, and the attributes that they carry
// beside the keys. Lists are answered from an index alone, so what a list shows
// must be projected; what is projected is written twice, so no more than that.
type Schema struct {
	Name      string // logical name: "main", "audit"
	Indexes   []Index
	Projected []string // nil: every attribute; empty: none
	Streamed  bool     // whether changes are told
	// Told is the attribute that an item must have, before a change or after it, for the change to be told; "": of every item. On AWS the
	// filters of those who read the stream see to it.
	Told string
	// Plain are the first parts of partitions of a company whose items stand in no index, never expire and are not told. Who puts or deletes
	// one need not know what was there.
	Plain []string
}

// IsPlain reports whether the item is one of those.
func (s Schema) IsPlain(k Key) bool {
	if len(s.Plain) == 0 {
		return false
	}
	_, rest, _ := strings.Cut(k.partition, delimiter) // T#<tenant>#<part>#...
	_, rest, _ = strings.Cut(rest, delimiter)
	part, _, _ := strings.Cut(rest, delimiter)
	return slices.Contains(s.Plain, part)
}

// Has reports whether the table has the index; every table has Primary.
func (s Schema) Has(index Index) bool {
	return index == Primary || slices.Contains(s.Indexes, index)
}

// Check refuses writes that the table does not take: into an index that it has not, or of more than plain items where they shall be. The
// error wraps ErrInvalid.
func (s Schema) Check(writes []Write) error {
	for i := range writes {
		w := &writes[i]
		for _, place := range w.Index {
			if !s.Has(place.Index) {
				return fmt.Errorf("%w: no index %q", ErrInvalid, place.Index)
			}
		}
		plain := len(w.Index) == 0 && w.Item[AttrExpires] == nil && !s.Tells(Change{New: w.Item}) && w.Kind != KindUpdate
		if !plain && s.IsPlain(w.Key) {
			return fmt.Errorf("%w: more than a plain item in %s", ErrInvalid, w.Key.Partition())
		}
	}
	return nil
}

// Tells reports whether those who follow the table are told of the change.
func (s Schema) Tells(c Change) bool {
	return s.Streamed && (s.Told == "" || c.Old[s.Told] != nil || c.New[s.Told] != nil)
}

// MaxProjected is how many attributes an index can carry beside the keys (DynamoDB API Reference, Projection).
const MaxProjected = 20

// Main is the table that holds everything but the audit rows.
//
// An index carries at most MaxProjected attributes of its own, so nouns share names: id, v version, ca
// created, ua updated, da deleted, nu number, nm name, st status, ow owner, and what lists of
// customers show (kehu/shared/customer.Summary).
var Main = Schema{
	Name:     "main",
	Indexes:  []Index{ByTenant, ByOwner},
	Streamed: true,
	Told:     AttrKind,
	Plain:    []string{"FIND"}, // what is found by a token: most of what is written
	Projected: []string{
		"id", "v", "ca", "ua", "da",
		"nu", "nm", "sn", "st", "ow", "kd", "cn", "ph", "em", "pl", "tg", "lv", "so", "tx", "rf",
	},
}

// Audit is the table of audit rows. Functions may only add to it. Its indexes carry the keys alone: rows are written always, and listed
// now and then (ADR 37).
var Audit = Schema{Name: "audit", Indexes: []Index{ByTenant, ByOwner}, Projected: []string{}}
