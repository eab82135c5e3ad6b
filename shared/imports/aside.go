package imports

import (
	"slices"
	"strconv"
	"strings"
)

// tidy takes objects out of a record's tree of which nothing is left but what says nothing alone (Field.Aside): where rows name a type or a currency in every
// row, an empty amount or address is none. It returns nil for a tree of which nothing is left.
func (s *Subject) tidy(tree any) any {
	asides := make(map[string][]string) // by the path of the object, without numbers
	for i := range s.Fields {
		if f := &s.Fields[i]; f.Aside {
			path := f.Path()
			around := strings.Join(slices.DeleteFunc(path[:len(path)-1], isNumber), ".")
			if last := path[len(path)-1]; !slices.Contains(asides[around], last) {
				asides[around] = append(asides[around], last)
			}
		}
	}
	for around, names := range asides {
		tree = without(tree, strings.Split(around, "."), names)
	}
	return tree
}

func isNumber(part string) bool {
	_, err := strconv.Atoi(part)
	return err == nil
}

// without returns the value without the objects at the path, of lists each entry, that have no members but those of the names; nil when it is such a
// one, or a list that has nothing else.
func without(value any, path, names []string) any {
	switch v := value.(type) {
	case []any:
		kept := make([]any, 0, len(v))
		for _, entry := range v {
			if entry = without(entry, path, names); entry != nil {
				kept = append(kept, entry)
			}
		}
		if len(kept) == 0 && len(v) > 0 {
			return nil
		}
		return kept
	case map[string]any:
		if len(path) > 0 {
			if inner, there := v[path[0]]; there {
				if inner = without(inner, path[1:], names); inner == nil {
					delete(v, path[0])
				} else {
					v[path[0]] = inner
				}
			}
			return v
		}
		for name := range v {
			if !slices.Contains(names, name) {
				return v
			}
		}
		if len(v) > 0 {
			return nil
		}
	}
	return value
}

// fill puts the value into the object of a tree that a path with dots leads to, where there is one and lacks it.
func fill(tree any, name, value string) {
	path := strings.Split(name, ".")
	last := path[len(path)-1]
	if object, ok := find(tree, path[:len(path)-1]).(map[string]any); ok && object[last] == nil {
		object[last] = value
	}
}
