package problem

import (
	"errors"
	"maps"
	"net/http"
	"strconv"
	"time"
)

// Code is the stable name of a problem, e.g. "customer.duplicate". Clients may rely on it.
type Code string

// Error is a problem that the caller can do something about.
type Error struct {
	Code       Code
	Params     map[string]string // for the text of the catalogue
	Fields     []Field
	RetryAfter time.Duration // 0: not told
	cause      error
}

// Field is what is wrong with one field of the request.
type Field struct {
	Pointer string // JSON Pointer (RFC 6901) into the body, or `query:name`, `header:Name`, `path:name`
	Code    Code
	Params  map[string]string
}

// New returns a problem with the code. The code must be in the table of statuses.
func New(code Code, fields ...Field) *Error { return &Error{Code: code, Fields: fields} }

// Invalid returns the problem of a request that is understood but not acceptable.
func Invalid(fields ...Field) *Error { return New("request.invalid", fields...) }

// At returns a field's problem.
func At(pointer string, code Code) Field { return Field{Pointer: pointer, Code: code} }

// With returns the problem with a parameter of its text.
func (e *Error) With(name, value string) *Error {
	copied := *e
	copied.Params = make(map[string]string, len(e.Params)+1)
	maps.Copy(copied.Params, e.Params)
	copied.Params[name] = value
	return &copied
}

// After returns the problem with the time after which to try again.
func (e *Error) After(d time.Duration) *Error {
	copied := *e
	copied.RetryAfter = d
	return &copied
}

// Because returns the problem with its cause, which the log shows and the caller does not see.
func (e *Error) Because(cause error) *Error {
	copied := *e
	copied.cause = cause
	return &copied
}

// Error returns the code.
func (e *Error) Error() string { return string(e.Code) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.cause }

// Status returns the HTTP status of the code.
func (e *Error) Status() int {
	if status, known := statuses[e.Code]; known {
		return status
	}
	return http.StatusInternalServerError
}

// Is reports whether err is a problem with the code.
func Is(err error, code Code) bool {
	var problem *Error
	return errors.As(err, &problem) && problem.Code == code
}

// Document is a problem as it goes out (RFC 9457).
type Document struct {
	Type      string          `json:"type" format:"uri" doc:"A URN that names the kind of problem." example:"urn:kehu:problem:customer.duplicate"`
	Title     string          `json:"title" doc:"What kind of problem this is, in the caller's language."`
	Code      int             `json:"status" doc:"The HTTP status." example:"409"`
	Detail    string          `json:"detail" doc:"What happened and what to do, in the caller's language."`
	Instance  string          `json:"instance,omitempty" doc:"The path that was called."`
	Name      Code            `json:"code" doc:"The stable code of the problem." example:"customer.duplicate"`
	RequestID string          `json:"requestId" doc:"The id of the call, equal to the log's and to X-Request-Id."`
	Errors    []FieldDocument `json:"errors,omitempty" doc:"What is wrong with single fields."`

	retryAfter time.Duration
}

// FieldDocument is what is wrong with one field.
type FieldDocument struct {
	Pointer string `json:"pointer" doc:"JSON Pointer into the body, or query:name, header:Name, path:name." example:"/emails/0/address"`
	Code    Code   `json:"code" doc:"The stable code." example:"email.invalid"`
	Detail  string `json:"detail" doc:"The text in the caller's language."`
}

// Describe writes the error in the language. An error that is no *Error becomes
// "internal", and nothing of its text is shown.
func Describe(err error, language Language, requestID, path string) *Document {
	var problem *Error
	if !errors.As(err, &problem) || statuses[problem.Code] == 0 {
		problem = New("internal")
	}
	status := problem.Status()
	document := &Document{
		Type:      "urn:kehu:problem:" + string(problem.Code),
		Title:     language.Text("title."+strconv.Itoa(status), nil),
		Code:      status,
		Detail:    language.Text(string(problem.Code), problem.Params),
		Instance:  path,
		Name:      problem.Code,
		RequestID: requestID,

		retryAfter: problem.RetryAfter,
	}
	for _, field := range problem.Fields {
		document.Errors = append(document.Errors, FieldDocument{
			Pointer: field.Pointer,
			Code:    field.Code,
			Detail:  language.Text(string(field.Code), field.Params),
		})
	}
	return document
}

// GetStatus returns the HTTP status; with Error and ContentType it is what the HTTP layer asks for.
func (d *Document) GetStatus() int { return d.Code }

// Error returns the code of the problem.
func (d *Document) Error() string { return string(d.Name) }

// ContentType returns application/problem+json.
func (d *Document) ContentType(string) string { return "application/problem+json" }

// RetryAfter returns the value of the Retry-After header in whole seconds, rounded up, or "" when there
// is none to send.
func (d *Document) RetryAfter() string {
	if d.retryAfter <= 0 {
		return ""
	}
	return strconv.FormatInt(int64((d.retryAfter+time.Second-1)/time.Second), 10)
}
