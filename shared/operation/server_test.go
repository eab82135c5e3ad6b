package operation_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/session"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/user"
)

// world is a server of the operations that a test declares, and a caller who is signed in.
type world struct {
	t      *testing.T
	deps   *app.Deps
	table  *failing
	now    time.Time
	claims map[string]string
	tenant access.Tenant
	log    bytes.Buffer
	mux    *http.ServeMux
}

// failing fails transactions when told to.
type failing struct {
	table.Table
	transactions atomic.Int64
	transact     func(n int64) error
}

func (f *failing) Transact(ctx context.Context, tx table.Tx) error {
	n := f.transactions.Add(1)
	if f.transact != nil {
		if err := f.transact(n); err != nil {
			return err
		}
	}
	return f.Table.Transact(ctx, tx)
}

func newWorld(t *testing.T, operations ...operation.Operation) *world {
	t.Helper()
	t.Parallel()
	w := &world{t: t, now: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC), mux: http.NewServeMux()}
	c := clock.Func(func() time.Time { return w.now })
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	w.table = &failing{Table: database.Table(table.Main)}
	w.deps = &app.Deps{
		Clock: c, IDs: id.NewSource(c, nil), Table: w.table, Sessions: session.NewGuard(w.table, c),
		Log: slog.New(slog.NewJSONHandler(&w.log, nil)),
	}
	w.tenant = access.NewTenant(w.deps.IDs)
	u := user.User{
		Meta:  record.Created(user.Kind, user.Kind.NewID(w.deps.IDs), record.Stamp{At: w.now}),
		Roles: []access.Role{access.Administrator}, Status: user.Active,
	}
	signedIn := session.Session{ID: "j", User: u.ID, CreatedAt: w.now, LastSeenAt: w.now}
	if err := w.table.Transact(t.Context(), table.Tx{Writes: append(signedIn.Begin(w.tenant), u.Put(w.tenant))}); err != nil {
		t.Fatal(err)
	}
	w.table.transactions.Store(0)
	w.claims = map[string]string{
		"scope": access.TokenScope, "token_use": "access", "tenant": w.tenant.String(), "user": u.ID, "sub": "s", "jti": "j", "auth_time": "1772443800",
	}
	operation.NewServer(w.deps, w.mux).Add(operations...)
	return w
}

// do makes a call; headers come in pairs.
func (w *world) do(method, target, body string, headers ...string) *httptest.ResponseRecorder {
	w.t.Helper()
	r := httptest.NewRequestWithContext(w.t.Context(), method, target, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	r = r.WithContext(operation.WithVerified(r.Context(), operation.Verified{Claims: w.claims, Address: "192.0.2.7"}))
	out := httptest.NewRecorder()
	w.mux.ServeHTTP(out, r)
	return out
}

// wantProblem checks an answer that refuses.
func (w *world) wantProblem(r *httptest.ResponseRecorder, status int, code string) problem.Document {
	w.t.Helper()
	var d problem.Document
	if err := json.Unmarshal(r.Body.Bytes(), &d); err != nil {
		w.t.Fatalf("status %d: %v: %s", r.Code, err, r.Body)
	}
	if r.Code != status || string(d.Name) != code || r.Header().Get("Content-Type") != "application/problem+json" {
		w.t.Errorf("got %d %s, want %d %s: %s", r.Code, d.Name, status, code, r.Body)
	}
	return d
}

// line returns the one line that was logged.
func (w *world) line() map[string]any {
	w.t.Helper()
	text := w.log.String()
	if strings.Count(text, "\n") != 1 {
		w.t.Fatalf("lines of the log:\n%s", text)
	}
	var line map[string]any
	if err := json.Unmarshal([]byte(text), &line); err != nil {
		w.t.Fatal(err)
	}
	return line
}

type word struct {
	Word string `json:"word"`
}

type nothing struct{}

// reading declares GET /v1/word that is public and does f.
func reading(f func() (*word, error)) operation.Operation {
	return operation.Read(operation.Spec{Name: "words.get", Route: "GET /v1/word", Need: access.Public, Summary: "Get a word"},
		func(context.Context, *app.Deps, operation.Call, *nothing) (*word, error) { return f() })
}

func TestFaults_show_nothing_of_themselves(t *testing.T) {
	for _, c := range []struct {
		name       string
		fault      func() (*word, error)
		status     int
		code       string
		retryAfter string
	}{
		{"a panic", func() (*word, error) { panic("secret state") }, 500, "internal", ""},
		{"a panic with an error", func() (*word, error) { panic(errors.New("secret")) }, 500, "internal", ""},
		{"an error", func() (*word, error) { return nil, errors.New("secret arn") }, 500, "internal", ""},
		{"a store whose answer was lost", func() (*word, error) { return nil, fmt.Errorf("secret: %w", table.ErrUncertain) }, 503, "request.busy", "1"},
		{"a store that is busy", func() (*word, error) { return nil, fmt.Errorf("secret: %w", table.ErrThrottled) }, 503, "request.busy", "1"},
		{"a conflict", func() (*word, error) { return nil, fmt.Errorf("secret: %w", table.ErrConflict) }, 409, "request.conflict", "1"},
		{"a problem with a cause", func() (*word, error) { return nil, problem.New("customer.notFound").Because(errors.New("secret")) }, 404, "customer.notFound", ""},
		{"a code without status", func() (*word, error) { return nil, problem.New("secret.code") }, 500, "internal", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, reading(c.fault))
			r := w.do("GET", "/v1/word", "", "X-Request-Id", "mine-1")
			d := w.wantProblem(r, c.status, c.code)
			if strings.Contains(r.Body.String(), "secret") || d.RequestID != "mine-1" || d.Instance != "/v1/word" {
				t.Errorf("answer: %s", r.Body)
			}
			if got := r.Header().Get("Retry-After"); got != c.retryAfter {
				t.Errorf("Retry-After: got %q, want %q", got, c.retryAfter)
			}
			line := w.line()
			if line["op"] != "words.get" || line["status"] != float64(c.status) || line["requestId"] != "mine-1" {
				t.Errorf("line: %v", line)
			}
			wantLevel := map[bool]string{true: "ERROR", false: "INFO"}[c.status >= 500]
			if line["level"] != wantLevel {
				t.Errorf("level: got %v, want %s", line["level"], wantLevel)
			}
			if _, told := line["cause"].(string); c.status >= 500 && !told {
				t.Error("the log does not tell the cause")
			}
		})
	}
}

