package taxnumber_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/taxnumber"
)

// promises lists the shapes whose check digits find every change of one digit, because in their modulus no
// weighted difference of two digits is 0. Shapes that fold 10 and 0 together (Greece, Portugal, ...), that
// accept one of several checks (Bulgarian persons, the Netherlands, Great Britain) or that take digit sums
// (Japan, Taiwan) do not promise that. pattern is the shape as a regular expression without prefix, checks
// are the places of the check characters, from and to the places that they cover.
var promises = []struct {
	country, pattern string
	checks           []int
	alphabet         string // of the check characters
	from, to         int
}{
	{"AT", `U[0-9]{8}`, []int{8}, digits, 0, 9},
	{"AU", `[1-9][0-9]{10}`, []int{0, 1}, digits, 0, 11},
	{"BE", `0[0-9]{9}`, []int{8, 9}, digits, 0, 10},
	{"CA", `[0-9]{9}RT0001`, []int{8}, digits, 0, 9},
	{"CH", `CHE[0-9]{9}`, []int{11}, digits, 0, 12},
	{"CY", `[0-9]{8}A`, []int{8}, letters, 0, 9},
	{"DE", `[1-9][0-9]{8}`, []int{8}, digits, 0, 9},
	{"DK", `[1-9][0-9]{7}`, []int{7}, digits, 0, 8},
	{"EE", `[0-9]{9}`, []int{8}, digits, 0, 9},
	{"ES", `[ABEH][0-9]{8}`, []int{8}, digits, 0, 9},
	{"ES", `[0-9]{8}A`, []int{8}, letters, 0, 9},
	{"FI", `[0-9]{8}`, []int{7}, digits, 0, 8},
	{"FR", `00[1-9][0-9]{8}`, []int{0, 1, 10}, digits, 0, 11},
	{"HR", `[0-9]{11}`, []int{10}, digits, 0, 11},
	{"HU", `[0-9]{8}`, []int{7}, digits, 0, 8},
	{"IE", `[0-9]{7}A`, []int{7}, letters, 0, 8},
	{"IE", `[0-9]{7}AH`, []int{7}, letters, 0, 8},
	{"IN", `27[A-Z]{5}[0-9]{4}[A-Z][1-9]ZA`, []int{14}, digits + letters, 0, 15},
	{"IT", `[1-9][0-9]{6}0[1-9][0-9]{2}`, []int{10}, digits, 0, 11},
	{"KR", `[1-9][0-9]{9}`, []int{9}, digits, 0, 10},
	{"LU", `[0-9]{8}`, []int{6, 7}, digits, 0, 8},
	{"LV", `[4-9][0-9]{10}`, []int{10}, digits, 1, 11},
	{"MT", `[1-9][0-9]{7}`, []int{7}, digits, 0, 8},
	{"NO", `[0-9]{9}`, []int{8}, digits, 0, 9},
	{"PL", `[0-9]{10}`, []int{9}, digits, 0, 10},
	{"SE", `[0-9]{10}01`, []int{9}, digits, 0, 10},
	{"SI", `[1-9][0-9]{7}`, []int{7}, digits, 0, 8},
	{"SK", `[1-9][0-9]2[0-9]{7}`, []int{9}, digits, 0, 10},
}

