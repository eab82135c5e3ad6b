// Package session keeps the sessions of users, and knows which have ended before their tokens did.
//
// Promise: a suspended user, a session that was ended, a session from before "sign
// out everywhere", one that did not begin with Kehu's own sign-in, one that began
// with a password that was too old and still is the same, one that is older than the company's rule on the second factor lets it be, and whoever is of a company that is gone are refused at most MaxAge after the fact, although
// their access token still verifies; so long at most counts a role that was taken or changed, and a grant that expires
// not a moment longer. A check costs one batch read when the process has not seen the session for
// MaxAge, and nothing otherwise; and once in TouchAfter one small transaction of two items, which says that the session
// is in use: 5 write units (two items in a transaction, one entry of an index), so at most 75 an hour for
// each session while it is in use. A sign of life that cannot be written in time is left out.
//
// Errors: the problems auth.sessionEnded and session.notFound, and those of the table.
package session

import (
	"context"
	"fmt"
	"sync"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/department"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// MaxAge is how long a process trusts what it last read of a session.
const MaxAge = 30 * time.Second

// maxKnown bounds the memory of a Guard: about 200 bytes each.
const maxKnown = 20_000

// TouchAfter is how long a session is in use before that is written down again. With MaxAge it stays below user.OnlineFor.
const TouchAfter = 4 * time.Minute

// patience is how long a call waits for its sign of life to be written, at most.
const patience = 200 * time.Millisecond

// Guard checks sessions. It is safe for concurrent use.
type Guard struct {
	table table.Table
	clock clock.Clock

	mu    sync.Mutex
	known map[name]verdict
}

// name is what a verdict belongs to.
type name struct {
	tenant        access.Tenant
	user, session string
}

type verdict struct {
	user        user.User
	roles       []access.Role
	rights      access.Rights
	registry    role.Registry // of the user's roles, while one of them expires
	expiry      time.Time     // of the next grant that does; zero is never
	team, below []string
	company     access.Company
	session     Session // the zero value is none
	until       time.Time
}

// NewGuard returns a Guard that reads users and ended sessions from the table.
func NewGuard(t table.Table, c clock.Clock) *Guard {
	return &Guard{table: t, clock: c, known: make(map[name]verdict)}
}

// Check returns the verified caller with the roles that the user has today, or the problem
// auth.sessionEnded.
func (g *Guard) Check(ctx context.Context, c access.Caller) (access.Caller, error) {
	v, known, err := g.verdict(ctx, name{c.Tenant, c.User, c.Session})
	if err != nil {
		return access.Caller{}, err
	}
	began := v.session.ID != "" && v.session.EndedAt == nil
	if !began || v.user.PasswordExpired(c.SignIn, v.company.PasswordMaxAge) || v.user.Status != user.Active || endedWith(v.user, c.SignIn) || v.company.Standing.GoneAt(g.clock.Now()) {
		return access.Caller{}, problem.New("auth.sessionEnded")
	}
	now := g.clock.Now()
	if ends := v.company.FactorRule.Ends(c.SignIn, v.roles); !ends.IsZero() && !now.Before(ends) { // the second factor is asked for again
		return access.Caller{}, problem.New("auth.sessionEnded")
	}
	if !v.expiry.IsZero() && !now.Before(v.expiry) {
		v.roles, v.rights = v.user.RolesAt(now, v.registry), v.user.RightsAt(now, v.registry)
	}
	c.Position, c.Roles, c.Rights, c.Team, c.Below, c.Company = v.user.Position, v.roles, v.rights, v.team, v.below, v.company
	if !known {
		g.touch(ctx, c.Tenant, v.session)
	}
	return c, nil
}

// OnBehalf returns who a user is today, without a session, for work that goes on after the call that asked for it. ok is false
// when the user may not make calls any more.
func (g *Guard) OnBehalf(ctx context.Context, t access.Tenant, userID string) (c access.Caller, ok bool, err error) {
	v, _, err := g.verdict(ctx, name{tenant: t, user: userID})
	if err != nil {
		return access.Caller{}, false, err
	}
	now := g.clock.Now()
	if v.user.Status != user.Active || v.company.Standing.GoneAt(now) {
		return access.Caller{}, false, nil
	}
	if !v.expiry.IsZero() && !now.Before(v.expiry) {
		v.roles, v.rights = v.user.RolesAt(now, v.registry), v.user.RightsAt(now, v.registry)
	}
	return access.Caller{
		Tenant: t, User: userID, Position: v.user.Position, Roles: v.roles, Rights: v.rights, Team: v.team, Below: v.below, Company: v.company,
	}, true, nil
}

// touch writes down that the session is in use, unless that was done a short while ago. What comes of it is no concern of the
// call: the next one that reads the session tries again.
func (g *Guard) touch(ctx context.Context, tenantID access.Tenant, s Session) {
	now := g.clock.Now()
	if now.Sub(s.LastSeenAt) < TouchAfter {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	attribute := table.Encode(Session{LastSeenAt: now})
	same := table.Equal("ls", table.Encode(Session{LastSeenAt: s.LastSeenAt})["ls"]) // of two processes, one writes
	_ = g.table.Transact(ctx, table.Tx{Writes: []table.Write{
		table.Update(key(tenantID, s.User, s.ID), attribute, nil).When(same, nil), user.Seen(tenantID, s.User, now),
	}})
}

// verdict returns what is known of a session, and whether this process knew it before.
func (g *Guard) verdict(ctx context.Context, n name) (v verdict, known bool, err error) {
	now := g.clock.Now()
	g.mu.Lock()
	v, found := g.known[n]
	g.mu.Unlock()
	if found && now.Before(v.until) {
		return v, true, nil
	}
	if !user.Kind.Valid(n.user) {
		return verdict{}, true, nil
	}
	items, err := g.table.BatchGet(ctx, []table.Key{
		user.Key(n.tenant, n.user), key(n.tenant, n.user, n.session), tenant.Key(n.tenant), user.ChartKey(n.tenant),
		department.OrderKey(n.tenant),
		role.RegistryKey(n.tenant),
	})
	if err != nil {
		return verdict{}, false, fmt.Errorf("check session: %w", err)
	}
	v = verdict{until: now.Add(MaxAge)}
	if items[0] != nil {
		if v.user, err = user.Decode(items[0]); err != nil {
			return verdict{}, false, err
		}
	}
	if v.session, err = decode(items[1]); err != nil {
		return verdict{}, false, err
	}
	if items[2] != nil {
		company, err := tenant.Decode(items[2])
		if err != nil {
			return verdict{}, false, err
		}
		v.company = company.Company()
	}
	chart := user.DecodeChart(items[3])
	registry := role.DecodeRegistry(items[5])
	v.roles, v.rights = v.user.RolesAt(now, registry), v.user.RightsAt(now, registry)
	if v.expiry = v.user.NextExpiry(now); !v.expiry.IsZero() {
		v.registry = registry.Of(v.user.Position, v.roles...)
	}
	v.team, v.below = chart.Reports(n.user), user.Subtree(n.user, chart, department.DecodeOrder(items[4]))
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.known) >= maxKnown {
		clear(g.known) // rare, and costs each session one read
	}
	g.known[n] = v
	return v, false, nil
}

// Forget makes this process read the caller's session anew at the next check.
func (g *Guard) Forget(c access.Caller) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for n := range g.known {
		if n.tenant == c.Tenant && n.user == c.User {
			delete(g.known, n)
		}
	}
}

// ForgetCompany makes this process read all sessions of the company anew at their next check.
func (g *Guard) ForgetCompany(t access.Tenant) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for n := range g.known {
		if n.tenant == t {
			delete(g.known, n)
		}
	}
}
