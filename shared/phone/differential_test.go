package phone_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"
	"pgregory.net/rapid"

	"kehu/shared/phone"
)

// reference is what libphonenumber makes of a text, seen through this package's stricter rules: a result that
// is read as itself, at most 15 digits, no local numbers.
func reference(text, region string) (e164 string, valid, accepted bool) {
	for e164 != text {
		number, err := phonenumbers.Parse(text, region)
		if err != nil {
			return "", false, false
		}
		e164, text, region = text, phonenumbers.Format(number, phonenumbers.E164), ""
		if len(text) > 1+15 {
			return "", false, false
		}
		valid = phonenumbers.IsValidNumber(number)
		accepted = phonenumbers.IsPossibleNumberWithReason(number) == phonenumbers.IS_POSSIBLE
	}
	return e164, valid, accepted
}

func regions() []string {
	var all []string
	for region := range phonenumbers.GetSupportedRegions() {
		all = append(all, region)
	}
	slices.Sort(all)
	return all
}

func compare(t interface{ Errorf(string, ...any) }, text, region string) {
	want, wantValid, accepted := reference(text, region)
	got, err := phone.Normalize(text, region)
	switch {
	case !accepted && err == nil && !strings.HasPrefix(text, "+"):
		t.Errorf("Normalize(%q, %q) = %v, libphonenumber refuses it", text, region, got)
	case accepted && errors.Is(err, phone.ErrCountryCode) && strings.HasPrefix(text, "+"):
		// Documented: libphonenumber reads the number again without its "+", this package does not.
	case accepted && err != nil:
		t.Errorf("Normalize(%q, %q): %v, want %s", text, region, err, want)
	case accepted && (got.E164 != want || got.Valid() != wantValid):
		t.Errorf("Normalize(%q, %q) = %s valid %v, want %s valid %v", text, region, got.E164, got.Valid(), want, wantValid)
	}
}

func TestExampleNumbersOfEveryRegionComeOutAsInLibphonenumber(t *testing.T) {
	kinds := []phonenumbers.PhoneNumberType{
		phonenumbers.FIXED_LINE, phonenumbers.MOBILE, phonenumbers.TOLL_FREE, phonenumbers.PREMIUM_RATE,
		phonenumbers.SHARED_COST, phonenumbers.VOIP, phonenumbers.PERSONAL_NUMBER, phonenumbers.PAGER,
		phonenumbers.UAN, phonenumbers.VOICEMAIL,
	}
	compared := 0
	for _, region := range regions() {
		for _, kind := range kinds {
			number := phonenumbers.GetExampleNumberForType(region, kind)
			if number == nil {
				continue
			}
			for _, layout := range []phonenumbers.PhoneNumberFormat{phonenumbers.E164, phonenumbers.INTERNATIONAL, phonenumbers.NATIONAL} {
				compare(t, phonenumbers.Format(number, layout), region)
				compared++
			}
		}
	}
	if compared < 2500 {
		t.Errorf("compared %d numbers, want the examples of all regions", compared)
	}
}

func TestRandomNumbersComeOutAsInLibphonenumber(t *testing.T) {
	all := regions()
	rapid.Check(t, func(t *rapid.T) {
		for range 20 {
			region := rapid.SampledFrom(all).Draw(t, "region")
			digits := rapid.StringMatching(`[0-9]{2,16}`).Draw(t, "digits")
			prefixes := []string{"", "", "0", "00", "011", "+", strconv.Itoa(phonenumbers.GetCountryCodeForRegion(region))}
			prefix := rapid.SampledFrom(append(prefixes, "+"+prefixes[6])).Draw(t, "prefix")
			compare(t, prefix+digits, region)
		}
	})
}
