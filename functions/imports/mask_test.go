package imports_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/customers"
	"kehu/functions/roles"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

// TestNobody_learns_masked_numbers_by_a_file: a trial of a file with a number a row that refuses duplicates would tell which numbers customers have.
func TestNobody_learns_masked_numbers_by_a_file(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	k.Do(t, scenario.Request{Op: customers.Create, As: company.Admin, Body: `{"name":"Hengli","phones":["+8651265123456"]}`}).Want(t, 201)
	for name, want := range map[string]struct {
		shown string
		rows  []string
	}{
		"blind":  {"", []string{"A done", "B done", "Hengli failed customer.duplicate /name=customer.nameTaken"}},
		"seeing": {`"phone"`, []string{"A done", "B failed customer.duplicate /phones/0=customer.phoneTaken", "Hengli failed customer.duplicate /name=customer.nameTaken"}},
	} {
		var made struct{ ID string }
		k.Do(t, scenario.Request{
			Op: roles.Create, As: company.Admin,
			Body: `{"name":"` + name + `","shown":[` + want.shown + `],"rules":[{"object":"customer","actions":["create","read","update","import"],"scope":"all"}]}`,
		}).Want(t, 201).Into(t, &made)
		as := company.User(t, access.Role(made.ID))
		a := upload(t, k, as, "customers", file([]string{"name", "phone"}, []string{"A", "+86 512 65123457"}, []string{"B", "+86 512 65123456"}, []string{"Hengli", ""}))
		p := run(t, k, as, a.ID, mapping("name", "phones")+`,"duplicates":"refuse","dryRun":true`)
		if diff := cmp.Diff(want.rows, rowsOf(t, k, as, p.ID)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
