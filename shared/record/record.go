// Package record is what all stored records have in common: identifier, version, who made and
// changed them, deletion to the recycle bin.
//
// Promise: every change raises the version by one and carries who, when and the request, so that
// the audit trail needs nothing but the item itself.
package record

import (
	"reflect"
	"strconv"
	"time"

	"kehu/shared/access"
	"kehu/shared/id"
	"kehu/shared/table"
)

// precision is that of all times that are stored and answered.
const precision = time.Millisecond

// A record that moves to another partition is written there anew, with AttrFrom: the identifier, in AttrParent, of the
// record that it was part of until then. In its old place an item of no kind stays, so that the change stream tells of one change.
const (
	AttrFrom   = "mv"
	AttrParent = "cu"
)

// AttrErased is when the data of a person was erased from a record. The audit trail keeps no values of that change.
const AttrErased = "er"

// Stamp says who does something, when, and in which request.
type Stamp struct {
	At        time.Time
	By        string // usr_..., or "" for the system itself
	RequestID string
}

// Meta is embedded in every record.
type Meta struct {
	Kind      string     `json:"-" table:"et"`
	ID        string     `json:"id" table:"id" doc:"The identifier; it never changes."`
	Version   int64      `json:"version" table:"v" doc:"Grows by one with each change; the ETag is made of it." example:"3"`
	CreatedAt time.Time  `json:"createdAt" table:"ca" doc:"When it was made (UTC)."`
	CreatedBy string     `json:"createdBy" table:"cb" doc:"Who made it."`
	UpdatedAt time.Time  `json:"updatedAt" table:"ua" doc:"When it was last changed (UTC)."`
	UpdatedBy string     `json:"updatedBy" table:"ub" doc:"Who changed it last."`
	DeletedAt *time.Time `json:"deletedAt,omitempty" table:"da" doc:"When it went to the recycle bin; absent while it is in use."`
	DeletedBy string     `json:"deletedBy,omitempty" table:"db" doc:"Who deleted it."`
	RequestID string     `json:"-" table:"rq"`
}

// ETag returns the strong entity tag of this version (RFC 9110 section 8.8.3).
func (m Meta) ETag() string { return `"` + strconv.FormatInt(m.Version, 10) + `"` }

// Deleted reports whether the record lies in the recycle bin.
func (m Meta) Deleted() bool { return m.DeletedAt != nil }

// Created returns the Meta of a new record.
func Created(kind Kind, identifier string, s Stamp) Meta {
	at := s.At.Truncate(precision)
	return Meta{
		Kind: kind.Name, ID: identifier, Version: 1,
		CreatedAt: at, CreatedBy: s.By, UpdatedAt: at, UpdatedBy: s.By, RequestID: s.RequestID,
	}
}

// Changed returns the Meta of the record's next version.
func (m Meta) Changed(s Stamp) Meta {
	m.Version++
	m.UpdatedAt, m.UpdatedBy, m.RequestID = s.At.Truncate(precision), s.By, s.RequestID
	return m
}

// IntoBin returns the Meta of the next version, in the recycle bin.
func (m Meta) IntoBin(s Stamp) Meta {
	m = m.Changed(s)
	at := s.At.Truncate(precision)
	m.DeletedAt, m.DeletedBy = &at, s.By
	return m
}

// OutOfBin returns the Meta of the next version, in use again.
func (m Meta) OutOfBin(s Stamp) Meta {
	m = m.Changed(s)
	m.DeletedAt, m.DeletedBy = nil, ""
	return m
}

// Unchanged is the condition that nobody changed the record since this version was read.
func (m Meta) Unchanged() table.Condition { return table.Equal("v", table.NumberOf(m.Version)) }

// Kind is a kind of record: its names, and the Go type that its items decode to.
type Kind struct {
	Name   string // in events, the audit trail and permissions: "customer"
	Prefix string // of identifiers: "cus"
	Key    string // in partition keys: "CUS"
	// Type is the struct of the record's items. Its json form is what people may see.
	Type reflect.Type
}

// NewID makes an identifier of this kind.
func (k Kind) NewID(ids *id.Source) string { return ids.New(k.Prefix) }

// ItemKey returns the key of the record's item.
func (k Kind) ItemKey(t access.Tenant, identifier string) table.Key {
	return table.Entity(t, k.Key, identifier).Key(k.Key)
}

// Valid reports whether the text is an identifier of this kind.
func (k Kind) Valid(identifier string) bool {
	_, err := id.Parse(k.Prefix, identifier)
	return err == nil
}
