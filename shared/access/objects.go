package access

import "slices"

// Object is something that permissions speak of, with all that can be done with it.
type Object struct {
	Name    string   `json:"object" doc:"What permissions are about." example:"customer"`
	Owned   bool     `json:"owned,omitempty" doc:"Its records have an owner: a rule about it needs a scope."`
	Actions []Action `json:"actions" nullable:"false" doc:"What can be done with it." example:"[\"read\",\"update\"]"`
}

// Objects lists all objects by name: what an administrator may do.
func Objects() []Object {
	objects := make([]Object, len(possible))
	for i, o := range possible {
		objects[i] = Object{Name: o.object, Owned: o.owned, Actions: slices.Clone(o.actions)}
	}
	return objects
}
