package operation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"kehu/shared/mask"
	"kehu/shared/problem"
)

// Patch is a JSON Merge Patch (RFC 7396) of a T: null clears a field, an absent field stays.
type Patch[T any] struct{ text json.RawMessage }

// UnmarshalJSON keeps the patch as it came.
func (p *Patch[T]) UnmarshalJSON(data []byte) error {
	p.text = bytes.Clone(data)
	return nil
}

// MarshalJSON returns the patch as it came; {} for the zero value.
func (p Patch[T]) MarshalJSON() ([]byte, error) {
	if p.text == nil {
		return []byte("{}"), nil
	}
	return p.text, nil
}

// Names lists the fields that the patch changes, or clears, in order.
func (p Patch[T]) Names() []string {
	changes, err := members(p.text)
	if err != nil {
		return nil // which Apply tells
	}
	return slices.Sorted(maps.Keys(changes))
}

// Schema tells huma what a patch of T looks like: every field of T may come, or be null, and none must;
// likewise in objects inside. A list is replaced whole, so its entries are as in T.
func (Patch[T]) Schema(registry huma.Registry) *huma.Schema {
	patch := loosen(registry, huma.SchemaFromType(registry, reflect.TypeFor[T]()))
	patch.Description = "A JSON Merge Patch (RFC 7396): null clears a field, an absent field stays."
	patch.Nullable = false
	return patch
}

func loosen(registry huma.Registry, schema *huma.Schema) *huma.Schema {
	if schema.Ref != "" {
		schema = registry.SchemaFromRef(schema.Ref)
	}
	loose := *schema
	loose.Nullable = true
	if entry, isMap := schema.AdditionalProperties.(*huma.Schema); isMap {
		loose.AdditionalProperties = loosen(registry, entry)
		loose.PrecomputeMessages()
		return &loose
	}
	if schema.Type == huma.TypeObject {
		loose = huma.Schema{
			Type: huma.TypeObject, Description: schema.Description, Nullable: true,
			Properties: make(map[string]*huma.Schema, len(schema.Properties)), AdditionalProperties: false,
		}
		for name, property := range schema.Properties {
			loose.Properties[name] = loosen(registry, property)
		}
		loose.PrecomputeMessages() // a copy has those of its original
	}
	return &loose
}

// Apply returns the record's fields as they are after the patch. What comes out is held against
// the schema of T as if it had been sent whole: the problem request.invalid says where it fails. A masked form of what is there
// today means "as it was".
func (p Patch[T]) Apply(current T) (T, error) {
	var result T
	before, err := json.Marshal(current)
	if err != nil {
		return result, fmt.Errorf("patch: %w", err)
	}
	patch, err := p.MarshalJSON()
	if err != nil {
		return result, err
	}
	after, err := merge(before, patch)
	if err != nil {
		return result, problem.New("request.malformed", problem.At("", "json.syntax")).Because(err)
	}
	if err := validate[T](after); err != nil {
		return result, err
	}
	if err := json.Unmarshal(after, &result); err != nil {
		return result, problem.Invalid(problem.At("", "field.invalid")).Because(err)
	}
	mask.Restore(current, &result)
	return result, nil
}

// merge is MergePatch of RFC 7396 section 2. Values that do not change keep their text, so that no number loses digits.
func merge(target, patch json.RawMessage) (json.RawMessage, error) {
	changes, err := members(patch)
	if err != nil || changes == nil {
		return patch, err
	}
	result, err := members(target)
	if err != nil {
		return nil, err
	}
	if result == nil {
		result = make(map[string]json.RawMessage, len(changes))
	}
	for name, change := range changes {
		if string(change) == "null" {
			delete(result, name)
			continue
		}
		if result[name], err = merge(result[name], change); err != nil {
			return nil, err
		}
	}
	return json.Marshal(result)
}

// members returns the members of an object; nil, without an error, for any other value and for none.
func members(text json.RawMessage) (all map[string]json.RawMessage, err error) {
	if text = bytes.TrimSpace(text); len(text) == 0 || text[0] != '{' {
		return nil, nil
	}
	err = json.Unmarshal(text, &all)
	return all, err
}

// schemas remembers the schema of each type that was patched.
var schemas sync.Map // reflect.Type -> *typeSchema

type typeSchema struct {
	registry huma.Registry
	schema   *huma.Schema
}

func schemaOf(t reflect.Type) *typeSchema {
	if known, ok := schemas.Load(t); ok {
		return known.(*typeSchema)
	}
	configure()
	registry := newRegistry("#/")
	known, _ := schemas.LoadOrStore(t, &typeSchema{registry, registry.Schema(t, false, "")})
	return known.(*typeSchema)
}

// validate holds a JSON text against the schema of T.
func validate[T any](text []byte) error {
	var untyped any
	if err := json.Unmarshal(text, &untyped); err != nil {
		return problem.New("request.malformed", problem.At("", "json.syntax")).Because(err)
	}
	known := schemaOf(reflect.TypeFor[T]())
	path := huma.NewPathBuffer(nil, 0)
	path.Push("body")
	var result huma.ValidateResult
	huma.Validate(known.registry, known.schema, path, huma.ModeWriteToServer, untyped, &result)
	if len(result.Errors) == 0 {
		return nil
	}
	return translate(422, "", result.Errors)
}

// Decode reads a T that came by another way than a call, as the body of a call is read: the problem request.invalid says where it fails the
// schema of T.
func Decode[T any](text []byte) (T, error) {
	var result T
	if err := validate[T](text); err != nil {
		return result, err
	}
	if err := json.Unmarshal(text, &result); err != nil {
		return result, problem.Invalid(problem.At("", "field.invalid")).Because(err)
	}
	return result, nil
}
