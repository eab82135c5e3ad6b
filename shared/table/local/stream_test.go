package local

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/clock"
	"kehu/shared/table"
)

func sequencesOf(changes []table.Change) []string {
	var sequences []string
	for _, c := range changes {
		sequences = append(sequences, c.Sequence)
	}
	return sequences
}

func TestChangesAreReadInSteps(t *testing.T) {
	at := time.Date(2026, 11, 22, 8, 0, 0, 5e6, time.UTC)
	main := open(t, t.TempDir(), Options{Clock: clock.Func(func() time.Time { return at })}).Table(everything)
	if got, want := main.LastSequence(), "00000000000000000000"; got != want {
		t.Errorf("of nothing: got %s, want %s", got, want)
	}
	for i := range 5 {
		write(t, main, table.Put(key(fmt.Sprint(i)), table.Item{"nu": table.NumberOf(i)}))
	}
	all, err := main.Changes("", 100)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"00000000000000000001", "00000000000000000002", "00000000000000000003", "00000000000000000004", "00000000000000000005",
	}
	if diff := cmp.Diff(want, sequencesOf(all)); diff != "" {
		t.Errorf("sequences (-want +got):\n%s", diff)
	}
	if all[4].Key != key("4") || !all[4].At.Equal(at) || all[4].New.Int("nu") != 4 {
		t.Errorf("the last change is %+v", all[4])
	}
	for _, test := range []struct {
		after string
		limit int
		want  []string
	}{
		{"", 2, want[:2]},
		{want[1], 2, want[2:4]},
		{want[3], 2, want[4:]},
		{want[4], 2, nil},
		{"00000000000000000099", 2, nil},
		{"", 0, nil},
	} {
		got, err := main.Changes(test.after, test.limit)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, sequencesOf(got)); diff != "" {
			t.Errorf("%d after %q (-want +got):\n%s", test.limit, test.after, diff)
		}
	}
	for _, sequence := range []string{"x", "-1", "99999999999999999999999"} {
		if _, err := main.Changes(sequence, 1); !errors.Is(err, table.ErrInvalid) {
			t.Errorf("after %q: got %v, want ErrInvalid", sequence, err)
		}
		if err := main.Wait(t.Context(), sequence); !errors.Is(err, table.ErrInvalid) {
			t.Errorf("wait after %q: got %v, want ErrInvalid", sequence, err)
		}
		if err := main.Trim(sequence); !errors.Is(err, table.ErrInvalid) {
			t.Errorf("trim %q: got %v, want ErrInvalid", sequence, err)
		}
	}
}

func TestWaitEnds(t *testing.T) {
	db := open(t, t.TempDir(), Options{})
	main := db.Table(everything)
	waiting := func(ctx context.Context, after string) <-chan error {
		done := make(chan error)
		go func() { done <- main.Wait(ctx, after) }()
		return done
	}
	write(t, main, table.Put(key("a"), nil))
	if err := main.Wait(t.Context(), ""); err != nil {
		t.Errorf("for what is there: %v", err)
	}
	last := main.LastSequence()

	done := waiting(t.Context(), last)
	write(t, main, table.Put(key("b"), nil))
	if err := <-done; err != nil {
		t.Errorf("with a change: %v", err)
	}

	last = main.LastSequence()
	write(t, main, table.Put(key("b"), nil)) // changes nothing
	ctx, cancel := context.WithCancel(t.Context())
	done = waiting(ctx, last)
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("with its context: got %v", err)
	}

	done = waiting(t.Context(), last)
	closeNow(t, db)
	if err := <-done; !errors.Is(err, ErrClosed) {
		t.Errorf("with the database: got %v", err)
	}
}

