package operations_test

import (
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kehu/functions/exports"
	"kehu/functions/me"
	"kehu/functions/system"
	"kehu/infra/scenario"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/ratelimit"
)

// limited sets limits before the first call.
func limited(k *scenario.Kehu, limits ratelimit.Limits) {
	k.Deps.Rates = ratelimit.New(limits, k.Clock, nil, slog.New(slog.DiscardHandler))
}

// TestEvery_operation_is_limited: a call beyond the limit answers 429 and does nothing, whatever the operation; not even the session is read.
func TestEvery_operation_is_limited(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	as := k.Company(t).Admin
	limited(k, ratelimit.Limits{User: 1, Network: 1})
	k.Do(t, scenario.Request{Op: me.Get, As: as}).Want(t, 200)
	k.Do(t, scenario.Request{Op: system.Health}).Want(t, 200)
	k.Table.Fail(func(method string) error {
		t.Errorf("the table is asked: %s", method)
		return nil
	})
	for _, o := range served() {
		r := requestOf(o, as, "cus_00000000000000000000000001")
		r.Header["Accept-Language"] = "zh-CN"
		k.Run(t, []scenario.Scenario{{
			Name: o.Name, Request: r, Status: 429, Code: "request.tooMany", Has: []string{"请求或尝试次数过多"},
		}})
	}
}

func TestLimits_of_companies_and_networks(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	one, other := k.Company(t), k.Company(t)
	colleague := one.User(t, "sales")
	limited(k, ratelimit.Limits{Tenant: 3, User: 2, Network: 1})
	get := func(as *scenario.Caller, status int, left string) {
		t.Helper()
		r := k.Do(t, scenario.Request{Op: me.Get, As: as}).Want(t, status)
		if got := r.Header["ratelimit"]; !strings.HasPrefix(got, left) {
			t.Errorf("RateLimit: got %s, want %s...", got, left)
		}
	}
	get(one.Admin, 200, `"tenant";r=2;t=`)
	get(one.Admin, 200, `"tenant";r=1;t=`)
	get(one.Admin, 429, `"tenant";r=1;t=`)
	get(colleague, 200, `"tenant";r=0;t=`)
	get(colleague, 429, `"tenant";r=0;t=`)
	get(other.Admin, 200, `"tenant";r=2;t=`)
	get(nil, 401, `"network";r=0;t=`)
	get(nil, 429, `"network";r=0;t=`)
	r := k.Do(t, scenario.Request{Op: system.Health}).Want(t, 429)
	if r.Header["retry-after"] == "" || r.Header["ratelimit-policy"] != `"network";q=1;w=60` {
		t.Errorf("headers: %v", r.Header)
	}
	k.Clock.Advance(time.Minute)
	get(one.Admin, 200, `"tenant";r=2;t=`)
}

// TestWhat_starts_a_job_counts_as_many_calls: a call that is answered at once may have minutes of work done. Whoever makes many of them is stopped sooner.
func TestWhat_starts_a_job_counts_as_many_calls(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	as := k.Company(t).Admin
	limited(k, ratelimit.Limits{Tenant: 1000, User: 2*operation.Heavy + 1})
	export := scenario.Request{Op: exports.Create, As: as, Body: `{"list":"customers","format":"csv","reason":"audit"}`}
	k.Do(t, export).Want(t, 202)
	if r := k.Do(t, export).Want(t, 202); !strings.Contains(r.Header["ratelimit"], `"user";r=1;t=`) {
		t.Errorf("what is left: %s", r.Header["ratelimit"])
	}
	k.Do(t, export).Want(t, 429).WantProblem(t, "request.tooMany")
	k.Do(t, scenario.Request{Op: me.Get, As: as}).Want(t, 200) // a refused call counts nothing
	k.Do(t, scenario.Request{Op: me.Get, As: as}).Want(t, 429)

	jobs := 0
	for _, o := range served() {
		if answersJob(o.Output) {
			jobs++
			if o.Weight != operation.Heavy && !slices.Contains([]string{"jobs.get", "jobs.list", "jobs.cancel"}, o.Name) {
				t.Errorf("%s starts a job, and weighs %d", o.Name, o.Weight)
			}
		}
	}
	if jobs < 10 {
		t.Errorf("%d operations answer a job: they are looked for in vain", jobs)
	}
}

// answersJob reports whether the type is a job, or holds one.
func answersJob(typ reflect.Type) bool {
	for typ != nil && typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if typ == nil || typ.Kind() != reflect.Struct {
		return false
	}
	if typ == reflect.TypeFor[job.Job]() {
		return true
	}
	for f := range typ.Fields() {
		if f.Anonymous && answersJob(f.Type) {
			return true
		}
	}
	return false
}
