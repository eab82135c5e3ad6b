package operation

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadJSON(t *testing.T) {
	nested := func(depth int) string { return strings.Repeat(`[`, depth) + strings.Repeat("]", depth) }
	for _, c := range []struct{ text, want string }{
		{`{}`, ""},
		{`[]`, ""},
		{`null`, ""},
		{` {"a" : [1, 2.5e3, "x", true, null, {"a":1}]} `, ""},
		{`"\ud83d\ude00"`, ""},
		{`{"a":1,"b":{"a":1}}`, ""},
		{nested(16), ""},
		{nested(17), "json.tooDeep " + strings.Repeat("/0", 16)},
		{``, "json.syntax "},
		{`{`, "json.syntax "},
		{`{"a"`, "json.syntax /a"},
		{`{"a":`, "json.syntax /a"},
		{`{"a":1`, "json.syntax "},
		{`{"a":[1,}`, "json.syntax /a"},
		{`[1,]`, "json.syntax "},
		{`{1:2}`, "json.syntax "},
		{`{} {}`, "json.syntax "},
		{`{}x`, "json.syntax "},
		{`01`, "json.syntax "},
		{"\xef\xbb\xbf{}", "json.syntax "},
		{`{"a":NaN}`, "json.syntax /a"},
		{`{"a":1,"a":1}`, "field.duplicate /a"},
		{`{"a":1,"\u0061":1}`, "field.duplicate /a"},
		{`[{"x":{"b":1,"b":2}}]`, "field.duplicate /0/x/b"},
		{`{"a/b~c":1,"a/b~c":1}`, "field.duplicate /a~1b~0c"},
		{`{"":1,"":1}`, "field.duplicate /"},
		{`{"` + strings.Repeat("n", 200) + `":1,"` + strings.Repeat("n", 200) + `":1}`, "field.duplicate /" + strings.Repeat("n", 64)},
		{`[1e400]`, "json.numberTooLarge /0"},
		{`{"a":-1e400}`, "json.numberTooLarge /a"},
		{`1e-400`, ""},
	} {
		got := ""
		if _, err := readJSON([]byte(c.text)); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%.60q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// FuzzReadJSON holds the reader against encoding/json and a plain second reading.
func FuzzReadJSON(f *testing.F) {
	for _, text := range []string{
		`{}`, `{"a":1,"a":2}`, `[[[]]]`, `{"a":{"b":[1,{"c":null}]}}`, `"\ud800"`, `1e999`, `{"a":1}x`, ` `, `{"\u0061":1,"a":2}`, strings.Repeat("[", 20),
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		value, err := readJSON(text)
		var fault *syntaxError
		if err != nil && !errors.As(err, &fault) {
			t.Fatalf("an error of another type: %v", err)
		}
		want := ""
		switch {
		case !json.Valid(text):
			// Any fault will do: a duplicate may stand before the place where the text ends to be JSON.
			if err == nil {
				t.Fatalf("%q passes", text)
			}
			return
		default:
			want = faultOf(text)
		}
		got := ""
		if err != nil {
			got = fault.code
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if err == nil {
			var same any
			if err := json.Unmarshal(text, &same); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(same, value); diff != "" {
				t.Errorf("%q: %s", text, diff)
			}
		}
	})
}

// faultOf finds the first thing in a valid text that Kehu does not take, by walking its tokens with a stack.
func faultOf(text []byte) string {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	type level struct {
		names     map[string]bool // nil in a list
		wantsName bool
	}
	var stack []level
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return ""
		}
		if err != nil {
			return "json.syntax"
		}
		if len(stack) > 0 && stack[len(stack)-1].wantsName && token != json.Delim('}') {
			top := &stack[len(stack)-1]
			name := token.(string)
			if top.names[name] {
				return "field.duplicate"
			}
			top.names[name], top.wantsName = true, false
			continue
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			if len(stack) == maxDepth {
				return "json.tooDeep"
			}
			if token == json.Delim('{') {
				stack = append(stack, level{names: map[string]bool{}, wantsName: true})
			} else {
				stack = append(stack, level{})
			}
			continue
		case json.Delim('}'), json.Delim(']'):
			stack = stack[:len(stack)-1]
		default:
			if number, ok := token.(json.Number); ok {
				if _, err := number.Float64(); err != nil {
					return "json.numberTooLarge"
				}
			}
		}
		if len(stack) > 0 && stack[len(stack)-1].names != nil {
			stack[len(stack)-1].wantsName = true
		}
	}
}
