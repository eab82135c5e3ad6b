package seal_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/clock"
	"kehu/shared/seal"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// world is a table and a clock that stands still until it is moved.
type world struct {
	table table.Table
	now   time.Time
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{now: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)}
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	w.table = database.Table(table.Main)
	return w
}

func (w *world) sealer() *seal.Sealer {
	return seal.New(w.table, clock.Func(func() time.Time { return w.now }))
}

func TestOpen_gives_back_what_was_sealed(t *testing.T) {
	s := newWorld(t).sealer()
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.SliceOf(rapid.Byte()).Draw(rt, "text")
		purpose, binding := rapid.String().Draw(rt, "purpose"), rapid.String().Draw(rt, "binding")
		sealed, err := s.Seal(t.Context(), purpose, binding, text, time.Hour)
		if err != nil {
			rt.Fatal(err)
		}
		got, err := s.Open(t.Context(), purpose, binding, sealed)
		if err != nil || !bytes.Equal(got, text) {
			rt.Fatalf("got %q (%v), want %q", got, err, text)
		}
		if len(text) > 8 && bytes.Contains([]byte(sealed), text) {
			rt.Fatal("it can be read")
		}
		if again, _ := s.Seal(t.Context(), purpose, binding, text, time.Hour); again == sealed {
			rt.Fatal("the same text is sealed alike twice")
		}
		raw, err := base64.RawURLEncoding.DecodeString(sealed)
		if err != nil {
			rt.Fatal(err)
		}
		bit := rapid.IntRange(0, len(raw)*8-1).Draw(rt, "bit")
		raw[bit/8] ^= 1 << (bit % 8)
		if _, err := s.Open(t.Context(), purpose, binding, base64.RawURLEncoding.EncodeToString(raw)); !errors.Is(err, seal.ErrInvalid) {
			rt.Fatalf("with one bit changed: got %v", err)
		}
	})
}

func TestOpen_refuses(t *testing.T) {
	w := newWorld(t)
	s := w.sealer()
	sealed, err := s.Seal(t.Context(), "cursor", "tenant 1", []byte("text"), time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := newWorld(t).sealer().Seal(t.Context(), "cursor", "tenant 1", []byte("text"), time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, purpose, binding, sealed string }{
		{"another purpose", "sign-in", "tenant 1", sealed},
		{"another binding", "cursor", "tenant 2", sealed},
		{"purpose and binding cut elsewhere", "cursor\x00tenant", " 1", sealed},
		{"one of another key", "cursor", "tenant 1", foreign},
		{"nothing", "cursor", "tenant 1", ""},
		{"garbage", "cursor", "tenant 1", "%%%"},
		{"a nonce alone", "cursor", "tenant 1", sealed[:16]},
		{"a part", "cursor", "tenant 1", sealed[:len(sealed)-2]},
		{"more", "cursor", "tenant 1", sealed + "AA"},
		{"a line end", "cursor", "tenant 1", sealed[:10] + "\n" + sealed[10:]},
		{"padding", "cursor", "tenant 1", sealed + "="},
	} {
		t.Run(c.name, func(t *testing.T) {
			if text, err := s.Open(t.Context(), c.purpose, c.binding, c.sealed); !errors.Is(err, seal.ErrInvalid) || text != nil {
				t.Errorf("got %q, %v", text, err)
			}
		})
	}
	t.Run("an expired one", func(t *testing.T) {
		w.now = w.now.Add(time.Hour)
		if _, err := s.Open(t.Context(), "cursor", "tenant 1", sealed); err != nil {
			t.Errorf("in its last second: %v", err)
		}
		w.now = w.now.Add(time.Second)
		if _, err := s.Open(t.Context(), "cursor", "tenant 1", sealed); !errors.Is(err, seal.ErrInvalid) {
			t.Errorf("after it: %v", err)
		}
	})
}

func TestOpen_without_a_key_refuses_and_makes_none(t *testing.T) {
	w := newWorld(t)
	s := w.sealer()
	if err := s.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Open(t.Context(), "a", "b", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"); !errors.Is(err, seal.ErrInvalid) {
		t.Errorf("got %v", err)
	}
}

func TestProcesses_that_begin_together_use_one_key(t *testing.T) {
	w := newWorld(t)
	const processes = 8
	sealers := make([]*seal.Sealer, processes)
	texts := make([]string, processes)
	var all sync.WaitGroup
	for i := range processes {
		sealers[i] = w.sealer()
		all.Go(func() {
			var err error
			if texts[i], err = sealers[i].Seal(context.Background(), "p", "b", []byte("x"), time.Hour); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, s := range append(sealers, w.sealer()) {
		for _, text := range texts {
			if _, err := s.Open(t.Context(), "p", "b", text); err != nil {
				t.Fatalf("one cannot open what another sealed: %v", err)
			}
		}
	}
}

func FuzzOpen(f *testing.F) {
	database, err := tablelocal.Open(f.TempDir(), tablelocal.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = database.Close() })
	s := seal.New(database.Table(table.Main), clock.System{})
	sealed, err := s.Seal(f.Context(), "p", "b", []byte("x"), time.Hour)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed[:len(sealed)-1])
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := s.Open(t.Context(), "p", "b", text); text != sealed && !errors.Is(err, seal.ErrInvalid) {
			t.Errorf("%q: got %v", text, err)
		}
	})
}
