package operation

import (
	"bytes"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"kehu/shared/access"
	"kehu/shared/mask"
	"kehu/shared/problem"
	"kehu/shared/sheet"
)

// reply is the answer of an operation that succeeded. Its JSON is what is remembered under an Idempotency-Key.
type reply struct {
	Status   int    `json:"status"`
	Location string `json:"location,omitempty"`
	ETag     string `json:"etag,omitempty"`
	Body     any    `json:"body,omitempty"` // a pointer to the output
	replayed bool   // remembered, not made by this call
	sheet    []byte // instead of the body, as CSV
}

// newReply returns the reply with the headers that come from the output itself, with what it offers the caller to do next, and masked as far
// as the caller does not see it.
func newReply(spec Spec, call Call, out any) *reply {
	if offering, ok := out.(interface {
		Offer(access.Caller, problem.Language)
	}); ok {
		offering.Offer(call.Caller, call.Language)
	}
	mask.Apply(call.Caller.Rights, out)
	r := &reply{Status: spec.Status, Body: out}
	if tagged, ok := out.(interface{ ETag() string }); ok {
		r.ETag = tagged.ETag()
	}
	if located, ok := out.(interface{ Location() string }); ok && hasLocation(r.Status) {
		r.Location = located.Location()
	}
	return r
}

// hasLocation reports whether an answer of the status tells where to go on: to what was made, or to the job that makes it.
func hasLocation(status int) bool {
	return status == http.StatusCreated || status == http.StatusAccepted
}

// written is the output of every operation, as huma sees it: a function that writes the answer.
type written struct{ Body func(huma.Context) }

// write returns what writes the reply, or the problem that the error is.
func write(current *state, r *reply, err error) *written {
	if err != nil {
		err = unavailable(err)
		current.fail(err)
		return &written{func(c huma.Context) {
			document := describe(c.SetHeader, err, current)
			writeJSON(c, document.Code, document.ContentType(""), document)
		}}
	}
	return &written{func(c huma.Context) {
		r.setHeaders(c)
		if r.Status == http.StatusNoContent || r.Status == http.StatusNotModified {
			c.SetStatus(r.Status)
			return
		}
		if r.sheet != nil {
			c.SetHeader("Content-Type", sheet.ContentType)
			c.SetStatus(r.Status)
			_, _ = c.BodyWriter().Write(r.sheet) // the client is gone: nobody to tell
			return
		}
		if paper, ok := r.Body.(*PDF); ok {
			paper.write(c, r.Status)
			return
		}
		writeJSON(c, r.Status, "application/json", r.Body)
	}}
}

func (r *reply) setHeaders(c huma.Context) {
	if r.Location != "" {
		c.SetHeader("Location", r.Location)
	}
	if r.ETag != "" {
		c.SetHeader("ETag", r.ETag)
	}
	if r.replayed {
		c.SetHeader("Idempotency-Replayed", "true")
	}
}

// writeJSON writes nothing before it knows that the value can be written: the panic becomes a problem.
func writeJSON(c huma.Context, status int, contentType string, value any) {
	var text bytes.Buffer
	if err := jsonFormat.Marshal(&text, value); err != nil {
		panic(err)
	}
	c.SetHeader("Content-Type", contentType)
	c.SetStatus(status)
	_, _ = c.BodyWriter().Write(text.Bytes()) // the client is gone: nobody to tell
}

// promise is what the document says of a success of an operation.
type promise struct {
	name     string
	response *huma.Response
	headers  []string
	output   reflect.Type // nil: no body
}

// describe returns what huma needs to know of the operation to serve it; in is its input. What it answers is kept for
// the document: a server that only serves needs no schema of it, and making one costs a cold start a millisecond.
func (s *Server) describe(spec Spec, in any, output reflect.Type) huma.Operation {
	document := spec.document(in)
	document.RequestBody = requestBody(s.api.OpenAPI().Components.Schemas, spec, in)
	document.Responses = make(map[string]*huma.Response)
	pledge := func(status int, headers []string, output reflect.Type) {
		response := &huma.Response{Description: http.StatusText(status)}
		document.Responses[strconv.Itoa(status)] = response
		s.promises = append(s.promises, promise{spec.Name, response, headers, output})
	}
	if _, dry := in.(interface{ validateOnly() bool }); dry && spec.Status != http.StatusOK {
		pledge(http.StatusOK, nil, output)
	}
	if _, conditional := in.(interface{ fresh(etag string) bool }); conditional {
		pledge(http.StatusNotModified, []string{"ETag"}, nil)
	}
	if output == reflect.TypeFor[Nothing]() {
		output = nil
	}
	pledge(spec.Status, headers(spec, in, output), output)
	return document
}

// requestBody is what the document says of the body, nil when there is none. huma would name its schema after the Go type
// of the input alone, which more than one package calls createInput.
func requestBody(registry huma.Registry, spec Spec, in any) *huma.RequestBody {
	field, found := reflect.TypeOf(in).Elem().FieldByName("Body")
	if !found {
		return nil
	}
	domain, verb, _ := strings.Cut(spec.Name, ".")
	body := &huma.MediaType{Schema: huma.SchemaFromField(registry, field, capital(domain)+capital(verb)+"Request")}
	content := map[string]*huma.MediaType{"application/json": body}
	if spec.Method() == http.MethodPatch {
		content["application/merge-patch+json"] = body
	}
	return &huma.RequestBody{Required: field.Type.Kind() != reflect.Pointer, Content: content}
}

// headers lists the headers that an answer may have: see newReply.
func headers(spec Spec, in any, output reflect.Type) (names []string) {
	if _, keyed := in.(interface{ idempotencyKey() string }); keyed {
		names = append(names, "Idempotency-Replayed")
	}
	if output == nil {
		return names
	}
	out := reflect.New(output).Interface()
	if _, tagged := out.(interface{ ETag() string }); tagged {
		names = append(names, "ETag")
	}
	if _, located := out.(interface{ Location() string }); located && hasLocation(spec.Status) {
		names = append(names, "Location")
	}
	return names
}

// complete fills in the headers and the schema of the answer.
func (p promise) complete(registry huma.Registry) {
	for _, name := range p.headers {
		if p.response.Headers == nil {
			p.response.Headers = make(map[string]*huma.Param)
		}
		p.response.Headers[name] = &huma.Param{Schema: &huma.Schema{Type: huma.TypeString}}
	}
	if p.output == reflect.TypeFor[PDF]() {
		p.response.Headers = map[string]*huma.Param{"Content-Disposition": {Schema: &huma.Schema{Type: huma.TypeString}}}
		p.response.Content = map[string]*huma.MediaType{PDFType: {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}
		return
	}
	if p.output != nil {
		p.response.Content = map[string]*huma.MediaType{
			"application/json": {Schema: registry.Schema(p.output, true, p.name+"Response")},
		}
		if _, ok := reflect.TypeAssert[tabular](reflect.New(p.output)); ok {
			p.response.Content[sheet.ContentType] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
		}
	}
}
