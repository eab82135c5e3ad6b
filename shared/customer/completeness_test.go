package customer_test

import (
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/customer"
	"kehu/shared/record"
)

func TestCompleteness(t *testing.T) {
	full := customer.Fields{
		Name: "x", Type: customer.Company, Phones: []string{"+1"}, Emails: []string{"a@b.example"}, Addresses: []customer.Address{{City: "x"}}, ContactName: "x",
		TaxNumber: "1", Owner: "usr_x", Source: "web", Industry: "x", Level: "A", Category: "cat_x", Terms: &customer.Terms{},
	}
	person := customer.Fields{Name: "x", Type: customer.Person}
	for name, c := range map[string]struct {
		fields customer.Fields
		want   int
	}{
		"all of it": {full, 100},
		"a name":    {customer.Fields{Name: "x", Type: customer.Company, Source: "other"}, 10},
		"a person has no tax number and no company": {person, 35},
		"how to reach the customer counts most":     {customer.Fields{Phones: full.Phones, Emails: full.Emails}, 30},
		"what nobody said is no source":             {customer.Fields{Source: "other"}, 0},
	} {
		if got := customer.New(record.Meta{}, "", c.fields).Completeness; got != c.want {
			t.Errorf("%s: got %d, want %d", name, got, c.want)
		}
	}
}

// TestCompleteness_never_falls_when_something_is_filled_in holds for every file and every field.
func TestCompleteness_never_falls_when_something_is_filled_in(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.SampledFrom([]string{"", "x"})
		f := customer.Fields{
			Name: text.Draw(rt, "name"), ContactName: text.Draw(rt, "contact"), TaxNumber: text.Draw(rt, "tax"), Owner: text.Draw(rt, "owner"),
			Industry: text.Draw(rt, "industry"), Level: text.Draw(rt, "level"), Category: text.Draw(rt, "category"),
			Type: rapid.SampledFrom([]customer.Type{customer.Company, customer.Person}).Draw(rt, "type"),
		}
		before := customer.New(record.Meta{}, "", f).Completeness
		f.Phones, f.Emails, f.Terms, f.Source, f.Addresses = []string{"1"}, []string{"1"}, &customer.Terms{}, "web", []customer.Address{{}}
		after := customer.New(record.Meta{}, "", f).Completeness
		if before < 0 || after != before+50 || after > 100 {
			rt.Fatalf("%+v: %d, then %d", f, before, after)
		}
	})
}
