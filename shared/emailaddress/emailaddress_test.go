package emailaddress_test

import (
	"errors"
	"net/mail"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/emailaddress"
)

func TestNormalizeGivesTheFormToStore(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"plain", "eve@example.com", "eve@example.com"},
		{"spaces around", "  eve@example.com ", "eve@example.com"},
		{"domain in capitals, local part kept", "Eve.Lee@Mail.EXAMPLE.com", "Eve.Lee@mail.example.com"},
		{"tag", "eve+orders@example.com", "eve+orders@example.com"},
		{"every special character of an atom", "!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"},
		{"hyphens", "e-v-e@my-shop.co.uk", "e-v-e@my-shop.co.uk"},
		{"digits in the domain", "sales@163.com", "sales@163.com"},
		{"umlaut", "eve@Bücher.example", "eve@xn--bcher-kva.example"},
		{"decomposed umlaut", "eve@bu\u0308cher.example", "eve@xn--bcher-kva.example"},
		{"Chinese", "eve@例子.中国", "eve@xn--fsqu00a.xn--fiqs8s"},
		{"ideographic full stop", "eve@例子。中国", "eve@xn--fsqu00a.xn--fiqs8s"},
		{"full-width letters", "eve@ｅｘａｍｐｌｅ.com", "eve@example.com"},
		{"right-to-left domain", "eve@דוגמה.com", "eve@xn--6dbbec0c.com"},
		{"punycode", "eve@XN--BCHER-KVA.example", "eve@xn--bcher-kva.example"},
		{"longest local part", strings.Repeat("a", 64) + "@example.com", strings.Repeat("a", 64) + "@example.com"},
		{"longest label", "a@" + strings.Repeat("b", 63) + ".com", "a@" + strings.Repeat("b", 63) + ".com"},
		{"longest address", longAddress(254), longAddress(254)},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := emailaddress.Normalize(test.text)
			if err != nil || got != test.want {
				t.Errorf("Normalize(%q) = %q, %v, want %q", test.text, got, err, test.want)
			}
		})
	}
}

// longAddress is an address of n octets that breaks no other limit.
func longAddress(n int) string {
	address := strings.Repeat("a", 64) + "@" + strings.Repeat("b", 60) + "." + strings.Repeat("c", 60) + "." + strings.Repeat("d", 60) + "."
	return address + strings.Repeat("e", n-len(address))
}

func TestNormalizeRefusesAllElse(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       error
	}{
		{"empty", "", emailaddress.ErrEmpty},
		{"blank", "   ", emailaddress.ErrEmpty},
		{"display name", "Eve <eve@x.com>", emailaddress.ErrDisplayName},
		{"angle brackets", "<eve@example.com>", emailaddress.ErrDisplayName},
		{"list by comma", "eve@example.com, bob@example.com", emailaddress.ErrList},
		{"list by semicolon", "eve@example.com;bob@example.com", emailaddress.ErrList},
		{"list by Chinese comma", "eve@example.com，bob@example.com", emailaddress.ErrList},
		{"comment", "eve(at work)@example.com", emailaddress.ErrComment},
		{"quoted local part", `"eve"@example.com`, emailaddress.ErrQuoted},
		{"escape", `ev\e@example.com`, emailaddress.ErrQuoted},
		{"line break inside", "eve@example.com\r\nBcc: bob@example.com", emailaddress.ErrCharacter},
		{"line break at the end", "eve@example.com\n", emailaddress.ErrCharacter},
		{"tab at the start", "\teve@example.com", emailaddress.ErrCharacter},
		{"NUL", "eve\x00@example.com", emailaddress.ErrCharacter},
		{"DEL", "eve\x7f@example.com", emailaddress.ErrCharacter},
		{"space inside", "eve lee@example.com", emailaddress.ErrCharacter},
		{"no-break space", "eve\u00a0@example.com", emailaddress.ErrCharacter},
		{"right-to-left override", "eve\u202e@example.com", emailaddress.ErrCharacter},
		{"direction isolate in the domain", "eve@\u2066example.com", emailaddress.ErrCharacter},
		{"zero-width space", "eve@exam\u200bple.com", emailaddress.ErrCharacter},
		{"zero-width joiner", "eve@exam\u200dple.com", emailaddress.ErrCharacter},
		{"soft hyphen", "eve@exam\u00adple.com", emailaddress.ErrCharacter},
		{"byte order mark", "\ufeffeve@example.com", emailaddress.ErrCharacter},
		{"line separator", "eve\u2028@example.com", emailaddress.ErrCharacter},
		{"invalid UTF-8", "eve\xff@example.com", emailaddress.ErrCharacter},
		{"invalid UTF-8 in the domain", "eve@exa\xffmple.com", emailaddress.ErrCharacter},
		{"no at", "eve.example.com", emailaddress.ErrAt},
		{"two ats", "eve@work@example.com", emailaddress.ErrAt},
		{"no local part", "@example.com", emailaddress.ErrLocal},
		{"leading full stop", ".eve@example.com", emailaddress.ErrLocal},
		{"trailing full stop", "eve.@example.com", emailaddress.ErrLocal},
		{"two full stops", "eve..lee@example.com", emailaddress.ErrLocal},
		{"letters outside ASCII", "夏娃@example.com", emailaddress.ErrLocal},
		{"brackets in the local part", "e[v]e@example.com", emailaddress.ErrLocal},
		{"local part too long", strings.Repeat("a", 65) + "@example.com", emailaddress.ErrLocal},
		{"no domain", "eve@", emailaddress.ErrDomain},
		{"one label", "eve@localhost", emailaddress.ErrDomain},
		{"leading full stop in the domain", "eve@.example.com", emailaddress.ErrDomain},
		{"trailing full stop in the domain", "eve@example.com.", emailaddress.ErrDomain},
		{"two full stops in the domain", "eve@example..com", emailaddress.ErrDomain},
		{"underscore", "eve@my_shop.com", emailaddress.ErrDomain},
		{"leading hyphen", "eve@-example.com", emailaddress.ErrDomain},
		{"trailing hyphen", "eve@example-.com", emailaddress.ErrDomain},
		{"reserved hyphens", "eve@ab--cd.com", emailaddress.ErrDomain},
		{"broken punycode", "eve@xn--a.com", emailaddress.ErrDomain},
		{"punycode of an ASCII label", "eve@xn--example-.com", emailaddress.ErrDomain},
		{"mixed directions", "eve@אa.com", emailaddress.ErrDomain},
		{"symbol", "eve@exam%ple.com", emailaddress.ErrDomain},
		{"label too long", "eve@" + strings.Repeat("b", 64) + ".com", emailaddress.ErrDomain},
		{"label too long in ASCII form", "eve@" + strings.Repeat("例", 60) + ".com", emailaddress.ErrDomain},
		{"IPv4", "eve@192.0.2.1", emailaddress.ErrIPAddress},
		{"IPv4 literal", "eve@[192.0.2.1]", emailaddress.ErrIPAddress},
		{"IPv6 literal", "eve@[IPv6:2001:db8::1]", emailaddress.ErrIPAddress},
		{"IPv4 in full-width digits", "eve@１９２.０.２.１", emailaddress.ErrIPAddress},
		{"numeric top level", "eve@example.123", emailaddress.ErrIPAddress},
		{"too long", longAddress(255), emailaddress.ErrTooLong},
		{"endless", strings.Repeat("a", 100_000) + "@example.com", emailaddress.ErrTooLong},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := emailaddress.Normalize(test.text)
			if !errors.Is(err, test.want) || got != "" {
				t.Errorf("Normalize(%.60q) = %q, %v, want %v", test.text, got, err, test.want)
			}
		})
	}
}

