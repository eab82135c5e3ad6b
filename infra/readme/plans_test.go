package readme

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"kehu/shared/tenant"
)

// plans is the table of plans as Markdown.
func plans() string {
	var b strings.Builder
	b.WriteString("| plan | seats | ends after |\n|---|---|---|\n")
	for _, p := range tenant.Plans() {
		ends := "never"
		if p.Days > 0 {
			ends = fmt.Sprintf("%d days", p.Days)
		}
		fmt.Fprintf(&b, "| %s | %d | %s |\n", p.Name, p.Seats, ends)
	}
	return b.String()
}

func TestTableOfPlans(t *testing.T) {
	const name = "infra/docs/operator.md"
	text := readme(t, name)
	got := between(t, text, "<!-- plans", "<!-- end of the plans")
	want := plans()
	if got == want {
		return
	}
	if !*update {
		t.Fatalf("the table of plans in %s is not the list of plans: run `go test ./infra/readme -update`", name)
	}
	head, rest, _ := strings.Cut(text, "<!-- plans")
	line, _, _ := strings.Cut(rest, "\n")
	_, tail, _ := strings.Cut(rest, "<!-- end of the plans")
	text = head + "<!-- plans" + line + "\n" + want + "<!-- end of the plans" + tail
	if err := os.WriteFile(root+"/"+name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