const (
	digits  = "0123456789"
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// complete puts check characters into a number so that it is accepted; false if there are none, as happens
// modulo 11.
func complete(country, number string, checks []int, alphabet string) (string, bool) {
	if len(checks) == 0 {
		result, err := taxnumber.Validate(country, number)
		return number, err == nil && result.Check == taxnumber.Checksum
	}
	for _, c := range alphabet {
		tried := number[:checks[0]] + string(c) + number[checks[0]+1:]
		if completed, ok := complete(country, tried, checks[1:], alphabet); ok {
			return completed, true
		}
	}
	return "", false
}

func TestOneWrongDigitIsFound(t *testing.T) {
	for _, promise := range promises {
		t.Run(promise.country, func(t *testing.T) {
			completions := 0
			rapid.Check(t, func(t *rapid.T) {
				drawn := rapid.StringMatching(promise.pattern).Draw(t, "number")
				number, ok := complete(promise.country, drawn, promise.checks, promise.alphabet)
				if !ok {
					return
				}
				completions++
				place := rapid.IntRange(promise.from, promise.to-1).Draw(t, "place")
				mustRefuseOtherDigits(t, promise.country, number, place, digits)
			})
			if completions < 10 {
				t.Errorf("%d of the drawn numbers could be completed, want most", completions)
			}
		})
	}
}

// mustRefuseOtherDigits puts every other character of an alphabet in one place, if one of the alphabet stands
// there.
func mustRefuseOtherDigits(t *rapid.T, country, number string, place int, alphabet string) {
	if !strings.Contains(alphabet, number[place:place+1]) {
		return
	}
	for _, c := range alphabet {
		wrong := number[:place] + string(c) + number[place+1:]
		if wrong == number {
			continue
		}
		if result, err := taxnumber.Validate(country, wrong); err == nil && result.Check == taxnumber.Checksum {
			t.Fatalf("Validate(%s, %q) is accepted, one digit away from %q", country, wrong, number)
		}
	}
}

// The codes are made here from the text of the two standards, apart from the code under test.
func TestCreditCodesMadeByTheStandardAreAcceptedAndAnyOneWrongCharacterIsFound(t *testing.T) {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY" // GB 32100-2015, table 3
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringMatching(`[1-9][1-9][0-9]{6}[0-9ABCDEFGHJKLMNPQRTUWXY]{8}`).Draw(t, "body")
		sum := 0
		for i, weight := range []int{3, 7, 9, 10, 5, 8, 4, 2} { // GB 11714-1997
			c := body[8+i]
			value := int(c - '0')
			if c >= 'A' {
				value = int(c-'A') + 10
			}
			sum += weight * value
		}
		switch check := 11 - sum%11; check {
		case 10:
			body += "X"
		case 11:
			body += "0"
		default:
			body += string(rune('0' + check))
		}
		sum = 0
		for i, weight := range []int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28} { // GB 32100-2015
			sum += weight * strings.IndexByte(alphabet, body[i])
		}
		code := body + alphabet[(31-sum%31)%31:][:1]
		if got, err := taxnumber.Validate("CN", code); err != nil || got.Number != code || got.Check != taxnumber.Checksum {
			t.Fatalf("Validate(CN, %q) = %v, %v", code, got, err)
		}
		mustRefuseOtherDigits(t, "CN", code, rapid.IntRange(0, len(code)-1).Draw(t, "place"), alphabet)
		swapped := []byte(code)
		place := rapid.IntRange(8, 16).Draw(t, "swap")
		swapped[place], swapped[place+1] = swapped[place+1], swapped[place]
		if _, err := taxnumber.Validate("CN", string(swapped)); string(swapped) != code && !errors.Is(err, taxnumber.ErrChecksum) {
			t.Fatalf("%q with two characters exchanged, %q: %v, want ErrChecksum", code, swapped, err)
		}
	})
}

func TestPunctuationNeverChangesTheResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		example := rapid.SampledFrom(published).Draw(t, "example")
		want, err := taxnumber.Validate(example.country, example.text)
		if err != nil {
			t.Fatal(err)
		}
		text := []rune(strings.ToLower(want.Number))
		for range rapid.IntRange(0, 8).Draw(t, "marks") {
			mark := rapid.SampledFrom([]rune(" -./:\u3000")).Draw(t, "mark")
			text = slices.Insert(text, rapid.IntRange(0, len(text)).Draw(t, "place"), mark)
		}
		if got, err := taxnumber.Validate(example.country, string(text)); err != nil || got != want {
			t.Fatalf("Validate(%s, %q) = %v, %v, want %v", example.country, string(text), got, err, want)
		}
	})
}
