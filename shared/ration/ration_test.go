package ration_test

import (
	"errors"
	"testing"
	"time"

	"kehu/shared/clock"
	"kehu/shared/problem"
	"kehu/shared/ration"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

func TestHourly(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: clock.Func(func() time.Time { return now })})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	main := database.Table(table.Main)
	count := func(what, subject string) error {
		tx := table.Tx{Writes: []table.Write{ration.Hourly(what, subject, 2, now)}}
		return tx.Explain(main.Transact(t.Context(), tx))
	}
	for i := range 2 {
		if err := count("signUp", "a@x.example"); err != nil {
			t.Fatalf("time %d: %v", i+1, err)
		}
	}
	refused, ok := errors.AsType[*problem.Error](count("signUp", "a@x.example"))
	if !ok || refused.Code != "request.tooMany" || refused.RetryAfter != 30*time.Minute {
		t.Errorf("the third time: got %+v, want request.tooMany after 30 minutes", refused)
	}
	if err := errors.Join(count("signUp", "b@x.example"), count("trial", "a@x.example")); err != nil {
		t.Errorf("another subject, or something else: %v", err)
	}
	now = now.Add(30 * time.Minute)
	if err := count("signUp", "a@x.example"); err != nil {
		t.Errorf("in the next hour: %v", err)
	}
	if n, err := main.Expire(t.Context(), now.Add(3*time.Hour)); err != nil || n != 4 {
		t.Errorf("counts that go by themselves: got %d (%v), want 4", n, err)
	}
}
