package customer_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/money"
	"kehu/shared/problem"
)

var china = access.Company{Country: "CN", Currency: "CNY", Locale: "zh-CN"}

// pointers lists fields as "pointer code".
func pointers(fields []problem.Field) []string {
	list := []string{}
	for _, f := range fields {
		list = append(list, f.Pointer+" "+string(f.Code))
	}
	return list
}

func TestNormalize(t *testing.T) {
	berlin := customer.Address{Country: "de", City: " Berlin ", Street: "Obere Str. 57", PostalCode: "12209"}
	for _, c := range []struct {
		name     string
		fields   customer.Fields
		want     customer.Fields
		warnings []string
	}{
		{
			name: "what is absent gets its default", fields: customer.Fields{Name: "Li Wei"},
			want: customer.Fields{Name: "Li Wei", Type: "company", Source: "other", Status: "potential"},
		},
		{
			name: "a Chinese company, its numbers without country",
			fields: customer.Fields{
				Name: "苏州恒力\u3000", Phones: []string{"0512-6234 5678", "13812345678", "０５１２６２３４５６７８"}, Fax: "(0512) 62345679",
				TaxNumber: "91350100m000100y43", Addresses: []customer.Address{{Country: "CN", Province: "江苏", City: "苏州"}},
			},
			want: customer.Fields{
				Name: "苏州恒力", Phones: []string{"+8651262345678", "+8613812345678"}, Fax: "+8651262345679",
				TaxNumber: "91350100M000100Y43", TaxCountry: "CN", Addresses: []customer.Address{{Type: "other", Country: "CN", Province: "江苏", City: "苏州"}},
				Type: "company", Source: "other", Status: "potential",
			},
		},
		{
			name: "a German company, its numbers belong to its first address",
			fields: customer.Fields{
				Name: "Müller", Addresses: []customer.Address{berlin}, Phones: []string{"030 0074321", "+86 512 6234 5678"}, TaxNumber: "136 695 976",
			},
			want: customer.Fields{
				Name: "Müller", Phones: []string{"+49300074321", "+8651262345678"}, TaxNumber: "DE136695976", TaxCountry: "DE",
				Addresses: []customer.Address{{Type: "other", Country: "DE", City: "Berlin", Street: "Obere Str. 57", PostalCode: "12209"}},
				Type:      "company", Source: "other", Status: "potential",
			},
		},
		{
			name: "the registered address says where tax is paid",
			fields: customer.Fields{Name: "x", TaxNumber: "DE136695976", Addresses: []customer.Address{
				{Type: "shipping", Country: "FR", City: "Paris"}, {Type: "registered", Country: "DE", City: "Berlin"},
			}},
			want: customer.Fields{
				Name: "x", TaxNumber: "DE136695976", TaxCountry: "DE", Type: "company", Source: "other", Status: "potential",
				Addresses: []customer.Address{{Type: "shipping", Country: "FR", City: "Paris"}, {Type: "registered", Country: "DE", City: "Berlin"}},
			},
		},
		{
			name:   "what comes twice counts once",
			fields: customer.Fields{Name: "x", Emails: []string{"A@x.example", "a@X.example", "b@x.example"}, Tags: []string{"vip", " vip", "VIP"}, Phones: []string{"+4930123456", "+49 30 123456"}},
			want: customer.Fields{
				Name: "x", Emails: []string{"A@x.example", "b@x.example"}, Tags: []string{"vip", "VIP"}, Phones: []string{"+4930123456"},
				Type: "company", Source: "other", Status: "potential",
			},
		},
		{
			name:   "web addresses are whole",
			fields: customer.Fields{Name: "x", Website: " alfreds.example/a?b=c "},
			want:   customer.Fields{Name: "x", Website: "https://alfreds.example/a?b=c", Type: "company", Source: "other", Status: "potential"},
		},
		{
			name:   "amounts have the decimals of their currency",
			fields: customer.Fields{Name: "x", CreditLimit: &money.Wire{Amount: "1000", Currency: "JPY"}},
			want:   customer.Fields{Name: "x", CreditLimit: &money.Wire{Amount: "1000", Currency: "JPY"}, Type: "company", Source: "other", Status: "potential"},
		},
		{
			name: "account numbers lose their spaces", fields: customer.Fields{Name: "x", Bank: &customer.Bank{Account: "de89 3704-0044"}},
			want: customer.Fields{Name: "x", Bank: &customer.Bank{Account: "DE8937040044"}, Type: "company", Source: "other", Status: "potential"},
		},
		{
			name: "a bank of nothing is none", fields: customer.Fields{Name: "x", Bank: &customer.Bank{}},
			want: customer.Fields{Name: "x", Type: "company", Source: "other", Status: "potential"},
		},
		{
			name:     "what looks wrong is warned of",
			fields:   customer.Fields{Name: "x", Phones: []string{"+49 30 123456", "+1 123 456 7890"}, TaxNumber: "12345", TaxCountry: "AF"},
			warnings: []string{"/phones/1 phone.unusual", "/taxNumber taxNumber.unchecked"},
		},
		{
			name:     "a postal code of another form too",
			fields:   customer.Fields{Name: "x", Addresses: []customer.Address{{Country: "CN", PostalCode: "21500"}, {Country: "GB", PostalCode: "wa1 1dp"}}},
			warnings: []string{"/addresses/0/postalCode postalCode.unusual"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, warnings, err := c.fields.Normalize(nil, china)
			if err != nil {
				t.Fatalf("%v: %+v", err, err)
			}
			if c.warnings != nil {
				if found := pointers(warnings); !slices.Equal(found, c.warnings) {
					t.Errorf("warnings: got %v, want %v", found, c.warnings)
				}
				return
			}
			if diff := cmp.Diff(shape(c.want), shape(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// shape is what people see of fields, with the account as it is.
func shape(f customer.Fields) map[string]any {
	text, _ := json.Marshal(f)
	var all map[string]any
	_ = json.Unmarshal(text, &all)
	if f.Bank != nil {
		all["account"] = string(f.Bank.Account)
	}
	return all
}

func TestNormalize_names_each_field_that_is_wrong(t *testing.T) {
	for _, c := range []struct {
		name   string
		fields customer.Fields
		want   []string
	}{
		{"nothing", customer.Fields{}, []string{"/name field.blank"}},
		{
			"several",
			customer.Fields{Name: "x", Phones: []string{"+86 512 6234 5678", "1"}, Emails: []string{"a@b"}, Fax: "x", TaxCountry: "XY"},
			[]string{"/emails/0 email.invalid", "/fax phone.invalid", "/phones/1 phone.invalid", "/taxCountry country.invalid"},
		},
		{
			"in addresses",
			customer.Fields{Name: "x", Addresses: []customer.Address{{City: "a"}, {Country: "Germany", City: "a\x00"}, {}}},
			[]string{"/addresses/1/city field.control", "/addresses/1/country country.invalid", "/addresses/2 field.blank"},
		},
		{
			"one registered address and one default of each type",
			customer.Fields{Name: "x", Addresses: []customer.Address{
				{Type: "registered", City: "a"},
				{Type: "registered", City: "b"},
				{Type: "shipping", City: "a", IsDefault: true},
				{Type: "billing", City: "a", IsDefault: true},
				{Type: "shipping", City: "b", IsDefault: true},
			}},
			[]string{"/addresses/1/type address.registeredTwice", "/addresses/4/isDefault address.defaultTwice"},
		},
		{"a phone of an address", customer.Fields{Name: "x", Addresses: []customer.Address{{City: "a", Phone: "1"}}}, []string{"/addresses/0/phone phone.invalid"}},
		{
			"in the bank",
			customer.Fields{Name: "x", Bank: &customer.Bank{Name: " ", Account: "12#", Holder: "a\n"}},
			[]string{"/bank/account field.invalid", "/bank/holder field.control", "/bank/name field.blank"},
		},
		{"terms", customer.Fields{Name: "x", Terms: &customer.Terms{Note: "\u202e"}}, []string{"/paymentTerms/note field.control"}},
		{"a control character in a web address is told once", customer.Fields{Name: "x", Website: "a\x00.b"}, []string{"/website field.control"}},
		{"a web address of spaces", customer.Fields{Name: "x", Website: " "}, []string{"/website field.blank"}},
		{"amounts", customer.Fields{Name: "x", CreditLimit: &money.Wire{Amount: "-0.01", Currency: "CNY"}}, []string{"/creditLimit/amount amount.negative"}},
		{"amounts finer than the currency", customer.Fields{Name: "x", CreditLimit: &money.Wire{Amount: "1.5", Currency: "JPY"}}, []string{"/creditLimit/amount amount.invalid"}},
		{"tags", customer.Fields{Name: "x", Tags: []string{"", strings.Repeat("客", 51)}}, []string{"/tags/0 field.blank", "/tags/1 field.tooLong"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := c.fields.Normalize(nil, china)
			var known *problem.Error
			if !errors.As(err, &known) || known.Code != "request.invalid" {
				t.Fatalf("got %v", err)
			}
			if got := pointers(known.Fields); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestNormalize_needs_a_country_for_a_tax_number(t *testing.T) {
	_, _, err := customer.Fields{Name: "x", TaxNumber: "1"}.Normalize(nil, access.Company{})
	var known *problem.Error
	if !errors.As(err, &known) || !slices.Equal(pointers(known.Fields), []string{"/taxCountry taxNumber.countryRequired"}) {
		t.Errorf("got %+v", err)
	}
}

func TestMasked_account_means_as_it_was(t *testing.T) {
	before := customer.Fields{Name: "x", Bank: &customer.Bank{Account: "DE89370400440532013000"}}
	sent := customer.Fields{Name: "x", Bank: &customer.Bank{Name: "Bank", Account: before.Bank.Account}}
	text, err := json.Marshal(sent)
	if err != nil || strings.Contains(string(text), "3704") || !strings.Contains(string(text), `"****3000"`) {
		t.Fatalf("%s, %v", text, err)
	}
	var back customer.Fields
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	after, _, err := back.Normalize(&before, china)
	if err != nil || after.Bank.Account != before.Bank.Account || after.Bank.Name != "Bank" {
		t.Errorf("got %+v, %v", after.Bank, err)
	}
	if _, _, err := back.Normalize(nil, china); err == nil {
		t.Error("a mask passes for an account")
	}
	other := customer.Fields{Name: "x", Bank: &customer.Bank{Account: "999999999999"}}
	if _, _, err := back.Normalize(&other, china); err == nil {
		t.Error("the mask of another account passes")
	}
}

func TestMasked(t *testing.T) {
	for account, want := range map[customer.Account]string{
		"": "", "1": "****", "12345678": "****", "123456789": "****6789", "DE89370400440532013000": "****3000", "****3000": "****3000", "****": "****",
	} {
		if got := account.Masked(); got != want {
			t.Errorf("%s: got %q, want %q", account, got, want)
		}
	}
}

func TestNormalize_again_changes_nothing(t *testing.T) {
	text := rapid.StringMatching(`[ A-Za-z0-9äöü苏州恒力.,&-]{1,20}`)
	rapid.Check(t, func(rt *rapid.T) {
		f := customer.Fields{
			Name: text.Draw(rt, "name"), ShortName: text.Draw(rt, "short name"), Reference: text.Draw(rt, "reference"), Notes: text.Draw(rt, "notes"),
			Tags:    rapid.SliceOfN(text, 0, 3).Draw(rt, "tags"),
			Phones:  rapid.SliceOfN(rapid.StringMatching(`(\+86|0)?(512|13[0-9]) ?[0-9]{7,8}`), 0, 3).Draw(rt, "phones"),
			Emails:  rapid.SliceOfN(rapid.StringMatching(`[A-Za-z]{1,5}@[a-zA-Z]{1,5}\.example`), 0, 3).Draw(rt, "emails"),
			Website: rapid.SampledFrom([]string{"", "x.example", "HTTP://X.example/a b", "https://例子.example/?q=ä"}).Draw(rt, "website"),
			Bank:    &customer.Bank{Account: customer.Account(rapid.StringMatching(`[A-Z0-9 -]{0,20}`).Draw(rt, "account"))},
		}
		once, _, err := f.Normalize(nil, china)
		if err != nil {
			return
		}
		twice, _, err := once.Normalize(nil, china)
		if err != nil {
			rt.Fatalf("what was normalised is refused: %v", err)
		}
		if diff := cmp.Diff(shape(once), shape(twice)); diff != "" {
			rt.Fatalf("(-once +twice):\n%s", diff)
		}
	})
}

func TestNormalize_leaves_the_input_as_it_is(t *testing.T) {
	f := customer.Fields{
		Name: " x ", Phones: []string{"+49 30 123456"}, Addresses: []customer.Address{{Country: "de", City: " b "}},
		Terms: &customer.Terms{Note: " n "}, Bank: &customer.Bank{Account: "1 2"}, CreditLimit: &money.Wire{Amount: "1", Currency: "CNY"},
	}
	before := shape(f)
	if _, _, err := f.Normalize(nil, china); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, shape(f)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

func TestAddressFor_takes_the_default_or_the_first(t *testing.T) {
	f := customer.Fields{Addresses: []customer.Address{
		{Type: "shipping", City: "a"}, {Type: "shipping", City: "b", IsDefault: true}, {Type: "shipping", City: "c"}, {Type: "billing", City: "d"}, {Type: "billing", City: "e"},
	}}
	for kind, want := range map[string]string{customer.Shipping: "b", customer.Billing: "d", customer.Registered: ""} {
		if got, ok := f.AddressFor(kind); got.City != want || ok != (want != "") {
			t.Errorf("%s: got %+v, %t, want %q", kind, got, ok, want)
		}
	}
}
