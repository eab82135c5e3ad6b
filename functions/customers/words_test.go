package customers_test

import (
	"errors"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/dictionaries"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/dictionary"
)

// disable disables an entry of a dictionary.
func disable(as *scenario.Caller, kind, code string) scenario.Request {
	return scenario.Request{
		Op: dictionaries.Update, As: as, Path: map[string]string{"kind": kind, "code": code}, Header: map[string]string{"If-Match": "*"}, Body: `{"disabled":true}`,
	}
}

func TestValues_are_held_against_dictionaries(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, stranger := company.Admin, k.Company(t).Admin
	kind := func(name, code string) scenario.Request {
		return scenario.Request{
			Op: dictionaries.Create, As: admin, Path: map[string]string{"kind": name}, Body: `{"code":"` + code + `","names":{"en":"x","zh-CN":"x"}}`,
		}
	}
	var c record
	k.Run(t, []scenario.Scenario{
		{Name: "what is no entry is refused", Request: create(admin, `{"name":"x","level":"Z","industry":"fishing","source":"fair","creditLimit":{"amount":"1","currency":"SEK"}}`), Status: 422, Code: "request.invalid", Fields: []string{
			"/creditLimit/currency dictionary.valueUnknown", "/industry dictionary.valueUnknown", "/level dictionary.valueUnknown", "/source dictionary.valueUnknown",
		}},
		{Name: "also by a dry run", Request: dry(create(admin, `{"name":"x","industry":"fishing"}`)), Status: 422, Code: "request.invalid", Fields: []string{"/industry dictionary.valueUnknown"}},
		{Name: "and what could be none", Request: create(admin, `{"name":"x","industry":"渔业#x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/industry dictionary.valueUnknown"}},
		{Name: "an entry of one's own", Request: kind("industry", "fishing"), Status: 201, Writes: 2},
		{Name: "is taken at once", Request: create(admin, `{"name":"x","level":"A","industry":"fishing"}`), Status: 201, Writes: 3, After: func(t *testing.T, r scenario.Response) { r.Into(t, &c) }},
		{Name: "not by another company", Request: create(stranger, `{"name":"x","industry":"fishing"}`), Status: 422, Code: "request.invalid", Fields: []string{"/industry dictionary.valueUnknown"}},
		{Name: "an entry is disabled", Request: disable(admin, "industry", "fishing"), Status: 200, Writes: 1},
		{Name: "a built-in one, too", Request: disable(admin, "level", "A"), Status: 200, Writes: 1},
		{Name: "and then taken no more", Request: create(admin, `{"name":"x","level":"A","industry":"fishing"}`), Status: 422, Code: "request.invalid", Fields: []string{
			"/industry dictionary.valueDisabled", "/level dictionary.valueDisabled",
		}},
	})
	k.Run(t, []scenario.Scenario{
		{Name: "what was there before stays", Request: update(admin, c.ID, 1, `{"notes":"x"}`), Status: 200, Writes: 1, Has: []string{`"industry":"fishing"`}},
		{Name: "also sent once more", Request: update(admin, c.ID, 2, `{"industry":"fishing","notes":"y"}`), Status: 200, Writes: 1},
		{Name: "but does not come again", Request: update(admin, c.ID, 3, `{"industry":null}`), Status: 200, Writes: 1},
		{Name: "once it is gone", Request: update(admin, c.ID, 4, `{"industry":"fishing"}`), Status: 422, Code: "request.invalid", Fields: []string{"/industry dictionary.valueDisabled"}},
		{Name: "a customer of no source can be made whatever is disabled", Request: disable(admin, "source", "other"), Status: 200, Writes: 1},
		{Name: "as this one", Request: create(admin, `{"name":"y"}`), Status: 201, Writes: 3},
		{Name: "so can one with a limit in the company's currency", Request: disable(admin, "currency", "CNY"), Status: 200, Writes: 1},
		{Name: "as that one", Request: create(admin, `{"name":"z","creditLimit":{"amount":"1","currency":"CNY"}}`), Status: 201, Writes: 3},
		{Name: "forms are told where to look", Request: scenario.Request{Op: customers.Fields, As: company.User(t, access.Viewer)}, Status: 200, Has: []string{`"field":"industry","required":false,"maxLength":100,"dictionary":"industry"`}},
	})
}

func TestValues_cost_no_read_on_a_warm_function(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	const body = `{"name":"x","level":"A","industry":"retail","source":"web","creditLimit":{"amount":"1","currency":"EUR"}}`
	k.Do(t, create(admin, `{"name":"w"}`)).Want(t, 201) // the session is known from here on
	reads := func() int { return k.Table.Calls("Get") + k.Table.Calls("BatchGet") + k.Table.Calls("Query") }
	count := func(who *scenario.Kehu) int {
		before := reads()
		who.Do(t, create(admin, body)).Want(t, 201)
		return reads() - before
	}
	none := reads()
	k.Do(t, create(admin, `{"name":"v"}`)).Want(t, 201)
	least := reads() - none
	if cold, warm := count(k), count(k); cold != least+1 || warm != least {
		t.Errorf("reads beside the %d of every create: cold %d, warm %d", least, cold-least, warm-least)
	}
	elsewhere := k.Process()
	elsewhere.Do(t, disable(admin, "industry", "retail")).Want(t, 200)
	k.Do(t, create(admin, body)).Want(t, 201)
	k.Clock.Advance(dictionary.MaxAge)
	k.Do(t, create(admin, body)).Want(t, 422).WantProblem(t, "request.invalid", "/industry dictionary.valueDisabled")
	k.Clock.Advance(time.Second)
	k.Table.Fail(func(method string) error {
		if method == "BatchGet" {
			return errors.New("cannot be read")
		}
		return nil
	})
	defer k.Table.Fail(nil)
	k.Do(t, create(admin, `{"name":"u","level":"B"}`)).Want(t, 500)
}
