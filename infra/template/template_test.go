package template_test

import (
	"flag"
	"maps"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/operations"
	"kehu/infra/template"
	"kehu/shared/operation"
)

var update = flag.Bool("update", false, "write the derived part of template.yaml anew")

const path = "../../template.yaml"

func read(t *testing.T) *template.Template {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := template.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestDerivedPartIsUpToDate(t *testing.T) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := template.Update(text, operations.All())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), string(text)); diff != "" {
		t.Errorf("template.yaml is not what the operations say; run `go test ./infra/template -update` (-want +got):\n%s", diff)
	}
}

func TestTemplateHasNoFaults(t *testing.T) {
	for _, fault := range template.Check(read(t), operations.All()) {
		t.Error(fault)
	}
}

func TestStackStaysBelowTheLimitOfResources(t *testing.T) {
	parsed := read(t)
	got := template.Count(parsed)
	fixed, call, subscriber := template.Costs(parsed, operations.All())
	t.Logf("%d resources for %d operations: %d, %d a call, %d a subscriber", got, len(operations.All()), fixed, call, subscriber)
	t.Logf("230 operations, 10 of them subscribers: about %d", fixed+10*subscriber+(230-10-4)*call)
	if got >= template.MaxResources {
		t.Errorf("got %d resources, want less than %d", got, template.MaxResources)
	}
}

// TestRunbooksAndAlarmsMatch: each alarm has its section, and no section is about an alarm that is gone.
func TestRunbooksAndAlarmsMatch(t *testing.T) {
	text, err := os.ReadFile("../docs/runbooks.md")
	if err != nil {
		t.Fatal(err)
	}
	var sections []string
	for _, heading := range regexp.MustCompile(`(?m)^## (.+)$`).FindAllSubmatch(text, -1) {
		sections = append(sections, string(heading[1]))
	}
	sections = slices.DeleteFunc(sections, func(title string) bool { return title == "Restore" }) // what somebody decides, and no alarm tells
	slices.Sort(sections)
	if diff := cmp.Diff(template.Runbooks(read(t)), sections); diff != "" {
		t.Errorf("runbooks (-alarms +sections):\n%s", diff)
	}
}

// TestDocumentsHaveTheirBinary: an operation that makes documents gets the binary that does, and room for it.
func TestDocumentsHaveTheirBinary(t *testing.T) {
	all := operations.All()
	i := slices.IndexFunc(all, func(o operation.Operation) bool { return o.Name == "customers.get" })
	all[i].Uses = append(slices.Clone(all[i].Uses), operation.Documents)
	text, err := template.Update([]byte("Resources:\n  # BEGIN derived\n  # END derived\n"), all)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := template.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	was := read(t).Resources["CustomersGet"].Properties
	got := parsed.Resources["CustomersGet"].Properties
	want := maps.Clone(was)
	want["CodeUri"], want["MemorySize"] = "build/documents", operation.DocumentsMemory
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	faults := template.Check(read(t), all)
	if !slices.Contains(faults, `CustomersGet: CodeUri: got "build/lambda", want "build/documents"`) {
		t.Errorf("got %q, want a fault that it has the other binary", faults)
	}
}
