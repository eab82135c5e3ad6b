package table

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Encode makes an Item of a struct. Fields tagged `table:"name"` become attributes;
// fields without the tag are left out, embedded structs are flattened. A zero value is left
// out, so that an item holds only what is there. Strings, integers, bools, times (RFC 3339
// with milliseconds), encoding.TextMarshaler, and slices, string-keyed maps and structs
// of these are known; anything else panics, as it is a mistake in the code.
func Encode(record any) Item {
	v := reflect.ValueOf(record)
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	item := make(Item, v.NumField())
	encodeStruct(v, item)
	return item
}

// Decode fills the struct that record points to from an item. Attributes that the
// struct does not name are ignored. The error wraps ErrInvalid when an attribute has another type
// than its field.
func Decode(item Item, record any) error {
	return decodeStruct(item, reflect.ValueOf(record).Elem())
}

const timeForm = "2006-01-02T15:04:05.000Z07:00"

type field struct {
	name   string
	number int
	inline bool // an embedded struct
}

var plans sync.Map // reflect.Type -> []field

func planOf(t reflect.Type) []field {
	if known, ok := plans.Load(t); ok {
		return known.([]field)
	}
	var plan []field
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("table")
		switch {
		case name != "":
			plan = append(plan, field{name: name, number: i})
		case f.Anonymous && f.Type.Kind() == reflect.Struct:
			plan = append(plan, field{number: i, inline: true})
		}
	}
	plans.Store(t, plan)
	return plan
}

// Field is a field of a struct that Encode and Decode know.
type Field struct {
	Name  string // that the API gives it: its json tag
	Index []int  // where it is, for reflect.Value.FieldByIndex
}

// Fields returns the fields of the struct type by the names of their attributes, for readers of stored images. It is the same map each
// time: nobody may change it.
func Fields(t reflect.Type) map[string]Field {
	if known, ok := fields.Load(t); ok {
		return known.(map[string]Field)
	}
	made := make(map[string]Field)
	for _, f := range planOf(t) {
		if f.inline {
			for attribute, inner := range Fields(t.Field(f.number).Type) {
				made[attribute] = Field{inner.Name, append([]int{f.number}, inner.Index...)}
			}
			continue
		}
		name, _, _ := strings.Cut(t.Field(f.number).Tag.Get("json"), ",")
		made[f.name] = Field{name, []int{f.number}}
	}
	fields.Store(t, made)
	return made
}

var fields sync.Map // reflect.Type -> map[string]Field

func encodeStruct(v reflect.Value, into map[string]any) {
	for _, f := range planOf(v.Type()) {
		if f.inline {
			encodeStruct(v.Field(f.number), into)
			continue
		}
		if value, some := encodeValue(v.Field(f.number)); some {
			into[f.name] = value
		}
	}
}

var textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()

// encodeValue returns the value in the table's types; some is false for a zero value.
func encodeValue(v reflect.Value) (value any, some bool) {
	if v.IsZero() {
		return nil, false
	}
	if v.Kind() == reflect.Pointer { // first: a pointer to a time would pass for a text
		return encodePointer(v)
	}
	if t, ok := reflect.TypeAssert[time.Time](v); ok {
		return t.UTC().Format(timeForm), true
	}
	if v.Type().Implements(textMarshaler) {
		text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err != nil {
			panic(fmt.Sprintf("table: encode %s: %v", v.Type(), err))
		}
		return string(text), len(text) > 0
	}
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[Number]() {
			return v.Interface(), true
		}
		return v.String(), true
	case reflect.Int, reflect.Int32, reflect.Int64:
		return Number(strconv.FormatInt(v.Int(), 10)), true
	case reflect.Bool:
		return true, true
	case reflect.Slice:
		return encodeSlice(v)
	case reflect.Map:
		entries := make(map[string]any, v.Len())
		for key, element := range v.Seq2() {
			entries[key.String()] = encodeElement(element)
		}
		return entries, len(entries) > 0
	case reflect.Struct:
		attributes := make(map[string]any, v.NumField())
		encodeStruct(v, attributes)
		return attributes, len(attributes) > 0
	case reflect.Interface:
		return v.Interface(), true // already in the table's types
	default:
		panic(fmt.Sprintf("table: cannot encode %s", v.Type()))
	}
}

