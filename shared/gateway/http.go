package gateway

import (
	"bytes"
	"context"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"

	"kehu/shared/app"
	"kehu/shared/operation"
)

// HTTP serves one operation behind an HTTP API.
type HTTP struct {
	route   string
	edge    string
	handler http.HandlerFunc
	served  atomic.Bool
}

// NewHTTP returns the handler of one operation; it registers no other.
func NewHTTP(d *app.Deps, o operation.Operation) *HTTP {
	h := &HTTP{edge: d.Edge}
	operation.NewServer(d, h).Add(o)
	return h
}

// HandleFunc takes the operation's route; it makes HTTP an operation.Mux.
func (h *HTTP) HandleFunc(pattern string, handler func(http.ResponseWriter, *http.Request)) {
	h.route, h.handler = pattern, handler
}

// Serve answers one event. It returns an error only for an event that is no HTTP request.
func (h *HTTP) Serve(ctx context.Context, e events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	if e.RouteKey != h.route { // the template sends each route to its own function
		return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusNotFound}, nil
	}
	ctx, cancel := inTime(ctx)
	defer cancel()
	request, err := newRequest(ctx, e, h.edge, !h.served.Swap(true))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	var out response
	h.handler(&out, request)
	return out.event(), nil
}

func newRequest(ctx context.Context, e events.APIGatewayV2HTTPRequest, edge string, cold bool) (*http.Request, error) {
	body := []byte(e.Body)
	if e.IsBase64Encoded {
		decoded, err := base64.StdEncoding.DecodeString(e.Body)
		if err != nil {
			return nil, fmt.Errorf("gateway: body of the event: %w", err)
		}
		body = decoded
	}
	from := caller(e, edge)
	verified := operation.Verified{
		RequestID: e.RequestContext.RequestID,
		Address:   from,
		Cold:      cold,
	}
	if a := e.RequestContext.Authorizer; a != nil && a.JWT != nil {
		verified.Claims = a.JWT.Claims
	}
	request := &http.Request{
		Method:        e.RequestContext.HTTP.Method,
		URL:           &url.URL{Path: e.RawPath, RawQuery: e.RawQueryString},
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        make(http.Header, len(e.Headers)),
		Body:          io.NopCloser(bytes.NewReader(body)),
		ContentLength: int64(len(body)),
		Host:          e.RequestContext.DomainName,
		RemoteAddr:    from,
	}
	for name, value := range e.Headers {
		request.Header.Set(name, value)
	}
	request.Header.Del(headerEdge)
	request.Header.Del(headerViewer)
	if len(e.Cookies) > 0 {
		request.Header.Set("Cookie", strings.Join(e.Cookies, "; "))
	}
	for name, value := range e.PathParameters {
		request.SetPathValue(name, value)
	}
	return request.WithContext(operation.WithVerified(ctx, verified)), nil
}

// Headers by which CloudFront tells on whose behalf it calls: who it is, by the word that only the stack and CloudFront know, and
// the address of who called it. The template has both.
const (
	headerEdge   = "kehu-edge"
	headerViewer = "kehu-viewer"
)

// caller is the address of who called. What CloudFront says of it counts from CloudFront alone: anybody else could write anything.
func caller(e events.APIGatewayV2HTTPRequest, edge string) string {
	told := subtle.ConstantTimeCompare([]byte(e.Headers[headerEdge]), []byte(edge)) == 1
	if viewer, err := netip.ParseAddr(e.Headers[headerViewer]); edge != "" && told && err == nil {
		return viewer.String()
	}
	return e.RequestContext.HTTP.SourceIP
}

// response collects an answer.
type response struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header returns the headers that will be sent.
func (r *response) Header() http.Header {
	if r.header == nil {
		r.header = make(http.Header)
	}
	return r.header
}

// WriteHeader sets the status; the first one counts.
func (r *response) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

// Write adds to the body.
func (r *response) Write(data []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(data)
}

func (r *response) event() events.APIGatewayV2HTTPResponse {
	r.WriteHeader(http.StatusOK)
	e := events.APIGatewayV2HTTPResponse{StatusCode: r.status, Headers: make(map[string]string, len(r.header))}
	for name, values := range r.header {
		if name == "Set-Cookie" {
			e.Cookies = values
			continue
		}
		e.Headers[strings.ToLower(name)] = strings.Join(values, ", ")
	}
	if utf8.Valid(r.body.Bytes()) {
		e.Body = r.body.String()
		return e
	}
	e.Body, e.IsBase64Encoded = base64.StdEncoding.EncodeToString(r.body.Bytes()), true
	return e
}
