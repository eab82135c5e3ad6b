package local

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"kehu/shared/file"
)

// permit is what a link allows.
type permit struct {
	method, path, name string
	size, until        int64 // until: seconds since 1970
}

// sign returns the text that proves the permit.
func (s *Store) sign(p permit) string {
	mac := hmac.New(sha256.New, s.key)
	_, _ = fmt.Fprintf(mac, "%s\n%s\n%d\n%d\n%s", p.method, p.path, p.size, p.until, p.name) // a hash never fails
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// address is the path and query of the permit.
func (s *Store) address(p permit) string {
	query := url.Values{"until": {strconv.FormatInt(p.until, 10)}, "signature": {s.sign(p)}}
	if p.name != "" {
		query.Set("name", p.name)
	}
	if p.size != 0 {
		query.Set("size", strconv.FormatInt(p.size, 10))
	}
	return Path + p.path + "?" + query.Encode()
}

// Link is file.Store's.
func (s *Store) Link(_ context.Context, key file.Key, d file.Download) (string, error) {
	if err := errors.Join(key.Validate(), d.Validate()); err != nil {
		return "", err
	}
	return s.address(permit{method: http.MethodGet, path: key.String(), name: d.Name, until: s.now().Add(d.Life).Unix()}), nil
}

// Upload is file.Store's.
func (s *Store) Upload(_ context.Context, key file.Key, u file.Upload) (file.Request, error) {
	if err := errors.Join(key.Validate(), u.Validate()); err != nil {
		return file.Request{}, err
	}
	address := s.address(permit{method: http.MethodPut, path: key.String(), size: u.Size, until: s.now().Add(u.Life).Unix()})
	return file.Request{URL: address, Header: map[string]string{"Content-Type": key.ContentType()}}, nil
}

// ServeHTTP answers the requests that links and uploads are made for: 403 without a right signature or too late.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	p := permit{method: r.Method, path: strings.TrimPrefix(r.URL.Path, Path), name: query.Get("name")}
	p.size, _ = strconv.ParseInt(query.Get("size"), 10, 64)
	p.until, _ = strconv.ParseInt(query.Get("until"), 10, 64)
	genuine := hmac.Equal([]byte(s.sign(p)), []byte(query.Get("signature")))
	switch {
	case !genuine || !s.now().Before(time.Unix(p.until, 0)):
		http.Error(w, "this link is not valid, or not any more", http.StatusForbidden)
	case r.Method == http.MethodPut:
		s.receive(w, r, p)
	default:
		s.give(w, r, p)
	}
}

func (s *Store) receive(w http.ResponseWriter, r *http.Request, p permit) {
	if r.ContentLength != p.size {
		http.Error(w, "the file has another size than was told", http.StatusForbidden)
		return
	}
	if err := s.write(r.Context(), p.path, r.Body, p.size); err != nil {
		http.Error(w, "the file was not stored", http.StatusInternalServerError)
	}
}

func (s *Store) give(w http.ResponseWriter, r *http.Request, p permit) {
	f, err := s.dir.Open(filepath.FromSlash(p.path))
	if err != nil {
		status := http.StatusInternalServerError
		if errors.Is(err, fs.ErrNotExist) {
			status = http.StatusNotFound
		}
		http.Error(w, http.StatusText(status), status)
		return
	}
	defer func() { _ = f.Close() }()
	header := w.Header()
	header.Set("Content-Type", file.TypeOf(p.path))
	header.Set("Content-Disposition", file.Download{Name: p.name}.Disposition())
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "no-store")
	http.ServeContent(w, r, "", time.Time{}, f)
}
