package phone_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"kehu/shared/phone"
)

func TestNormalizeReadsWhatPeopleWrite(t *testing.T) {
	for _, test := range []struct {
		name, text, region string
		want               phone.Number
	}{
		{"mobile in China", "138 0013 8000", "CN", phone.Number{E164: "+8613800138000"}},
		{"fixed line in China", "0512-62345678", "CN", phone.Number{E164: "+8651262345678"}},
		{"full-width digits", "（０１０）６２３４５６７８", "CN", phone.Number{E164: "+861062345678"}},
		{"Chinese extension", "010-62345678转8001", "CN", phone.Number{E164: "+861062345678", Extension: "8001"}},
		{"Chinese extension, other word", "010-62345678 分机：12", "CN", phone.Number{E164: "+861062345678", Extension: "12"}},
		{"country code without plus", "8613800138000", "CN", phone.Number{E164: "+8613800138000"}},
		{"international with spaces", "+49 (0)30 / 123 456", "", phone.Number{E164: "+4930123456"}},
		{"international beats the default region", "+44 20 7031 3000", "CN", phone.Number{E164: "+442070313000"}},
		{"exit code", "00 44 20 7031 3000", "DE", phone.Number{E164: "+442070313000"}},
		{"exit code of North America", "011 86 10 6234 5678", "US", phone.Number{E164: "+861062345678"}},
		{"extension in RFC 3966", "+1-650-253-0000;ext=123", "", phone.Number{E164: "+16502530000", Extension: "123"}},
		{"extension with x", "(650) 253-0000 x 42", "US", phone.Number{E164: "+16502530000", Extension: "42"}},
		{"extension in words", "650.253.0000 Ext. 42", "US", phone.Number{E164: "+16502530000", Extension: "42"}},
		{"leading zero of Italy stays", "011-4988260", "IT", phone.Number{E164: "+390114988260"}},
		{"mobile token of Argentina", "0343 15 555 1212", "AR", phone.Number{E164: "+5493435551212"}},
		{"number that belongs to no country", "+800 1234 5678", "", phone.Number{E164: "+80012345678"}},
		{"direction marks of an address book", "\u202d+86 138 0013 8000\u202c", "", phone.Number{E164: "+8613800138000"}},
		{"possible, in no range in use", "(171) 555-7788", "GB", phone.Number{E164: "+441715557788"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := phone.Normalize(test.text, test.region)
			if err != nil || got != test.want {
				t.Errorf("Normalize(%q, %q) = %v, %v, want %v", test.text, test.region, got, err, test.want)
			}
		})
	}
}

func TestNormalizeRefusesWhatCannotExist(t *testing.T) {
	for _, test := range []struct {
		name, text, region string
		want               error
	}{
		{"empty", "", "CN", phone.ErrNotANumber},
		{"punctuation only", "+ ()", "CN", phone.ErrNotANumber},
		{"words", "call me", "CN", phone.ErrNotANumber},
		{"vanity number", "1-800-FLOWERS", "US", phone.ErrNotANumber},
		{"plus inside", "86+13800138000", "CN", phone.ErrNotANumber},
		{"two plus signs", "++8613800138000", "CN", phone.ErrNotANumber},
		{"control character", "13800138000\x00", "CN", phone.ErrNotANumber},
		{"other digits", "١٣٨٠٠١٣٨٠٠٠", "CN", phone.ErrNotANumber},
		{"invalid UTF-8", "1380013\xff8000", "CN", phone.ErrNotANumber},
		{"two numbers", "010-62345678, 010-62345679", "CN", phone.ErrNotANumber},
		{"national without region", "13800138000", "", phone.ErrRegion},
		{"unknown region", "13800138000", "ZZ", phone.ErrRegion},
		{"region in small letters", "13800138000", "cn", phone.ErrRegion},
		{"unknown country code", "+999 123456", "CN", phone.ErrCountryCode},
		{"country code 0", "+0138001380", "CN", phone.ErrCountryCode},
		{"too short", "+86 12", "CN", phone.ErrTooShort},
		{"country code only", "+86", "CN", phone.ErrTooShort},
		{"too long", "+86 138 0013 8000 0000", "CN", phone.ErrTooLong},
		{"longer than E.164 allows", "+49 30 1234 5678 9012 34", "", phone.ErrTooLong},
		{"endless", strings.Repeat("1", 10_000), "CN", phone.ErrTooLong},
		{"length between the possible ones", "+870 1234567890", "", phone.ErrLength},
		{"area code missing", "555-1212", "US", phone.ErrLocalOnly},
		{"extension missing", "010-62345678 ext", "CN", phone.ErrExtension},
		{"extension of letters", "010-62345678 ext boss", "CN", phone.ErrExtension},
		{"extension too long", "010-62345678 x1234567890123456", "CN", phone.ErrExtension},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := phone.Normalize(test.text, test.region)
			if !errors.Is(err, test.want) || got != (phone.Number{}) {
				t.Errorf("Normalize(%.40q, %q) = %v, %v, want %v", test.text, test.region, got, err, test.want)
			}
		})
	}
}

func TestValidTellsRangesInUseFromOthers(t *testing.T) {
	for _, test := range []struct {
		number string
		want   bool
	}{
		{"+8613800138000", true},
		{"+442075557788", true},
		{"+441715557788", false}, // London left the code 171 in 2000
		{"+441534567890", true},  // Jersey shares the country code of Great Britain
		{"+80012345678", true},
		{"8613800138000", false},
		{"+", false},
		{"+999123456", false},
		{"", false},
	} {
		if got := (phone.Number{E164: test.number}).Valid(); got != test.want {
			t.Errorf("Valid of %q = %v, want %v", test.number, got, test.want)
		}
	}
}

func TestStringIsRFC3966(t *testing.T) {
	plain := phone.Number{E164: "+861062345678"}
	if got, want := plain.String(), "+861062345678"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	extended := phone.Number{E164: "+861062345678", Extension: "12"}
	if got, want := extended.String(), "+861062345678;ext=12"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestErrorsNeverHoldTheNumber(t *testing.T) {
	const secret = "13800138000"
	for _, text := range []string{secret + "a", secret + "0000", secret + "x", "+999" + secret} {
		if _, err := phone.Normalize(text, "CN"); err == nil || strings.Contains(err.Error(), "138") {
			t.Errorf("Normalize(%q): error %v, want one without the number", text, err)
		}
	}
}

var e164 = regexp.MustCompile(`^\+[1-9][0-9]{3,14}$`)

func FuzzNormalize(f *testing.F) {
	f.Add("010-62345678转8001", "CN")
	f.Add("+49 (0)30 123456", "")
	f.Add("011 44 20 7031 3000 x1", "US")
	f.Add("0343 15 555 1212", "AR")
	f.Fuzz(func(t *testing.T, text, region string) {
		number, err := phone.Normalize(text, region)
		if err != nil {
			var reason phone.Error
			if !errors.As(err, &reason) || number != (phone.Number{}) {
				t.Fatalf("Normalize(%q, %q) = %v, %v, want a phone.Error alone", text, region, number, err)
			}
			return
		}
		if !e164.MatchString(number.E164) {
			t.Fatalf("Normalize(%q, %q) = %q, not E.164", text, region, number.E164)
		}
		again, err := phone.Normalize(number.String(), "")
		if err != nil || again != number {
			t.Fatalf("Normalize(%q, %q) = %v, read again %v, %v", text, region, number, again, err)
		}
	})
}
