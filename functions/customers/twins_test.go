package customers_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/settings"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

// refuse makes the company refuse customers that look like another one.
func refuse(t testing.TB, k *scenario.Kehu, admin *scenario.Caller) {
	t.Helper()
	k.Do(t, scenario.Request{
		Op: settings.Update, As: admin, Header: map[string]string{"If-Match": "*"}, Body: `{"duplicates":"refuse"}`,
	}).Want(t, 200)
	k.Clock.Advance(time.Minute) // processes know the settings for half a minute
}

func create(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: customers.Create, As: as, Body: body}
}

// dry is the call that only tries.
func dry(r scenario.Request) scenario.Request {
	r.Query = "validateOnly=true"
	return r
}

func TestTwins_are_told_by_a_dry_run(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, ann := company.Admin, company.User(t, access.Salesperson)
	for _, pair := range []struct {
		one, other string
		alike      bool
	}{
		{"Alfreds Futterkiste GmbH", "ALFREDS  futterkiste", true},
		{"Northwind Trading Co., Ltd.", "Northwind-Trading Limited", true},
		{"苏州恒力股份有限公司", "苏州恒力", true},
		{"Ｆｕｌｌ Width Inc.", "full width", true},
		{"Café Paris", "CAFÉ PARIS S.A.S.", true},
		{"Inc", "Ltd", false},
		{"公司", "有限公司", false},
		{"Bergag", "Berg", false},
		{"Acme 1", "Acme 2", false},
	} {
		t.Run(pair.one+" and "+pair.other, func(t *testing.T) {
			c := add(t, k, admin, `{"name":"`+pair.one+`"}`)
			r := k.Do(t, dry(create(admin, `{"name":"`+pair.other+`"}`))).Want(t, 200)
			var got record
			r.Into(t, &got)
			found := len(got.Duplicates) == 1 && got.Duplicates[0].Record == c.ID && got.Duplicates[0].Code == "customer.nameTaken"
			if found != pair.alike || !found && len(got.Duplicates) > 0 {
				t.Errorf("got %+v, want alike %t", got.Duplicates, pair.alike)
			}
		})
	}
	c := add(t, k, admin, `{"name":"Bolido","phones":["+34915552282;ext=1"],"emails":["b@bolido.example"]}`)
	alike := `{"name":"bolido","phones":["+34 915 55 22 82"],"emails":["b@bolido.example"]}`
	k.Run(t, []scenario.Scenario{
		{Name: "who may see it is told which it is", Request: dry(create(admin, alike)), Status: 200, Has: []string{
			`{"pointer":"/name","code":"customer.nameTaken","record":"` + c.ID + `"}`,
			`{"pointer":"/phones/0","code":"customer.phoneTaken","record":"` + c.ID + `"}`,
			`{"pointer":"/emails/0","code":"customer.emailTaken","record":"` + c.ID + `"}`,
		}},
		{Name: "others are told whom to ask", Request: dry(create(ann, alike)), Status: 200, Lacks: []string{c.ID}, Has: []string{
			`{"pointer":"/name","code":"customer.nameTaken","owner":"`, `{"pointer":"/phones/0","code":"customer.phoneTaken","owner":"`,
			`{"pointer":"/emails/0","code":"customer.emailTaken","owner":"`,
		}},
		{Name: "a change that makes it alike tells", Request: dry(update(admin, c.ID, 1, `{"name":"Inc"}`)), Status: 200, Has: []string{"customer.nameTaken"}},
		{Name: "one that does not is quiet", Request: dry(update(admin, c.ID, 1, `{"notes":"x"}`)), Status: 200, Lacks: []string{"duplicates"}},
		{Name: "by itself it hinders nothing", Request: create(admin, `{"name":"bolido"}`), Status: 201, Writes: 3},
	})
	t.Run("what lies in the bin is no twin", func(t *testing.T) {
		c := add(t, k, admin, `{"name":"Gone"}`)
		k.Do(t, matching(customers.Delete, admin, c.ID, 1, "")).Want(t, 204)
		var got record
		if k.Do(t, dry(create(admin, `{"name":"gone"}`))).Want(t, 200).Into(t, &got); len(got.Duplicates) > 0 {
			t.Errorf("got %+v", got.Duplicates)
		}
	})
}

func TestTwins_are_refused_where_the_company_says_so(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, ann := company.Admin, company.User(t, access.Salesperson)
	old := add(t, k, admin, `{"name":"Bolido","phones":["+34915552282"]}`)
	other := add(t, k, admin, `{"name":"Other"}`)
	refuse(t, k, admin)
	k.Run(t, []scenario.Scenario{
		{Name: "also of one that was there before", Request: create(ann, `{"name":"BOLIDO Ltd","phones":["+34915552282"]}`), Status: 409, Code: "customer.duplicate", Fields: []string{
			"/name customer.nameTaken", "/phones/0 customer.phoneTaken",
		}, Has: []string{"(owner: "}, Lacks: []string{old.ID}},
		{Name: "a change too", Request: update(admin, other.ID, 1, `{"name":"bolido"}`), Status: 409, Code: "customer.duplicate", Fields: []string{"/name customer.nameTaken"}},
		{Name: "one's own name is one's own", Request: update(admin, old.ID, 1, `{"name":"Bolido Ltd"}`), Status: 200, Writes: 1},
		{Name: "what is new passes", Request: create(admin, `{"name":"New","phones":["+34915552283"]}`), Status: 201, Writes: 6},
		{Name: "a dry run tells instead", Request: dry(create(admin, `{"name":"new"}`)), Status: 200, Has: []string{"customer.nameTaken"}},
		{Name: "into the bin", Request: matching(customers.Delete, admin, other.ID, 1, ""), Status: 204, Writes: 3},
		{Name: "the name is free", Request: create(admin, `{"name":"other"}`), Status: 201, Writes: 4},
		{Name: "so the other does not come back", Request: at(customers.Restore, admin, other.ID), Status: 409, Code: "customer.duplicate", Fields: []string{"/name customer.nameTaken"}},
	})
	t.Run("of many at once one passes", func(t *testing.T) {
		var all sync.WaitGroup
		statuses := make([]int, 8)
		for i := range statuses {
			all.Go(func() {
				statuses[i] = k.Do(t, create(admin, fmt.Sprintf(`{"name":"Race%s"}`, []string{"", " Ltd", " Inc."}[i%3]))).Status
			})
		}
		all.Wait()
		made := 0
		for _, status := range statuses {
			switch status {
			case 201:
				made++
			case 409, 503:
			default:
				t.Errorf("status %d", status)
			}
		}
		if made != 1 {
			t.Errorf("made: got %d, want 1 (%v)", made, statuses)
		}
	})
}