func TestAnswers(t *testing.T) {
	w := newWorld(t, reading(func() (*word, error) { return &word{"<b>&"}, nil }))
	r := w.do("GET", "/v1/word", "", "X-Request-Id", "bad id\n")
	if r.Code != 200 || r.Body.String() != "{\"word\":\"<b>&\"}\n" || r.Header().Get("Content-Type") != "application/json" {
		t.Errorf("answer: %d %v %q", r.Code, r.Header(), r.Body)
	}
	if given := r.Header().Get("X-Request-Id"); !strings.HasPrefix(given, "req_") || w.line()["requestId"] != given {
		t.Errorf("request id: %q", given)
	}
}

func TestRoutes_that_do_not_exist(t *testing.T) {
	w := newWorld(t)
	server := operation.NewServer(w.deps, http.NewServeMux())
	r := httptest.NewRecorder()
	server.NotFound(r, httptest.NewRequestWithContext(t.Context(), "GET", "/v1/nothing", nil), "request.notFound")
	w.wantProblem(r, 404, "request.notFound")
}

type credentials struct {
	Body struct {
		Password string `json:"password" minLength:"12"`
		Color    string `json:"color,omitempty" enum:"red,green"`
		Lines    []struct {
			Count int `json:"count" minimum:"1"`
		} `json:"lines,omitempty"`
	}
}

func TestValidation_never_echoes(t *testing.T) {
	op := operation.Act(operation.Spec{Name: "words.act", Route: "POST /v1/words", Need: access.Public, Summary: "Act"},
		func(_ context.Context, _ *app.Deps, _ operation.Call, in *credentials) (*word, error) {
			return &word{in.Body.Password}, nil
		})
	for _, c := range []struct{ name, body, pointer, code string }{
		{"short", `{"password":"hunter2"}`, "/password", "field.tooShort"},
		{"of another type", `{"password":["hunter2"]}`, "/password", "field.type"},
		{"in two cases", `{"password":"hunter2hunter2","PASSWORD":"hunter2"}`, "/PASSWORD", "field.unknown"},
		{"twice", `{"password":"hunter2hunter2","password":"hunter2hunter2"}`, "/password", "field.duplicate"},
		{"as a name", `{"password":"long enough!","hunter2":1}`, "/hunter2", "field.unknown"},
		{"in an enumeration", `{"password":"long enough!","color":"hunter2"}`, "/color", "field.enum"},
		{"deep inside", `{"password":"long enough!","lines":[{"count":1},{"count":0}]}`, "/lines/1/count", "field.tooSmall"},
		{"a member that is missing inside", `{"password":"long enough!","lines":[{}]}`, "/lines/0/count", "field.required"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, op)
			r := w.do("POST", "/v1/words", c.body)
			var d problem.Document
			if err := json.Unmarshal(r.Body.Bytes(), &d); err != nil || len(d.Errors) != 1 {
				t.Fatalf("%v: %s", err, r.Body)
			}
			if d.Errors[0].Pointer != c.pointer || string(d.Errors[0].Code) != c.code || r.Code >= 500 {
				t.Errorf("got %d %+v, want %s %s", r.Code, d.Errors, c.pointer, c.code)
			}
			if said := r.Body.String() + w.log.String(); strings.Contains(strings.ReplaceAll(said, "/hunter2", ""), "hunter2") {
				t.Errorf("it is echoed: %s", said)
			}
		})
	}
}

func TestTwo_inputs_of_one_name_do_not_collide(t *testing.T) {
	first := func() operation.Operation {
		type createInput struct {
			Body struct {
				A string `json:"a"`
			}
		}
		return operation.Act(operation.Spec{Name: "apples.create", Route: "POST /v1/apples", Need: access.Public},
			func(context.Context, *app.Deps, operation.Call, *createInput) (*operation.List[word], error) {
				return nil, nil
			})
	}
	second := func() operation.Operation {
		type createInput struct {
			Body struct {
				B int `json:"b"`
			}
		}
		return operation.Act(operation.Spec{Name: "pears.create", Route: "POST /v1/pears", Need: access.Public},
			func(context.Context, *app.Deps, operation.Call, *createInput) (*operation.List[user.User], error) {
				return nil, nil
			})
	}
	server := operation.NewServer(&app.Deps{}, http.NewServeMux())
	server.Add(first(), second())
	text, err := json.Marshal(server.Document())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{`"ApplesCreateRequest":`, `"PearsCreateRequest":`, `"UserList":`} {
		if !bytes.Contains(text, []byte(name)) {
			t.Errorf("no schema %s in %s", name, text)
		}
	}
}
