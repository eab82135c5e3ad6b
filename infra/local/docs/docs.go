package docs

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"path"
	"time"
)

// Path is where a [Handler] expects to be mounted.
const Path = "/docs/"

// assets is the folder of the vendored files. As its name holds their version, a browser may keep them for ever.
const assets = "swagger-ui-5.35.0"

//go:embed index.html start.js swagger-ui-5.35.0
var files embed.FS

var page = template.Must(template.ParseFS(files, "index.html"))

// Swagger UI sets style attributes and draws its icons from data URLs; beyond that the pages need only this origin.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
	"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Handler answers GET and HEAD below [Path] with the documentation of the OpenAPI document that the browser finds at
// openapiURL, which must be of the same origin.
func Handler(openapiURL string) http.Handler {
	var index bytes.Buffer
	if err := page.Execute(&index, struct{ Assets, OpenAPI string }{assets, openapiURL}); err != nil {
		panic(err) // the template is a constant and takes any text
	}
	mux := http.NewServeMux()
	mux.Handle("GET "+Path+"{$}", content("index.html", index.Bytes, "no-cache"))
	mux.Handle("GET "+Path+"start.js", content("start.js", embedded("start.js"), "no-cache"))
	vendored, err := files.ReadDir(assets)
	if err != nil {
		panic(err) // the folder is part of the binary
	}
	for _, file := range vendored {
		name := path.Join(assets, file.Name())
		mux.Handle("GET "+Path+name, content(name, embedded(name), "public, max-age=31536000, immutable"))
	}
	return secured(mux)
}

// content answers with what body returns, always the same, or with 304 when the caller has it.
func content(name string, body func() []byte, caching string) http.Handler {
	etag := fmt.Sprintf(`"%x"`, sha256.Sum256(body()))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", caching)
		w.Header().Set("Content-Type", mediaType(name))
		w.Header().Set("ETag", etag)
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body()))
	})
}

// secured adds to every answer what keeps a browser from doing more with it than was meant.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
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
	case ".png":
		return "image/png"
	default:
		return "text/plain; charset=utf-8"
	}
}

// embedded returns what reads the file: read each time, it takes no memory between.
func embedded(name string) func() []byte {
	return func() []byte {
		body, err := files.ReadFile(name)
		if err != nil {
			panic(err) // the file is part of the binary
		}
		return body
	}
}
