package settings_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/functions/customers"
	"kehu/functions/me"
	"kehu/functions/settings"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/session"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// update is a change of a version of the settings; 0 is none.
func update(as *scenario.Caller, version int, body string) scenario.Request {
	r := scenario.Request{Op: settings.Update, As: as, Body: body}
	if version > 0 {
		r.Header = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}
	}
	return r
}

const all = `{"name":" Kehu & Söhne ","locale":"zh-CN","currency":"eur","country":"de","timeZone":"Europe/Berlin",
	"customerNumber":{"prefix":"KD-","width":4},"passwordLength":12,"passwordMaxAgeDays":90,"retentionDays":7,
	"formats":{"decimalSeparator":"comma","groupSeparator":"point","dateFormat":"DD.MM.YYYY","fiscalYearStartMonth":4},
	"moduleLabels":{"customers":{"en":" Accounts ","zh-CN":"往来单位"},"audit":{}}}`

func TestSettings(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	get := scenario.Request{Op: settings.Get, As: company.User(t, access.Viewer)}
	known := get
	known.Header = map[string]string{"If-None-Match": `"1"`}
	dry := update(admin, 1, `{"passwordLength":20}`)
	dry.Query = "validateOnly=true"
	bad := func(name, body string, fields ...string) scenario.Scenario {
		return scenario.Scenario{Name: "refuses " + name, Request: update(admin, 2, body), Status: 422, Code: "request.invalid", Fields: fields}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "answers what holds", Request: get, Status: 200, Golden: "get.json"},
		{Name: "answers nothing new", Request: known, Status: 304},
		{Name: "refuses who has no role", Request: scenario.Request{Op: settings.Get, As: company.User(t)}, Status: 403, Code: "auth.forbidden"},
		{Name: "asks for the permission", Request: update(company.User(t, access.SalesManager), 1, all), Status: 403, Code: "auth.forbidden"},
		{Name: "needs a version", Request: update(admin, 0, all), Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "needs the version of now", Request: update(admin, 2, all), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "makes no version of nothing", Request: update(admin, 1, `{"timeZone":"Asia/Shanghai","passwordLength":8,"moduleLabels":{"audit":{"en":null}}}`), Status: 200, Has: []string{`"version":1`}},
		{Name: "tells in a dry run", Request: dry, Status: 200, Has: []string{`"passwordLength":20`}},
		{Name: "changes", Request: update(admin, 1, all), Status: 200, Writes: 1, Golden: "update.json"},
		{Name: "answers them", Request: get, Status: 200, Has: []string{`"retentionDays":7`, `"Accounts"`}},
		bad("a name that is blank", `{"name":" "}`, "/name field.blank"),
		bad("a name that is taken away", `{"name":null}`, "/name field.required"),
		bad("another language", `{"locale":"fr"}`, "/locale field.enum"),
		bad("another currency", `{"currency":"XXQ"}`, "/currency currency.invalid"),
		bad("another country", `{"country":"QX"}`, "/country country.invalid"),
		bad("a zone that is not there", `{"timeZone":"Asia/Suzhou"}`, "/timeZone settings.timeZoneUnknown"),
		bad("the zone of the machine", `{"timeZone":"Local"}`, "/timeZone settings.timeZoneUnknown"),
		bad("a zone that is a path", `{"timeZone":"../UTC"}`, "/timeZone settings.timeZoneUnknown"),
		bad("a prefix that ends in a digit", `{"customerNumber":{"prefix":"K1"}}`, "/customerNumber/prefix settings.prefixInvalid"),
		bad("numbers without digits", `{"customerNumber":{"width":0}}`, "/customerNumber/width field.tooSmall"),
		bad("shorter passwords", `{"passwordLength":11}`, "/passwordLength settings.onlyTighter"),
		bad("passwords as they come", `{"passwordLength":null}`, "/passwordLength settings.onlyTighter"),
		bad("passwords without length", `{"passwordLength":7}`, "/passwordLength field.tooSmall"),
		bad("older passwords", `{"passwordMaxAgeDays":91}`, "/passwordMaxAgeDays settings.onlyTighter"),
		bad("passwords of any age", `{"passwordMaxAgeDays":null}`, "/passwordMaxAgeDays settings.onlyTighter"),
		bad("passwords without age", `{"passwordMaxAgeDays":0}`, "/passwordMaxAgeDays field.tooSmall"),
		bad("numbers that read in two ways", `{"formats":{"groupSeparator":"comma"}}`, "/formats/groupSeparator settings.separatorsEqual"),
		bad("a date of nowhere", `{"formats":{"dateFormat":"YY"}}`, "/formats/dateFormat field.enum"),
		bad("a thirteenth month", `{"formats":{"fiscalYearStartMonth":13}}`, "/formats/fiscalYearStartMonth field.tooLarge"),
		bad("a short retention", `{"retentionDays":6}`, "/retentionDays field.tooSmall"),
		bad("a long retention", `{"retentionDays":3651}`, "/retentionDays field.tooLarge"),
		bad("modules that there are not", `{"moduleLabels":{"games":{"en":"x"}}}`, "/moduleLabels/games field.unknown"),
		bad("a letterhead that cannot be read", `{"letterhead":{"name":"\u0000","email":"x"}}`, "/letterhead/email email.invalid", "/letterhead/name field.control"),
		bad("labels that cannot be read", `{"moduleLabels":{"users":{"en":"\u0000"}}}`, "/moduleLabels/users/en field.control"),
		bad("no second factor", `{"secondFactor":{"everyHours":0}}`, "/secondFactor/everyHours field.tooSmall"),
		bad("a second factor that is asked for hardly ever", `{"secondFactor":{"everyHours":721}}`, "/secondFactor/everyHours field.tooLarge"),
		bad("a second factor for nobody", `{"secondFactor":{"required":"no"}}`, "/secondFactor/required field.unknown"),
		bad("one for roles that there are not", `{"secondFactor":{"everyHours":12,"roles":["king"]}}`, "/secondFactor/roles/0 user.roleUnknown"),
		bad("the status", `{"status":"pending"}`, "/status field.unknown"),
		{
			Name: "takes what can be given back", Request: update(admin, 2, `{"timeZone":null,"customerNumber":null,"retentionDays":null,"moduleLabels":null,"formats":null}`),
			Status: 200, Writes: 1, Has: []string{`"timeZone":"UTC"`, `"dateFormat":"YYYY-MM-DD"`, `"passwordMaxAgeDays":90`, `{"prefix":"C","width":6}`, `"retentionDays":90`, `"passwordLength":12`}, Lacks: []string{"moduleLabels"},
		},
		{Name: "numbers without a prefix", Request: update(admin, 3, `{"customerNumber":{"prefix":null}}`), Status: 200, Writes: 1, Has: []string{`"customerNumber":{"width":6}`}},
	})
	t.Run("the trail tells each change", func(t *testing.T) {
		k.Drain(t)
		rows := k.Rows(t, company.Tenant, company.Tenant.String())
		text, err := json.Marshal(rows[:2])
		if err != nil {
			t.Fatal(err)
		}
		scenario.Golden(t, "trail.json", scenario.Numbered(string(text)))
	})
}

