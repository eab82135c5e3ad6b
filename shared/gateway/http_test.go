package gateway

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/operation"
)

// fixture reads an event as AWS sends it.
func fixture[E any](t testing.TB, name string) (e E) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// deps are what the gateway itself needs.
func deps(log io.Writer) *app.Deps {
	c := clock.Func(func() time.Time { return time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC) })
	return &app.Deps{Clock: c, IDs: id.NewSource(c, nil), Log: slog.New(slog.NewJSONHandler(log, nil))}
}

func TestRequest_is_the_event_byte_for_byte(t *testing.T) {
	e := fixture[events.APIGatewayV2HTTPRequest](t, "http.json")
	r, err := newRequest(t.Context(), e, "", true)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	for what, pair := range map[string][2]string{
		"method":       {r.Method, "PATCH"},
		"path":         {r.URL.Path, "/v1/things/a b?admin=true"},
		"query":        {r.URL.RawQuery, "q=a%20b&q=c+d&e=%E5%AE%A2&empty"},
		"placeholder":  {r.PathValue("id"), "a b?admin=true"},
		"If-Match":     {r.Header.Get("If-Match"), `"1,2", W/"3"`},
		"a list":       {r.Header.Get("X-List"), "1,2,3"},
		"cookies":      {r.Header.Get("Cookie"), "a=1; b=2; c"},
		"body":         {string(body), `{"name":"客"}`},
		"host":         {r.Host, "api.example.com"},
		"smuggled":     {r.URL.Query().Get("admin"), ""},
		"the client's": {r.RemoteAddr, "192.0.2.7"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %q, want %q", what, pair[0], pair[1])
		}
	}
	if r.ContentLength != int64(len(body)) {
		t.Errorf("length: got %d, want %d", r.ContentLength, len(body))
	}
}

// echo answers what it was called with.
func echo(need access.Need) operation.Operation {
	type input struct {
		ID    string `path:"id"`
		Query string `query:"q"`
		Empty string `query:"empty"`
		E     string `query:"e"`
		Body  struct {
			Name string `json:"name"`
		}
	}
	type output struct{ ID, Query, E, Name, Address, RequestID, Language string }
	spec := operation.Spec{Name: "things.update", Route: "PATCH /v1/things/{id}", Need: need}
	return operation.Act(spec, func(_ context.Context, _ *app.Deps, call operation.Call, in *input) (*output, error) {
		return &output{in.ID, in.Query, in.E, in.Body.Name, call.Address, call.RequestID, string(call.Language)}, nil
	})
}

