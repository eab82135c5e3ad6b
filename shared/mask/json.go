package mask

import (
	"reflect"
	"slices"

	"kehu/shared/access"
)

// JSON masks, as far as the rights do not show it, a value as encoding/json reads it: that of the member name of an object
// of the type. Members that the type does not have stay as they are. It returns the masked value; the one given stays.
func JSON(r access.Rights, t reflect.Type, name string, value any) any {
	if t.Kind() != reflect.Struct || !holds(t) {
		return value
	}
	for _, p := range planOf(t) {
		f := t.Field(p.number)
		switch {
		case p.name == "": // embedded
			if changed := JSON(r, f.Type, name, value); !reflect.DeepEqual(changed, value) {
				return changed
			}
		case p.name != name:
		case p.rule != "" && r.Shows(p.rule):
			return value
		case p.rule != "":
			return texts(value)
		default:
			return inside(r, f.Type, value)
		}
	}
	return value
}

// texts masks a text, or all of a list.
func texts(value any) any {
	switch v := value.(type) {
	case string:
		return Text(v)
	case []any:
		v = slices.Clone(v)
		for i := range v {
			v[i] = texts(v[i])
		}
		return v
	}
	return value
}

// inside masks the members of an object, or of each object of a list.
func inside(r access.Rights, t reflect.Type, value any) any {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch v := value.(type) {
	case []any:
		v = slices.Clone(v)
		for i := range v {
			v[i] = inside(r, t, v[i])
		}
		return v
	case map[string]any:
		copied := make(map[string]any, len(v))
		for name, member := range v {
			copied[name] = JSON(r, t, name, member)
		}
		return copied
	}
	return value
}
