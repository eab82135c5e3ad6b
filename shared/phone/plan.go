package phone

import (
	"errors"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// plan is the numbering plan of one region, in libphonenumber's terms. Patterns are regular expressions on
// the national number.
type plan struct {
	region       string // ISO 3166-1 alpha-2, or "001" for a country code that belongs to no country
	countryCode  uint16
	lengths      lengths // how many digits a national number may have
	localLengths lengths // how many if dialled inside its own area

	general       string // every national number
	ranges        string // the ranges in use, of all kinds: fixed line, mobile, toll free, ...
	leadingDigits string // how the numbers of this region begin, where several regions share a country code

	exitCode       string // dialled before a country code: "00", "011"
	trunkPrefix    string // dialled before a national number: "0"
	trunkTransform string // what becomes of a number whose trunk prefix holds more than itself: "9$1"
}

// lengths is a set of small numbers.
type lengths uint32

func (l lengths) has(n int) bool { return n >= 0 && n < 32 && l>>n&1 == 1 }

// planOfRegion gives the plan of an ISO 3166-1 alpha-2 region, nil if there is none.
func planOfRegion(region string) *plan {
	if len(region) != 2 {
		return nil
	}
	for i := range plans {
		if plans[i].region == region {
			return &plans[i]
		}
	}
	return nil
}

// plansByCountryCode gives the plans of the country code that digits begin with, the main one first, and the
// digits after it. No country code begins another one, so the first that fits is the one; none begins with 0.
func plansByCountryCode(digits string) ([]plan, string) {
	if strings.HasPrefix(digits, "0") {
		return nil, ""
	}
	for n := 1; n <= 3 && n <= len(digits); n++ {
		code, err := strconv.ParseUint(digits[:n], 10, 16)
		if err != nil {
			break
		}
		first := sort.Search(len(plans), func(i int) bool { return uint64(plans[i].countryCode) >= code })
		end := first
		for end < len(plans) && uint64(plans[end].countryCode) == code {
			end++
		}
		if end > first {
			return plans[first:end], digits[n:]
		}
	}
	return nil, ""
}

func decimal(countryCode uint16) string { return strconv.Itoa(int(countryCode)) }

// checkLength says whether a national number can exist. nil means that it can.
func (p *plan) checkLength(national string) error {
	n := len(national)
	switch {
	case p.lengths.has(n):
		return nil
	case p.localLengths.has(n):
		return ErrLocalOnly
	case p.lengths>>n == 0:
		return ErrTooLong
	case p.lengths&(1<<n-1) == 0:
		return ErrTooShort
	}
	return ErrLength
}

// inUse reports whether a national number lies in a range of this plan that is in use.
func (p *plan) inUse(national string) bool {
	return matches(p.general, national) && matches(p.ranges, national)
}

// withoutExitCode takes the code off that is dialled before a country code. No country code begins with 0, so
// a national number that happens to begin like the exit code and goes on with 0 is left alone.
func (p *plan) withoutExitCode(digits string) (string, bool) {
	if p.exitCode == "" {
		return "", false
	}
	span := start(p.exitCode).FindStringIndex(digits)
	if span == nil || strings.HasPrefix(digits[span[1]:], "0") {
		return "", false
	}
	return digits[span[1]:], true
}

// withoutOwnCountryCode takes the plan's own country code off where it was written without "+": the number
// fits the plan only without it, or is too long with it.
func (p *plan) withoutOwnCountryCode(digits string) (string, bool) {
	rest, found := strings.CutPrefix(digits, decimal(p.countryCode))
	if !found {
		return "", false
	}
	national := p.stripTrunkPrefix(rest)
	fits := !matches(p.general, digits) && matches(p.general, national)
	if fits || errors.Is(p.checkLength(digits), ErrTooLong) {
		return national, true
	}
	return "", false
}

// withoutTrunkPrefix takes the trunk prefix off if what remains can be a whole national number.
func (p *plan) withoutTrunkPrefix(digits string) string {
	national := p.stripTrunkPrefix(digits)
	if err := p.checkLength(national); err == nil || errors.Is(err, ErrTooLong) {
		return national
	}
	return digits
}

// stripTrunkPrefix takes the trunk prefix off unless that would turn a number that fits the plan into one
// that does not.
func (p *plan) stripTrunkPrefix(digits string) string {
	if p.trunkPrefix == "" || digits == "" {
		return digits
	}
	pattern := start(p.trunkPrefix)
	groups := pattern.FindStringSubmatchIndex(digits)
	if groups == nil {
		return digits
	}
	national := digits[groups[1]:]
	lastGroupMatched := len(groups) > 2 && groups[len(groups)-2] >= 0
	if p.trunkTransform != "" && lastGroupMatched {
		national = string(pattern.ExpandString(nil, p.trunkTransform, digits, groups)) + national
	}
	if matches(p.general, digits) && !matches(p.general, national) {
		return digits
	}
	return national
}

func matches(pattern, digits string) bool {
	return whole(pattern).MatchString(digits)
}

func matchesStart(pattern, digits string) bool {
	return start(pattern).MatchString(digits)
}

func whole(pattern string) *regexp.Regexp { return compile(&ofWholes, pattern, "$") }

func start(pattern string) *regexp.Regexp { return compile(&ofStarts, pattern, "") }

// ofWholes and ofStarts hold the patterns used so far, by their text. They are bounded by the table.
var ofWholes, ofStarts sync.Map

// compile returns the pattern that holds of a text from its start on, and up to the end, which is "$" or nothing.
func compile(known *sync.Map, pattern, end string) *regexp.Regexp {
	if found, ok := known.Load(pattern); ok {
		return found.(*regexp.Regexp)
	}
	made := regexp.MustCompile("^(?:" + pattern + ")" + end)
	known.Store(pattern, made)
	return made
}
