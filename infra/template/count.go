package template

import (
	"strings"

	"kehu/shared/operation"
)

// MaxResources is how many resources the stack may have. CloudFormation takes 500 in a template; with the next dozen operations a part of
// them must move to a stack of its own.
const MaxResources = 490

// Count returns how many resources the stack will have: those of the template, and what the SAM transform adds to
// them: a role for a function that names none, a permission for each route, a stage for the API. For this template that is
// what aws-sam-translator 1.115.0 makes.
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
		case "AWS::Serverless::HttpApi":
			count++
		}
	}
	return count
}

// Costs splits Count: what each call and each subscriber of the bus adds, and all else.
func Costs(t *Template, operations []operation.Operation) (fixed, call, subscriber int) {
	fixed = Count(t)
	call = 2 // function and permission
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
