package paper

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/customer"
	"kehu/shared/tenant"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct{ decimal, group, in, want string }{
		{"", "", "1234567.50", "1,234,567.50"},
		{"", "", "999", "999"},
		{"", "", "-1000", "-1,000"},
		{"", "", "-0.05", "-0.05"},
		{"", "", "", ""},
		{"comma", "point", "1234.5", "1.234,5"},
		{"comma", "space", "123456", "123 456"},
		{"point", "apostrophe", "12345.6", "12'345.6"},
		{"point", "none", "1234567", "1234567"},
	} {
		l := Letter{Company: tenant.Tenant{Rules: tenant.Rules{Formats: &tenant.Formats{Decimal: c.decimal, Group: c.group}}}}
		if got := l.number(c.in); got != c.want {
			t.Errorf("%s (%s, %s): got %q, want %q", c.in, c.decimal, c.group, got, c.want)
		}
	}
}

// TestNumber_keeps_the_digits: without the separators a number is what it was, and groups have three digits.
func TestNumber_keeps_the_digits(t *testing.T) {
	grouped := regexp.MustCompile(`^-?\d{1,3}(,\d{3})*(\.\d+)?$`)
	rapid.Check(t, func(rt *rapid.T) {
		in := rapid.StringMatching(`-?[0-9]{1,20}(\.[0-9]{1,6})?`).Draw(rt, "number")
		got := Letter{}.number(in)
		if strings.ReplaceAll(got, ",", "") != in || !grouped.MatchString(got) {
			rt.Errorf("%s: got %s", in, got)
		}
	})
}

func TestDate(t *testing.T) {
	for format, want := range map[string]string{
		"": "2026-03-31", "YYYY/MM/DD": "2026/03/31", "DD.MM.YYYY": "31.03.2026", "DD/MM/YYYY": "31/03/2026", "MM/DD/YYYY": "03/31/2026",
	} {
		l := Letter{Company: tenant.Tenant{Rules: tenant.Rules{Formats: &tenant.Formats{Date: format}}}}
		if got := l.date("2026-03-31"); got != want {
			t.Errorf("%s: got %s, want %s", format, got, want)
		}
		if got := l.date(""); got != "" {
			t.Errorf("no day: got %q", got)
		}
	}
}

func TestAddress(t *testing.T) {
	for want, a := range map[string]*customer.Address{
		"":                      nil,
		"Obere Str. 57, Berlin": {Street: "Obere Str. 57", City: "Berlin"},
		"王芳":                    {Receiver: "王芳"},
		"CN 200120 上海市浦东新区世纪大道 王芳": {Country: "CN", PostalCode: "200120", City: "上海市", District: "浦东新区", Street: "世纪大道", Receiver: "王芳"},
	} {
		if got := address(a); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
