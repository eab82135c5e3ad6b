package local

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/identity"
	"kehu/shared/table"
)

// Lock-out as Cognito does it (Developer Guide, "Lockout behavior for failed sign-in
// attempts"), for wrong passwords and wrong second factors together: from the fifth failure on
// one second, doubling up to fifteen minutes; forgotten after a sign-in that went
// through to the tokens, or after fifteen minutes without a failure. Attempts while locked
// are refused and do not count.
const (
	freeFailures = 5
	maxLock      = identity.MaxLock
	quiet        = identity.MaxLock
)

// failures counts what went wrong for an address, whether it has an account or not.
type failures struct {
	email  string
	stored bool
	count  int64
	last   time.Time
}

// failures returns the count of an address; it is *identity.LockedError while locked.
func (p *Provider) failures(ctx context.Context, email string) (*failures, error) {
	item, err := p.Table.Get(ctx, failuresKey(email))
	if err != nil {
		return nil, fmt.Errorf("identity/local: failures: %w", err)
	}
	f := &failures{email: email, stored: item != nil, count: item.Int("count"), last: timeOf(item, "last")}
	if wait := f.lock() - p.Clock.Now().Sub(f.last); wait > 0 {
		return nil, &identity.LockedError{RetryAfter: wait}
	}
	return f, nil
}

// lock returns how long after the last failure nobody is let in.
func (f *failures) lock() time.Duration {
	if f.count < freeFailures {
		return 0
	}
	return min(time.Second<<min(f.count-freeFailures, 10), maxLock)
}

// add counts one more failure.
func (f *failures) add(now time.Time) table.Write {
	count := f.count + 1
	if now.Sub(f.last) >= quiet {
		count = 1
	}
	return table.Put(failuresKey(f.email), table.Item{"count": table.NumberOf(count), "last": millis(now)}).
		Expiring(now.Add(quiet)).When(f.unchanged(), errRaced)
}

// clear forgets the failures.
func (f *failures) clear() table.Write {
	if !f.stored {
		return f.same()
	}
	return table.Delete(failuresKey(f.email)).When(f.unchanged(), errRaced)
}

// same only checks that no failure came in between: without it, of many parallel attempts
// all could pass before the first failure counts.
func (f *failures) same() table.Write {
	return table.Check(failuresKey(f.email), f.unchanged()).When(f.unchanged(), errRaced)
}

func (f *failures) unchanged() table.Condition {
	if !f.stored {
		return table.Absent()
	}
	return table.And(table.Equal("count", table.NumberOf(f.count)), table.Equal("last", millis(f.last)))
}
