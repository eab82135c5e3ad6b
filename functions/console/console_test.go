package console

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// build is a small build of the console.
func build() fstest.MapFS {
	return fstest.MapFS{
		".keep":              {},
		"index.html":         {Data: []byte("<title>index</title>")},
		"mark.svg":           {Data: []byte("<svg/>")},
		"assets/app-1.js":    {Data: []byte("plain")},
		"assets/app-1.js.gz": {Data: []byte("packed")},
	}
}

func get(t *testing.T, h http.Handler, method, target string, header http.Header) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, nil)
	maps.Copy(r.Header, header)
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, r)
	return answer
}

func TestFiles_and_pages(t *testing.T) {
	for _, test := range []struct {
		name, method, path            string
		header                        http.Header
		status                        int
		body, kind, caching, encoding string
	}{
		{"the start", "GET", "/app/", nil, 200, "<title>index</title>", "text/html; charset=utf-8", "no-cache", ""},
		{"a page of the console", "GET", "/app/customers", nil, 200, "<title>index</title>", "text/html; charset=utf-8", "no-cache", ""},
		{"a file", "GET", "/app/mark.svg", nil, 200, "<svg/>", "image/svg+xml", "no-cache", ""},
		{"an asset", "GET", "/app/assets/app-1.js", nil, 200, "plain", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable", ""},
		{"an asset, compressed", "GET", "/app/assets/app-1.js", http.Header{"Accept-Encoding": {"br, gzip"}}, 200, "packed", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable", "gzip"},
		{"only its head", "HEAD", "/app/", nil, 200, "", "text/html; charset=utf-8", "no-cache", ""},
		{"an asset of another build", "GET", "/app/assets/app-0.js", nil, 404, "404 page not found\n", "text/plain; charset=utf-8", "", ""},
		{"a compressed file by its name", "GET", "/app/assets/app-1.js.gz", nil, 404, "404 page not found\n", "text/plain; charset=utf-8", "", ""},
		{"a hidden file", "GET", "/app/.keep", nil, 200, "<title>index</title>", "text/html; charset=utf-8", "no-cache", ""},
		{"a path that climbs", "GET", "/app/../../assets/../../etc/passwd", nil, 200, "<title>index</title>", "text/html; charset=utf-8", "no-cache", ""},
		{"another method", "POST", "/app/", nil, 405, "Method Not Allowed\n", "text/plain; charset=utf-8", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := get(t, newHandler(build()), test.method, test.path, test.header)
			if answer.Code != test.status || answer.Body.String() != test.body {
				t.Errorf("got %d %q, want %d %q", answer.Code, answer.Body, test.status, test.body)
			}
			for name, want := range map[string]string{"Content-Type": test.kind, "Cache-Control": test.caching, "Content-Encoding": test.encoding} {
				if got := answer.Header().Get(name); got != want {
					t.Errorf("%s: got %q, want %q", name, got, want)
				}
			}
		})
	}
}

func TestA_page_that_the_browser_has_is_not_sent_again(t *testing.T) {
	h := newHandler(build())
	etag := get(t, h, "GET", "/app/", nil).Header().Get("ETag")
	answer := get(t, h, "GET", "/app/", http.Header{"If-None-Match": {etag}})
	if answer.Code != http.StatusNotModified || answer.Body.Len() > 0 {
		t.Errorf("got %d with %d bytes, want 304 with none", answer.Code, answer.Body.Len())
	}
}

func TestEvery_answer_binds_the_page_to_its_origin(t *testing.T) {
	for _, target := range []string{"/app/", "/app/assets/app-1.js", "/app/assets/absent.js", "/app/mark.svg"} {
		header := get(t, newHandler(build()), "GET", target, nil).Header()
		policy := header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none';", "script-src 'self';", "connect-src 'self';", "base-uri 'none';", "frame-ancestors 'none'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("%s: the policy %q lacks %q", target, policy, want)
			}
		}
		if strings.Contains(policy, "http") || strings.Contains(policy, "*") || strings.Contains(policy, "unsafe-eval") {
			t.Errorf("%s: the policy %q lets others in", target, policy)
		}
		if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers %v", target, header)
		}
	}
}

func TestWithout_a_build_a_page_says_how_to_make_one(t *testing.T) {
	h := newHandler(fstest.MapFS{".keep": {}})
	for _, target := range []string{"/app/", "/app/customers", "/app/assets/app-1.js"} {
		answer := get(t, h, "GET", target, nil)
		if answer.Code != 200 || !strings.Contains(answer.Body.String(), "make console") || answer.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: got %d %q", target, answer.Code, answer.Body)
		}
	}
}

func TestWhat_is_embedded_is_served(t *testing.T) {
	answer := get(t, Handler(), "GET", Path, nil)
	if answer.Code != 200 || !strings.Contains(answer.Body.String(), "<title>Kehu") {
		t.Errorf("got %d %.200q, want a page of Kehu", answer.Code, answer.Body)
	}
}

func TestA_build_shows_as_soon_as_it_is_there(t *testing.T) {
	folder := t.TempDir()
	h := Live(folder)
	if got := get(t, h, "GET", Path, nil); got.Code != 200 || strings.Contains(got.Body.String(), "just built") {
		t.Fatalf("before: got %d %q", got.Code, got.Body)
	}
	if err := os.WriteFile(filepath.Join(folder, "index.html"), []byte("just built"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{Path, "/app/customers"} {
		got := get(t, h, "GET", target, nil)
		if got.Code != 200 || got.Body.String() != "just built" || got.Header().Get("Content-Security-Policy") == "" {
			t.Errorf("%s: got %d %q", target, got.Code, got.Body)
		}
	}
	if got := get(t, h, "GET", "/app/assets/absent.js", nil); got.Code != 404 {
		t.Errorf("an asset that is not there: got %d", got.Code)
	}
}

func TestWhile_there_is_no_build_the_page_looks_again(t *testing.T) {
	h := &live{files: fstest.MapFS{}, built: newHandler(fstest.MapFS{".keep": {}})}
	if got := get(t, h, "GET", Path, nil); got.Header().Get("Refresh") == "" || !strings.Contains(got.Body.String(), "make console") {
		t.Errorf("got %q with %v", got.Body, got.Header())
	}
	h = &live{files: fstest.MapFS{}, built: newHandler(build())}
	if got := get(t, h, "GET", Path, nil); got.Header().Get("Refresh") != "" || got.Body.String() != "<title>index</title>" {
		t.Errorf("got %q with %v", got.Body, got.Header())
	}
}
