package docs_test

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kehu/infra/local/docs"
)

func request(t *testing.T, method, target string, header http.Header) *httptest.ResponseRecorder {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle(docs.Path, docs.Handler("/v1/openapi.json"))
	r := httptest.NewRequestWithContext(t.Context(), method, target, nil)
	maps.Copy(r.Header, header)
	answer := httptest.NewRecorder()
	mux.ServeHTTP(answer, r)
	return answer
}

var reference = regexp.MustCompile(`(?:src|href)="([^"]+)"`)

func TestThePageShowsTheDocument(t *testing.T) {
	answer := request(t, http.MethodGet, docs.Path, nil)
	if got, want := answer.Code, http.StatusOK; got != want {
		t.Fatalf("status: got %d, want %d", got, want)
	}
	if want := `data-openapi="/v1/openapi.json"`; !strings.Contains(answer.Body.String(), want) {
		t.Errorf("the page lacks %s", want)
	}
}

func TestEverythingThatThePageNamesIsServedWithItsType(t *testing.T) {
	types := map[string]string{
		".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".png": "image/png",
	}
	base := url.URL{Path: docs.Path}
	seen := 0
	for _, match := range reference.FindAllStringSubmatch(request(t, http.MethodGet, docs.Path, nil).Body.String(), -1) {
		target, err := base.Parse(match[1])
		if err != nil {
			t.Fatal(err)
		}
		if target.Path == "/v1/openapi.json" {
			continue
		}
		seen++
		answer := request(t, http.MethodGet, target.String(), nil)
		want := types[target.Path[strings.LastIndexByte(target.Path, '.'):]]
		if got := answer.Header().Get("Content-Type"); answer.Code != http.StatusOK || got != want || answer.Body.Len() == 0 {
			t.Errorf("%s: got %d, %s, %d bytes, want 200, %s", target, answer.Code, got, answer.Body.Len(), want)
		}
	}
	if seen != 4 {
		t.Errorf("the page names %d files, want 4: an icon, a style sheet and two scripts", seen)
	}
}

func TestAnyAnswerForbidsInlineScriptsAndOtherOrigins(t *testing.T) {
	for _, target := range []string{docs.Path, docs.Path + "start.js", docs.Path + "absent"} {
		header := request(t, http.MethodGet, target, nil).Header()
		policy := header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("%s: the policy %q lacks %q", target, policy, want)
			}
		}
		if got, want := header.Get("X-Content-Type-Options"), "nosniff"; got != want {
			t.Errorf("%s: got %q, want %q", target, got, want)
		}
	}
}

func TestThePageHasNoInlineScript(t *testing.T) {
	page := request(t, http.MethodGet, docs.Path, nil).Body.String()
	if found := regexp.MustCompile(`<script[^>]*>[^<]|<style|\son\w+=|javascript:`).FindString(page); found != "" {
		t.Errorf("the page holds %q, which its policy forbids", found)
	}
}

func TestOnlyVersionedFilesAreKeptForEver(t *testing.T) {
	for target, want := range map[string]string{
		docs.Path:              "no-cache",
		docs.Path + "start.js": "no-cache",
		docs.Path + "swagger-ui-5.35.0/swagger-ui-bundle.js": "public, max-age=31536000, immutable",
		docs.Path + "swagger-ui-5.35.0/LICENSE":              "public, max-age=31536000, immutable",
	} {
		if got := request(t, http.MethodGet, target, nil).Header().Get("Cache-Control"); got != want {
			t.Errorf("%s: got %q, want %q", target, got, want)
		}
	}
}

func TestAKnownPageIsNotSentAgain(t *testing.T) {
	etag := request(t, http.MethodGet, docs.Path, nil).Header().Get("ETag")
	answer := request(t, http.MethodGet, docs.Path, http.Header{"If-None-Match": {etag}})
	if answer.Code != http.StatusNotModified || answer.Body.Len() != 0 {
		t.Errorf("got %d with %d bytes, want 304 with none", answer.Code, answer.Body.Len())
	}
}

func TestOtherRequestsAreRefused(t *testing.T) {
	for _, test := range []struct {
		method, path string
		want         int
	}{
		{http.MethodGet, "/docs", http.StatusTemporaryRedirect},
		{http.MethodHead, docs.Path, http.StatusOK},
		{http.MethodPost, docs.Path, http.StatusMethodNotAllowed},
		{http.MethodGet, docs.Path + "index.html", http.StatusNotFound},
		{http.MethodGet, docs.Path + "docs.go", http.StatusNotFound},
		{http.MethodGet, docs.Path + "swagger-ui-5.35.0/", http.StatusNotFound},
	} {
		if got := request(t, test.method, test.path, nil).Code; got != test.want {
			t.Errorf("%s %s: got %d, want %d", test.method, test.path, got, test.want)
		}
	}
}

func TestAnAddressCannotBreakOutOfThePage(t *testing.T) {
	answer := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, docs.Path, nil)
	docs.Handler(`"><script>alert(1)</script>`).ServeHTTP(answer, r)
	if strings.Contains(answer.Body.String(), "<script>alert") {
		t.Error("the address was not escaped")
	}
}
