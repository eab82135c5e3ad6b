package operation

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/usage"
)

// MaxBody is the size in bytes that a request body may have.
const MaxBody = 1 << 20

// Mux takes the routes; *http.ServeMux is one. Patterns are "METHOD /path/{name}".
type Mux interface {
	HandleFunc(pattern string, handler func(http.ResponseWriter, *http.Request))
}

// Server serves operations over HTTP.
type Server struct {
	deps     *app.Deps
	mux      Mux
	api      huma.API
	promises []promise
}

// NewServer returns a Server that registers its routes on the mux.
func NewServer(d *app.Deps, mux Mux) *Server {
	configure()
	s := &Server{deps: d, mux: mux}
	config := huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info:    &huma.Info{Title: "Kehu", Version: APIVersion},
			Components: &huma.Components{
				Schemas:         newRegistry("#/components/schemas/"),
				SecuritySchemes: map[string]*huma.SecurityScheme{bearerScheme: {Type: "http", Scheme: "bearer", BearerFormat: "JWT"}},
			},
		},
		Formats:                      map[string]huma.Format{"application/json": jsonFormat, "json": jsonFormat},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
	}
	config.Formats["application/merge-patch+json"] = jsonFormat
	s.api = huma.NewAPI(config, s)
	return s
}

// APIVersion is the version of the interface: of its paths and, by date, its additions.
const APIVersion = "v1"

const bearerScheme = "bearer"

// Add registers an operation; those that are not called over HTTP are passed over.
func (s *Server) Add(operations ...Operation) {
	for _, o := range operations {
		if o.register != nil {
			o.register(s)
		}
	}
}

// Document returns the OpenAPI 3.1 document of the operations that were added.
func (s *Server) Document() *huma.OpenAPI {
	document := s.api.OpenAPI()
	for _, p := range s.promises {
		p.complete(document.Components.Schemas)
	}
	return document
}

// Domain is a group of operations: those whose names begin with it.
type Domain struct{ Name, About string }

// Describe writes what the document says of the interface and its domains.
func (s *Server) Describe(about string, domains []Domain) {
	document := s.api.OpenAPI()
	document.Info.Description = about
	document.Tags = nil
	for _, d := range domains {
		document.Tags = append(document.Tags, &huma.Tag{Name: d.Name, Description: d.About})
	}
}

// Handle registers one route; with ServeHTTP it makes the Server a huma.Adapter.
func (s *Server) Handle(op *huma.Operation, handler func(huma.Context)) {
	spec := op.Metadata["spec"].(Spec)
	s.mux.HandleFunc(op.Method+" "+op.Path, func(w http.ResponseWriter, r *http.Request) {
		s.serve(spec, w, r, func(w http.ResponseWriter, r *http.Request) {
			handler(humago.NewContext(op, r, w))
		})
	})
}

// ServeHTTP is not used: the mux serves. It is there for huma.Adapter.
func (s *Server) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNotFound)
}

