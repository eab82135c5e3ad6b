// Package ration limits how often something may be done by whoever need not sign in for it, or by a company to people who did not ask for it.
//
// Promise: within an hour of the clock something happens to one subject (an address, a caller's IP address) at most as often
// as was said, however many calls run at once: the count is a write of the transaction that does it. Counts go by themselves.
//
// The problem is request.tooMany, with the time that the hour still has.
package ration

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Hourly is the write that counts what is done to the subject in this hour, and fails above the limit.
func Hourly(what, subject string, limit int, now time.Time) table.Write {
	return hourly(access.Platform, what, subject, limit, now)
}

// HourlyOf is Hourly of what a company does. Each company has counts of its own.
func HourlyOf(company access.Tenant, what, subject string, limit int, now time.Time) table.Write {
	return hourly(company, what, subject, limit, now)
}

func hourly(whose access.Tenant, what, subject string, limit int, now time.Time) table.Write {
	key, hour := keyOf(whose, what, subject, now)
	count := table.Update(key, map[string]any{table.AttrExpires: table.NumberOf(hour.Add(2 * time.Hour).Unix())}, map[string]int64{"n": 1})
	few := table.Or(table.Unset("n"), table.Less("n", table.NumberOf(limit)))
	return count.When(few, tooMany(hour, now))
}

// Check returns the problem when the limit of the hour is reached. It is for what is counted only when it went wrong: calls that run at
// once may all pass before the first of them counts.
func Check(ctx context.Context, t table.Table, what, subject string, limit int, now time.Time) error {
	key, hour := keyOf(access.Platform, what, subject, now)
	item, err := t.Get(ctx, key)
	if err != nil {
		return fmt.Errorf("ration: %w", err)
	}
	if item.Int("n") >= int64(limit) {
		return tooMany(hour, now)
	}
	return nil
}

func keyOf(whose access.Tenant, what, subject string, now time.Time) (key table.Key, hour time.Time) {
	hour = now.UTC().Truncate(time.Hour)
	return table.In(whose, "LIMIT", what, subject).Key(hour.Format(time.RFC3339)), hour
}

func tooMany(hour, now time.Time) error {
	return problem.New("request.tooMany").After(hour.Add(time.Hour).Sub(now))
}
