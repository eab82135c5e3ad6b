package imports_test

import (
	"fmt"
	"testing"

	"kehu/infra/scenario"
)

// Rows are planned while those before them are written. A file in which rows hang on others a few, or many, rows before must come to the same as row by row.
func TestImport_of_rows_that_hang_on_earlier_ones(t *testing.T) {
	t.Parallel()
	for _, distance := range []int{1, 7, 9, 12, 25} {
		t.Run(fmt.Sprint(distance), func(t *testing.T) {
			t.Parallel()
			k := scenario.New(t)
			admin := k.Company(t).Admin
			const count = 100
			rows := [][]string{{"name", "reference", "notes"}}
			for i := range count {
				rows = append(rows, []string{fmt.Sprintf("n%03d", i), fmt.Sprintf("r%d", i%distance+i/(2*distance)*distance), "x"})
			}
			versions, last := make(map[string]int), make(map[string]string)
			for _, row := range rows[1:] {
				versions[row[1]]++
				last[row[1]] = row[0]
			}
			fields := mapping("name", "reference", "notes")
			a := upload(t, k, admin, "customers", file(rows...))
			if p := run(t, k, admin, a.ID, fields+`,"mode":"upsert","key":"reference"`); p.State != "succeeded" || p.Done != count || p.Failed != 0 {
				t.Fatalf("job: %+v", p)
			}
			found := listed(t, k, admin)
			if len(found) != len(last) {
				t.Errorf("%d customers, want %d", len(found), len(last))
			}
			for reference, name := range last {
				if c := found[name]; c.Reference != reference || c.Version != versions[reference] {
					t.Errorf("%s: %+v, want version %d", name, c, versions[reference])
				}
			}
			// Created only, each second one is a duplicate: skipped, or refused and told.
			other := k.Company(t).Admin
			a = upload(t, k, other, "customers", file(rows...))
			if p := run(t, k, other, a.ID, fields+`,"duplicates":"skip"`); p.Done != count || p.Failed != 0 {
				t.Errorf("skipped: %+v", p)
			}
			third := k.Company(t).Admin
			a = upload(t, k, third, "customers", file(rows...))
			if p := run(t, k, third, a.ID, fields); p.Done != count || p.Failed != count-len(last) {
				t.Errorf("refused: %+v, want %d", p, count-len(last))
			}
			for _, as := range []*scenario.Caller{other, third} {
				numbers := make(map[string]bool)
				for _, c := range listed(t, k, as) {
					numbers[c.Number] = true
				}
				if len(numbers) != len(last) {
					t.Errorf("%d customers, want %d", len(numbers), len(last))
				}
			}
		})
	}
}
