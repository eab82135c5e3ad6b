package operation

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-json-experiment/json/jsontext" // what Go 1.27 has as encoding/json/jsontext
)

// maxDepth is how deeply a body may nest lists and objects.
const maxDepth = 16

// jsonFormat reads bodies strictly and writes them without escaping <, > and &, which no JSON
// reader needs. huma reads each body twice: into an untyped value to validate it, and
// into the input; what only the text can answer is checked the first time.
var jsonFormat = huma.Format{
	Marshal: func(w io.Writer, v any) error {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(v)
	},
	Unmarshal: func(data []byte, v any) error {
		untyped, is := v.(*any)
		if !is {
			return json.Unmarshal(data, v)
		}
		var err error
		*untyped, err = readJSON(data)
		return err
	},
}

// syntaxError is what is wrong with the text of a body; its message is a code and a JSON Pointer.
type syntaxError struct{ code, pointer string }

func (e *syntaxError) Error() string { return e.code + " " + e.pointer }

// readJSON returns the value as json.Unmarshal does into an untyped one, and refuses what that lets pass: two members of one name
// (RFC 8259 calls the result unpredictable), nesting without end, and a number that no float64 can hold, each at its place.
func readJSON(data []byte) (any, error) {
	decoder := jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true)) // readObject finds those
	value, err := readValue(decoder)
	if err != nil {
		return nil, err
	}
	if _, err := decoder.ReadToken(); !errors.Is(err, io.EOF) {
		return nil, &syntaxError{code: "json.syntax"}
	}
	return value, nil
}

func readValue(decoder *jsontext.Decoder) (any, error) {
	token, err := decoder.ReadToken()
	if err != nil {
		return nil, syntaxFault(err)
	}
	switch token.Kind() {
	case jsontext.KindBeginObject:
		return readObject(decoder)
	case jsontext.KindBeginArray:
		return readArray(decoder)
	case jsontext.KindString:
		return token.String(), nil
	case jsontext.KindNumber:
		number, err := token.Float()
		if err != nil {
			return nil, &syntaxError{"json.numberTooLarge", at(decoder.StackPointer())}
		}
		return number, nil
	case jsontext.KindTrue, jsontext.KindFalse:
		return token.Bool(), nil
	default:
		return nil, nil // null: the decoder gives no value of any other kind
	}
}

func readObject(decoder *jsontext.Decoder) (any, error) {
	if err := checkDepth(decoder); err != nil {
		return nil, err
	}
	object := make(map[string]any)
	for decoder.PeekKind() != jsontext.KindEndObject {
		token, err := decoder.ReadToken()
		if err != nil {
			return nil, syntaxFault(err)
		}
		name := token.String()
		if _, twice := object[name]; twice {
			return nil, &syntaxError{"field.duplicate", at(decoder.StackPointer())}
		}
		if object[name], err = readValue(decoder); err != nil {
			return nil, err
		}
	}
	_, err := decoder.ReadToken() // the end, as was seen
	return object, err
}

func readArray(decoder *jsontext.Decoder) (any, error) {
	if err := checkDepth(decoder); err != nil {
		return nil, err
	}
	array := []any{}
	for decoder.PeekKind() != jsontext.KindEndArray {
		value, err := readValue(decoder)
		if err != nil {
			return nil, err
		}
		array = append(array, value)
	}
	_, err := decoder.ReadToken() // the end, as was seen
	return array, err
}

// checkDepth refuses the list or object that has just begun if it is nested too deeply.
func checkDepth(decoder *jsontext.Decoder) error {
	if decoder.StackDepth() > maxDepth {
		return &syntaxError{"json.tooDeep", at(decoder.StackPointer())}
	}
	return nil
}

// syntaxFault says where the text ends to be JSON.
func syntaxFault(err error) error {
	if fault, is := errors.AsType[*jsontext.SyntacticError](err); is {
		return &syntaxError{"json.syntax", at(fault.JSONPointer)}
	}
	return &syntaxError{code: "json.syntax"} // it ends too early
}

// at is a place as it goes out.
func at(place jsontext.Pointer) string { return pointer(slices.Collect(place.Tokens())) }

var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")

// pointer makes a JSON Pointer (RFC 6901). A hostile name is cut, as the pointer goes out.
func pointer(path []string) string {
	var b strings.Builder
	for _, part := range path {
		if len(part) > 64 {
			part = part[:64]
		}
		b.WriteByte('/')
		b.WriteString(pointerEscape.Replace(strings.ToValidUTF8(part, "")))
	}
	return b.String()
}
