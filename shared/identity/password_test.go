package identity_test

import (
	"crypto/rand"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/identity"
)

func TestCheckPassword(t *testing.T) {
	tests := []struct {
		outcome, password, name, email string
		want                           []identity.Weakness
	}{
		{"letters, digits and a symbol pass", "correct7-horse", "Anna Berg", "anna@example.com", nil},
		{"Chinese characters are letters", "密码密码密码1!", "王小明", "w@example.com", nil},
		{"a space inside is a symbol", "correct 7horse", "", "", nil},
		{"eight characters are enough", "abcdef1!", "", "", nil},
		{"seven characters are too few", "abcde1!", "", "", []identity.Weakness{identity.TooShort}},
		{"characters count, not bytes", "密码1!", "", "", []identity.Weakness{identity.TooShort}},
		{"256 bytes pass", strings.Repeat("a", 254) + "1!", "", "", nil},
		{"257 bytes are too many", strings.Repeat("a", 255) + "1!", "", "", []identity.Weakness{identity.TooLong}},
		{"no letter", "12345678!", "", "", []identity.Weakness{identity.NoLetter}},
		{"no digit", "abcdefgh!", "", "", []identity.Weakness{identity.NoDigit}},
		{"digits of other scripts do not count", "abcdefgh!١", "", "", []identity.Weakness{identity.NoDigit}},
		{"no symbol", "abcdefgh1", "", "", []identity.Weakness{identity.NoSymbol}},
		{"space around", " abcdefg1! ", "", "", []identity.Weakness{identity.OuterSpace}},
		{"space around is no symbol", "abcdefgh1 ", "", "", []identity.Weakness{identity.NoSymbol, identity.OuterSpace}},
		{"control character", "abcdefg1!\x00", "", "", []identity.Weakness{identity.InvalidCharacter}},
		{"no UTF-8", "abcdefg1!\xff", "", "", []identity.Weakness{identity.InvalidCharacter}},
		{"everything wrong with nothing", "", "", "", []identity.Weakness{
			identity.TooShort, identity.NoLetter, identity.NoDigit, identity.NoSymbol,
		}},
		{"the first name in another case", "xxANNAxx1!", "Anna Berg", "", []identity.Weakness{identity.ContainsName}},
		{"the last name", "12-berg-34", "Anna Berg", "", []identity.Weakness{identity.ContainsName}},
		{"short words together", "lina-2026!", "Li Na", "", []identity.Weakness{identity.ContainsName}},
		{"a word of two letters alone is no part", "li-2026-xy", "Li Na", "", nil},
		{"full-width letters", "ＡＮＮＡ-2026!", "Anna", "", []identity.Weakness{identity.ContainsName}},
		{"a Chinese full name", "王小明-abc123", "王小明", "", []identity.Weakness{identity.ContainsName}},
		{"a Chinese given name", "小明-abc-123", "王小明", "", []identity.Weakness{identity.ContainsName}},
		{"one Chinese character is no part", "明天-abc-123", "王小明", "", nil},
		{"a Chinese name with a space", "王明-abc-123", "王 明", "", []identity.Weakness{identity.ContainsName}},
		{"the local part of the address", "sales.desk-1", "", "Sales.Desk@example.com", []identity.Weakness{identity.ContainsEmail}},
		{"the local part without its tag", "mailbox-2026", "", "mailbox+kehu@example.com", []identity.Weakness{identity.ContainsEmail}},
		{"a local part of two letters is no part", "ab-abcdef1", "", "ab@example.com", nil},
		{"the domain may be used", "example-2026", "", "info@example.com", nil},
	}
	for _, test := range tests {
		t.Run(test.outcome, func(t *testing.T) {
			got := identity.CheckPassword(test.password, test.name, test.email)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("weaknesses (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPasswordWithTheNameInsideIsNeverAccepted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[A-Za-z]{3,10}`).Draw(t, "word")
		before := rapid.StringMatching(`[a-z0-9!]{0,10}`).Draw(t, "before")
		after := rapid.StringMatching(`[a-z0-9!]{0,10}`).Draw(t, "after")
		got := identity.CheckPassword(before+strings.ToUpper(word)+after, "Dr. "+word+" 王", "")
		if !slices.Contains(got, identity.ContainsName) {
			t.Fatalf("got %v, want it to hold %q", got, identity.ContainsName)
		}
	})
}

func TestATemporaryPasswordMeetsThePolicy(t *testing.T) {
	seen := map[string]bool{}
	for range 100 {
		password, err := identity.NewTemporaryPassword(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if weak := identity.CheckPassword(password, "", ""); weak != nil || seen[password] {
			t.Fatalf("it is %v, seen before: %t", weak, seen[password])
		}
		seen[password] = true
	}
	if _, err := identity.NewTemporaryPassword(strings.NewReader("too short")); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v, want %v", err, io.ErrUnexpectedEOF)
	}
}

func FuzzCheckPassword(f *testing.F) {
	f.Add("correct7-horse", "Anna Berg", "anna@example.com")
	f.Add("小明-abc-123", "王小明", "王@例子.cn")
	f.Add("\xff", "\xff\xfe", "@@")
	f.Fuzz(func(t *testing.T, password, name, email string) {
		if len(identity.CheckPassword(password, name, email)) == 0 && len(password) < identity.MinPasswordLength {
			t.Errorf("a password of %d bytes was accepted", len(password))
		}
	})
}
