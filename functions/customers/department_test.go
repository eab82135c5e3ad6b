package customers_test

import (
	"slices"
	"strings"
	"testing"

	"kehu/functions/departments"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

func TestA_subtree_is_the_own_department_and_those_below(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	elsewhere := k.Process()
	found := func(number, parent string) string {
		var d struct{ ID string }
		body := `{"number":"` + number + `","shortName":"x","fullName":"x","parentId":"` + parent + `"}`
		if parent == "" {
			body = `{"number":"` + number + `","shortName":"x","fullName":"x"}`
		}
		k.Do(t, scenario.Request{Op: departments.Create, As: admin, Body: body}).Want(t, 201).Into(t, &d)
		return d.ID
	}
	sales := found("1", "")
	east := found("11", sales)
	harbour := found("111", east)
	west := found("12", sales)
	change := func(as *scenario.Caller, body string) scenario.Request {
		return scenario.Request{
			Op: users.Update, As: admin, Path: map[string]string{"id": as.User}, Header: map[string]string{"If-Match": "*"}, Body: body,
		}
	}
	people := make(map[string]*scenario.Caller)
	for name, c := range map[string]struct {
		role       access.Role
		department string
	}{
		"head": {access.SalesManager, sales}, "eve": {access.SalesManager, east}, "wim": {access.SalesManager, west},
		"ann": {access.Salesperson, harbour}, "bob": {access.Salesperson, west}, "cid": {access.Salesperson, ""}, "old": {access.SalesManager, ""},
	} {
		people[name] = company.User(t, c.role)
		if c.department != "" {
			k.Do(t, change(people[name], `{"departmentId":"`+c.department+`"}`)).Want(t, 200)
		}
		add(t, k, people[name], `{"name":"`+name+`"}`)
	}
	report(t, k, admin, people["cid"], people["eve"])
	sees := func(process *scenario.Kehu, want map[string]string) {
		t.Helper()
		for name, all := range want {
			got := names(pages(t, process, people[name], "limit=2")...)
			slices.Sort(got)
			if strings.Join(got, " ") != all {
				t.Errorf("%s sees %v, want %s", name, got, all)
			}
		}
	}
	sees(k, map[string]string{
		"head": "ann bob eve head wim", "eve": "ann cid eve", "wim": "bob wim", "ann": "ann", "bob": "bob", "cid": "cid", "old": "old",
	})
	t.Run("a department moves, and all in it", func(t *testing.T) {
		k.Do(t, scenario.Request{
			Op: departments.Update, As: admin, Path: map[string]string{"id": harbour}, Header: map[string]string{"If-Match": "*"}, Body: `{"parentId":"` + west + `"}`,
		}).Want(t, 200)
		sees(k, map[string]string{"head": "ann bob eve head wim", "eve": "cid eve", "wim": "ann bob wim"})
	})
	t.Run("somebody goes to another, or to none", func(t *testing.T) {
		k.Do(t, change(people["bob"], `{"departmentId":"`+east+`"}`)).Want(t, 200)
		k.Do(t, change(people["eve"], `{"departmentId":null}`)).Want(t, 200)
		want := map[string]string{"head": "ann bob head wim", "eve": "cid eve", "wim": "ann wim"}
		sees(k, want)
		sees(elsewhere, want)
	})
	gone := func(id string) scenario.Request {
		return scenario.Request{Op: departments.Delete, As: admin, Path: map[string]string{"id": id}, Header: map[string]string{"If-Match": "*"}}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "one with people is not deleted", Request: gone(harbour), Status: 409, Code: "department.notEmpty"},
		{Name: "one that is not there", Request: change(people["ann"], `{"departmentId":"dep_00000000000000000000000001"}`), Status: 422, Code: "request.invalid", Fields: []string{"/departmentId department.unknown"}},
		{Name: "one that is none", Request: change(people["ann"], `{"departmentId":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/departmentId department.unknown"}},
		{
			Name: "an invitation into one that is not there", Status: 422, Code: "request.invalid", Fields: []string{"/departmentId department.unknown"},
			Request: scenario.Request{Op: users.Create, As: admin, Body: `{"name":"x","email":"x@x.example","roles":[],"departmentId":"dep_00000000000000000000000001"}`},
		},
		{
			Name: "an empty one is", Request: gone(harbour), Status: 204, Writes: 6,
			Before: func(t *testing.T) { k.Do(t, change(people["ann"], `{"departmentId":null}`)).Want(t, 200) },
		},
	})
	sees(k, map[string]string{"head": "bob head wim", "wim": "wim", "ann": "ann"})
}
