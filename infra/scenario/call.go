package scenario

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"kehu/shared/gateway"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Request is a call of an operation.
type Request struct {
	Op     operation.Operation
	As     *Caller           // nil: without a token
	Path   map[string]string // values of the route's placeholders
	Query  string            // as it stands behind the question mark
	Header map[string]string
	Body   string
	From   string // the client's IP address; "" is 192.0.2.7
}

// Response is what came back.
type Response struct {
	Status  int
	Header  map[string]string // names in lower case
	Body    string
	Cookies []string // as Set-Cookie has them
}

// Event returns the request as API Gateway hands it to the function.
func (r Request) Event(requestID string) events.APIGatewayV2HTTPRequest {
	path := r.Op.Path()
	for name, value := range r.Path {
		path = strings.ReplaceAll(path, "{"+name+"}", value)
	}
	from := cmp.Or(r.From, "192.0.2.7")
	header := map[string]string{"host": "api.example", "x-forwarded-for": from}
	if r.Body != "" {
		header["content-type"] = "application/json"
	}
	if r.As != nil && r.As.Token != "" {
		header["authorization"] = "Bearer " + r.As.Token
	}
	for name, value := range r.Header {
		header[strings.ToLower(name)] = value
	}
	e := events.APIGatewayV2HTTPRequest{
		Version: "2.0", RouteKey: r.Op.Route, RawPath: path, RawQueryString: r.Query,
		Headers: header, PathParameters: maps.Clone(r.Path), Body: r.Body,
	}
	e.RequestContext.RouteKey, e.RequestContext.RequestID, e.RequestContext.Stage = r.Op.Route, requestID, "$default"
	e.RequestContext.HTTP = events.APIGatewayV2HTTPRequestContextHTTPDescription{
		Method: r.Op.Method(), Path: path, Protocol: "HTTP/1.1", SourceIP: from,
	}
	if r.As != nil && !r.Op.Need.IsPublic() { // a public route has no authorizer
		e.RequestContext.Authorizer = &events.APIGatewayV2HTTPRequestContextAuthorizerDescription{
			JWT: &events.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{Claims: r.As.Claims},
		}
	}
	return e
}

// Do makes the call. The event and the answer go through JSON, as between API Gateway and Lambda.
func (k *Kehu) Do(t testing.TB, r Request) Response {
	t.Helper()
	k.mu.Lock()
	k.requests++
	requestID := fmt.Sprintf("request-%d", k.requests)
	k.mu.Unlock()
	var event events.APIGatewayV2HTTPRequest
	through(t, r.Event(requestID), &event)
	ctx, held := fenced(t.Context(), t, r)
	answer, err := k.handler(r.Op).Serve(ctx, event)
	held()
	if err != nil {
		t.Fatalf("%s: the handler failed: %v", r.Op.Name, err)
	}
	through(t, answer, &answer)
	if answer.IsBase64Encoded { // API Gateway decodes it
		content, err := base64.StdEncoding.DecodeString(answer.Body)
		if err != nil {
			t.Fatalf("%s: the answer: %v", r.Op.Name, err)
		}
		answer.Body = string(content)
	}
	out := Response{Status: answer.StatusCode, Header: answer.Headers, Body: answer.Body, Cookies: answer.Cookies}
	out.check(t, r, requestID)
	if secret := k.leaks(out.Body + fmt.Sprint(out.Header)); secret != "" {
		t.Errorf("%s: the answer holds %q", r.Op.Name, secret)
	}
	return out
}

// handler returns the function of the operation, which serves no other.
func (k *Kehu) handler(o operation.Operation) *gateway.HTTP {
	k.mu.Lock()
	defer k.mu.Unlock()
	h, found := k.handlers[o.Name]
	if !found {
		h = gateway.NewHTTP(k.Deps, o)
		k.handlers[o.Name] = h
	}
	return h
}

// through sends a value through JSON.
func through(t testing.TB, from, to any) {
	t.Helper()
	text, err := json.Marshal(from)
	if err == nil {
		err = json.Unmarshal(text, to)
	}
	if err != nil {
		t.Fatalf("event: %v", err)
	}
}

// check holds the answer against what every answer must be.
func (r Response) check(t testing.TB, request Request, requestID string) {
	t.Helper()
	for name, want := range map[string]string{
		"x-request-id": requestID, "cache-control": "no-store", "x-content-type-options": "nosniff",
	} {
		if got := r.Header[name]; got != want {
			t.Errorf("%s: header %s: got %q, want %q", request.Op.Name, name, got, want)
		}
	}
	if r.Header["ratelimit"] == "" || r.Header["ratelimit-policy"] == "" {
		t.Errorf("%s: the answer does not tell the limits: %v", request.Op.Name, r.Header)
	}
	Documented(t, request.Op, r)
	if r.Status < 400 {
		return
	}
	document := r.Problem(t)
	if document.Code != r.Status || document.RequestID != requestID || document.Title == "" || document.Detail == "" ||
		document.Type != "urn:kehu:problem:"+string(document.Name) {
		t.Errorf("%s: not a whole problem document (status %d): %s", request.Op.Name, r.Status, r.Body)
	}
	if got := r.Header["content-type"]; got != "application/problem+json" {
		t.Errorf("%s: content type of a problem: got %q", request.Op.Name, got)
	}
	if (r.Status == 401) != (r.Header["www-authenticate"] == "Bearer") {
		t.Errorf("%s: status %d with WWW-Authenticate %q", request.Op.Name, r.Status, r.Header["www-authenticate"])
	}
	for _, field := range document.Errors {
		if field.Code == "" || field.Detail == "" || field.Detail == string(field.Code) || strings.Contains(field.Detail, "{") {
			t.Errorf("%s: field without a whole text: %+v", request.Op.Name, field)
		}
	}
	if (r.Status == 429 || r.Status == 503) && r.Header["retry-after"] == "" {
		t.Errorf("%s: %d without Retry-After", request.Op.Name, r.Status)
	}
}

// Problem returns the problem document of the answer.
func (r Response) Problem(t testing.TB) problem.Document {
	t.Helper()
	var document problem.Document
	r.Into(t, &document)
	return document
}

// Into decodes the answer's JSON.
func (r Response) Into(t testing.TB, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(r.Body), into); err != nil {
		t.Fatalf("answer (status %d) is not what it should be: %v: %s", r.Status, err, r.Body)
	}
}

// Want fails the test unless the answer has the status.
func (r Response) Want(t testing.TB, status int) Response {
	t.Helper()
	if r.Status != status {
		t.Fatalf("status: got %d, want %d: %s", r.Status, status, r.Body)
	}
	return r
}

// WantProblem fails the test unless the answer is the problem, with just these fields ("pointer code").
func (r Response) WantProblem(t testing.TB, code problem.Code, fields ...string) Response {
	t.Helper()
	if r.Status < 400 {
		t.Fatalf("got status %d, want the problem %s: %s", r.Status, code, r.Body)
	}
	document := r.Problem(t)
	if document.Name != code {
		t.Errorf("code: got %q, want %q: %s", document.Name, code, r.Body)
	}
	var got []string
	for _, f := range document.Errors {
		got = append(got, f.Pointer+" "+string(f.Code))
	}
	if strings.Join(got, "\n") != strings.Join(fields, "\n") {
		t.Errorf("fields: got %q, want %q", got, fields)
	}
	return r
}

// Params makes the text behind the question mark.
func Params(pairs ...string) string {
	values := make(url.Values)
	for i := 0; i+1 < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return values.Encode()
}