func TestSettings_hold_for_calls(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	type made struct{ ID, Number, PurgeAt string }
	add := func() (c made) {
		k.Do(t, scenario.Request{Op: customers.Create, As: admin, Body: `{"name":"x"}`}).Want(t, 201).Into(t, &c)
		return c
	}
	if got := add().Number; got != "C000001" {
		t.Errorf("number before: %s", got)
	}
	k.Do(t, update(admin, 1, all)).Want(t, 200)
	k.Clock.Advance(session.MaxAge)
	c := add()
	if c.Number != "KD-0002" {
		t.Errorf("number after: %s", c.Number)
	}
	remove := scenario.Request{Op: customers.Delete, As: admin, Path: map[string]string{"id": c.ID}, Header: map[string]string{"If-Match": `"1"`}}
	k.Do(t, remove).Want(t, 204)
	k.Do(t, scenario.Request{Op: customers.Get, As: admin, Path: remove.Path}).Want(t, 200).Into(t, &c)
	if want := k.Clock.Now().Add(7 * 24 * time.Hour).Format("2006-01-02T15:04"); !strings.HasPrefix(c.PurgeAt, want) {
		t.Errorf("leaves the recycle bin at %s, want %s", c.PurgeAt, want)
	}
}

func TestSettings_hold_for_new_passwords(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, k.Email())
	version := 0
	var s struct{ Version int }
	k.Do(t, scenario.Request{Op: settings.Get, As: p.Caller}).Want(t, 200).Into(t, &s)
	version = s.Version
	k.Do(t, update(p.Caller, version, `{"passwordLength":16}`)).Want(t, 200)
	k.Clock.Advance(session.MaxAge)
	change := func(password string) scenario.Response {
		body := fmt.Sprintf(`{"oldPassword":%q,"newPassword":%q}`, p.Password, password)
		return k.Do(t, scenario.Request{Op: auth.Password, As: p.Caller, Body: body})
	}
	r := change("coffee & milk 7")
	r.Want(t, 422).WantProblem(t, "request.invalid", "/newPassword password.tooShort")
	if !strings.Contains(r.Body, "16") {
		t.Errorf("the limit is not told: %s", r.Body)
	}
	change("coffee & milk 77").Want(t, 204)
}

