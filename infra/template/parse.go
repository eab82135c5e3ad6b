package template

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Template is a parsed SAM template.
//
// A call of a function with a text is the text of the call, `!Ref Table`, `!GetAtt Table.Arn` or `!Sub a-${B}`;
// with anything else it is a map of one key, `!If` and so on. All else is as yaml.v3 decodes it.
type Template struct {
	Parameters map[string]any
	Globals    map[string]any
	Resources  map[string]Resource
}

// Resource is one resource of a template.
type Resource struct {
	Type       string
	Properties map[string]any
	Attributes map[string]any // Metadata, DependsOn, DeletionPolicy and the like
}

// Parse reads the text of a template.
func Parse(text []byte) (*Template, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("template: %w", err)
	}
	if len(document.Content) != 1 {
		return nil, fmt.Errorf("template: it is empty")
	}
	value, err := decode(document.Content[0])
	if err != nil {
		return nil, err
	}
	t := &Template{
		Parameters: object(value, "Parameters"), Globals: object(value, "Globals"), Resources: make(map[string]Resource),
	}
	for id, resource := range object(value, "Resources") {
		attributes := maps.Clone(object(resource))
		r := Resource{Type: word(resource, "Type"), Properties: object(resource, "Properties"), Attributes: attributes}
		if r.Type == "" {
			return nil, fmt.Errorf("template: resource %s has no type", id)
		}
		delete(attributes, "Type")
		delete(attributes, "Properties")
		t.Resources[id] = r
	}
	if len(t.Resources) == 0 {
		return nil, fmt.Errorf("template: it has no resources")
	}
	return t, nil
}

// parseValue reads a value in the notation of templates.
func parseValue(text string) (any, error) {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		return nil, fmt.Errorf("template: %w", err)
	}
	return decode(document.Content[0])
}

func decode(node *yaml.Node) (any, error) {
	if strings.HasPrefix(node.Tag, "!") && !strings.HasPrefix(node.Tag, "!!") {
		return decodeCall(node)
	}
	switch node.Kind {
	case yaml.MappingNode:
		return decodeMap(node)
	case yaml.SequenceNode:
		return decodeList(node)
	case yaml.ScalarNode:
		var value any
		if err := node.Decode(&value); err != nil {
			return nil, fmt.Errorf("template: line %d: %w", node.Line, err)
		}
		return value, nil
	default: // CloudFormation takes no anchors
		return nil, fmt.Errorf("template: line %d: neither a map, a list nor a scalar", node.Line)
	}
}

func decodeCall(node *yaml.Node) (any, error) {
	if node.Kind == yaml.ScalarNode {
		return node.Tag + " " + node.Value, nil
	}
	arguments := *node
	arguments.Tag = ""
	value, err := decode(&arguments)
	return map[string]any{node.Tag: value}, err
}

func decodeMap(node *yaml.Node) (any, error) {
	values := make(map[string]any, len(node.Content)/2)
	for i := 0; i < len(node.Content); i += 2 {
		key := node.Content[i]
		if _, twice := values[key.Value]; twice || key.Tag == "!!merge" {
			return nil, fmt.Errorf("template: line %d: the key %s is there twice, or merges", key.Line, key.Value)
		}
		value, err := decode(node.Content[i+1])
		if err != nil {
			return nil, err
		}
		values[key.Value] = value
	}
	return values, nil
}

func decodeList(node *yaml.Node) (any, error) {
	values := make([]any, len(node.Content))
	for i, item := range node.Content {
		value, err := decode(item)
		if err != nil {
			return nil, err
		}
		values[i] = value
	}
	return values, nil
}

// at follows a path of keys; nil where it ends.
func at(value any, path ...string) any {
	for _, key := range path {
		values, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = values[key]
	}
	return value
}

// object, list and word are at for the kind of value that is expected; empty for any other.
func object(value any, path ...string) map[string]any {
	values, _ := at(value, path...).(map[string]any)
	return values
}

func list(value any, path ...string) []any {
	values, _ := at(value, path...).([]any)
	return values
}

func word(value any, path ...string) string {
	text, _ := at(value, path...).(string)
	return text
}

// get is at on the resource's properties.
func (r Resource) get(path ...string) any { return at(r.Properties, path...) }

// of returns the identifiers of the resources of a type, in order.
func (t *Template) of(kind string) []string {
	var found []string
	for id, r := range t.Resources {
		if r.Type == kind {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return found
}

// referred returns the identifier that `!Ref X` or `!GetAtt X.Y` names, or "".
func referred(value any) string {
	text, _ := value.(string)
	for _, prefix := range []string{"!Ref ", "!GetAtt "} {
		if name, found := strings.CutPrefix(text, prefix); found {
			name, _, _ = strings.Cut(name, ".")
			return name
		}
	}
	return ""
}
