package imports_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/infra/scenario"
)

// An empty cell that clears says nothing of a new record, and what is left of an address, or of an amount, that says nothing is none.
func TestImport_with_empty_cells(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	heading := []string{"name", "reference", "country", "city", "type", "credit", "currency"}
	fields := mapping("name", "reference", "addresses.0.country", "addresses.0.city", "addresses.0.type", "creditLimit.amount", "creditLimit.currency")
	plain := mapping("name", "reference", "addresses.0.country", "addresses.0.city")
	for _, c := range []struct {
		name, body string
		rows       [][]string
		want       []string
		places     map[string]string
	}{
		{"new ones without an address, cleared", plain + `,"mode":"upsert","key":"reference","clear":true`, [][]string{{"A", "a", "", ""}, {"B", "b", "CN", "苏州"}}, []string{"A done", "B done"}, map[string]string{"A": "", "B": "苏州, CN"}},
		{"the same again", plain + `,"mode":"upsert","key":"reference","clear":true`, [][]string{{"A", "a", "", ""}, {"B", "b", "CN", "苏州"}}, []string{"A skipped", "B skipped"}, map[string]string{"A": "", "B": "苏州, CN"}},
		{"one gets an address, the other loses it", plain + `,"mode":"upsert","key":"reference","clear":true`, [][]string{{"A", "a", "DE", "Berlin"}, {"B", "b", "", ""}}, []string{"A done", "B done"}, map[string]string{"A": "Berlin, DE", "B": ""}},
		{"created, cleared", plain + `,"clear":true`, [][]string{{"C", "c", "", ""}}, []string{"C done"}, map[string]string{"C": ""}},
		{"a type and a currency alone are nothing", fields, [][]string{{"D", "d", "", "", "registered", "", "EUR"}, {"E", "e", "DE", "", "billing", "100", "EUR"}}, []string{"D done", "E done"}, map[string]string{"D": "", "E": "DE"}},
		{"nor are they when cleared", fields + `,"mode":"upsert","key":"reference","clear":true`, [][]string{{"F", "f", "", "", "registered", "", "EUR"}, {"E", "e", "", "", "billing", "", "EUR"}}, []string{"F done", "E done"}, map[string]string{"F": "", "E": ""}},
		{"nor in a change", fields + `,"mode":"update","key":"reference"`, [][]string{{"F", "f", "", "", "registered", "", "EUR"}}, []string{"F skipped"}, map[string]string{"F": ""}},
	} {
		a := upload(t, k, company.Admin, "customers", file(append([][]string{heading}, c.rows...)...))
		trial := run(t, k, company.Admin, a.ID, c.body+`,"dryRun":true`)
		if trial.Failed != 0 {
			t.Errorf("%s: tried: %v", c.name, rowsOf(t, k, company.Admin, trial.ID))
		}
		p := run(t, k, company.Admin, a.ID, c.body)
		if diff := cmp.Diff(c.want, rowsOf(t, k, company.Admin, p.ID)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		all := listed(t, k, company.Admin)
		for name, place := range c.places {
			if got, found := all[name]; !found || got.Place != place {
				t.Errorf("%s: %s lives in %q, want %q", c.name, name, got.Place, place)
			}
		}
	}
}
