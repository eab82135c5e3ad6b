package local

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHandlerListsMailsAsDocumented(t *testing.T) {
	o := open(t, t.TempDir())
	send(t, o, "1", "maria@alfreds.example")
	got := get(o, "GET", "/local/mails")
	want := `[{"to":"maria@alfreds.example","subject":"Mail 1","text":"text","html":"<p>text</p>",` +
		`"sentAt":"2026-11-22T12:00:00.123456789Z"}]`
	if got.Code != http.StatusOK || strings.TrimSpace(got.Body.String()) != want {
		t.Errorf("got %d %s, want 200 %s", got.Code, got.Body, want)
	}
	wantHeader := http.Header{
		"Content-Type": {"application/json"}, "Cache-Control": {"no-store"}, "X-Content-Type-Options": {"nosniff"},
	}
	if diff := cmp.Diff(wantHeader, got.Header()); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
}

func TestHandlerAnswers(t *testing.T) {
	o := open(t, t.TempDir())
	for i := range DefaultLimit + 10 {
		send(t, o, fmt.Sprint(i), fmt.Sprintf("user%d@alfreds.example", i%2))
	}
	for _, test := range []struct {
		name, method, target string
		status, mails        int
	}{
		{"the default number of mails", "GET", "/local/mails", 200, DefaultLimit},
		{"as many mails as asked", "GET", "/local/mails?limit=3", 200, 3},
		{"all mails below the limit", "GET", "/local/mails?limit=1000", 200, DefaultLimit + 10},
		{"the mails of one recipient", "GET", "/local/mails?to=user1@alfreds.example&limit=1000", 200, DefaultLimit/2 + 5},
		{"an empty array for a stranger", "GET", "/local/mails?to=eve@example.com", 200, 0},
		{"400 to limit 0", "GET", "/local/mails?limit=0", 400, 0},
		{"400 to a limit too large", "GET", "/local/mails?limit=1001", 400, 0},
		{"400 to a limit that is no number", "GET", "/local/mails?limit=", 400, 0},
		{"405 to another method", "DELETE", "/local/mails", 405, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := get(o, test.method, test.target)
			if got.Code != test.status {
				t.Errorf("status: got %d, want %d", got.Code, test.status)
			}
			body := got.Body.String()
			if n := strings.Count(body, `"to":`); n != test.mails {
				t.Errorf("mails: got %d, want %d", n, test.mails)
			}
			if isArray := strings.HasPrefix(body, "["); isArray != (test.status == 200) {
				t.Errorf("body: got %.60s", body)
			}
		})
	}
}

func TestHandlerHidesWhyTheOutboxIsUnreadable(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	send(t, o, "1", "a@b.example")
	if err := os.WriteFile(filepath.Join(dir, files(t, dir)[0]), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	got := get(o, "GET", "/local/mails")
	want := `{"detail":"the outbox cannot be read","status":500,"title":"Internal Server Error","type":"about:blank"}`
	if got.Code != 500 || strings.TrimSpace(got.Body.String()) != want {
		t.Errorf("got %d %s, want 500 %s", got.Code, got.Body, want)
	}
}

func get(o *Outbox, method, target string) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	o.ServeHTTP(recorder, httptest.NewRequest(method, target, nil))
	return recorder
}
