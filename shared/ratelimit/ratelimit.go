package ratelimit

import (
	"context"
	"log/slog"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Window is the time that limits are counted in. All windows begin with a minute of the clock, so that processes agree on them.
const Window = time.Minute

// Limits are the calls that each may make in a Window; 0 is as many as they like.
type Limits struct {
	Tenant  int64 // a company, all its users together
	User    int64 // one user
	Network int64 // an address of the client, for calls without a token: of version 6, its network of 64 bits
}

// shares is into how many shares a limit is divided among processes.
const shares = 50

// maxBuckets bounds the memory: about 150 bytes each. Beyond it the window begins anew for everybody, which takes as many subjects in a minute.
const maxBuckets = 50_000

// patience is how long a call waits for the common table at most.
const patience = 200 * time.Millisecond

// Limiter counts calls. It is safe for concurrent use; a nil one limits nothing.
type Limiter struct {
	limits Limits
	clock  clock.Clock
	shared table.Table // nil: this process is the only one
	log    *slog.Logger

	mu      sync.Mutex
	window  time.Time
	buckets map[subject]*bucket
}

// New returns a Limiter. shared is where processes share the limits; nil for a process that is the only one.
func New(limits Limits, c clock.Clock, shared table.Table, log *slog.Logger) *Limiter {
	return &Limiter{limits: limits, clock: c, shared: shared, log: log, buckets: make(map[subject]*bucket)}
}

// subject is who is counted, under the name of the policy.
type subject struct {
	policy string
	tenant access.Tenant
	name   string // of the user or the network
	limit  int64
}

// key is where processes share the subject's limit in the window.
func (s subject) key(window time.Time) table.Key {
	return table.In(s.tenant, "RATE", s.policy, s.name).Key(window.UTC().Format(time.RFC3339))
}

func (s subject) share() int64 { return max(1, s.limit/shares) }

// bucket is what a subject has used in the window, and what it may use without asking.
type bucket struct {
	used, may int64
	asked     bool // the table knows of this process
	empty     bool // the table has nothing left
}

// User counts a call of a signed-in user, which weighs as much as so many.
func (l *Limiter) User(ctx context.Context, tenant access.Tenant, user string, weight int64) Verdict {
	if l == nil {
		return Verdict{}
	}
	return l.take(ctx, weight, subject{"tenant", tenant, "", l.limits.Tenant}, subject{"user", tenant, user, l.limits.User})
}

// Network counts a call without a token from the client's IP address.
func (l *Limiter) Network(ctx context.Context, address string) Verdict {
	if l == nil {
		return Verdict{}
	}
	return l.take(ctx, 1, subject{"network", access.Platform, NetworkOf(address), l.limits.Network})
}

// NetworkOf returns what an IP address is counted as: of version 6, the network of 64 bits, as whoever has one address there has all.
func NetworkOf(address string) string {
	parsed, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	parsed = parsed.Unmap().WithZone("")
	if parsed.Is4() {
		return parsed.String()
	}
	network, _ := parsed.Prefix(64) // fails for more bits than there are
	return network.String()
}

// take counts the call for each of the subjects, or for none if one of them has too little left. It weighs no more than a whole limit, so that one of
// a few calls lets everything through once.
func (l *Limiter) take(ctx context.Context, weight int64, all ...subject) Verdict {
	now := l.clock.Now()
	window := now.UTC().Truncate(Window)
	l.mu.Lock()
	defer l.mu.Unlock()
	for {
		if window.After(l.window) || len(l.buckets) >= maxBuckets {
			l.window, l.buckets = window, make(map[subject]*bucket)
		}
		used := l.used(all)
		spent := spent(all, used, weight)
		if spent < 0 {
			for i, s := range all {
				used[i].used += s.weigh(weight)
			}
			return verdict(all, used, now)
		}
		if b := used[spent]; l.shared == nil || b.empty {
			v := verdict(all, used, now)
			v.refused = true
			return v
		}
		l.ask(ctx, all[spent], used[spent], window)
	}
}

// used returns the subjects' buckets.
func (l *Limiter) used(all []subject) []*bucket {
	found := make([]*bucket, len(all))
	for i, s := range all {
		b, known := l.buckets[s]
		if !known {
			b = &bucket{may: s.limit}
			if l.shared != nil {
				b.may = s.share()
			}
			l.buckets[s] = b
		}
		found[i] = b
	}
	return found
}

// weigh is what a call counts for the subject.
func (s subject) weigh(weight int64) int64 { return max(1, min(weight, s.limit)) }

// spent returns the first subject that may not use so much without asking; -1 for none.
func spent(all []subject, used []*bucket, weight int64) int {
	for i, s := range all {
		if s.limit > 0 && used[i].used+s.weigh(weight) > used[i].may {
			return i
		}
	}
	return -1
}

// ask takes another share out of the table; the first time also the one that was used without asking. The lock is let go meanwhile.
func (l *Limiter) ask(ctx context.Context, s subject, b *bucket, window time.Time) {
	want := s.share()
	if !b.asked {
		want += s.share()
	}
	if want > s.limit {
		b.empty = true
		return
	}
	had := b.may
	l.mu.Unlock()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	expires := map[string]any{table.AttrExpires: table.NumberOf(window.Add(2 * Window).Unix())}
	few := table.Or(table.Unset("n"), table.Less("n", table.NumberOf(s.limit-want+1)))
	tx := table.Tx{Writes: []table.Write{table.Update(s.key(window), expires, map[string]int64{"n": want}).When(few, errEmpty)}}
	err := tx.Explain(l.shared.Transact(ctx, tx))
	l.mu.Lock()
	switch {
	case b.may != had: // another call has asked meanwhile: what this one got on top is lost for the window
	case problem.Is(err, errEmpty.Code):
		b.empty = true
	default:
		if err != nil {
			l.log.ErrorContext(ctx, "limit not shared", "policy", s.policy, "cause", err.Error())
		}
		b.may += s.share()
		b.asked = true
	}
}

// errEmpty says that the table has no share left.
var errEmpty = problem.New("request.tooMany")

// Verdict is what became of a call. The zero value is a call that nothing limits.
type Verdict struct {
	policies, left string
	refused        bool
	after          time.Duration
}

func verdict(all []subject, used []*bucket, now time.Time) Verdict {
	after := now.UTC().Truncate(Window).Add(Window).Sub(now)
	seconds := int64((after + time.Second - 1) / time.Second)
	policies, left := make([]byte, 0, 64), make([]byte, 0, 64)
	for i, s := range all {
		if s.limit == 0 {
			continue
		}
		rest := s.limit - used[i].used // of what other processes have used, only the end is known
		if used[i].empty {
			rest = used[i].may - used[i].used
		}
		policies = item(policies, s.policy, "q", s.limit, "w", int64(Window/time.Second))
		left = item(left, s.policy, "r", max(0, rest), "t", seconds)
	}
	return Verdict{policies: string(policies), left: string(left), after: after}
}

// item adds an item with two parameters to a list of structured fields (RFC 9651).
func item(to []byte, name, first string, a int64, second string, b int64) []byte {
	if len(to) > 0 {
		to = append(to, ", "...)
	}
	to = append(append(append(to, '"'), name...), `";`...)
	to = strconv.AppendInt(append(append(to, first...), '='), a, 10)
	return strconv.AppendInt(append(append(append(to, ';'), second...), '='), b, 10)
}

// Headers hands over the headers that tell the limits, if there are any.
func (v Verdict) Headers(set func(name, value string)) {
	if v.policies == "" {
		return
	}
	set("RateLimit-Policy", v.policies)
	set("RateLimit", v.left)
}

// Problem returns the problem of a call that is refused, nil for one that is not.
func (v Verdict) Problem() error {
	if !v.refused {
		return nil
	}
	return problem.New("request.tooMany").After(v.after)
}
