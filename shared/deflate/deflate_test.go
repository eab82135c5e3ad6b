package deflate_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/deflate"
)

func TestUnpack_gives_back_what_was_packed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(rapid.String().Draw(t, "text"), rapid.IntRange(0, 1000).Draw(t, "times"))
		packed, err := deflate.Pack(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := deflate.Unpack(packed); err != nil || got != text {
			t.Errorf("got %d bytes, %v, want %d", len(got), err, len(text))
		}
	})
}

func TestPack_makes_short(t *testing.T) {
	packed, err := deflate.Pack(strings.Repeat(`{"quantity":"1","unitPrice":"18.5"},`, 1000))
	if err != nil || len(packed) > 1000 {
		t.Errorf("%d bytes, %v", len(packed), err)
	}
}

func TestPack_refuses_what_is_too_long(t *testing.T) {
	if _, err := deflate.Pack(strings.Repeat("x", 17<<20)); !errors.Is(err, deflate.ErrTooLong) {
		t.Errorf("got %v", err)
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("garbage"))
	f.Fuzz(func(t *testing.T, packed []byte) {
		_, _ = deflate.Unpack(packed) // an error, no panic
	})
}
