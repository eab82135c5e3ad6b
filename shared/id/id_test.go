package id_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/clock"
	"kehu/shared/id"
)

func TestIdentifiersOfOneSourceAscend(t *testing.T) {
	now := time.UnixMilli(1_800_000_000_000)
	steps := []time.Duration{0, 0, time.Millisecond, -time.Hour, 0, 2 * time.Hour, 0}
	source := id.NewSource(clock.Func(func() time.Time { return now }), nil)
	last := ""
	for range 10_000 {
		for _, step := range steps {
			now = now.Add(step)
			got := source.New("cus")
			if got <= last {
				t.Fatalf("%s after %s", got, last)
			}
			last = got
		}
	}
}

func TestIdentifiersAreUUIDv7(t *testing.T) {
	now := time.UnixMilli(1_700_000_000_123)
	source := id.NewSource(clock.Func(func() time.Time { return now }), strings.NewReader(strings.Repeat("k", 12)))
	const want = "cus_01hf7yat3vecn56tqp0td6pnbb"
	if got := source.New("cus"); len(got) != len(want) || got[:14] != want[:14] {
		t.Fatalf("got %s, want the time part of %s", got, want)
	}
}

func TestParallelIdentifiersDiffer(t *testing.T) {
	source := id.NewSource(clock.System{}, nil)
	var mu sync.Mutex
	seen := make(map[string]bool)
	var wait sync.WaitGroup
	for range 16 {
		wait.Go(func() {
			for range 2000 {
				got := source.New("x")
				mu.Lock()
				if seen[got] {
					t.Errorf("%s came twice", got)
				}
				seen[got] = true
				mu.Unlock()
			}
		})
	}
	wait.Wait()
}

func TestParse(t *testing.T) {
	source := id.NewSource(clock.System{}, nil)
	good := source.New("cus")
	bare, err := id.Parse("cus", good)
	if err != nil || "cus_"+bare != good || id.Bare(good) != bare {
		t.Fatalf("got %q, %v", bare, err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`cus_[0-9a-zA-Z#%]{24,28}`)).Draw(rt, "text")
		bare, err := id.Parse("cus", text)
		if err == nil && ("cus_"+bare != text || len(bare) != id.Length || strings.ContainsAny(bare, "#%ILOU")) {
			rt.Fatalf("accepted %q", text)
		}
		if err != nil && !errors.Is(err, id.ErrInvalid) {
			rt.Fatal(err)
		}
	})
	if _, err := id.Parse("ord", good); !errors.Is(err, id.ErrInvalid) {
		t.Fatal("a customer passed for an order")
	}
}

func TestDerived_is_a_UUIDv7_of_its_seed(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		at := time.UnixMilli(rapid.Int64Range(1, 1<<47).Draw(rt, "at"))
		seed, other := rapid.String().Draw(rt, "seed"), rapid.String().Draw(rt, "other")
		got := id.Derived("ntf", at, seed)
		if _, err := id.Parse("ntf", got); err != nil || got != id.Derived("ntf", at, seed) {
			rt.Fatalf("%s: %v", got, err)
		}
		if seed != other && got == id.Derived("ntf", at, other) {
			rt.Fatalf("%q and %q make one", seed, other)
		}
		if later := id.Derived("ntf", at.Add(time.Millisecond), other); later <= got {
			rt.Fatalf("%s a millisecond after %s", later, got)
		}
	})
}
