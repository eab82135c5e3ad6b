package operation

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// maxDepth is how deeply a body may nest lists and objects.
const maxDepth = 16

// jsonFormat reads bodies strictly and writes them without escaping <, > and &, which no JSON
// reader needs. huma reads each body twice: into an untyped value to validate it, and
// into the input; the checks that only the text can answer are made the first time.
var jsonFormat = huma.Format{
	Marshal: func(w io.Writer, v any) error {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(v)
	},
	Unmarshal: func(data []byte, v any) error {
		if _, untyped := v.(*any); untyped {
			if err := checkJSON(data); err != nil {
				return err
			}
		}
		return json.Unmarshal(data, v)
	},
}

// syntaxError is what is wrong with the text of a body; its message is a code and a JSON Pointer.
type syntaxError struct{ code, pointer string }

func (e *syntaxError) Error() string { return e.code + " " + e.pointer }

// checkJSON refuses what encoding/json lets pass: two members of one name (RFC 8259 calls the
// result unpredictable), nesting without end, and text after the value.
func checkJSON(data []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := checkValue(decoder, nil); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return &syntaxError{code: "json.syntax"}
	}
	return nil
}

func checkValue(decoder *json.Decoder, path []string) error {
	token, err := decoder.Token()
	if err != nil {
		return &syntaxError{"json.syntax", pointer(path)}
	}
	delimiter, nested := token.(json.Delim)
	if !nested {
		return checkNumber(token, path)
	}
	if len(path) >= maxDepth {
		return &syntaxError{"json.tooDeep", pointer(path)}
	}
	var seen map[string]bool
	if delimiter == '{' {
		seen = make(map[string]bool)
	}
	for i := 0; decoder.More(); i++ {
		name := fmt.Sprint(i)
		if seen != nil {
			if name, err = memberName(decoder); err != nil {
				return &syntaxError{"json.syntax", pointer(path)}
			}
			if seen[name] {
				return &syntaxError{"field.duplicate", pointer(append(path, name))}
			}
			seen[name] = true
		}
		if err := checkValue(decoder, append(path, name)); err != nil {
			return err
		}
	}
	if _, err := decoder.Token(); err != nil { // the closing delimiter
		return &syntaxError{"json.syntax", pointer(path)}
	}
	return nil
}

// checkNumber refuses a number that no float64 can hold, at its place: encoding/json could not say which it is.
func checkNumber(token json.Token, path []string) error {
	number, ok := token.(json.Number)
	if !ok {
		return nil
	}
	if _, err := number.Float64(); err != nil {
		return &syntaxError{"json.numberTooLarge", pointer(path)}
	}
	return nil
}

func memberName(decoder *json.Decoder) (string, error) {
	token, err := decoder.Token()
	if err != nil {
		return "", err
	}
	name, ok := token.(string)
	if !ok {
		return "", errors.New("no name")
	}
	return name, nil
}

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
