package reviews_test

import (
	"fmt"
	"testing"

	"kehu/functions/departments"
	"kehu/functions/roles"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/table"
)

// department makes a department.
func department(t testing.TB, k *scenario.Kehu, as *scenario.Caller, number, parent string) string {
	t.Helper()
	var made struct{ ID string }
	body := fmt.Sprintf(`{"number":%q,"shortName":"x","fullName":"x","parentId":%q}`, number, parent)
	if parent == "" {
		body = fmt.Sprintf(`{"number":%q,"shortName":"x","fullName":"x"}`, number)
	}
	k.Do(t, scenario.Request{Op: departments.Create, As: as, Body: body}).Want(t, 201).Into(t, &made)
	return made.ID
}

// put puts a user into a department.
func put(t testing.TB, k *scenario.Kehu, as, who *scenario.Caller, department string) {
	t.Helper()
	r := at(users.Update, as, who.User)
	r.Header, r.Body = map[string]string{"If-Match": "*"}, fmt.Sprintf(`{"departmentId":%q}`, department)
	k.Do(t, r).Want(t, 200)
}

// reviewer makes a user who may do nothing but decide in reviews.
func reviewer(t testing.TB, k *scenario.Kehu, company *scenario.Company) *scenario.Caller {
	t.Helper()
	var made struct{ ID string }
	k.Do(t, scenario.Request{Op: roles.Create, As: company.Admin, Body: `{"name":"Reviewer","rules":[{"object":"review","actions":["read","update"],"scope":"all"}]}`}).Want(t, 201).Into(t, &made)
	return company.User(t, access.Role(made.ID))
}

// uncount makes the company believe that it has one administrator, as ChangeUser tells nobody.
func uncount(t testing.TB, k *scenario.Kehu, tenant access.Tenant) {
	t.Helper()
	write := table.Update(table.In(tenant, "ADMINISTRATORS").Key("ADMINISTRATORS"), map[string]any{"n": table.NumberOf(1)}, nil)
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{write}}); err != nil {
		t.Fatal(err)
	}
}
