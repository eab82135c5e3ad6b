// Package session knows which sessions have ended before their tokens did.
//
// Promise: a suspended user, a session that was signed out, a session from before "sign
// out everywhere", and whoever is of a company that is gone are refused at most MaxAge after the fact, although their access
// token still verifies. A check costs one batch read when the process has not seen the session for
// MaxAge, and nothing otherwise.
package session

import (
	"context"
	"fmt"
	"sync"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// MaxAge is how long a process trusts what it last read of a session.
const MaxAge = 30 * time.Second

// maxKnown bounds the memory of a Guard: about 200 bytes each.
const maxKnown = 20_000

// markerLife is how long a sign-out is remembered: longer than any refresh token lives,
// so that it ends the session even where the provider could not be told.
const markerLife = 31 * 24 * time.Hour

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
	rights      access.Rights
	team, below []string
	company     access.Company
	ended       bool // the session itself was signed out
	until       time.Time
}

// NewGuard returns a Guard that reads users and ended sessions from the table.
func NewGuard(t table.Table, c clock.Clock) *Guard {
	return &Guard{table: t, clock: c, known: make(map[name]verdict)}
}

// Check returns the verified caller with the roles that the user has today, or the problem
// auth.sessionEnded.
func (g *Guard) Check(ctx context.Context, c access.Caller) (access.Caller, error) {
	v, err := g.verdict(ctx, name{c.Tenant, c.User, c.Session})
	if err != nil {
		return access.Caller{}, err
	}
	signedOut := !v.user.SignedOutAt.IsZero() && !c.SignIn.After(v.user.SignedOutAt.Truncate(time.Second))
	if v.ended || v.user.Status != user.Active || signedOut || v.company.Standing.GoneAt(g.clock.Now()) {
		return access.Caller{}, problem.New("auth.sessionEnded")
	}
	c.Roles, c.Rights, c.Team, c.Below, c.Company = v.user.Roles, v.rights, v.team, v.below, v.company
	return c, nil
}

func (g *Guard) verdict(ctx context.Context, n name) (verdict, error) {
	now := g.clock.Now()
	g.mu.Lock()
	v, found := g.known[n]
	g.mu.Unlock()
	if found && now.Before(v.until) {
		return v, nil
	}
	if !user.Kind.Valid(n.user) {
		return verdict{}, nil
	}
	items, err := g.table.BatchGet(ctx, []table.Key{
		user.Key(n.tenant, n.user), markerKey(n.tenant, n.session), tenant.Key(n.tenant), user.ChartKey(n.tenant),
	})
	if err != nil {
		return verdict{}, fmt.Errorf("check session: %w", err)
	}
	v = verdict{ended: items[1] != nil, until: now.Add(MaxAge)}
	if items[0] != nil {
		if v.user, err = user.Decode(items[0]); err != nil {
			return verdict{}, err
		}
	}
	if items[2] != nil {
		company, err := tenant.Decode(items[2])
		if err != nil {
			return verdict{}, err
		}
		v.company = company.Company()
	}
	chart := user.DecodeChart(items[3])
	v.rights = access.BuiltIn(v.user.Roles...)
	v.team, v.below = chart.Reports(n.user), chart.Below(n.user)
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.known) >= maxKnown {
		clear(g.known) // rare, and costs each session one read
	}
	g.known[n] = v
	return v, nil
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

// End is the write that ends the caller's session.
func (g *Guard) End(c access.Caller) table.Write {
	now := g.clock.Now()
	item := table.Item{"us": c.User, "at": now.Format(time.RFC3339)}
	return table.Put(markerKey(c.Tenant, c.Session), item).Expiring(now.Add(markerLife))
}

func markerKey(t access.Tenant, session string) table.Key {
	return table.In(t, "SESSION", session).Key("SESSION")
}