// encodePointer encodes what is pointed to. A struct is there even when nothing is in it: payment terms of
// no days are terms.
func encodePointer(v reflect.Value) (value any, some bool) {
	if value, some = encodeValue(v.Elem()); some {
		return value, true
	}
	target := v.Type().Elem()
	if target.Kind() != reflect.Struct || target == reflect.TypeFor[time.Time]() || target.Implements(textMarshaler) {
		return nil, false
	}
	return map[string]any{}, true
}

func encodeSlice(v reflect.Value) (value any, some bool) {
	if v.Len() == 0 {
		return nil, false
	}
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return v.Bytes(), true
	}
	list := make([]any, v.Len())
	for i := range list {
		list[i] = encodeElement(v.Index(i))
	}
	return list, true
}

// encodeElement encodes an element of a list or map, where a zero value has its place.
func encodeElement(v reflect.Value) any {
	if value, some := encodeValue(v); some {
		return value
	}
	switch v.Kind() {
	case reflect.String:
		return ""
	case reflect.Bool:
		return false
	case reflect.Int, reflect.Int32, reflect.Int64:
		return Number("0")
	case reflect.Slice:
		return []any{}
	default:
		return map[string]any{}
	}
}

func decodeStruct(from map[string]any, v reflect.Value) error {
	for _, f := range planOf(v.Type()) {
		if f.inline {
			if err := decodeStruct(from, v.Field(f.number)); err != nil {
				return err
			}
			continue
		}
		value, found := from[f.name]
		if !found {
			continue
		}
		if err := decodeValue(value, v.Field(f.number)); err != nil {
			return fmt.Errorf("attribute %s: %w", f.name, err)
		}
	}
	return nil
}

func decodeValue(value any, v reflect.Value) error {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		return decodeValue(value, v.Elem())
	}
	mismatch := func() error { return fmt.Errorf("%w: %T for %s", ErrInvalid, value, v.Type()) }
	if text, ok := value.(string); ok {
		return decodeText(text, v)
	}
	switch value := value.(type) {
	case Number:
		if v.Kind() == reflect.String {
			v.SetString(string(value))
			return nil
		}
		n, ok := value.Int()
		if !ok || !v.CanInt() {
			return mismatch()
		}
		v.SetInt(n)
	case bool:
		if v.Kind() != reflect.Bool {
			return mismatch()
		}
		v.SetBool(value)
	case []byte:
		if v.Kind() != reflect.Slice || v.Type().Elem().Kind() != reflect.Uint8 {
			return mismatch()
		}
		v.SetBytes(value)
	case []any:
		return decodeList(value, v)
	case map[string]any:
		return decodeMap(value, v)
	default:
		return mismatch()
	}
	return nil
}

func decodeText(text string, v reflect.Value) error {
	if v.Type() == reflect.TypeFor[time.Time]() {
		t, err := time.Parse(timeForm, text)
		if err != nil {
			return fmt.Errorf("%w: not a time", ErrInvalid)
		}
		v.Set(reflect.ValueOf(t))
		return nil
	}
	if unmarshaler, ok := reflect.TypeAssert[encoding.TextUnmarshaler](v.Addr()); ok {
		return unmarshaler.UnmarshalText([]byte(text))
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Interface:
		v.Set(reflect.ValueOf(text))
	default:
		return fmt.Errorf("%w: a text for %s", ErrInvalid, v.Type())
	}
	return nil
}

func decodeList(list []any, v reflect.Value) error {
	if v.Kind() == reflect.Interface {
		v.Set(reflect.ValueOf(list))
		return nil
	}
	if v.Kind() != reflect.Slice {
		return fmt.Errorf("%w: a list for %s", ErrInvalid, v.Type())
	}
	slice := reflect.MakeSlice(v.Type(), len(list), len(list))
	for i, element := range list {
		if err := decodeValue(element, slice.Index(i)); err != nil {
			return err
		}
	}
	v.Set(slice)
	return nil
}

func decodeMap(entries map[string]any, v reflect.Value) error {
	switch v.Kind() {
	case reflect.Struct:
		return decodeStruct(entries, v)
	case reflect.Interface:
		v.Set(reflect.ValueOf(entries))
		return nil
	case reflect.Map:
		result := reflect.MakeMapWithSize(v.Type(), len(entries))
		for name, element := range entries {
			target := reflect.New(v.Type().Elem()).Elem()
			if err := decodeValue(element, target); err != nil {
				return err
			}
			result.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), target)
		}
		v.Set(result)
		return nil
	default:
		return fmt.Errorf("%w: a map for %s", ErrInvalid, v.Type())
	}
}