func TestSecondFactor_is_asked_for_again(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller, viewer := company.Admin, company.User(t, access.Salesperson), company.User(t, access.Viewer)
	call := func(as *scenario.Caller) int { return k.Do(t, scenario.Request{Op: me.Get, As: as}).Status }
	set := func(version int, body string) {
		t.Helper()
		k.Do(t, update(k.Session(admin.Tenant, admin.User), version, body)).Want(t, 200)
		k.Clock.Advance(session.MaxAge) // processes know the settings for half a minute
	}
	k.Clock.Advance(20 * 24 * time.Hour)
	for _, who := range []*scenario.Caller{admin, seller, viewer} {
		if status := call(who); status != 200 {
			t.Errorf("without a rule: status %d", status)
		}
	}
	set(1, `{"secondFactor":{"everyHours":12,"roles":["salesperson"]}}`)
	for name, c := range map[string]struct {
		who  *scenario.Caller
		want int
	}{"of the role": {seller, 401}, "of another role": {viewer, 200}, "an administrator": {admin, 401}} {
		if status := call(c.who); status != c.want {
			t.Errorf("%s: status %d, want %d", name, status, c.want)
		}
	}
	fresh := k.Session(seller.Tenant, seller.User)
	k.Clock.Advance(12*time.Hour - time.Second)
	if status := call(fresh); status != 200 {
		t.Errorf("a session of less than twelve hours: status %d", status)
	}
	k.Clock.Advance(time.Second)
	k.Do(t, scenario.Request{Op: me.Get, As: fresh}).Want(t, 401).WantProblem(t, "auth.sessionEnded")
	set(2, `{"secondFactor":{"everyHours":12,"roles":null}}`)
	if status := call(viewer); status != 401 {
		t.Errorf("a rule for everybody: status %d", status)
	}
	set(3, `{"secondFactor":null}`)
	if status := call(viewer); status != 200 {
		t.Errorf("without the rule again: status %d", status)
	}
	t.Run("a rule that cannot be read lets nobody in", func(t *testing.T) {
		elsewhere := k.Process()
		elsewhere.Table.Fail(func(string) error { return errors.New("cannot be read") })
		if r := elsewhere.Do(t, scenario.Request{Op: me.Get, As: viewer}); r.Status != 500 {
			t.Errorf("status %d", r.Status)
		}
	})
}

func TestModules_have_names_of_one_s_own(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	k.Run(t, []scenario.Scenario{
		{Name: "keeps a letterhead", Request: update(admin, 1, `{"letterhead":{"name":" Northwind Inc. ","phone":"","bankAccount":"6222"}}`), Status: 200, Writes: 1, Has: []string{
			`"letterhead":{"name":"Northwind Inc.","bankAccount":"6222"}`,
		}},
		{Name: "takes a letterhead away", Request: update(admin, 2, `{"letterhead":{"name":null,"bankAccount":null}}`), Status: 200, Writes: 1, Lacks: []string{"letterhead"}},
		{Name: "names every module", Request: update(admin, 3, `{"moduleLabels":{"contacts":{"en":"a"},"products":{"en":"b"},"orders":{"en":"c"},"roles":{"en":"d"},"reviews":{"en":"e"},"logins":{"en":"f"},"jobs":{"en":"g"}}}`), Status: 200, Writes: 1, Has: []string{
			`"contacts":{"en":"a"}`, `"products":{"en":"b"}`, `"orders":{"en":"c"}`, `"roles":{"en":"d"}`, `"reviews":{"en":"e"}`, `"logins":{"en":"f"}`, `"jobs":{"en":"g"}`,
		}},
	})
}
