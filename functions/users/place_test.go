package users_test

import (
	"fmt"
	"testing"

	"kehu/functions/departments"
	"kehu/functions/roles"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
)

// TestNobody_rises_by_where_people_stand: some rights are on the records of those below. Who has such rights, and may change people and departments, gets
// nobody else's records by it, neither by moving nor by moving others, nor for an account that they make.
func TestNobody_rises_by_where_people_stand(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	admin := company.Admin
	made := func(o operation.Operation, body string, arguments ...any) string {
		var r record
		k.Do(t, scenario.Request{Op: o, As: admin, Body: fmt.Sprintf(body, arguments...)}).Want(t, 201).Into(t, &r)
		return r.ID
	}
	const people = `{"object":"user","actions":["read","create","update"]},{"object":"department","actions":["read","update"]}`
	branch := made(roles.Create, `{"name":"Branch","rules":[{"object":"customer","actions":["read"],"scope":"subtree"},`+people+`]}`)
	clerk := made(roles.Create, `{"name":"Clerk","rules":[`+people+`]}`)
	plain := made(roles.Create, `{"name":"Plain","rules":[{"object":"customer","actions":["read"],"scope":"own"}]}`)
	const department = `{"number":%q,"shortName":"x","fullName":"x","parentId":%q}`
	top := made(departments.Create, `{"number":"T","shortName":"x","fullName":"x"}`)
	own, other := made(departments.Create, department, "O", top), made(departments.Create, department, "P", top)
	below, elsewhere := made(departments.Create, department, "B", own), made(departments.Create, department, "E", other)

	head, staff := company.User(t, access.Role(branch)), company.User(t, access.Role(plain))
	hr, seller := company.User(t, access.Role(clerk)), company.User(t, access.Role(plain))
	place := func(u *scenario.Caller, version int, body string, arguments ...any) {
		k.Do(t, change(admin, u.User, version, fmt.Sprintf(body, arguments...))).Want(t, 200)
	}
	place(head, 1, `{"departmentId":%q}`, own)
	place(staff, 1, `{"managerId":%q}`, head.User)
	place(seller, 1, `{"departmentId":%q}`, elsewhere)
	put := func(as *scenario.Caller, id string, version int, body string, arguments ...any) scenario.Request {
		return change(as, id, version, fmt.Sprintf(body, arguments...))
	}
	move := func(as *scenario.Caller, id, parent string) scenario.Request {
		return scenario.Request{
			Op: departments.Update, As: as, Path: map[string]string{"id": id}, Header: map[string]string{"If-Match": `"1"`}, Body: fmt.Sprintf(`{"parentId":%q}`, parent),
		}
	}
	invite := func(role, address, more string) scenario.Request {
		return create(head, fmt.Sprintf(`{"name":"x","email":"%s@x.example","roles":[%q]%s}`, address, role, more))
	}
	moveOut := put(head, staff.User, 3, `{"departmentId":%q}`, elsewhere)
	moveOut.Query = "validateOnly=true"
	k.Run(t, []scenario.Scenario{
		{Name: "not to a department with more below", Request: put(head, head.User, 2, `{"departmentId":%q}`, top), Status: 403, Code: "user.selfChange", Fields: []string{"/departmentId field.invalid"}},
		{Name: "not even to one with less", Request: put(head, head.User, 2, `{"departmentId":%q}`, below), Status: 403, Code: "user.selfChange", Fields: []string{"/departmentId field.invalid"}},
		{Name: "nobody from elsewhere below oneself", Request: put(head, seller.User, 2, `{"managerId":%q}`, head.User), Status: 403, Code: "user.roleExceeds", Fields: []string{"/managerId field.invalid"}},
		{Name: "nor below somebody below", Request: put(head, seller.User, 2, `{"managerId":%q}`, staff.User), Status: 403, Code: "user.roleExceeds", Fields: []string{"/managerId field.invalid"}},
		{Name: "nor into one's own department", Request: put(head, seller.User, 2, `{"departmentId":%q}`, own), Status: 403, Code: "user.roleExceeds", Fields: []string{"/departmentId field.invalid"}},
		{Name: "nor into one below", Request: put(head, seller.User, 2, `{"departmentId":%q}`, below), Status: 403, Code: "user.roleExceeds", Fields: []string{"/departmentId field.invalid"}},
		{Name: "no account of the same rights where more is below", Request: invite(branch, "a", `,"departmentId":"`+top+`"`), Status: 403, Code: "user.roleExceeds", Fields: []string{"/departmentId field.invalid"}},
		{Name: "one where no more is", Request: invite(branch, "b", `,"departmentId":"`+below+`"`), Status: 201, Writes: 8, Mails: 1},
		{Name: "somebody new reports to oneself", Request: invite(plain, "c", `,"managerId":"`+head.User+`","departmentId":"`+own+`"`), Status: 201, Writes: 9, Mails: 1},
		{Name: "somebody with rights on their own alone goes anywhere", Request: invite(plain, "d", `,"departmentId":"`+top+`"`), Status: 201, Writes: 8, Mails: 1},
		{Name: "one's own people into one's department", Request: put(head, staff.User, 2, `{"departmentId":%q}`, below), Status: 200, Writes: 3},
		{Name: "and out of it", Request: moveOut, Status: 200},
		{Name: "another name of somebody elsewhere", Request: put(head, seller.User, 2, `{"name":"x"}`), Status: 200, Writes: 1},
		{Name: "no department from elsewhere below one's own", Request: move(head, elsewhere, own), Status: 403, Code: "user.roleExceeds", Fields: []string{"/parentId field.invalid"}},
		{Name: "none of one's own to elsewhere", Request: move(head, below, other), Status: 403, Code: "user.roleExceeds", Fields: []string{"/parentId field.invalid"}},
		{Name: "who has no such rights moves departments", Request: move(hr, elsewhere, top), Status: 200, Writes: 4},
		{Name: "and themselves", Request: put(hr, hr.User, 1, `{"departmentId":%q}`, top), Status: 200, Writes: 3},
		{Name: "the administrator anybody", Request: put(admin, seller.User, 3, `{"departmentId":%q,"managerId":%q}`, own, head.User), Status: 200, Writes: 5},
		{Name: "and themselves", Request: put(admin, admin.User, 1, `{"departmentId":%q}`, top), Status: 200, Writes: 3},
	})
	t.Run("departments within one's own", func(t *testing.T) {
		deeper := made(departments.Create, department, "D", below)
		k.Do(t, move(head, deeper, own)).Want(t, 200)
	})
}
