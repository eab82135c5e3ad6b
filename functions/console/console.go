package console

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"
	"time"
)

// Path is where a [Handler] expects to be mounted.
const Path = "/app/"

//go:embed all:dist
var built embed.FS

//go:embed unbuilt.html
var unbuilt []byte

// Policy lets a page load and call its own origin only. The components put their styles into style elements.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Headers are what every answer with a part of the console says to the browser.
func Headers() map[string]string {
	return map[string]string{
		"Content-Security-Policy":    Policy,
		"Cross-Origin-Opener-Policy": "same-origin",
		"Permissions-Policy":         "camera=(), geolocation=(), microphone=()",
		"Referrer-Policy":            "no-referrer",
		"X-Content-Type-Options":     "nosniff",
	}
}

// Handler answers GET and HEAD below [Path] with the console, or with how to build it.
func Handler() http.Handler { return embedded() }

func embedded() *handler {
	dist, err := fs.Sub(built, "dist")
	if err != nil {
		panic(err) // the folder is part of the binary
	}
	return newHandler(dist)
}

// Live answers like [Handler], but with what stands in the folder at the time of a call, once there is a build: so the program
// starts before its pages are built.
func Live(folder string) http.Handler {
	return &live{files: os.DirFS(folder), built: embedded()}
}

type live struct {
	files fs.FS
	built *handler
}

// ServeHTTP answers one request.
func (l *live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	index, err := fs.ReadFile(l.files, "index.html")
	if err != nil {
		// Whatever is wrong with the folder: what the program brought along is there. Where that is no build, it looks again.
		if l.built.index == nil {
			w.Header().Set("Refresh", "3")
		}
		l.built.ServeHTTP(w, r)
		return
	}
	(&handler{files: l.files, index: index}).ServeHTTP(w, r)
}

// handler serves the files of a build. Files below assets/ have a checksum in their names and never change; any other
// path is a page of the console, which index.html draws.
type handler struct {
	files fs.FS
	index []byte // nil: there is no build
}

func newHandler(files fs.FS) *handler {
	h := &handler{files: files}
	index, err := fs.ReadFile(files, "index.html")
	if err == nil {
		h.index = index
	} else if !errors.Is(err, fs.ErrNotExist) {
		panic(err) // the files are part of the binary
	}
	return h
}

// ServeHTTP answers one request.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	for name, value := range Headers() {
		header.Set(name, value)
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), strings.TrimSuffix(Path, "/"))
	h.serve(w, r, strings.TrimPrefix(name, "/"))
}

func (h *handler) serve(w http.ResponseWriter, r *http.Request, name string) {
	if h.index == nil {
		send(w, r, "unbuilt.html", unbuilt, "no-store")
		return
	}
	asset := strings.HasPrefix(name, "assets/")
	body, err := h.file(w, r, name)
	switch {
	case err == nil && asset:
		send(w, r, name, body, "public, max-age=31536000, immutable")
	case err == nil:
		send(w, r, name, body, "no-cache")
	case asset:
		http.NotFound(w, r)
	default:
		send(w, r, "index.html", h.index, "no-cache")
	}
}

// file returns the file of that name, compressed if it is kept so and the browser takes it.
func (h *handler) file(w http.ResponseWriter, r *http.Request, name string) ([]byte, error) {
	if strings.HasPrefix(path.Base(name), ".") || strings.HasSuffix(name, ".gz") || !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	packed, err := fs.ReadFile(h.files, name+".gz")
	if err != nil {
		return fs.ReadFile(h.files, name)
	}
	w.Header().Set("Vary", "Accept-Encoding")
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		return fs.ReadFile(h.files, name)
	}
	w.Header().Set("Content-Encoding", "gzip")
	return packed, nil
}

func send(w http.ResponseWriter, r *http.Request, name string, body []byte, caching string) {
	header := w.Header()
	header.Set("Cache-Control", caching)
	header.Set("Content-Type", mediaType(name))
	header.Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(body)))
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
}

// mediaType does not ask the operating system, whose answer for .js differs from machine to machine.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".json", ".webmanifest":
		return "application/json"
	default:
		return "text/plain; charset=utf-8"
	}
}
