package machine

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/netutil"

	"kehu/functions/console"
	"kehu/functions/operations"
	"kehu/infra/local/docs"
	filelocal "kehu/shared/file/local"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// bounds are the limits of the listener, against slow and greedy clients.
type bounds struct {
	header, request, idle time.Duration
	connections           int // more wait to be accepted
	waiting               int // of those, without a request; see crowd
}

// own are the limits of a machine. Headers are those of API Gateway. A connection takes about 10 KB while it waits, so all of them less than 100 MB.
var own = bounds{header: 5 * time.Second, request: 30 * time.Second, idle: 2 * time.Minute, connections: 8192, waiting: 4096}

const maxHeaderBytes = 10 << 10

// Handler serves the interface, its documentation at /docs, the console at /app/, /local/mails, and links to files.
func (m *Machine) Handler() http.Handler { return m.handler }

// Serve answers requests until the context ends, then finishes those that run.
func (m *Machine) Serve(ctx context.Context, listener net.Listener) error {
	return m.serve(ctx, listener, own)
}

func (m *Machine) serve(ctx context.Context, listener net.Listener, b bounds) error {
	server := &http.Server{
		Handler:           m.handler,
		ReadHeaderTimeout: b.header,
		ReadTimeout:       b.request,
		WriteTimeout:      b.request,
		IdleTimeout:       b.idle,
		MaxHeaderBytes:    maxHeaderBytes,
		ConnState:         newCrowd(b.waiting).changed,
	}
	listener = netutil.LimitListener(listener, b.connections)
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), b.request)
		defer cancel()
		done <- server.Shutdown(grace)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-done
}

// newHandler answers everything; pages is the console. Mails are shown here alone, unless they are open.
func (m *Machine) newHandler(pages http.Handler, openMails bool) http.Handler {
	routes := http.NewServeMux()
	server := operation.NewServer(m.Deps, routes)
	server.Add(operations.All()...)
	mails := here(server, m.outbox)
	if openMails {
		mails = m.outbox
	}
	routes.Handle("GET /local/mails", mails)
	routes.Handle("GET "+filelocal.Path, m.files)
	routes.Handle("PUT "+filelocal.Path, m.files)
	routes.Handle("GET "+docs.Path, docs.Handler("/v1/openapi.json"))
	routes.Handle("GET /docs", http.RedirectHandler("/docs/", http.StatusMovedPermanently))
	routes.Handle("GET "+console.Path, pages)
	routes.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, console.Path, http.StatusFound) })
	var cold sync.Once
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, pattern := routes.Handler(r); pattern == "" {
			server.NotFound(w, r, missing(routes, r))
			return
		}
		verified := operation.Verified{Address: address(r), Claims: m.claims(r), Plain: plain(r)}
		cold.Do(func() { verified.Cold = true })
		routes.ServeHTTP(w, r.WithContext(operation.WithVerified(r.Context(), verified)))
	})
}

// claims does what the JWT authorizer of API Gateway does; nil when there is no valid token. Of two headers none counts: there they are joined, and no token.
func (m *Machine) claims(r *http.Request) map[string]string {
	if len(r.Header.Values("Authorization")) > 1 {
		return nil
	}
	token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !found {
		return nil
	}
	claims, err := m.verifier.Verify(token)
	if err != nil {
		return nil
	}
	return claims
}

// plain reports whether the browser came without TLS. A proxy that takes TLS off says so; whoever lies here has a cookie
// of their own that is not stored.
func plain(r *http.Request) bool {
	return r.TLS == nil && r.Header.Get("X-Forwarded-Proto") != "https"
}

func address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return ""
	}
	return host
}

// missing tells an address that does not exist from one that does not take the method.
func missing(routes *http.ServeMux, r *http.Request) problem.Code {
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		other := &http.Request{Method: method, URL: r.URL, Host: r.Host}
		if _, pattern := routes.Handler(other); pattern != "" && method != r.Method {
			return "request.methodNotAllowed"
		}
	}
	return "request.notFound"
}

// pages is the console: what stands in the folder, or what the program brought along.
func pages(folder string) http.Handler {
	if folder == "" {
		return console.Handler()
	}
	return console.Live(folder)
}
