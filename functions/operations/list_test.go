package operations_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kehu/functions/operations"
	"kehu/shared/operation"
)

func findOperation(name string) (operation.Operation, error) { return operations.Find(name) }

func TestFind(t *testing.T) {
	for _, o := range operations.All() {
		if found, err := operations.Find(o.Name); err != nil || found.Name != o.Name {
			t.Errorf("%s: found %q, %v", o.Name, found.Name, err)
		}
	}
	for _, name := range []string{"", "customers", "customers.Create", "customers.create ", "bootstrap"} {
		if _, err := operations.Find(name); err == nil {
			t.Errorf("%q is found", name)
		}
	}
}

var nameForm = regexp.MustCompile(`^[a-z]+\.[a-z][a-zA-Z]*$`)

func TestAll_operations_say_what_they_are(t *testing.T) {
	names, routes := make(map[string]bool), make(map[string]bool)
	for _, o := range operations.All() {
		if !nameForm.MatchString(o.Name) {
			t.Errorf("%q is no name: domain.verb", o.Name)
		}
		if names[o.Name] {
			t.Errorf("%s stands there twice", o.Name)
		}
		names[o.Name] = true
		if o.Summary == "" || strings.HasSuffix(o.Summary, ".") || len(o.Summary) > 80 {
			t.Errorf("%s: summary %q", o.Name, o.Summary)
		}
		if (o.Source == operation.HTTP) != (o.Route != "") {
			t.Errorf("%s: route %q for the source %s", o.Name, o.Route, o.Source)
		}
		if o.Route == "" {
			continue
		}
		if routes[o.Route] {
			t.Errorf("%s: the route %s is taken", o.Name, o.Route)
		}
		routes[o.Route] = true
		if !strings.HasPrefix(o.Path(), "/v1/") {
			t.Errorf("%s: route %s", o.Name, o.Route)
		}
	}
}

var named = regexp.MustCompile(`operation\.Spec\{\s+Name:\s+"([a-z]+\.[a-zA-Z]+)"`)

// TestEach_operation_has_a_file: one file for each operation, in the folder of its domain, and none that is forgotten in
// the list.
func TestEach_operation_has_a_file(t *testing.T) {
	files := make(map[string][]string)
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		found := named.FindAllSubmatch(source, -1)
		if len(found) > 1 {
			t.Errorf("%s holds %d operations", path, len(found))
		}
		for _, match := range found {
			files[string(match[1])] = append(files[string(match[1])], path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	folders := map[string]string{"health": "system", "openapi": "system"}
	for _, o := range operations.All() {
		domain, _, _ := strings.Cut(o.Name, ".")
		folder := domain
		if other, found := folders[domain]; found {
			folder = other
		}
		if paths := files[o.Name]; len(paths) != 1 || filepath.Base(filepath.Dir(paths[0])) != folder {
			t.Errorf("%s stands in %v, want one file in %s", o.Name, paths, folder)
		}
		delete(files, o.Name)
	}
	for name, paths := range files {
		t.Errorf("%s in %v is not in the list", name, paths)
	}
}

// described is an operation as the OpenAPI document has it.
type described struct {
	OperationID, Summary string
	Tags                 []string
	Security             []map[string][]string
	Parameters           []struct{ Name, In, Description string }
	RequestBody          *struct{ Content map[string]any }
	Responses            map[string]struct {
		Content map[string]any
		Headers map[string]any
	}
}

func (d described) takes(in, name string) bool {
	for _, p := range d.Parameters {
		if p.In == in && p.Name == name {
			return true
		}
	}
	return false
}

func TestDocument_tells_of_every_operation(t *testing.T) {
	text, err := operations.Document()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths map[string]map[string]described
	}
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, methods := range document.Paths {
		count += len(methods)
	}
	if count != len(served()) {
		t.Errorf("operations in the document: got %d, want %d", count, len(served()))
	}
	for _, o := range served() {
		t.Run(o.Name, func(t *testing.T) {
			d := document.Paths[o.Path()][strings.ToLower(o.Method())]
			domain, _, _ := strings.Cut(o.Name, ".")
			if d.OperationID != o.Name || d.Summary != o.Summary || len(d.Tags) != 1 || d.Tags[0] != domain {
				t.Errorf("described as %+v", d)
			}
			if secured := len(d.Security) == 1 && len(d.Security[0]) == 1; secured == o.Need.IsPublic() {
				t.Errorf("security: %v", d.Security)
			}
			for _, p := range d.Parameters {
				if p.Description == "" {
					t.Errorf("the parameter %s is not described", p.Name)
				}
			}
			checkConventions(t, o, d)
		})
	}
}

// checkConventions holds an operation against the conventions of the interface.
func checkConventions(t *testing.T, o operation.Operation, d described) {
	t.Helper()
	aRecord, list := strings.HasSuffix(o.Path(), "/{id}"), o.Method() == "GET" && d.takes("query", "cursor")
	_, tagged := d.Responses["200"].Headers["ETag"]
	sessions := strings.Contains(o.Path(), "/sessions/") // have no versions: all that can happen to one is its end
	for what, wrong := range map[string]bool{
		"a record that is read is tagged, and not sent again": o.Method() == "GET" && aRecord && (!tagged || !d.takes("header", "If-None-Match")),
		"a record that is changed is changed in one version":  (o.Method() == "PATCH" || o.Method() == "DELETE") && !d.takes("header", "If-Match") && !sessions,
		"what is changed can be tried dry":                    o.Method() == "PATCH" && !d.takes("query", "validateOnly"),
		"what is made can be repeated, and tried dry":         strings.HasSuffix(o.Name, ".create") && (!d.takes("header", "Idempotency-Key") || !d.takes("query", "validateOnly")),
		"what is done with a record can be repeated":          o.Method() == "POST" && strings.Contains(o.Path(), "{id}") && !d.takes("header", "Idempotency-Key"),
		"a list has a limit":                                  list && !d.takes("query", "limit"),
		"a body is documented":                                (o.Method() == "PATCH" || o.Method() == "PUT") && d.RequestBody == nil,
		"a problem is documented":                             d.Responses["422"].Content["application/problem+json"] == nil,
	} {
		if wrong {
			t.Errorf("not so: %s", what)
		}
	}
}

func TestDocument_is_always_the_same(t *testing.T) {
	first, err := operations.Document()
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, err := operations.Document(); err != nil || !bytes.Equal(first, again) {
			t.Fatalf("another document (%v)", err)
		}
	}
}
