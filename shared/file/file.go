package file

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"path"
	"strings"
	"time"

	"kehu/shared/access"
)

// Errors of a Store.
var (
	ErrNotFound = errors.New("file: there is none")
	ErrInvalid  = errors.New("file: invalid request")
)

// MaxLife is how long a link works at most: a function's credentials, with which it signs, live for hours.
const MaxLife = time.Hour

// MaxUpload is the size in bytes that one upload may have.
const MaxUpload = 100 << 20

// Store is the port. All methods are safe for concurrent use.
type Store interface {
	// Put stores the file, or puts it in place of the one that is there. It reads content from its start.
	Put(ctx context.Context, key Key, content io.ReadSeeker) error

	// Open returns the file's content, to be closed, and its size in bytes; ErrNotFound when there is none.
	Open(ctx context.Context, key Key) (content io.ReadCloser, size int64, err error)

	// Link returns an address from which anybody can download the file with GET, for as long as life says. It does not look
	// whether there is such a file. On one machine the address is a path of the API.
	Link(ctx context.Context, key Key, d Download) (address string, err error)

	// Upload returns the request with which anybody can store a file of this size, for as long as life says.
	Upload(ctx context.Context, key Key, u Upload) (Request, error)

	// Delete removes the file; it is no error when there is none.
	Delete(ctx context.Context, key Key) error

	// List returns the keys of up to limit files of the company, of all classes, in the order of their texts, from the first one behind after on;
	// the zero Key is the start. There are no more when it returns none. At most MaxList.
	List(ctx context.Context, t access.Tenant, after Key, limit int) ([]Key, error)
}

// MaxList is how many files List returns at most.
const MaxList = 1000

// Download says what a link gives.
type Download struct {
	Name string // of the file that a browser saves
	Life time.Duration
}

// Upload says what may be uploaded.
type Upload struct {
	Size int64 // in bytes, exactly; at most MaxUpload
	Life time.Duration
}

// Request is a PUT that a client makes as it stands, with the file as its body.
type Request struct {
	URL    string            `json:"url" doc:"Where to PUT the file, as it is. On one machine a path of this interface."`
	Header map[string]string `json:"headers" doc:"Headers to send with it."`
}

// Class is what files are for; each is kept for a time of its own.
type Class string

// Job is the class of what jobs read and write: kept for 90 days, as the jobs are.
const Job Class = "job"

// Classes are all classes, in their order.
func Classes() []Class { return []Class{Job} }

// Key names one file. It can only be made from a tenant. The zero value is no key: every Store refuses it.
type Key struct{ path string }

// In returns the key of a tenant's file. Parts are letters, digits, `-`, `_` and `.`, at most 100 each, and do not begin with
// `.`; with any other, the key is that of no file.
func In(t access.Tenant, c Class, parts ...string) Key {
	if t.IsZero() || !validPart(string(c)) || len(parts) == 0 {
		return Key{}
	}
	for _, part := range parts {
		if !validPart(part) {
			return Key{}
		}
	}
	return Key{path: Prefix(t, c) + strings.Join(parts, "/")}
}

func validPart(part string) bool {
	if part == "" || len(part) > 100 || part[0] == '.' {
		return false
	}
	for i := range len(part) {
		c := part[i]
		if (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return true
}

// Parse returns the key of a file of the company by its text, as adapters store it; ErrInvalid when it is none.
func Parse(t access.Tenant, text string) (Key, error) {
	parts := strings.Split(text, "/")
	if len(parts) < 3 || parts[1] != t.Bare() {
		return Key{}, fmt.Errorf("%w: not a file of the company", ErrInvalid)
	}
	key := In(t, Class(parts[0]), parts[2:]...)
	return key, key.Validate()
}

// Prefix returns what the texts of all keys of a company and class begin with.
func Prefix(t access.Tenant, c Class) string { return string(c) + "/" + t.Bare() + "/" }

// String returns the key as adapters store it: class, tenant and parts with slashes between; "" for no key.
func (k Key) String() string { return k.path }

// Validate returns ErrInvalid for the key of no file.
func (k Key) Validate() error {
	if k.path == "" {
		return fmt.Errorf("%w: key", ErrInvalid)
	}
	return nil
}

// CheckList returns ErrInvalid for a list of nobody's files, of none or of too many.
func CheckList(t access.Tenant, limit int) error {
	if t.IsZero() || limit < 1 || limit > MaxList {
		return fmt.Errorf("%w: a list of %d", ErrInvalid, limit)
	}
	return nil
}

// Validate returns ErrInvalid for a life that is none, or too long, and for a name with control characters.
func (d Download) Validate() error {
	if d.Life <= 0 || d.Life > MaxLife {
		return fmt.Errorf("%w: a link of %s", ErrInvalid, d.Life)
	}
	if d.Name == "" || strings.ContainsFunc(d.Name, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return fmt.Errorf("%w: a link's name", ErrInvalid)
	}
	return nil
}

// Validate returns ErrInvalid for a life or a size that is none, or too much.
func (u Upload) Validate() error {
	if u.Life <= 0 || u.Life > MaxLife || u.Size <= 0 || u.Size > MaxUpload {
		return fmt.Errorf("%w: an upload of %d bytes within %s", ErrInvalid, u.Size, u.Life)
	}
	return nil
}

// Disposition is the Content-Disposition that lets a browser save the file under its name (RFC 6266).
func (d Download) Disposition() string {
	return mime.FormatMediaType("attachment", map[string]string{"filename": d.Name})
}

// types are the media types of the files that Kehu writes.
var types = map[string]string{
	".csv":  "text/csv; charset=utf-8",
	".json": "application/json",
	".pdf":  "application/pdf",
	".txt":  "text/plain; charset=utf-8",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// ContentType returns the media type that the end of the key tells.
func (k Key) ContentType() string { return TypeOf(k.path) }

// TypeOf returns the media type that the end of a file's name tells.
func TypeOf(name string) string {
	if known, found := types[path.Ext(name)]; found {
		return known
	}
	return "application/octet-stream"
}

// Size returns how long the content is, and goes back to its start.
func Size(content io.ReadSeeker) (int64, error) {
	size, err := content.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = content.Seek(0, io.SeekStart)
	}
	return size, err
}
