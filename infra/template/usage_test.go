package template_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"kehu/shared/usage"
)

// TestDashboard_adds_up_what_is_logged: each figure of a log line is on the dashboard and in the operator's query, under its own name.
func TestDashboard_adds_up_what_is_logged(t *testing.T) {
	for _, file := range []string{"../../template.yaml", "../docs/operator.md"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		query := regexp.MustCompile(`(?s)filter msg = .call. or msg = .usage..*? by tenant`).FindString(string(text))
		for _, a := range (usage.Total{}).Attributes() {
			if a.Key == "trips" && strings.HasSuffix(file, ".md") {
				continue // costs nothing by itself
			}
			if !strings.Contains(query, "sum("+a.Key+")") {
				t.Errorf("%s: %s is not added up: %s", file, a.Key, query)
			}
		}
	}
}
