package identity_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/identity"
)

func TestRecoveryCodesAreTenReadableAndDifferent(t *testing.T) {
	plain, hashes, err := identity.NewRecoveryCodes(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$`)
	seen := map[string]bool{}
	for i, code := range plain {
		if !form.MatchString(code) {
			t.Errorf("code %d has not the form xxxxx-xxxxx", i)
		}
		if strings.Contains(hashes[i], code) {
			t.Errorf("hash %d shows the code", i)
		}
		seen[code], seen[hashes[i]] = true, true
	}
	if got, want := len(seen), 20; got != want {
		t.Errorf("got %d different codes and hashes, want %d", got, want)
	}
}

func TestRecoveryCodeIsUsedUpHoweverItIsTyped(t *testing.T) {
	plain, hashes, err := identity.NewRecoveryCodes(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	typed := " " + strings.ToUpper(strings.ReplaceAll(plain[3], "-", " ")) + " "
	typed = strings.ReplaceAll(strings.ReplaceAll(typed, "0", "O"), "1", "l")
	left, ok := identity.UseRecoveryCode(typed, hashes)
	if !ok {
		t.Fatal("the code was not recognised")
	}
	want := append(append([]string(nil), hashes[:3]...), hashes[4:]...)
	if diff := cmp.Diff(want, left); diff != "" {
		t.Errorf("hashes left (-want +got):\n%s", diff)
	}
	if _, ok := identity.UseRecoveryCode(plain[3], left); ok {
		t.Error("the code was good a second time")
	}
}

func TestWrongRecoveryCodeChangesNothing(t *testing.T) {
	_, hashes, err := identity.NewRecoveryCodes(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"", "-", "aaaaa-aaaaa", strings.Repeat("x", 1<<16)} {
		left, ok := identity.UseRecoveryCode(code, hashes)
		if ok || !cmp.Equal(left, hashes) {
			t.Errorf("a wrong code of %d bytes was taken", len(code))
		}
	}
	if _, ok := identity.UseRecoveryCode("aaaaa-aaaaa", []string{"", ".", "%%.x"}); ok {
		t.Error("a damaged hash matched")
	}
}

func TestRecoveryCodesNeedRandomness(t *testing.T) {
	_, _, err := identity.NewRecoveryCodes(bytes.NewReader(make([]byte, 40)))
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v, want %v", err, io.ErrUnexpectedEOF)
	}
}
