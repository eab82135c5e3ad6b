package template

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"kehu/functions/events"
	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/event"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
)

func TestMatches(t *testing.T) {
	for _, test := range []struct {
		name, pattern, event string
		want                 bool
	}{
		{"one of the texts", `{"a":["x","y"]}`, `{"a":"y"}`, true},
		{"none of the texts", `{"a":["x"]}`, `{"a":"y"}`, false},
		{"all keys", `{"a":["x"],"b":{"c":["z"]}}`, `{"a":"x","b":{"c":"z"},"d":1}`, true},
		{"not all keys", `{"a":["x"],"b":{"c":["z"]}}`, `{"a":"x"}`, false},
		{"there", `{"a":[{"exists":true}]}`, `{"a":"x"}`, true},
		{"not there", `{"a":[{"exists":true}]}`, `{"b":"x"}`, false},
		{"absent, as it shall be", `{"a":{"b":[{"exists":false}]}}`, `{"c":"x"}`, true},
		{"there, as it shall not be", `{"a":{"b":[{"exists":false}]}}`, `{"a":{"b":"x"}}`, false},
		{"a rule that is not known", `{"a":[{"prefix":"x"}]}`, `{"a":"x"}`, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := matches(fromJSON(t, test.pattern), fromJSON(t, test.event)); got != test.want {
				t.Errorf("got %t, want %t", got, test.want)
			}
		})
	}
}

// TestWelcomeRuleTakesThoseWhoShallBeGreeted runs what events.dispatch puts on the bus through the rule.
func TestWelcomeRuleTakesThoseWhoShallBeGreeted(t *testing.T) {
	pattern := parsed(t).Resources["MailsWelcomeRule"].get("EventPattern")
	for _, test := range []struct {
		name    string
		change  func(c customer.Customer) table.Change
		welcome bool
		want    bool
	}{
		{"a new customer to greet", created, true, true},
		{"a new customer not to greet", created, false, false},
		{"a change of a customer who was greeted", updated, true, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := aCustomer()
			c.Welcome = test.welcome
			told := envelope(t, test.change(c))
			if got := matches(pattern, told); got != test.want {
				t.Errorf("got %t for %s, want %t", got, show(told), test.want)
			}
		})
	}
}

// TestRuleOfSearchLeavesOutWhatIsFoundAsBefore runs what events.dispatch puts on the bus through the rule.
func TestRuleOfSearchLeavesOutWhatIsFoundAsBefore(t *testing.T) {
	pattern := parsed(t).Resources["SearchIndexRule"].get("EventPattern")
	for name, test := range map[string]struct {
		change func(*customer.Customer)
		want   bool
	}{
		"a note":      {func(c *customer.Customer) { c.Notes = "Calls on Mondays." }, false},
		"another tag": {func(c *customer.Customer) { c.Tags = []string{"fair"} }, true},
		"its name":    {func(c *customer.Customer) { c.Name = "Ana Trujillo" }, true},
	} {
		t.Run(name, func(t *testing.T) {
			change := updated(aCustomer())
			after, err := customer.Decode(change.New)
			if err != nil {
				t.Fatal(err)
			}
			test.change(&after)
			change.New = table.Encode(after)
			if got := matches(pattern, envelope(t, change)); got != test.want {
				t.Errorf("got %t, want %t", got, test.want)
			}
		})
	}
}

// envelope is what the bus has of the change's event.
func envelope(t *testing.T, change table.Change) map[string]any {
	t.Helper()
	e, told, err := events.EventOf(change)
	if err != nil || !told {
		t.Fatalf("got told %t and error %v, want an event", told, err)
	}
	detail, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]any{"source": event.Source, "detail-type": string(e.Type), "detail": fromJSON(t, string(detail))}
}

// TestFiltersTakeRecordsAlone: what is audited or told passes the filters of the stream's readers, in each of its changes; a
// counter does not.
func TestFiltersTakeRecordsAlone(t *testing.T) {
	image := map[string]any{"et": map[string]any{"S": aCustomer().Kind}}
	counter := map[string]any{"n": map[string]any{"N": "7"}}
	for _, id := range parsed(t).of(sourceType) {
		filters := list(parsed(t).Resources[id].Properties, "FilterCriteria", "Filters")
		if filters == nil {
			continue // a queue's
		}
		for _, test := range []struct {
			name   string
			images map[string]any
			want   bool
		}{
			{"a new record", map[string]any{"NewImage": image}, true},
			{"a changed record", map[string]any{"NewImage": image, "OldImage": image}, true},
			{"a record that is gone", map[string]any{"OldImage": image}, true},
			{"a counter", map[string]any{"NewImage": counter, "OldImage": counter}, false},
		} {
			t.Run(id+" "+test.name, func(t *testing.T) {
				got := false
				for _, filter := range filters {
					got = got || matches(fromJSON(t, word(filter, "Pattern")), map[string]any{"dynamodb": test.images})
				}
				if got != test.want {
					t.Errorf("got %t, want %t", got, test.want)
				}
			})
		}
	}
}

var (
	noon    = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	ids     = id.NewSource(fixed{noon}, nil)
	company = access.NewTenant(ids)
)

type fixed struct{ at time.Time }

func (f fixed) Now() time.Time { return f.at }

var _ clock.Clock = fixed{}

func aCustomer() customer.Customer {
	stamp := record.Stamp{At: noon, By: ids.New("usr"), RequestID: "req_1"}
	return customer.New(record.Created(customer.Kind, customer.Kind.NewID(ids), stamp), "C000001", customer.Fields{Name: "Alfreds"})
}

func created(c customer.Customer) table.Change {
	return table.Change{Key: customer.Key(company, c.ID), New: table.Encode(c)}
}

func updated(c customer.Customer) table.Change {
	after := c
	after.Meta = c.Changed(record.Stamp{At: noon})
	return table.Change{Key: customer.Key(company, c.ID), Old: table.Encode(c), New: table.Encode(after)}
}

func parsed(t *testing.T) *Template {
	t.Helper()
	text, err := os.ReadFile("../../template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	template, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return template
}

func fromJSON(t *testing.T, text string) any {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	return value
}
