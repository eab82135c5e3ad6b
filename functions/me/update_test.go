package me_test

import (
	"testing"

	"kehu/functions/me"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

func TestUpdate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	c := k.Company(t).User(t, access.Viewer)
	change := func(version, body string) scenario.Request {
		return scenario.Request{Op: me.Update, As: c, Header: map[string]string{"If-Match": version}, Body: body}
	}
	dry := change(`"1"`, `{"name":"Bob"}`)
	dry.Query = "validateOnly=true"
	k.Run(t, []scenario.Scenario{
		{Name: "without a token", Request: scenario.Request{Op: me.Update, Body: `{}`}, Status: 401, Code: "auth.unauthenticated"},
		{Name: "without a version", Request: scenario.Request{Op: me.Update, As: c, Body: `{}`}, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "a look before the leap", Request: dry, Status: 200, Has: []string{`"name":"Bob"`}},
		{Name: "name, language and phone", Request: change(`"1"`, `{"name":" Bob ","locale":"zh-CN","phone":"021 6234 5678"}`), Status: 200, Writes: 1, Has: []string{`"version":2`, `"name":"Bob"`, `"locale":"zh-CN"`, `"phone":"+862162345678"`}},
		{Name: "an old version", Request: change(`"1"`, `{"name":"C"}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "null clears the phone", Request: change(`"2"`, `{"phone":null}`), Status: 200, Writes: 1, Lacks: []string{"phone"}},
		{Name: "nothing new", Request: change(`"3"`, `{"name":"Bob"}`), Status: 200, Has: []string{`"version":3`}},
		{Name: "a name is needed", Request: change(`"3"`, `{"name":null}`), Status: 422, Code: "request.invalid", Fields: []string{"/name field.required"}},
		{Name: "nobody promotes themselves", Request: change(`"3"`, `{"roles":["administrator"]}`), Status: 422, Code: "request.invalid", Fields: []string{"/roles field.unknown"}},
		{Name: "the address stays", Request: change(`"3"`, `{"email":"b@x.example"}`), Status: 422, Code: "request.invalid", Fields: []string{"/email field.unknown"}},
		{Name: "no phone number", Request: change(`"3"`, `{"phone":"1"}`), Status: 422, Code: "request.invalid", Fields: []string{"/phone phone.invalid"}},
	})
}
