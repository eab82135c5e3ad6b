package operation

import (
	"context"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/sheet"
	"kehu/shared/table"
)

// retryAfter is what a client is told to wait when the store was busy.
const retryAfter = time.Second

// Read declares an operation that only answers.
func Read[I, O any](spec Spec, f func(ctx context.Context, d *app.Deps, call Call, in *I) (*O, error)) Operation {
	spec = answering[O](spec)
	return declare(spec, reflect.TypeFor[O](), func(ctx context.Context, d *app.Deps, call Call, in *I) (*reply, error) {
		out, err := f(ctx, d, call, in)
		if err != nil {
			return nil, err
		}
		answer := newReply(spec, call, out)
		if conditional, ok := any(in).(interface{ fresh(etag string) bool }); ok && conditional.fresh(answer.ETag) {
			answer.Status, answer.Body = http.StatusNotModified, nil
		}
		if asked, ok := any(in).(interface{ tabled() bool }); ok && asked.tabled() {
			answer.sheet = sheet.Encode(any(out).(tabular).Sheet())
		}
		return answer, nil
	})
}

// Act declares an operation whose effect is outside the table's transaction, such as a
// sign-in. It must be safe to repeat by itself; the idempotency key is not stored.
func Act[I, O any](spec Spec, f func(ctx context.Context, d *app.Deps, call Call, in *I) (*O, error)) Operation {
	spec = changing(answering[O](spec))
	return declare(spec, reflect.TypeFor[O](), func(ctx context.Context, d *app.Deps, call Call, in *I) (*reply, error) {
		out, err := f(ctx, d, call, in)
		if err != nil {
			return nil, err
		}
		return newReply(spec, call, out), nil
	})
}

// Write declares an operation that changes the table: f returns what to answer and the
// transaction that makes it true. f may be called again when another transaction was in
// the way, so it must have no effect of its own.
func Write[I, O any](spec Spec, f func(ctx context.Context, d *app.Deps, call Call, in *I) (*O, table.Tx, error)) Operation {
	spec = changing(answering[O](spec))
	return declare(spec, reflect.TypeFor[O](), func(ctx context.Context, d *app.Deps, call Call, in *I) (*reply, error) {
		w := writer{spec: spec, deps: d, call: call, in: in, output: reflect.TypeFor[O]()}
		w.plan = func(ctx context.Context, d *app.Deps, call Call) (any, table.Tx, error) { return f(ctx, d, call, in) }
		return w.run(ctx)
	})
}

// WriteThen declares a Write with an effect outside the table, for which it asks after the transaction, and
// again whenever the call is repeated. So whatever came between the two is healed by repeating the call, with the same
// Idempotency-Key or, where f returns no writes for what is done already, without. then must be safe to repeat. It is given what
// is answered, masked, and may fill in what must not be remembered.
func WriteThen[I, O any](
	spec Spec,
	f func(ctx context.Context, d *app.Deps, call Call, in *I) (*O, table.Tx, error),
	then func(ctx context.Context, d *app.Deps, call Call, out *O) error,
) Operation {
	spec = changing(answering[O](spec))
	return declare(spec, reflect.TypeFor[O](), func(ctx context.Context, d *app.Deps, call Call, in *I) (*reply, error) {
		w := writer{spec: spec, deps: d, call: call, in: in, output: reflect.TypeFor[O]()}
		w.plan = func(ctx context.Context, d *app.Deps, call Call) (any, table.Tx, error) { return f(ctx, d, call, in) }
		answer, err := w.run(ctx)
		if err != nil || w.dry() {
			return answer, err
		}
		if err := then(ctx, d, call, answer.Body.(*O)); err != nil {
			return nil, err
		}
		return answer, nil
	})
}

// public returns the spec with no need.
func (s Spec) public() Spec {
	s.Need = access.Public
	return s
}

// changing returns the spec of an operation that does more than answer.
func changing(s Spec) Spec {
	s.changes = true
	return s
}

// answering returns the spec with the status of success: 200 if it says none, 204 when nothing is answered.
func answering[O any](spec Spec) Spec {
	switch {
	case spec.Status != 0:
	case answersNothing[O]():
		spec.Status = http.StatusNoContent
	default:
		spec.Status = http.StatusOK
	}
	return spec
}

func answersNothing[O any]() bool {
	_, nothing := any((*O)(nil)).(*Nothing)
	return nothing
}

// declare makes an Operation of a function of typed input. What of it does not depend on the input's type stands
// elsewhere: this, and huma.Register, are compiled anew for each type, at 10 KB and more.
func declare[I any](spec Spec, output reflect.Type, run func(context.Context, *app.Deps, Call, *I) (*reply, error)) Operation {
	register := func(s *Server) {
		huma.Register(s.api, s.describe(spec, new(I), output), func(ctx context.Context, in *I) (*written, error) {
			current := stateOf(ctx)
			answer, err := run(ctx, s.deps, current.call, in)
			return write(current, answer, err), nil
		})
	}
	return Operation{Spec: spec, Source: HTTP, Output: output, register: register}
}

// document returns what the OpenAPI document says of the operation; in is its input.
func (s Spec) document(in any) huma.Operation {
	domain, _, _ := strings.Cut(s.Name, ".")
	problems := s.problems(in)
	op := huma.Operation{
		OperationID:   s.Name,
		Method:        s.Method(),
		Path:          s.Path(),
		Summary:       s.Summary,
		Tags:          []string{domain},
		DefaultStatus: s.Status,
		MaxBodyBytes:  MaxBody + 1, // huma refuses a body of exactly the limit
		Errors:        statuses(problems),
		Metadata:      map[string]any{"spec": s},
		Extensions:    map[string]any{"x-problems": problems},
	}
	if s.Need.IsPublic() {
		op.Security = []map[string][]string{{}}
		return op
	}
	op.Security = []map[string][]string{{bearerScheme: {}}}
	if permission, needed := s.Need.Permission(); needed {
		op.Description = "Needs the permission `" + permission.String() + "`."
		op.Extensions["x-permission"] = permission.String()
	}
	return op
}

// problems lists what the operation may answer beside success: its own problems, and those that come of its input and
// its need.
func (s Spec) problems(in any) []problem.Code {
	all := append([]problem.Code{"request.invalid", "request.tooMany", "request.busy", "internal"}, s.Problems...)
	if !s.Need.IsPublic() {
		all = append(all, "auth.unauthenticated", "auth.sessionEnded", "auth.scopeMissing")
	}
	if permission, needed := s.Need.Permission(); needed {
		all = append(all, "auth.forbidden")
		if permission.Owned() {
			all = append(all, "auth.outOfReach")
		}
	}
	if s.Held() {
		all = append(all, "tenant.suspended", "tenant.expired", "tenant.closed")
	}
	if _, found := reflect.TypeOf(in).Elem().FieldByName("Body"); found {
		all = append(all, "request.malformed", "request.tooLarge", "request.unsupportedMediaType", "request.timeout")
	}
	if _, keyed := in.(interface{ idempotencyKey() string }); keyed {
		all = append(all, "request.idempotencyKeyInvalid", "request.idempotencyKeyReused", "request.conflict")
	}
	if _, versioned := in.(interface{ Version(record.Meta) error }); versioned {
		all = append(all, "request.preconditionRequired", "request.versionStale", "request.conflict")
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// statuses returns the statuses of the problems, each once.
func statuses(problems []problem.Code) []int {
	all := make([]int, len(problems))
	for i, code := range problems {
		all[i] = problem.New(code).Status()
	}
	slices.Sort(all)
	return slices.Compact(all)
}
