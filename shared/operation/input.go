package operation

import (
	"strings"

	"kehu/shared/problem"
	"kehu/shared/record"
)

// Creating is embedded in the input of every operation that makes something.
type Creating struct {
	IdempotencyKey string `json:"-" header:"Idempotency-Key" doc:"Makes a retry safe: the same key and body answer the first answer again, for 24 hours."`
	ValidateOnly   bool   `json:"-" query:"validateOnly" doc:"Answer what would be stored, with warnings and possible duplicates, and write nothing."`
}

func (c Creating) idempotencyKey() string { return c.IdempotencyKey }
func (c Creating) validateOnly() bool     { return c.ValidateOnly }

// Acting is embedded in the input of every POST that does something with a record.
type Acting struct {
	IdempotencyKey string `json:"-" header:"Idempotency-Key" doc:"Makes a retry safe: the same key and body answer the first answer again, for 24 hours."`
}

func (a Acting) idempotencyKey() string { return a.IdempotencyKey }

// Changing is embedded in the input of every PATCH and PUT.
type Changing struct {
	IfMatch      string `json:"-" header:"If-Match" doc:"The ETag of the version that you read. Required." example:"\"3\""`
	ValidateOnly bool   `json:"-" query:"validateOnly" doc:"Answer what would be stored, with warnings and possible duplicates, and write nothing."`
}

func (c Changing) validateOnly() bool { return c.ValidateOnly }

// Version returns an error unless If-Match names the record's version: the problem
// request.preconditionRequired when it is absent, request.versionStale when it is another.
func (c Changing) Version(m record.Meta) error { return match(c.IfMatch, m) }

// Deleting is embedded in the input of every DELETE.
type Deleting struct {
	IfMatch string `json:"-" header:"If-Match" doc:"The ETag of the version that you read. Required." example:"\"3\""`
}

// Version returns an error unless If-Match names the record's version, as Changing.Version.
func (d Deleting) Version(m record.Meta) error { return match(d.IfMatch, m) }

// match implements If-Match (RFC 9110 section 13.1.1) with strong comparison; "*" is any version.
func match(header string, m record.Meta) error {
	if header == "" {
		return problem.New("request.preconditionRequired", problem.At("header:If-Match", "field.required"))
	}
	for tag := range strings.SplitSeq(header, ",") {
		if tag = strings.TrimSpace(tag); tag == "*" || tag == m.ETag() {
			return nil
		}
	}
	return problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))
}

// Reading is embedded in the input of an operation that answers one record.
type Reading struct {
	IfNoneMatch string `json:"-" header:"If-None-Match" doc:"An ETag: answer 304 while the record still has it."`
}

func (r Reading) fresh(etag string) bool {
	for tag := range strings.SplitSeq(r.IfNoneMatch, ",") {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
		if etag != "" && (tag == etag || tag == "*") {
			return true
		}
	}
	return false
}

// Listing is embedded in the input of every list.
type Listing struct {
	Limit  int    `json:"-" query:"limit" minimum:"1" maximum:"200" default:"50" doc:"How many entries a page may have."`
	Cursor string `json:"-" query:"cursor" maxLength:"4096" doc:"Where to go on: nextCursor of the page before."`
}

// List is the output of every list.
type List[T any] struct {
	Items      []T    `json:"items" nullable:"false" doc:"The entries of this page; it may be empty although a next page follows."`
	NextCursor string `json:"nextCursor,omitempty" doc:"The cursor of the next page; absent on the last."`
}
