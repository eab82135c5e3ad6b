package lambda

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// maxAnswer is what a synchronous invocation may answer, in bytes (Lambda quotas: 6 MB).
const maxAnswer = 6 << 20

// api is the Runtime API of one execution environment.
type api struct {
	server   http.Server
	address  string           // host:port
	pending  chan *invocation // handed over when the function asks for the next event
	polled   chan struct{}    // closed when it asked for the first one
	initDone sync.Once
	failed   chan *FunctionError // what was sent to /init/error

	mu      sync.Mutex
	running *invocation
}

// invocation is one event on its way through the function.
type invocation struct {
	id       string
	function string
	event    []byte
	deadline time.Time
	result   chan result // takes one
}

type result struct {
	answer []byte
	err    error
}

// FunctionError is what a function reports when an invocation, or its own start, failed.
type FunctionError struct {
	Message string `json:"errorMessage"`
	Type    string `json:"errorType"`
}

// Error tells type and message.
func (e *FunctionError) Error() string {
	return fmt.Sprintf("lambda: the function failed: %s: %s", e.Type, e.Message)
}

func newAPI(ctx context.Context) (*api, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("runtime api: %w", err)
	}
	a := &api{
		address: listener.Addr().String(),
		pending: make(chan *invocation), polled: make(chan struct{}), failed: make(chan *FunctionError, 1),
	}
	routes := http.NewServeMux()
	routes.HandleFunc("GET /2018-06-01/runtime/invocation/next", a.next)
	routes.HandleFunc("POST /2018-06-01/runtime/invocation/{id}/response", a.response)
	routes.HandleFunc("POST /2018-06-01/runtime/invocation/{id}/error", a.error)
	routes.HandleFunc("POST /2018-06-01/runtime/init/error", a.initError)
	a.server.Handler = routes
	go func() { _ = a.server.Serve(listener) }() // ends with close
	return a, nil
}

func (a *api) close() error { return a.server.Close() }

// next holds the function until there is an event for it.
func (a *api) next(w http.ResponseWriter, r *http.Request) {
	a.initDone.Do(func() { close(a.polled) })
	var i *invocation
	select {
	case <-r.Context().Done():
		return
	case i = <-a.pending:
	}
	a.mu.Lock()
	a.running = i
	a.mu.Unlock()
	header := w.Header()
	header.Set("Content-Type", "application/json")
	header.Set("Lambda-Runtime-Aws-Request-Id", i.id)
	header.Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(i.deadline.UnixMilli(), 10))
	header.Set("Lambda-Runtime-Invoked-Function-Arn", i.function)
	header.Set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0")
	_, _ = w.Write(i.event) // a function that is gone is seen by its exit
}

func (a *api) response(w http.ResponseWriter, r *http.Request) {
	answer, err := io.ReadAll(io.LimitReader(r.Body, maxAnswer+1))
	switch {
	case err != nil:
		a.settle(w, r, result{err: fmt.Errorf("lambda: read the answer: %w", err)})
	case len(answer) > maxAnswer:
		refuse(w, http.StatusRequestEntityTooLarge, "RequestEntityTooLarge")
	default:
		a.settle(w, r, result{answer: answer})
	}
}

func (a *api) error(w http.ResponseWriter, r *http.Request) {
	a.settle(w, r, result{err: reported(r.Body)})
}

func (a *api) initError(w http.ResponseWriter, r *http.Request) {
	select {
	case a.failed <- reported(r.Body):
	default: // told before
	}
	accept(w)
}

// reported reads the error that a function sends.
func reported(body io.Reader) *FunctionError {
	failure := new(FunctionError)
	text, err := io.ReadAll(io.LimitReader(body, maxAnswer))
	if err = errors.Join(err, json.Unmarshal(bytes.TrimSpace(text), failure)); err != nil {
		return &FunctionError{Type: "Runtime.InvalidError", Message: string(text)}
	}
	return failure
}

// settle ends the running invocation, if it is the one that the path names.
func (a *api) settle(w http.ResponseWriter, r *http.Request, end result) {
	a.mu.Lock()
	i := a.running
	if i == nil || i.id != r.PathValue("id") {
		a.mu.Unlock()
		refuse(w, http.StatusBadRequest, "InvalidRequestID")
		return
	}
	a.running = nil
	a.mu.Unlock()
	accept(w)
	i.result <- end
}

func accept(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusAccepted)
	_, _ = io.WriteString(w, `{"status":"OK"}`)
}

func refuse(w http.ResponseWriter, status int, kind string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = fmt.Fprintf(w, `{"errorType":%q,"errorMessage":%q}`, kind, kind)
}
