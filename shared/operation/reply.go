package operation

import (
	"bytes"
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
)

// reply is the answer of an operation that succeeded. Its JSON is what is remembered under an Idempotency-Key.
type reply struct {
	Status   int    `json:"status"`
	Location string `json:"location,omitempty"`
	ETag     string `json:"etag,omitempty"`
	Body     any    `json:"body,omitempty"` // a pointer to the output
	replayed bool   // remembered, not made by this call
}

// newReply returns the reply with the headers that come from the output itself.
func newReply(spec Spec, out any) *reply {
	r := &reply{Status: spec.Status, Body: out}
	if tagged, ok := out.(interface{ ETag() string }); ok {
		r.ETag = tagged.ETag()
	}
	if located, ok := out.(interface{ Location() string }); ok && r.Status == http.StatusCreated {
		r.Location = located.Location()
	}
	return r
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

// promise is what the document says of an operation's success.
type promise struct {
	name     string
	response *huma.Response
	output   reflect.Type
}

// describe returns what huma needs to know of the operation to serve it. What it answers is kept for the document: a
// server that only serves needs no schema of it, and making one costs a cold start a millisecond.
func (s *Server) describe(spec Spec, output reflect.Type) huma.Operation {
	document := spec.document()
	response := &huma.Response{Description: http.StatusText(spec.Status)}
	document.Responses = map[string]*huma.Response{strconv.Itoa(spec.Status): response}
	s.promises = append(s.promises, promise{spec.Name, response, output})
	return document
}

// complete fills in the headers and the schema of the answer.
func (p promise) complete(registry huma.Registry) {
	text := func() *huma.Param { return &huma.Param{Schema: &huma.Schema{Type: huma.TypeString}} }
	p.response.Headers = map[string]*huma.Param{"ETag": text(), "Idempotency-Replayed": text()}
	if p.output == reflect.TypeFor[Nothing]() {
		return
	}
	p.response.Headers["Location"] = text()
	p.response.Content = map[string]*huma.MediaType{
		"application/json": {Schema: registry.Schema(p.output, true, p.name+"Response")},
	}
}