func TestServe_hands_the_event_to_the_operation(t *testing.T) {
	h := NewHTTP(deps(io.Discard), echo(access.Public))
	answer, err := h.Serve(t.Context(), fixture[events.APIGatewayV2HTTPRequest](t, "http.json"))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"ID":"a b?admin=true","Query":"a b","E":"客","Name":"客","Address":"192.0.2.7","RequestID":"JKJaXmPLvHcESHA=","Language":"zh-CN"}` + "\n"
	if answer.StatusCode != 200 || answer.Body != want || answer.IsBase64Encoded {
		t.Errorf("answer: %+v, want %s", answer, want)
	}
	for name := range answer.Headers {
		if name != strings.ToLower(name) {
			t.Errorf("the header %s is not in lower case", name)
		}
	}
}

func TestServe_refuses_other_routes(t *testing.T) {
	h := NewHTTP(deps(io.Discard), echo(access.Public))
	for _, route := range []string{"", "$default", "GET /v1/things/{id}", "PATCH /v1/things/x"} {
		e := fixture[events.APIGatewayV2HTTPRequest](t, "http.json")
		e.RouteKey = route
		if answer, err := h.Serve(t.Context(), e); err != nil || answer.StatusCode != http.StatusNotFound {
			t.Errorf("%q: %+v, %v", route, answer, err)
		}
	}
}

func TestServe_takes_the_caller_from_the_authorizer_alone(t *testing.T) {
	h := NewHTTP(deps(io.Discard), echo(access.SignedIn))
	for name, change := range map[string]func(*events.APIGatewayV2HTTPRequest){
		"no authorizer":                 func(e *events.APIGatewayV2HTTPRequest) { e.RequestContext.Authorizer = nil },
		"an authorizer without a token": func(e *events.APIGatewayV2HTTPRequest) { e.RequestContext.Authorizer.JWT = nil },
		"claims in headers": func(e *events.APIGatewayV2HTTPRequest) {
			e.RequestContext.Authorizer = nil
			e.Headers["x-amzn-oidc-data"], e.Headers["claims"] = "x", "scope=kehu/api"
		},
		"an authorizer of another kind": func(e *events.APIGatewayV2HTTPRequest) {
			e.RequestContext.Authorizer = &events.APIGatewayV2HTTPRequestContextAuthorizerDescription{Lambda: map[string]any{"scope": access.TokenScope}}
		},
	} {
		e := fixture[events.APIGatewayV2HTTPRequest](t, "http.json")
		change(&e)
		if answer, err := h.Serve(t.Context(), e); err != nil || answer.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s: %+v, %v", name, answer, err)
		}
	}
}

func TestServe_fails_for_what_is_no_request(t *testing.T) {
	h := NewHTTP(deps(io.Discard), echo(access.Public))
	e := fixture[events.APIGatewayV2HTTPRequest](t, "http.json")
	e.Body = "%%%"
	if _, err := h.Serve(t.Context(), e); err == nil {
		t.Error("a body that is no base64 passes")
	}
}

func TestServe_tells_the_first_call_of_a_process(t *testing.T) {
	var log strings.Builder
	h := NewHTTP(deps(&log), echo(access.Public))
	for range 3 {
		if _, err := h.Serve(t.Context(), fixture[events.APIGatewayV2HTTPRequest](t, "http.json")); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Count(log.String(), `"cold":true`); got != 1 || strings.Count(log.String(), "\n") != 3 {
		t.Errorf("log:\n%s", log.String())
	}
}

func TestResponse_keeps_bytes_and_cookies(t *testing.T) {
	var r response
	r.Header().Add("Set-Cookie", "a=1")
	r.Header().Add("Set-Cookie", "b=2")
	r.Header().Add("X-Many", "1")
	r.Header().Add("X-Many", "2")
	_, _ = r.Write([]byte{0xff, 0x00})
	r.WriteHeader(500) // too late
	got := r.event()
	want := events.APIGatewayV2HTTPResponse{
		StatusCode: 200, Headers: map[string]string{"x-many": "1, 2"}, Cookies: []string{"a=1", "b=2"},
		Body: base64.StdEncoding.EncodeToString([]byte{0xff, 0x00}), IsBase64Encoded: true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var empty response
	if got := empty.event(); got.StatusCode != 200 || got.Body != "" {
		t.Errorf("empty: %+v", got)
	}
}

// FuzzServe sends any event; an operation that echoes must get its parts as they are, and nothing may fail but a
// body that is no base64.
func FuzzServe(f *testing.F) {
	f.Add("/v1/things/x", "q=1", "x", `"1"`, `{"name":"n"}`, false)
	f.Add("/v1/things/a%2Fb?q=2", "q=a%20b&q=%zz;e=1", "a/b?q=2#f", "\r\nX: y", "eyJuYW1lIjoiYSJ9", true)
	f.Add("//evil.example/../..", "&&=;", "..", "*", "\xff", false)
	h := NewHTTP(deps(io.Discard), echo(access.Public))
	f.Fuzz(func(t *testing.T, path, query, identifier, match, body string, encoded bool) {
		e := events.APIGatewayV2HTTPRequest{
			RouteKey: "PATCH /v1/things/{id}", RawPath: path, RawQueryString: query, Body: body, IsBase64Encoded: encoded,
			Headers:        map[string]string{"if-match": match, "accept-language": match, "content-type": "application/json"},
			PathParameters: map[string]string{"id": identifier},
		}
		e.RequestContext.HTTP.Method = "PATCH"
		r, err := newRequest(t.Context(), e, "", false)
		answer, serveErr := h.Serve(t.Context(), e)
		if (err == nil) != (serveErr == nil) {
			t.Fatalf("one takes it, one does not: %v, %v", err, serveErr)
		}
		if err != nil {
			if _, decodeErr := base64.StdEncoding.DecodeString(body); !encoded || decodeErr == nil {
				t.Fatalf("refused: %v", err)
			}
			return
		}
		if r.URL.Path != path || r.URL.RawQuery != query || r.PathValue("id") != identifier || r.Header.Get("If-Match") != match {
			t.Errorf("the request is not the event: %q %q %q %q", r.URL.Path, r.URL.RawQuery, r.PathValue("id"), r.Header.Get("If-Match"))
		}
		if answer.StatusCode >= 500 {
			t.Errorf("status %d: %s", answer.StatusCode, answer.Body)
		}
		var echoed struct{ ID string }
		if answer.StatusCode == 200 && json.Unmarshal([]byte(answer.Body), &echoed) == nil && echoed.ID != string([]rune(identifier)) { // JSON has a sign in place of each wrong byte
			t.Errorf("identifier: got %q, want %q", echoed.ID, identifier)
		}
	})
}

func TestThe_address_is_what_CloudFront_says_if_it_is_CloudFront(t *testing.T) {
	for _, test := range []struct{ name, edge, said, viewer, want string }{
		{"there is no CloudFront", "", "", "198.51.100.4", "192.0.2.7"},
		{"there is none, and an empty word", "", "", "", "192.0.2.7"},
		{"CloudFront", "word", "word", "198.51.100.4", "198.51.100.4"},
		{"CloudFront, of version 6", "word", "word", "2001:db8::1", "2001:db8::1"},
		{"somebody else", "word", "guess", "198.51.100.4", "192.0.2.7"},
		{"somebody who says nothing", "word", "", "198.51.100.4", "192.0.2.7"},
		{"CloudFront without an address", "word", "word", "", "192.0.2.7"},
		{"CloudFront with something else", "word", "word", "198.51.100.4, 10.0.0.1", "192.0.2.7"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := fixture[events.APIGatewayV2HTTPRequest](t, "http.json")
			e.Headers[headerEdge], e.Headers[headerViewer] = test.said, test.viewer
			r, err := newRequest(t.Context(), e, test.edge, false)
			if err != nil {
				t.Fatal(err)
			}
			if r.RemoteAddr != test.want {
				t.Errorf("got %q, want %q", r.RemoteAddr, test.want)
			}
			if r.Header.Get(headerEdge) != "" || r.Header.Get(headerViewer) != "" {
				t.Errorf("the word went on: %v", r.Header)
			}
		})
	}
}
