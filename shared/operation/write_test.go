package operation_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

type createInput struct {
	operation.Creating
	Body struct {
		Name string `json:"name"`
	}
}

type created struct {
	Name  string `json:"name"`
	Plans int    `json:"plans"`
}

func (*created) ETag() string     { return `"1"` }
func (*created) Location() string { return "/v1/things/1" }

// creating declares POST /v1/things: one thing per name; it counts how often it was planned.
func creating(plans *int) operation.Operation {
	return operation.Write(operation.Spec{
		Name: "things.create", Route: "POST /v1/things", Need: access.SignedIn, Summary: "Make a thing", Status: http.StatusCreated,
	}, func(_ context.Context, _ *app.Deps, call operation.Call, in *createInput) (*created, table.Tx, error) {
		*plans++
		taken := problem.New("customer.duplicate", problem.At("/name", "customer.numberTaken"))
		var tx table.Tx
		tx.Add(table.Put(table.In(call.Caller.Tenant, "THING", in.Body.Name).Key("THING"), table.Item{"rec": "x"}).When(table.Absent(), taken))
		return &created{in.Body.Name, *plans}, tx, nil
	})
}

func TestWrite_plans_again_when_another_was_in_the_way(t *testing.T) {
	for _, c := range []struct {
		name      string
		conflicts int64
		err       error
		status    int
		code      string
		attempts  int64
	}{
		{"once", 1, table.ErrConflict, 201, "", 2},
		{"three times", 3, &table.Canceled{Reasons: []table.Reason{{Code: table.Conflict}}}, 201, "", 4},
		{"always", 99, table.ErrConflict, 409, "request.conflict", 4},
		{"a store whose answer was lost is not asked again", 99, table.ErrUncertain, 503, "request.busy", 1},
		{"a busy store is not asked again", 99, table.ErrThrottled, 503, "request.busy", 1},
		{"nor one that fails", 99, errors.New("arn"), 500, "internal", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			plans := 0
			w := newWorld(t, creating(&plans))
			w.table.transact = func(n int64) error {
				if n <= c.conflicts {
					return c.err
				}
				return nil
			}
			r := w.do("POST", "/v1/things", `{"name":"a"}`)
			if c.code != "" {
				w.wantProblem(r, c.status, c.code)
			} else if r.Code != c.status {
				t.Errorf("status: got %d, want %d: %s", r.Code, c.status, r.Body)
			}
			if got := w.table.transactions.Load(); got != c.attempts {
				t.Errorf("transactions: got %d, want %d", got, c.attempts)
			}
		})
	}
}

func TestWrite_answers_with_headers(t *testing.T) {
	plans := 0
	w := newWorld(t, creating(&plans))
	r := w.do("POST", "/v1/things", `{"name":"a"}`)
	if r.Code != 201 || r.Header().Get("ETag") != `"1"` || r.Header().Get("Location") != "/v1/things/1" || r.Header().Get("Idempotency-Replayed") != "" {
		t.Errorf("answer: %d %v", r.Code, r.Header())
	}
	w.wantProblem(w.do("POST", "/v1/things", `{"name":"a"}`), 409, "customer.duplicate")
}

func TestWrite_whose_answer_was_lost_is_found_by_its_key(t *testing.T) {
	plans := 0
	w := newWorld(t, creating(&plans))
	w.table.transact = func(n int64) error {
		if n > 1 {
			return nil
		}
		// The store did it, but the answer was lost on the way.
		w.table.transact = nil
		first := w.do("POST", "/v1/things", `{"name":"a"}`, "Idempotency-Key", "k")
		if first.Code != 201 {
			t.Errorf("status: %d %s", first.Code, first.Body)
		}
		return errors.New("connection reset")
	}
	r := w.do("POST", "/v1/things", `{"name":"a"}`, "Idempotency-Key", "k")
	if r.Code != 201 || r.Header().Get("Idempotency-Replayed") != "true" {
		t.Errorf("answer: %d %v %s", r.Code, r.Header(), r.Body)
	}
}