func TestTrimmedChangesAreGoneAndSequencesGoOn(t *testing.T) {
	dir := t.TempDir()
	db := open(t, dir, Options{})
	main := db.Table(everything)
	for i := range 6 {
		write(t, main, table.Put(key(fmt.Sprint(i)), nil))
	}
	all := sequencesOf(allChanges(t, main))
	trim := func(before string, want []string) {
		t.Helper()
		if err := main.Trim(before); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, sequencesOf(allChanges(t, main))); diff != "" {
			t.Errorf("after trimming before %s (-want +got):\n%s", before, diff)
		}
	}
	trim("", all)
	trim(all[0], all)
	trim(all[2], all[2:])
	trim(all[1], all[2:])
	trim("00000000000000000099", nil)
	if got, want := main.LastSequence(), all[5]; got != want {
		t.Errorf("the last sequence is %s, want %s", got, want)
	}
	closeNow(t, db)

	main = open(t, dir, Options{}).Table(everything)
	if got, want := main.LastSequence(), all[5]; got != want {
		t.Errorf("after opening again the last sequence is %s, want %s", got, want)
	}
	write(t, main, table.Put(key("next"), nil))
	if diff := cmp.Diff([]string{sequenceText(7)}, sequencesOf(allChanges(t, main))); diff != "" {
		t.Errorf("the next change (-want +got):\n%s", diff)
	}
}

func TestCheckpointsAndDeadLettersAreKept(t *testing.T) {
	dir := t.TempDir()
	at := time.Date(2026, 11, 22, 8, 0, 0, 5e6, time.UTC)
	options := Options{Clock: clock.Func(func() time.Time { return at })}
	db := open(t, dir, options)
	main := db.Table(everything)
	write(t, main, table.Put(key("a"), table.Item{"nm": "a"}), table.Put(key("b"), nil))
	write(t, main, table.Delete(key("a")))
	changes := allChanges(t, main)

	if got, err := main.Checkpoint("audit"); err != nil || got != "" {
		t.Errorf("a new subscriber is at %q, %v", got, err)
	}
	for subscriber, sequence := range map[string]string{"audit": changes[1].Sequence, "audit2": changes[2].Sequence} {
		if err := main.SaveCheckpoint(subscriber, sequence); err != nil {
			t.Fatal(err)
		}
	}
	for i, subscriber := range []string{"audit", "audit", "audit2", "audit"} {
		if err := main.AddDeadLetter(subscriber, changes[2-i%3], fmt.Sprint("cause ", i)); err != nil {
			t.Fatal(err)
		}
	}
	for name, err := range map[string]error{
		"no subscriber":  main.SaveCheckpoint("", changes[0].Sequence),
		"wrong sequence": main.SaveCheckpoint("audit", "x"),
		"NUL":            main.AddDeadLetter("a\x00", changes[0], ""),
		"wrong change":   main.AddDeadLetter("audit", table.Change{Sequence: "x"}, ""),
		"wrong removal":  main.RemoveDeadLetter("audit", "x"),
	} {
		if !errors.Is(err, table.ErrInvalid) {
			t.Errorf("%s: got %v, want ErrInvalid", name, err)
		}
	}
	closeNow(t, db)

	main = open(t, dir, options).Table(everything)
	if got, err := main.Checkpoint("audit"); err != nil || got != changes[1].Sequence {
		t.Errorf("the checkpoint is %q, %v, want %q", got, err, changes[1].Sequence)
	}
	wantLetters := func(subscriber string, want ...DeadLetter) {
		t.Helper()
		got, err := main.DeadLetters(subscriber)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b table.Key) bool { return a == b })); diff != "" {
			t.Errorf("dead letters of %s (-want +got):\n%s", subscriber, diff)
		}
	}
	wantLetters("audit", DeadLetter{changes[1], "cause 1", at}, DeadLetter{changes[2], "cause 3", at})
	wantLetters("audit2", DeadLetter{changes[0], "cause 2", at})
	wantLetters("aud")
	for range 2 {
		if err := main.RemoveDeadLetter("audit", changes[1].Sequence); err != nil {
			t.Fatal(err)
		}
	}
	wantLetters("audit", DeadLetter{changes[2], "cause 3", at})
}

