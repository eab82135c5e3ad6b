package template

import "slices"

// matches reports whether an event passes a pattern, of EventBridge or of a filter of Lambda, as far as the template uses
// the language of patterns: exact texts, {"exists": true} and {"exists": false}.
func matches(pattern, event any) bool {
	switch p := pattern.(type) {
	case map[string]any:
		for key, inner := range p {
			if !matches(inner, at(event, key)) {
				return false
			}
		}
		return true
	case []any:
		return slices.ContainsFunc(p, func(choice any) bool {
			if rule, is := choice.(map[string]any); is {
				return equal(rule, map[string]any{"exists": event != nil})
			}
			return event != nil && equal(choice, event)
		})
	}
	return false
}
