package users_test

import (
	"fmt"
	"net/url"
	"slices"
	"testing"
	"time"

	"kehu/functions/departments"
	"kehu/functions/positions"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
)

// listed returns the names of all users that a list answers, page by page.
func listed(t *testing.T, k *scenario.Kehu, as *scenario.Caller, query string, limit int) (names []string) {
	t.Helper()
	for cursor := ""; ; {
		var page struct {
			Items      []record
			NextCursor string
		}
		q := fmt.Sprintf("%s&limit=%d", query, limit)
		if cursor != "" {
			q += "&cursor=" + url.QueryEscape(cursor)
		}
		k.Do(t, scenario.Request{Op: users.List, As: as, Query: q}).Want(t, 200).Into(t, &page)
		for _, u := range page.Items {
			names = append(names, u.Name)
		}
		if cursor = page.NextCursor; cursor == "" {
			return names
		}
	}
}

func TestList_filters(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company, stranger := k.Company(t), k.Company(t).Admin
	admin := company.Admin
	make := func(o operation.Operation, body string) string {
		t.Helper()
		var made record
		k.Do(t, scenario.Request{Op: o, As: admin, Body: body}).Want(t, 201).Into(t, &made)
		return made.ID
	}
	east := make(departments.Create, `{"number":"1","shortName":"East","fullName":"East"}`)
	clerk := make(positions.Create, `{"name":"Clerk","roles":["finance"]}`)
	invite := func(name, more string) string {
		k.Clock.Advance(time.Millisecond)
		return add(t, k, admin, fmt.Sprintf(`{"name":%q,"email":"%s@x.example",%s}`, name, name, more)).ID
	}
	boss := invite("boss", `"roles":["salesManager"],"employeeNumber":"E-001"`)
	invite("anna", fmt.Sprintf(`"roles":["salesperson"],"managerId":%q,"departmentId":%q`, boss, east))
	invite("bert", fmt.Sprintf(`"roles":["salesperson","finance"],"managerId":%q`, boss))
	invite("cleo", fmt.Sprintf(`"roles":[],"positionId":%q,"departmentId":%q,"employeeNumber":"E-002"`, clerk, east))
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"departmentId=" + east, []string{"cleo", "anna"}},
		{"positionId=" + clerk, []string{"cleo"}},
		{"managerId=" + boss, []string{"bert", "anna"}},
		{"status=invited", []string{"cleo", "bert", "anna", "boss"}},
		{"role=salesperson", []string{"bert", "anna"}},
		{"role=finance", []string{"cleo", "bert"}}, // by position, by grant
		{"role=finance&departmentId=" + east, []string{"cleo"}},
		{"role=auditor", nil},
		{"q=e-00", []string{"cleo", "boss"}},
		{"departmentId=dep_x", nil},
	} {
		for _, limit := range []int{1, 2, 50} {
			if got := listed(t, k, admin, c.query, limit); !slices.Equal(got, c.want) {
				t.Errorf("%s, %d a page: got %v, want %v", c.query, limit, got, c.want)
			}
		}
		if got := listed(t, k, stranger, c.query, 50); len(got) > 0 {
			t.Errorf("%s: another company sees %v", c.query, got)
		}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "a role that is none", Request: scenario.Request{Op: users.List, As: admin, Query: "role=king"}, Status: 422, Code: "request.invalid", Fields: []string{"query:role user.roleUnknown"}},
		{Name: "a cursor is of its filters", Request: scenario.Request{Op: users.List, As: admin, Query: "role=finance&cursor=x"}, Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
	})
}

func TestEmployeeNumber_belongs_to_one_user(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, ada, bob := company.Admin, company.User(t, access.Viewer), company.User(t, access.Viewer)
	k.Run(t, []scenario.Scenario{
		{Name: "is stored", Request: change(admin, ada.User, 1, `{"employeeNumber":" E7 "}`), Status: 200, Writes: 2, Has: []string{`"employeeNumber":"E7"`}},
		{Name: "is taken, whatever its case", Request: change(admin, bob.User, 1, `{"employeeNumber":"e7"}`), Status: 409, Code: "user.duplicate", Fields: []string{"/employeeNumber user.employeeNumberTaken"}},
		{Name: "changes its case", Request: change(admin, ada.User, 2, `{"employeeNumber":"e7"}`), Status: 200, Writes: 1},
		{Name: "is given back", Request: change(admin, ada.User, 3, `{"employeeNumber":null}`), Status: 200, Writes: 2},
		{Name: "to another", Request: change(admin, bob.User, 1, `{"employeeNumber":"E7"}`), Status: 200, Writes: 2},
		{Name: "is one line", Request: change(admin, bob.User, 2, `{"employeeNumber":"E\n7"}`), Status: 422, Code: "request.invalid", Fields: []string{"/employeeNumber field.control"}},
	})
	t.Run("also when two take it at once", func(t *testing.T) {
		for i := range 10 {
			a, b := company.User(t, access.Viewer), company.User(t, access.Viewer)
			take := func(u *scenario.Caller) func() scenario.Response {
				return func() scenario.Response {
					return k.Do(t, change(admin, u.User, 1, fmt.Sprintf(`{"employeeNumber":"N%d"}`, i)))
				}
			}
			got := together(take(a), take(b))
			if got[0].Status+got[1].Status != 200+409 {
				t.Fatalf("one of two must win: %d, %d", got[0].Status, got[1].Status)
			}
		}
	})
}
