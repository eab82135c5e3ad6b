package template

import (
	"strings"

	"kehu/shared/operation"
)

// MaxResources is how many resources the stack may have. CloudFormation takes 500; the difference is for what an update makes
// beside the old.
const MaxResources = 450

// Count returns how many resources the stack will have: those of the template, and what the SAM transform adds to
// them: a role for a function that names none, a permission for each event, a stage for the API. That it is what the transform makes is
// tested with aws-sam-translator.
func Count(t *Template) int {
	count := 0
	for _, r := range t.Resources {
		count++
		switch r.Type {
		case functionType:
			count += len(object(r.Properties, "Events"))
			if r.get("Role") == nil {
				count++
			}
		case apiType:
			count++
		}
	}
	return count
}

// Costs splits Count: what each call and each subscriber of the bus adds, and all else.
func Costs(t *Template, operations []operation.Operation) (fixed, call, subscriber int) {
	fixed = Count(t)
	call = 1 // its function: the API invokes all with one role
	for _, o := range operations {
		switch o.Source {
		case operation.HTTP:
			fixed -= call
		case operation.EventBus:
			own := 0
			for id := range t.Resources {
				if strings.HasPrefix(id, LogicalID(o.Name)) {
					own++
				}
			}
			fixed -= own
			subscriber = max(subscriber, own)
		default:
		}
	}
	return fixed, call, subscriber
}
