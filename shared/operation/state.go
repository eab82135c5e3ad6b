package operation

import (
	"context"
	"crypto/sha256"
	"errors"
	"net/http"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/ratelimit"
	"kehu/shared/usage"
)

// Verified is what whoever received the request vouches for: the gateway in the cloud, the
// local server on one machine.
type Verified struct {
	Claims    map[string]string // of the verified token; nil without a token
	RequestID string            // the gateway's own; a client's comes first, and "" is replaced
	Address   string            // of the client
	Cold      bool              // the first call of this process
	Plain     bool              // the client came without TLS
}

type verifiedKey struct{}

// WithVerified returns the context of a request with what is known of it.
func WithVerified(ctx context.Context, v Verified) context.Context {
	return context.WithValue(ctx, verifiedKey{}, v)
}

// state follows one call through the layers.
type state struct {
	call   Call
	cause  error // what the log shows
	cold   bool
	claims map[string]string
	usage  usage.Meter
}

type stateKey struct{}

// stateOf returns the state of the call; outside a call, an empty one.
func stateOf(ctx context.Context) *state {
	if s, ok := ctx.Value(stateKey{}).(*state); ok {
		return s
	}
	return &state{}
}

// fail remembers why the call failed, for the log.
func (s *state) fail(err error) { s.cause = err }

// newState begins a call; answer are the headers of what it will answer.
func newState(r *http.Request, answer http.Header, now time.Time, newRequestID func() string) *state {
	v, _ := r.Context().Value(verifiedKey{}).(Verified)
	requestID := r.Header.Get("X-Request-Id")
	if !validRequestID(requestID) {
		requestID = v.RequestID
	}
	if !validRequestID(requestID) {
		requestID = newRequestID()
	}
	bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return &state{
		cold:   v.Cold,
		claims: v.Claims,
		call: Call{
			RequestID: requestID,
			Language:  problem.Negotiate(r.Header.Get("Accept-Language")),
			Address:   v.Address,
			Agent:     r.UserAgent(),
			At:        now,
			bearer:    bearer,
			path:      r.URL.Path,
			plain:     v.Plain,
			answer:    answer,
			body:      sha256.New(),
		},
	}
}

// validRequestID accepts what can stand in a log line and a header without harm.
func validRequestID(text string) bool {
	if text == "" || len(text) > 64 {
		return false
	}
	for i := range len(text) {
		c := text[i]
		if (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '-' && c != '_' && c != '=' {
			return false
		}
	}
	return true
}

// identify fills in who calls: whoever the verified token names.
func (s *state) identify(spec Spec) error {
	if spec.Need.IsPublic() {
		return nil
	}
	if s.claims == nil {
		return problem.New("auth.unauthenticated")
	}
	caller, err := access.CallerFromClaims(s.claims)
	if err != nil {
		code := problem.Code("auth.unauthenticated")
		if errors.Is(err, access.ErrScope) {
			code = "auth.scopeMissing"
		}
		return problem.New(code).Because(err)
	}
	s.call.Caller = caller // for the log, also when it is refused
	return nil
}

// ration counts the call, against its user and company or against where it comes from, and tells the limits in the answer.
func (s *state) ration(ctx context.Context, weight int64, rates *ratelimit.Limiter) error {
	var verdict ratelimit.Verdict
	if s.call.Caller.Tenant.IsZero() {
		verdict = rates.Network(ctx, s.call.Address)
	} else {
		verdict = rates.User(ctx, s.call.Caller.Tenant, s.call.Caller.User, weight)
	}
	verdict.Headers(s.call.answer.Set)
	return verdict.Problem()
}

// authorise checks whether the caller may do what the operation does, today.
func (s *state) authorise(ctx context.Context, spec Spec, check func(context.Context, access.Caller) (access.Caller, error)) error {
	if spec.Need.IsPublic() {
		return nil
	}
	caller, err := check(ctx, s.call.Caller)
	if err != nil {
		return err
	}
	s.call.Caller = caller
	if permission, needed := spec.Need.Permission(); needed && !caller.Allowed(permission) {
		return problem.New("auth.forbidden").With("permission", permission.String())
	}
	if code, held := holds[caller.Company.Standing.HoldAt(s.call.At)]; held && spec.Held() {
		return problem.New(code)
	}
	return nil
}

// holds says what a company's hold is to its people.
var holds = map[access.Hold]problem.Code{
	access.Suspended: "tenant.suspended",
	access.Expired:   "tenant.expired",
	access.Closed:    "tenant.closed",
}

// describe makes the document of an error and sets the headers that belong to it.
func describe(setHeader func(name, value string), err error, s *state) *problem.Document {
	document := problem.Describe(err, s.call.Language, s.call.RequestID, s.call.path)
	if after := document.RetryAfter(); after != "" {
		setHeader("Retry-After", after)
	}
	if document.Code == http.StatusUnauthorized {
		setHeader("WWW-Authenticate", "Bearer")
	}
	return document
}