func TestKey_is_bound_to_user_operation_and_body(t *testing.T) {
	plans := 0
	w := newWorld(t, creating(&plans))
	key := []string{"Idempotency-Key", "k"}
	first := w.do("POST", "/v1/things", `{"name":"a"}`, key...)
	again := w.do("POST", "/v1/things", `{"name":"a"}`, key...)
	if first.Body.String() != again.Body.String() || again.Code != 201 {
		t.Errorf("again: %d %s, want %s", again.Code, again.Body, first.Body)
	}
	w.wantProblem(w.do("POST", "/v1/things", `{"name":"b"}`, key...), 422, "request.idempotencyKeyReused")
	w.wantProblem(w.do("POST", "/v1/things", `{"name":"a" }`, key...), 422, "request.idempotencyKeyReused")
	w.now = w.now.Add(operation.KeyLife + time.Second)
	w.wantProblem(w.do("POST", "/v1/things", `{"name":"a"}`, key...), 409, "customer.duplicate")
	if r := w.do("POST", "/v1/things", `{"name":"b"}`, key...); r.Code != 201 {
		t.Errorf("a day later: %d %s", r.Code, r.Body)
	}
	for i, bad := range []string{" ", "a b", "é", "\t"} {
		r := w.do("POST", "/v1/things", fmt.Sprintf(`{"name":"n%d"}`, i), "Idempotency-Key", bad)
		w.wantProblem(r, 400, "request.idempotencyKeyInvalid")
	}
}

func TestDry_run_writes_nothing(t *testing.T) {
	plans := 0
	w := newWorld(t, creating(&plans))
	for range 2 {
		if r := w.do("POST", "/v1/things?validateOnly=true", `{"name":"a"}`, "Idempotency-Key", "k"); r.Code != 200 || r.Header().Get("Location") != "" {
			t.Errorf("answer: %d %v", r.Code, r.Header())
		}
	}
	if got := w.table.transactions.Load(); got != 0 {
		t.Errorf("transactions: got %d, want 0", got)
	}
	w.do("POST", "/v1/things", `{"name":"a"}`)
	if r := w.do("POST", "/v1/things?validateOnly=true", `{"name":"a"}`); r.Code != 200 {
		t.Errorf("a duplicate is advice, not a refusal: %d %s", r.Code, r.Body)
	}
}

func TestWrite_that_tries_to_write_in_a_dry_run_fails(t *testing.T) {
	op := operation.Write(operation.Spec{Name: "things.break", Route: "POST /v1/break", Need: access.SignedIn},
		func(ctx context.Context, d *app.Deps, call operation.Call, _ *createInput) (*created, table.Tx, error) {
			tx := table.Tx{Writes: []table.Write{table.Put(table.In(call.Caller.Tenant, "X").Key("X"), table.Item{})}}
			return &created{}, table.Tx{}, d.Table.Transact(ctx, tx)
		})
	w := newWorld(t, op)
	w.wantProblem(w.do("POST", "/v1/break?validateOnly=true", `{"name":"a"}`), 500, "internal")
	if item, err := w.table.Get(t.Context(), table.In(w.tenant, "X").Key("X")); item != nil || err != nil {
		t.Errorf("it was written: %v, %v", item, err)
	}
}

func TestCallers_are_let_in_by_their_claims(t *testing.T) {
	plans := 0
	needs := operation.Read(operation.Spec{Name: "things.get", Route: "GET /v1/things", Need: access.Needs("thing", access.Read)},
		func(_ context.Context, _ *app.Deps, call operation.Call, _ *nothing) (*word, error) {
			return &word{call.Caller.User}, nil
		})
	for name, c := range map[string]struct {
		change func(map[string]string)
		status int
		code   string
	}{
		"a good token":    {func(map[string]string) {}, 200, ""},
		"no claim":        {func(m map[string]string) { clear(m) }, 403, "auth.scopeMissing"},
		"no scope":        {func(m map[string]string) { m["scope"] = "openid" }, 403, "auth.scopeMissing"},
		"an ID token":     {func(m map[string]string) { m["token_use"] = "id" }, 401, "auth.unauthenticated"},
		"another company": {func(m map[string]string) { m["tenant"] = "tnt_00000000000000000000000001" }, 401, "auth.sessionEnded"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, creating(&plans), needs)
			c.change(w.claims)
			r := w.do("GET", "/v1/things", "")
			if c.code == "" {
				if r.Code != 200 {
					t.Errorf("answer: %d %s", r.Code, r.Body)
				}
				return
			}
			w.wantProblem(r, c.status, c.code)
		})
	}
	t.Run("no claims at all", func(t *testing.T) {
		w := newWorld(t, needs)
		w.claims = nil
		r := w.do("GET", "/v1/things", "")
		w.wantProblem(r, 401, "auth.unauthenticated")
		if r.Header().Get("WWW-Authenticate") != "Bearer" {
			t.Errorf("headers: %v", r.Header())
		}
	})
}
