package machine

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestMails_are_shown_here_alone: they hold codes and temporary passwords. Whoever comes from elsewhere, through a proxy, or by a name that a page
// of somebody else's has lead here, is told that there is nothing.
func TestMails_are_shown_here_alone(t *testing.T) {
	t.Parallel()
	m, err := Open(t.Context(), quiet(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	}()
	for name, c := range map[string]struct {
		remote, host, header string
		want                 int
	}{
		"from here":                      {"127.0.0.1:5000", "127.0.0.1:8080", "", 200},
		"by name":                        {"127.0.0.1:5000", "LocalHost:8080", "", 200},
		"by version 6":                   {"[::1]:5000", "[::1]:8080", "", 200},
		"to its own address":             {"192.0.2.5:5000", "192.0.2.5:8080", "", 200},
		"from the network":               {"192.0.2.7:5000", "192.0.2.5:8080", "", 404},
		"from the network, by our name":  {"192.0.2.7:5000", "localhost", "", 404},
		"a name that leads here":         {"127.0.0.1:5000", "evil.example:8080", "", 404},
		"a name that looks like ours":    {"127.0.0.1:5000", "localhost.evil.example", "", 404},
		"another address":                {"127.0.0.1:5000", "192.0.2.9:8080", "", 404},
		"no name":                        {"127.0.0.1:5000", "", "", 404},
		"through a proxy":                {"127.0.0.1:5000", "127.0.0.1:8080", "X-Forwarded-For", 404},
		"through one that says little":   {"127.0.0.1:5000", "127.0.0.1:8080", "Via", 404},
		"through one that says it anew":  {"127.0.0.1:5000", "127.0.0.1:8080", "Forwarded", 404},
		"through one with another habit": {"127.0.0.1:5000", "127.0.0.1:8080", "X-Real-IP", 404},
	} {
		request := httptest.NewRequest(http.MethodGet, "/local/mails", nil)
		request.RemoteAddr, request.Host = c.remote, c.host
		if c.header != "" {
			request.Header.Set(c.header, "for=203.0.113.9")
		}
		local := &net.TCPAddr{IP: net.ParseIP("192.0.2.5"), Port: 8080}
		answer := httptest.NewRecorder()
		m.Handler().ServeHTTP(answer, request.WithContext(context.WithValue(t.Context(), http.LocalAddrContextKey, local)))
		if answer.Code != c.want {
			t.Errorf("%s: %d, want %d", name, answer.Code, c.want)
		}
	}
	open, answer := m.newHandler(http.NotFoundHandler(), true), httptest.NewRecorder()
	if open.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/local/mails", nil)); answer.Code != http.StatusOK {
		t.Errorf("whoever opens them does not see them: %d", answer.Code)
	}
}