// serve wraps a call: limits, session, permission, standing, panics, log.
func (s *Server) serve(spec Spec, w http.ResponseWriter, r *http.Request, next http.HandlerFunc) {
	began := s.deps.Clock.Now()
	current := newState(r, w.Header(), began, func() string { return s.deps.IDs.New("req") })
	r.Body = hashedBody{Reader: io.TeeReader(r.Body, current.call.body), Closer: r.Body}
	out := &recorder{ResponseWriter: w}
	header := w.Header()
	header.Set("X-Request-Id", current.call.RequestID)
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	defer func() {
		if p := recover(); p != nil {
			current.fail(fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			if out.status == 0 {
				writeProblem(out, current.cause, current)
			}
		}
		s.log(r.Context(), spec, current, out)
	}()
	ctx := usage.With(context.WithValue(r.Context(), stateKey{}, current), &current.usage)
	unknown := current.identify(spec)
	ctx = s.within(ctx, spec, current.call.Caller.Tenant)
	if err := s.admit(ctx, spec, current, unknown); err != nil {
		err = unavailable(err)
		current.fail(err)
		writeProblem(out, err, current)
		return
	}
	next(out, r.WithContext(ctx))
}

// within keeps the call to what its caller's company may reach. It is the one place where a call and a company are joined.
func (s *Server) within(ctx context.Context, spec Spec, tenant access.Tenant) context.Context {
	if !spec.Fenced() || tenant.IsZero() {
		return ctx
	}
	return table.Within(ctx, spec.Reach(tenant, s.deps.Operator))
}

// admit lets a call through to its operation, or says why not; unknown is why it is not known who calls. Limits come before the session is read: a
// call beyond them costs nothing.
func (s *Server) admit(ctx context.Context, spec Spec, current *state, unknown error) error {
	if err := current.ration(ctx, spec.weight(), s.deps.Rates); err != nil {
		return err
	}
	if unknown != nil {
		return unknown
	}
	return current.authorise(ctx, spec, s.deps.Caller)
}

// NotFound answers a path or a method that no operation has.
func (s *Server) NotFound(w http.ResponseWriter, r *http.Request, code problem.Code) {
	s.serve(Spec{Name: "notFound"}.public(), w, r, func(w http.ResponseWriter, r *http.Request) {
		current := stateOf(r.Context())
		current.fail(problem.New(code))
		writeProblem(w, current.cause, current)
	})
}

func writeProblem(w http.ResponseWriter, err error, s *state) {
	document := describe(w.Header().Set, err, s)
	w.Header().Set("Content-Type", document.ContentType(""))
	w.WriteHeader(document.Code)
	_ = jsonFormat.Marshal(w, document) // the client is gone: nobody to tell
}

// hashedBody is a request's body that is hashed while it is read.
type hashedBody struct {
	io.Reader
	io.Closer
}

// Read makes a problem of a body that ends before its end, or is no body in HTTP: the client's fault, not ours.
func (b hashedBody) Read(into []byte) (int, error) {
	n, err := b.Reader.Read(into)
	if err == nil || errors.Is(err, io.EOF) {
		return n, err
	}
	if slow, ok := errors.AsType[net.Error](err); ok && slow.Timeout() {
		return n, err
	}
	return n, problem.New("request.malformed", problem.At("", "json.syntax")).Because(err)
}

// recorder remembers the status for the log.
type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write counts as 200 when no status was written.
func (r *recorder) Write(data []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	return r.ResponseWriter.Write(data)
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// log writes the one line of a call. It holds no body, no query and no personal data.
func (s *Server) log(ctx context.Context, spec Spec, current *state, out *recorder) {
	level := slog.LevelInfo
	attributes := []slog.Attr{
		slog.String("op", spec.Name),
		slog.Int("status", out.status),
		slog.String("requestId", current.call.RequestID),
		slog.String("tenant", current.call.Caller.Tenant.String()),
		slog.String("user", current.call.Caller.User),
		slog.Float64("ms", float64(s.deps.Clock.Now().Sub(current.call.At).Microseconds())/1000),
		slog.Bool("cold", current.cold),
	}
	attributes = append(attributes, current.usage.Total().Attributes()...)
	var known *problem.Error
	if errors.As(current.cause, &known) && out.status < http.StatusInternalServerError {
		attributes = append(attributes, slog.String("code", string(known.Code)))
	} else if current.cause != nil {
		level = slog.LevelError
		attributes = append(attributes, slog.String("cause", causeOf(current.cause)))
	}
	s.deps.Log.LogAttrs(ctx, level, "call", attributes...)
}

func causeOf(err error) string {
	var known *problem.Error
	if errors.As(err, &known) && known.Unwrap() != nil {
		return known.Unwrap().Error()
	}
	return err.Error()
}

// unavailable makes problems of faults that pass: the store is busy, or its answer is late or lost, or another transaction
// was in the way.
func unavailable(err error) error {
	var known *problem.Error
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.Is(err, table.ErrThrottled), errors.Is(err, table.ErrUnavailable), errors.Is(err, table.ErrUncertain):
		return problem.New("request.busy").After(retryAfter).Because(err)
	case errors.Is(err, table.ErrConflict):
		return problem.New("request.conflict").After(retryAfter).Because(err)
	}
	if slow, ok := errors.AsType[interface {
		error
		Timeout() bool
	}](err); ok && slow.Timeout() { // context.DeadlineExceeded too
		return problem.New("request.busy").After(retryAfter).Because(err)
	}
	return err
}
