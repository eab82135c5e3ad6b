package operation

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// The examples of RFC 7396, appendix A.
func TestMergeGivesTheResultsOfTheRFC(t *testing.T) {
	for _, c := range []struct{ target, patch, want string }{
		{`{"a":"b"}`, `{"a":"c"}`, `{"a":"c"}`},
		{`{"a":"b"}`, `{"b":"c"}`, `{"a":"b","b":"c"}`},
		{`{"a":"b"}`, `{"a":null}`, `{}`},
		{`{"a":"b","b":"c"}`, `{"a":null}`, `{"b":"c"}`},
		{`{"a":["b"]}`, `{"a":"c"}`, `{"a":"c"}`},
		{`{"a":"c"}`, `{"a":["b"]}`, `{"a":["b"]}`},
		{`{"a":{"b":"c"}}`, `{"a":{"b":"d","c":null}}`, `{"a":{"b":"d"}}`},
		{`{"a":[{"b":"c"}]}`, `{"a":[1]}`, `{"a":[1]}`},
		{`["a","b"]`, `["c","d"]`, `["c","d"]`},
		{`{"a":"b"}`, `["c"]`, `["c"]`},
		{`{"a":"foo"}`, `null`, `null`},
		{`{"a":"foo"}`, `"bar"`, `"bar"`},
		{`{"e":null}`, `{"a":1}`, `{"e":null,"a":1}`},
		{`[1,2]`, `{"a":"b","c":null}`, `{"a":"b"}`},
		{`{}`, `{"a":{"bb":{"ccc":null}}}`, `{"a":{"bb":{}}}`},
		{`{"n":12345678901234567890}`, ` {"a" : 1} `, `{"n":12345678901234567890,"a":1}`},
	} {
		got, err := merge(json.RawMessage(c.target), json.RawMessage(c.patch))
		if err != nil {
			t.Errorf("%s with %s: %v", c.target, c.patch, err)
		} else if !reflect.DeepEqual(exactly(t, got), exactly(t, []byte(c.want))) {
			t.Errorf("%s with %s: got %s, want %s", c.target, c.patch, got, c.want)
		}
	}
}

// exactly decodes a JSON text, keeping all digits.
func exactly(t *testing.T, text []byte) (value any) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestMergeRefusesWhatIsNoJSON(t *testing.T) {
	for _, c := range [][2]string{{`{}`, `{"a"`}, {`{"a"`, `{}`}, {`{"a":{"b"}}`, `{"a":{"c":1}}`}} {
		if got, err := merge(json.RawMessage(c[0]), json.RawMessage(c[1])); err == nil {
			t.Errorf("%s with %s: got %s, want an error", c[0], c[1], got)
		}
	}
}

// document draws a JSON value whose objects share few names, so that patches meet their targets.
func document(depth int) *rapid.Generator[any] {
	leaves := []*rapid.Generator[any]{
		rapid.Just[any](nil), rapid.Bool().AsAny(), rapid.IntRange(-9, 9).AsAny(), rapid.SampledFrom([]string{"", "x", "客"}).AsAny(),
		rapid.SliceOfN(rapid.IntRange(0, 9), 0, 2).AsAny(),
	}
	if depth == 0 {
		return rapid.OneOf(leaves...)
	}
	name := rapid.SampledFrom([]string{"a", "b", "c"})
	return rapid.OneOf(append(leaves, rapid.MapOfN(name, rapid.Deferred(func() *rapid.Generator[any] { return document(depth - 1) }), 0, 3).AsAny())...)
}

// apply is MergePatch as the RFC writes it, on values.
func apply(target, patch any) any {
	changes, ok := patch.(map[string]any)
	if !ok {
		return patch
	}
	result := map[string]any{}
	if fields, ok := target.(map[string]any); ok {
		maps.Copy(result, fields)
	}
	for name, value := range changes {
		if value == nil {
			delete(result, name)
		} else {
			result[name] = apply(result[name], value)
		}
	}
	return result
}

func TestMergeIsTheAlgorithmOfTheRFC(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		target, patch := document(3).Draw(t, "target"), document(3).Draw(t, "patch")
		text := func(v any) (text json.RawMessage, value any) {
			text, err := json.Marshal(v)
			if err != nil || json.Unmarshal(text, &value) != nil {
				t.Fatal(err)
			}
			return text, value
		}
		before, targetValue := text(target)
		change, patchValue := text(patch)
		after, err := merge(before, change)
		if err != nil {
			t.Fatal(err)
		}
		var got any
		if err := json.Unmarshal(after, &got); err != nil {
			t.Fatal(err)
		}
		if want := apply(targetValue, patchValue); !reflect.DeepEqual(got, want) {
			t.Errorf("%s with %s: got %s, want %v", before, change, after, want)
		}
	})
}
