package orders_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/order"
)

const (
	beginning = "<!-- transitions: go test ./functions/orders -update writes this -->\n"
	end       = "<!-- end of the transitions -->\n"
)

// The documentation shows the table of transitions as it is.
func TestDocument_shows_the_transitions(t *testing.T) {
	path := filepath.Join("..", "..", "infra", "docs", "orders.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), beginning)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("%s lacks the place of the transitions", path)
	}
	want := before + beginning + diagram() + "\n" + transitions() + end + after
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Errorf("run go test ./functions/orders -update (-want +got):\n%s", diff)
	}
}

// diagram draws the transitions in Mermaid.
func diagram() string {
	var b strings.Builder
	b.WriteString("```mermaid\nstateDiagram-v2\n    [*] --> draft\n")
	for _, t := range order.Transitions() {
		label := string(t.Action)
		if t.When != order.Always {
			label += ", if " + string(t.When)
		}
		fmt.Fprintf(&b, "    %s --> %s: %s\n", t.From, t.To, label)
	}
	for _, s := range order.Statuses() {
		if !s.Open() {
			fmt.Fprintf(&b, "    %s --> [*]\n", s)
		}
	}
	b.WriteString("```\n")
	return b.String()
}

// transitions is the table in Markdown.
func transitions() string {
	var b strings.Builder
	b.WriteString("| from | action | to | if |\n|---|---|---|---|\n")
	for _, t := range order.Transitions() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", t.From, t.Action, t.To, t.When)
	}
	return b.String()
}

// Every state is reached from draft; every open one can be left, and of the others only a completed one, to be resumed.
func TestTransitions_reach_every_state(t *testing.T) {
	reached := []order.Status{order.Draft}
	for i := 0; i < len(reached); i++ {
		left := false
		for _, tr := range order.Transitions() {
			if tr.From != reached[i] {
				continue
			}
			left = left || tr.To != tr.From && tr.Action != order.Resume
			if !slices.Contains(reached, tr.To) {
				reached = append(reached, tr.To)
			}
		}
		if left != reached[i].Open() {
			t.Errorf("%s: left %t, open %t", reached[i], left, reached[i].Open())
		}
	}
	for _, s := range order.Statuses() {
		if !slices.Contains(reached, s) {
			t.Errorf("%s is never reached", s)
		}
	}
}