func TestFoldMakesSpellingsOfOneMailboxEqual(t *testing.T) {
	first, err := emailaddress.Normalize("Eve.Lee+Shop@Example.COM")
	if err != nil {
		t.Fatal(err)
	}
	second, err := emailaddress.Normalize("eve.lee+shop@example.com")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := emailaddress.Fold(first), emailaddress.Fold(second); got != want {
		t.Errorf("Fold: %q and %q, want equal", got, want)
	}
	if emailaddress.Fold("evelee@example.com") == emailaddress.Fold("eve.lee@example.com") {
		t.Error("Fold dropped a full stop")
	}
}

func TestAnyCasingOfAnAddressHasOneFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		address := rapid.StringMatching(`[a-z0-9+_-]{1,20}(\.[a-z0-9]{1,10})?@[a-z0-9]{1,20}\.[a-z]{2,6}`).Draw(t, "address")
		upper := rapid.SliceOfN(rapid.Bool(), len(address), len(address)).Draw(t, "upper")
		cased := []byte(address)
		for i := range cased {
			if upper[i] {
				cased[i] = strings.ToUpper(address)[i]
			}
		}
		got, err := emailaddress.Normalize(string(cased))
		if err != nil || emailaddress.Fold(got) != address {
			t.Errorf("Normalize(%q) = %q, %v, want the fold %q", cased, got, err, address)
		}
	})
}

func FuzzNormalize(f *testing.F) {
	for _, seed := range []string{
		"eve@example.com", "Eve <eve@x.com>", "eve@例子。中国", "eve@XN--BCHER-KVA.example", "a@b@c.de",
		"eve@[192.0.2.1]", "\u202eeve@example.com", "eve@ß.example", "eve@a\u0301.com",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		address, err := emailaddress.Normalize(text)
		if err != nil {
			var reason emailaddress.Error
			if !errors.As(err, &reason) || address != "" {
				t.Fatalf("Normalize(%q) = %q, %v, want an emailaddress.Error alone", text, address, err)
			}
			return
		}
		for i := range len(address) {
			if address[i] <= ' ' || address[i] >= 0x7f {
				t.Fatalf("Normalize(%q) = %q, not printable ASCII", text, address)
			}
		}
		if again, err := emailaddress.Normalize(address); err != nil || again != address {
			t.Fatalf("Normalize(%q) = %q, read again %q, %v", text, address, again, err)
		}
		// The standard library's parser of RFC 5322 must see the same single address.
		if parsed, err := mail.ParseAddress(address); err != nil || parsed.Address != address || parsed.Name != "" {
			t.Fatalf("Normalize(%q) = %q, which net/mail reads as %v, %v", text, address, parsed, err)
		}
	})
}
