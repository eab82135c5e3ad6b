package me_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"kehu/functions/me"
	"kehu/infra/scenario"
)

func prefer(as *scenario.Caller, version int, body string) scenario.Request {
	return scenario.Request{Op: me.Prefer, As: as, Body: body, Header: map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}}
}

func TestPreferences(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ada, eve := company.User(t), company.User(t)
	get := scenario.Request{Op: me.Preferences, As: ada}
	fresh := get
	fresh.Header = map[string]string{"If-None-Match": `"2"`}
	without := prefer(ada, 0, `{}`)
	without.Header = nil
	dry := prefer(ada, 0, `{"theme":"dark"}`)
	dry.Query = "validateOnly=true"
	var huge []string
	for list := range 48 {
		var columns []string
		for column := range 30 {
			columns = append(columns, fmt.Sprintf(`"column%s%d"`, strings.Repeat("x", 50), column))
		}
		huge = append(huge, fmt.Sprintf(`"list%d":{"columns":[%s]}`, list, strings.Join(columns, ",")))
	}
	k.Run(t, []scenario.Scenario{
		{Name: "are none at first", Request: get, Status: 200, Has: []string{`"version":0`}},
		{Name: "need a version", Request: without, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "are tried", Request: dry, Status: 200, Has: []string{`"theme":"dark"`}},
		{
			Name: "are set", Request: prefer(ada, 0, `{"theme":"dark","density":"compact","language":"zh-CN","home":"/orders","pageSize":100,"lists":{"customer":{"columns":["number","name"],"widths":{"name":240},"view":"viw_x"}},"values":{"sidebar":"closed"}}`),
			Status: 200, Writes: 1, Has: []string{`"version":1`, `"widths":{"name":240}`},
		},
		{Name: "are merged", Request: prefer(ada, 1, `{"theme":null,"lists":{"order":{"columns":["total"]},"customer":{"widths":null}}}`), Status: 200, Writes: 1, Has: []string{`"order":{"columns":["total"]}`, `"customer":{"columns":["number","name"],"view":"viw_x"}`}, Lacks: []string{"dark", "240"}},
		{Name: "make no version of nothing", Request: prefer(ada, 2, `{"density":"compact"}`), Status: 200, Has: []string{`"version":2`}},
		{Name: "are not sent again", Request: fresh, Status: 304},
		{Name: "need the version of now", Request: prefer(ada, 1, `{"theme":"light"}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "are one's own", Request: scenario.Request{Op: me.Preferences, As: eve}, Status: 200, Has: []string{`"version":0`}, Lacks: []string{"compact"}},
		{Name: "know no other theme", Request: prefer(ada, 2, `{"theme":"pink"}`), Status: 422, Code: "request.invalid", Fields: []string{"/theme field.enum"}},
		{Name: "know no other field", Request: prefer(ada, 2, `{"colour":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/colour field.unknown"}},
		{Name: "keep no other names", Request: prefer(ada, 2, `{"values":{"a b":"x"}}`), Status: 422, Code: "request.invalid", Fields: []string{"/values preference.nameInvalid"}},
		{Name: "keep no negative width", Request: prefer(ada, 2, `{"lists":{"order":{"widths":{"total":-1}}}}`), Status: 422, Code: "request.invalid", Fields: []string{"/lists/order/widths/total field.invalid"}},
		{Name: "keep no long value", Request: prefer(ada, 2, `{"values":{"a":"`+strings.Repeat("x", 1001)+`"}}`), Status: 422, Code: "request.invalid", Fields: []string{"/values/a field.tooLong"}},
		{Name: "are small", Request: prefer(ada, 2, `{"lists":{`+strings.Join(huge, ",")+`,"customer":null,"order":null}}`), Status: 422, Code: "preference.tooLarge"},
	})
	answers := make([]scenario.Response, 8)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() { answers[i] = k.Do(t, prefer(eve, 0, fmt.Sprintf(`{"pageSize":%d}`, i+1))) })
	}
	all.Wait()
	won := 0
	for _, r := range answers {
		if r.Status == 200 {
			won++
			continue
		}
		r.WantProblem(t, "request.versionStale", "header:If-Match field.invalid")
	}
	if won != 1 {
		t.Errorf("changes that went through: got %d, want 1", won)
	}
}
