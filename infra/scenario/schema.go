package scenario

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"kehu/functions/operations"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/sheet"
)

// document is the OpenAPI document, decoded once.
var document = sync.OnceValues(func() (*openAPI, error) {
	text, err := operations.Document()
	if err != nil {
		return nil, err
	}
	d := new(openAPI)
	return d, json.Unmarshal(text, d)
})

// openAPI is what the check of answers reads of an OpenAPI document.
type openAPI struct {
	Paths      map[string]map[string]described `json:"paths"`
	Components struct {
		Schemas map[string]*schema `json:"schemas"`
	} `json:"components"`
}

type described struct {
	Problems  []problem.Code `json:"x-problems"`
	Responses map[string]struct {
		Content map[string]struct {
			Schema *schema `json:"schema"`
		} `json:"content"`
		Headers map[string]json.RawMessage `json:"headers"`
	} `json:"responses"`
}

// schema is a JSON Schema, as far as the document uses it.
type schema struct {
	Ref                  string             `json:"$ref"`
	Type                 types              `json:"type"`
	Enum                 []any              `json:"enum"`
	Properties           map[string]*schema `json:"properties"`
	Required             []string           `json:"required"`
	Items                *schema            `json:"items"`
	AdditionalProperties json.RawMessage    `json:"additionalProperties"`
	Pattern              string             `json:"pattern"`
	MinLength            *int               `json:"minLength"`
	MaxLength            *int               `json:"maxLength"`
	MinItems             *int               `json:"minItems"`
	MaxItems             *int               `json:"maxItems"`
}

// types are one type or several.
type types []string

// UnmarshalJSON reads a text or a list of texts.
func (t *types) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*t = types{one}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(t))
}

// Documented fails the test unless the OpenAPI document tells of such an answer: its status, its type of content, and
// every member of its body.
func Documented(t testing.TB, o operation.Operation, r Response) {
	t.Helper()
	d, err := document()
	if err != nil {
		t.Fatalf("the OpenAPI document: %v", err)
	}
	operation := d.Paths[o.Path()][strings.ToLower(o.Method())]
	if r.Status >= 400 {
		if code := r.Problem(t).Name; !slices.Contains(operation.Problems, code) {
			t.Errorf("%s: the problem %s is not documented", o.Name, code)
		}
	}
	told, found := operation.Responses[strconv.Itoa(r.Status)]
	if !found {
		t.Errorf("%s: the status %d is not documented: %s", o.Name, r.Status, r.Body)
		return
	}
	for _, name := range []string{"ETag", "Location"} {
		if _, found := told.Headers[name]; !found && r.Status < 300 && r.Header[strings.ToLower(name)] != "" {
			t.Errorf("%s: the header %s is not documented", o.Name, name)
		}
	}
	if len(told.Content) == 0 {
		if r.Body != "" {
			t.Errorf("%s: no body is documented for the status %d: %s", o.Name, r.Status, r.Body)
		}
		return
	}
	content, found := told.Content[r.Header["content-type"]]
	if !found {
		t.Errorf("%s: the content type %q is not documented", o.Name, r.Header["content-type"])
		return
	}
	switch r.Header["content-type"] {
	case sheet.ContentType:
		return
	case "application/pdf":
		if !strings.HasPrefix(r.Body, "%PDF-") || !strings.HasSuffix(strings.TrimSpace(r.Body), "%%EOF") {
			t.Errorf("%s: the answer is no whole PDF", o.Name)
		}
		return
	}
	var value any
	if err := json.Unmarshal([]byte(r.Body), &value); err != nil {
		t.Errorf("%s: %v: %s", o.Name, err, r.Body)
		return
	}
	for _, fault := range d.check(content.Schema, "", value) {
		t.Errorf("%s: the answer is not as documented: %s: %s", o.Name, fault, r.Body)
	}
}

// check returns where the value is not what the schema says.
func (d *openAPI) check(s *schema, at string, value any) (faults []string) {
	if s == nil {
		return nil
	}
	if name, isRef := strings.CutPrefix(s.Ref, "#/components/schemas/"); isRef {
		target, found := d.Components.Schemas[name]
		if !found {
			return []string{at + " refers to nothing: " + s.Ref}
		}
		return d.check(target, at, value)
	}
	if kind := kindOf(value); len(s.Type) > 0 && !slices.Contains(s.Type, kind) && (kind != "integer" || !slices.Contains(s.Type, "number")) {
		return []string{fmt.Sprintf("%s is of type %s, not %v", at, kind, s.Type)}
	}
	if len(s.Enum) > 0 && value != nil && !slices.Contains(s.Enum, value) {
		faults = append(faults, fmt.Sprintf("%s is none of %v", at, s.Enum))
	}
	switch value := value.(type) {
	case string:
		faults = append(faults, s.checkText(at, value)...)
	case []any:
		if s.MinItems != nil && len(value) < *s.MinItems || s.MaxItems != nil && len(value) > *s.MaxItems {
			faults = append(faults, at+" has too few or too many entries")
		}
		for i, element := range value {
			faults = append(faults, d.check(s.Items, fmt.Sprintf("%s/%d", at, i), element)...)
		}
	case map[string]any:
		faults = append(faults, d.checkObject(s, at, value)...)
	}
	return faults
}

func (s *schema) checkText(at, value string) (faults []string) {
	length := len([]rune(value))
	if s.MinLength != nil && length < *s.MinLength || s.MaxLength != nil && length > *s.MaxLength {
		faults = append(faults, at+" is too short or too long")
	}
	if s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(value) {
		faults = append(faults, at+" does not match "+s.Pattern)
	}
	return faults
}

func (d *openAPI) checkObject(s *schema, at string, value map[string]any) (faults []string) {
	for _, name := range s.Required {
		if _, found := value[name]; !found {
			faults = append(faults, at+"/"+name+" is missing")
		}
	}
	for name, member := range value {
		known, found := s.Properties[name]
		if !found && string(s.AdditionalProperties) == "false" {
			faults = append(faults, at+"/"+name+" is not documented")
		}
		faults = append(faults, d.check(known, at+"/"+name, member)...)
	}
	return faults
}

// kindOf returns the JSON Schema type of a decoded value.
func kindOf(value any) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		if v == float64(int64(v)) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	default:
		return "object"
	}
}
