package mask

import (
	"reflect"
	"slices"

	"kehu/shared/access"
)

// Restore puts back what came as a masked form: where a text of after is that of the value at the same place in before, it
// becomes that value. In lists the same place is that of the entry that is the same but for what is masked, else the
// one with the same number. A masked form of nothing that was there stays, for whoever checks the value to refuse. What is
// shared with other values is copied before.
func Restore[T any](before T, after *T) {
	if !holds(reflect.TypeFor[T]()) {
		return
	}
	v := reflect.ValueOf(after).Elem()
	each(v, "", func(_ access.Field, _, text string) string { return text }) // copies
	restore(reflect.ValueOf(&before).Elem(), v)
}

func restore(before, after reflect.Value) {
	switch after.Kind() {
	case reflect.Pointer:
		if !before.IsNil() && !after.IsNil() {
			restore(before.Elem(), after.Elem())
		}
	case reflect.Slice:
		for i := range after.Len() {
			if j := counterpart(before, after, i); j >= 0 {
				restore(before.Index(j), after.Index(i))
			}
		}
	case reflect.Struct:
		for _, p := range planOf(after.Type()) {
			was, is := before.Field(p.number), after.Field(p.number)
			switch {
			case p.rule == "":
				restore(was, is)
			case is.Kind() == reflect.String:
				if Is(is.String()) && Text(was.String()) == is.String() {
					is.Set(was)
				}
			default:
				restoreTexts(was.Interface().([]string), is.Interface().([]string))
			}
		}
	default: // nothing that people send back
	}
}

// restoreTexts prefers, of several values with one masked form, the one with the same number.
func restoreTexts(before, after []string) {
	for i, text := range after {
		if !Is(text) {
			continue
		}
		j := i
		if i >= len(before) || Text(before[i]) != text {
			j = slices.IndexFunc(before, func(value string) bool { return Text(value) == text })
		}
		if j >= 0 {
			after[i] = before[j]
		}
	}
}

// counterpart returns which entry of before the entry i of after was; -1 when it is new.
func counterpart(before, after reflect.Value, i int) int {
	wanted := masked(after.Index(i))
	if i < before.Len() && reflect.DeepEqual(masked(before.Index(i)), wanted) {
		return i
	}
	for j := range before.Len() {
		if reflect.DeepEqual(masked(before.Index(j)), wanted) {
			return j
		}
	}
	if i < before.Len() {
		return i
	}
	return -1
}

// masked is what values have in common that are the same but for what is masked.
func masked(v reflect.Value) any {
	copied := reflect.New(v.Type()).Elem()
	copied.Set(v)
	each(copied, "", func(_ access.Field, _, text string) string { return Text(text) })
	return copied.Interface()
}
