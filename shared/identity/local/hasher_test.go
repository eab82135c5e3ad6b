package local

import (
	"context"
	"crypto/rand"
	"errors"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestHashIsAPHCStringOfArgon2id(t *testing.T) {
	h := newHasher(rand.Reader)
	first, err := h.hash(t.Context(), "correct7-horse")
	if err != nil {
		t.Fatal(err)
	}
	form := regexp.MustCompile(`^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$`)
	if !form.MatchString(first) {
		t.Errorf("the hash has not the PHC form with m=19456,t=2,p=1")
	}
	second, err := h.hash(t.Context(), "correct7-horse")
	if err != nil {
		t.Fatal(err)
	}
	if first == second {
		t.Error("two hashes of one password are the same: no salt")
	}
	for password, want := range map[string]bool{"correct7-horse": true, "Correct7-horse": false, "": false} {
		got, err := h.verify(t.Context(), password, first)
		if err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("verify %q: got %t, want %t", password, got, want)
		}
	}
}

func TestDamagedHashIsAFault(t *testing.T) {
	h := newHasher(rand.Reader)
	nobody := h.nobody()
	for _, damaged := range []string{"", "x", strings.Replace(nobody, "t=2", "t=1", 1), nobody[:len(nobody)-1], nobody + "$", nobody + "A"} {
		if right, err := h.verify(t.Context(), "x", damaged); err == nil || right {
			t.Errorf("%q: got %t, %v, want an error", damaged, right, err)
		}
	}
}

func TestHashesAreBoundedInNumber(t *testing.T) {
	h := newHasher(rand.Reader)
	if got := cap(h.slots); got < 1 || got > maxHashes {
		t.Fatalf("%d hashes at once, want 1 to %d", got, maxHashes)
	}
	for range cap(h.slots) {
		h.slots <- struct{}{}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := h.hash(ctx, "x"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want to wait for a free slot", err)
	}
	<-h.slots
	if _, err := h.hash(t.Context(), "x"); err != nil {
		t.Errorf("got %v with a free slot", err)
	}
	if len(h.slots) != cap(h.slots)-1 {
		t.Error("the slot was not given back")
	}
}

func TestVerificationHashesOncePerHash(t *testing.T) {
	h := newHasher(rand.Reader)
	verify := h.verification("x")
	if _, err := verify(t.Context(), h.nobody()); err != nil {
		t.Fatal(err)
	}
	for range cap(h.slots) { // from here on a hash would wait for ever
		h.slots <- struct{}{}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if right, err := verify(ctx, h.nobody()); right || err != nil {
		t.Errorf("got %t, %v, want false from memory", right, err)
	}
}

func BenchmarkHash(b *testing.B) {
	h := newHasher(rand.Reader)
	for b.Loop() {
		if _, err := h.hash(b.Context(), "correct7-horse"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParallelHashes shows with -benchmem and GODEBUG=gctrace=1 what fifty sign-ins at once take.
func BenchmarkParallelHashes(b *testing.B) {
	h := newHasher(rand.Reader)
	for b.Loop() {
		var wait sync.WaitGroup
		for range 50 {
			wait.Go(func() { _, _ = h.verify(b.Context(), "x", h.nobody()) })
		}
		wait.Wait()
	}
}

// A stranger's sign-in takes as long as that of a user: it hashes, too.
func TestUnknownUsersCostAHash(t *testing.T) {
	w := newWorld(t)
	w.signUp(t)
	for range cap(w.passwords.slots) { // whoever hashes waits from now on
		w.passwords.slots <- struct{}{}
	}
	for _, email := range []string{annaEmail, "nobody@example.com"} {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		if _, err := w.SignIn(ctx, email, annaPassword); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: got %v, want to wait for a hash", email, err)
		}
	}
}
