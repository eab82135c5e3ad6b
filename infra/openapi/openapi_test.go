package openapi_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/operations"
)

var update = flag.Bool("update", false, "write openapi.json anew")

const file = "openapi.json"

func TestDocument_is_the_one_that_is_kept(t *testing.T) {
	got, err := operations.Document()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("the interface has changed; if that is meant, run make openapi (-kept +made):\n%s", diff)
	}
}

// object is a JSON object.
type object = map[string]any

func document(t *testing.T) object {
	t.Helper()
	text, err := operations.Document()
	if err != nil {
		t.Fatal(err)
	}
	var d object
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// at goes down a path of members; nil when there is none.
func at(value any, path ...string) any {
	for _, name := range path {
		members, _ := value.(object)
		value = members[name]
	}
	return value
}

// operationsOf calls f for each operation of the document.
func operationsOf(t *testing.T, d object, f func(t *testing.T, path, method string, operation object)) {
	t.Helper()
	for path, methods := range at(d, "paths").(object) {
		for method, operation := range methods.(object) {
			t.Run(method+" "+path, func(t *testing.T) { f(t, path, method, operation.(object)) })
		}
	}
}

func TestDocument_is_OpenAPI_3_1(t *testing.T) {
	d := document(t)
	if d["openapi"] != "3.1.0" || at(d, "info", "title") == "" || at(d, "info", "version") == "" {
		t.Errorf("head: %v %v", d["openapi"], d["info"])
	}
	placeholder := regexp.MustCompile(`\{([a-zA-Z]+)\}`)
	identifiers := make(map[string]bool)
	operationsOf(t, d, func(t *testing.T, path, method string, operation object) {
		identifier, _ := operation["operationId"].(string)
		if identifier == "" || identifiers[identifier] {
			t.Errorf("operationId %q is none, or another's", identifier)
		}
		identifiers[identifier] = true
		if !slices.Contains([]string{"get", "post", "put", "patch", "delete"}, method) {
			t.Errorf("method %s", method)
		}
		var placed []string
		parameters, _ := operation["parameters"].([]any)
		seen := make(map[string]bool)
		for _, p := range parameters {
			in, name := at(p, "in").(string), at(p, "name").(string)
			if seen[in+name] || at(p, "schema") == nil || !slices.Contains([]string{"path", "query", "header", "cookie"}, in) {
				t.Errorf("parameter %v", p)
			}
			seen[in+name] = true
			if in == "path" {
				placed = append(placed, name)
				if at(p, "required") != true {
					t.Errorf("the path's %s is not required", name)
				}
			}
		}
		var wanted []string
		for _, match := range placeholder.FindAllStringSubmatch(path, -1) {
			wanted = append(wanted, match[1])
		}
		if !slices.Equal(placed, wanted) {
			t.Errorf("parameters of the path: got %v, want %v", placed, wanted)
		}
		responses := at(operation, "responses").(object)
		if !slices.ContainsFunc(slices.Collect(maps.Keys(responses)), func(status string) bool { return status[0] == '2' }) {
			t.Error("no success is described")
		}
		for status, response := range responses {
			if description, _ := at(response, "description").(string); description == "" {
				t.Errorf("the response %s is not described", status)
			}
		}
	})
}

func TestReferences_lead_somewhere(t *testing.T) {
	d := document(t)
	used := make(map[string]bool)
	var walk func(value any)
	walk = func(value any) {
		switch v := value.(type) {
		case object:
			if ref, ok := v["$ref"].(string); ok {
				path := strings.Split(strings.TrimPrefix(ref, "#/"), "/")
				if !strings.HasPrefix(ref, "#/") || at(d, path...) == nil {
					t.Errorf("%s leads nowhere", ref)
				}
				used[path[len(path)-1]] = true
			}
			for _, member := range v {
				walk(member)
			}
		case []any:
			for _, element := range v {
				walk(element)
			}
		}
	}
	walk(d)
	for name := range at(d, "components", "schemas").(object) {
		if !used[name] {
			t.Errorf("the schema %s is not used", name)
		}
	}
	for _, operation := range []string{"bearer"} {
		if at(d, "components", "securitySchemes", operation, "type") != "http" {
			t.Errorf("no security scheme %s", operation)
		}
	}
}

func TestSchemas_are_whole(t *testing.T) {
	schemas := at(document(t), "components", "schemas").(object)
	folded := make(map[string]string)
	types := []string{"object", "array", "string", "number", "integer", "boolean", "null"}
	for name, schema := range schemas {
		if other, found := folded[strings.ToLower(name)]; found {
			t.Errorf("the schemas %s and %s differ in case alone", name, other)
		}
		folded[strings.ToLower(name)] = name
		if !regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`).MatchString(name) {
			t.Errorf("the name %q of a schema", name)
		}
		checkSchema(t, types, name, schema)
	}
}

// checkSchema checks a JSON Schema and those inside.
func checkSchema(t *testing.T, types []string, at string, value any) {
	t.Helper()
	schema, _ := value.(object)
	if schema["$ref"] != nil {
		return
	}
	kinds, several := schema["type"].([]any)
	if !several {
		kinds = []any{schema["type"]}
	}
	for _, kind := range kinds {
		if name, _ := kind.(string); schema["type"] != nil && !slices.Contains(types, name) {
			t.Errorf("%s is of type %v", at, kind)
		}
	}
	if schema["nullable"] != nil {
		t.Errorf("%s says nullable, which OpenAPI 3.1 does not know", at)
	}
	properties, _ := schema["properties"].(object)
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if properties[fmt.Sprint(name)] == nil {
			t.Errorf("%s requires %v, which it has not", at, name)
		}
	}
	for name, property := range properties {
		checkSchema(t, types, at+"/"+name, property)
	}
	if slices.Contains(kinds, "array") && schema["items"] == nil {
		t.Errorf("%s does not say what is in the list", at)
	}
	if schema["items"] != nil {
		checkSchema(t, types, at+"/-", schema["items"])
	}
	if examples, _ := schema["examples"].([]any); len(examples) > 0 {
		if enum, ok := schema["enum"].([]any); ok && !slices.Contains(enum, examples[0]) {
			t.Errorf("%s: the example %v is none of %v", at, examples[0], enum)
		}
	}
}

func TestProblems_are_documented(t *testing.T) {
	d := document(t)
	operationsOf(t, d, func(t *testing.T, _, _ string, operation object) {
		refused := 0
		for status, response := range at(operation, "responses").(object) {
			if status[0] < '4' {
				continue
			}
			refused++
			schema := at(response, "content", "application/problem+json", "schema", "$ref")
			if schema != "#/components/schemas/ProblemDocument" {
				t.Errorf("%s answers %v, not a problem", status, schema)
			}
		}
		if refused == 0 {
			t.Error("no problem is documented")
		}
		codes, _ := operation["x-problems"].([]any)
		if len(codes) == 0 {
			t.Error("no code of a problem is documented")
		}
		if len(operation["security"].([]any)[0].(object)) > 0 {
			for _, status := range []string{"401", "403"} {
				if at(operation, "responses", status) == nil {
					t.Errorf("%s is not documented", status)
				}
			}
		}
	})
}