func TestExpiryWorksInSteps(t *testing.T) {
	const count = 250
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	main := open(t, t.TempDir(), Options{}).Table(everything)
	for i := range count {
		write(t, main, table.Put(key(fmt.Sprint(i)), nil).Expiring(now.Add(-time.Duration(i)*time.Second)))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if removed, err := main.Expire(ctx, now); removed != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %d, %v", removed, err)
	}
	// what was written again after it was listed stays
	write(t, main, table.Put(key("kept"), nil).Expiring(now.Add(time.Hour)))
	if removed, err := main.expire([]table.Key{key("kept"), key("never")}, now); removed != 0 || err != nil {
		t.Errorf("listed in vain: got %d, %v", removed, err)
	}
	// the first is not over before now
	for _, want := range []int{count - 1, 0} {
		if removed, err := main.Expire(t.Context(), now); removed != want || err != nil {
			t.Errorf("got %d, %v, want %d", removed, err, want)
		}
	}
	expired := 0
	for _, c := range allChanges(t, main)[count+1:] {
		if c.Expired && c.New == nil && c.Old != nil {
			expired++
		}
	}
	if expired != count-1 {
		t.Errorf("%d changes tell an expiry, want %d", expired, count-1)
	}
	want(t, main, key("0"), table.Item{table.AttrExpires: table.NumberOf(now.Unix())})
}

func TestTokensAreForgottenAfterTenMinutes(t *testing.T) {
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	main := open(t, t.TempDir(), Options{Clock: clock.Func(func() time.Time { return now })}).Table(everything)
	count := func() int64 {
		t.Helper()
		tx := table.Tx{Token: "t", Writes: []table.Write{table.Update(key("a"), nil, map[string]int64{"n": 1})}}
		if err := main.Transact(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
		item, err := main.Get(t.Context(), key("a"))
		if err != nil {
			t.Fatal(err)
		}
		return item.Int("n")
	}
	sweep := func() {
		t.Helper()
		if _, err := main.Expire(t.Context(), now); err != nil {
			t.Fatal(err)
		}
	}
	stored := func() int {
		t.Helper()
		entries, err := main.database.store.NewIter(nil)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = entries.Close() }()
		found := 0
		for _, s := range []space{tokenSpace, tokenTimeSpace} {
			prefix := main.in(s)
			for more := entries.SeekGE(prefix); more && string(entries.Key()[:len(prefix)]) == string(prefix); more = entries.Next() {
				found++
			}
		}
		return found
	}
	for _, step := range []struct {
		after  time.Duration
		sweep  bool
		count  int64
		stored int
	}{
		{0, false, 1, 2},
		{9 * time.Minute, true, 1, 2},
		{time.Minute, false, 2, 3}, // over, used again before it was swept
		{time.Minute, true, 2, 2},
		{10 * time.Minute, true, 3, 2},
	} {
		now = now.Add(step.after)
		if step.sweep {
			sweep()
		}
		if got := count(); got != step.count {
			t.Errorf("at %v: happened %d times, want %d", now, got, step.count)
		}
		if got := stored(); got != step.stored {
			t.Errorf("at %v: %d entries, want %d", now, got, step.stored)
		}
	}
	now = now.Add(time.Hour)
	sweep()
	if got := stored(); got != 0 {
		t.Errorf("%d entries are left", got)
	}
}

func TestOnlyChangesOfRecordsAreTold(t *testing.T) {
	main := open(t, t.TempDir(), Options{}).Table(table.Main)
	plain := table.Item{"a": []any{"x", map[string]any{"y": table.Number("1")}}, "b": true, "c": []byte("z"), "m": map[string]any{"k": "v"}, "nu": table.Number("1")}
	record := maps.Clone(plain)
	record[table.AttrKind] = "customer"
	write(t, main, table.Put(key("mark"), plain))                              // of no kind
	write(t, main, table.Put(key("record"), record))                           // is new
	write(t, main, table.Update(key("mark"), map[string]any{"b": false}, nil)) // of no kind still
	write(t, main, table.Put(key("record"), plain))                            // was one
	write(t, main, table.Delete(key("record")))                                // of no kind now
	write(t, main, table.Put(key("mark"), record))                             // becomes one
	write(t, main, table.Delete(key("mark")))                                  // was one
	changes, err := main.Changes("", 100)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, c := range changes {
		told = append(told, fmt.Sprintf("%q -> %q", c.Old.Text(table.AttrKind), c.New.Text(table.AttrKind)))
	}
	want := []string{`"" -> "customer"`, `"customer" -> ""`, `"" -> "customer"`, `"customer" -> ""`}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}
