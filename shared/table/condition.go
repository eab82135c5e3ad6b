package table

import (
	"fmt"
	"strings"
)

// Operator joins or compares in a Condition.
type Operator int

// The operators of a Condition.
const (
	Always         Operator = iota // the zero condition: no condition at all
	ItemAbsent                     // there is no such item
	ItemPresent                    // there is one
	AttributeUnset                 // the attribute is not there
	AttributeEqual
	AttributeLess
	AttributeAtMost
	AttributeMore
	AttributeAtLeast
	All // every term holds
	Any // at least one term holds
)

// Condition is what must hold of an item, as it was before the transaction, for
// a write to happen. Comparisons hold only between values of one type: an
// absent attribute is equal to nothing, less than nothing and more than nothing.
type Condition struct {
	Operator  Operator
	Attribute string
	Value     any // string, Number or bool
	Terms     []Condition
}

// Absent holds when there is no item under the key.
func Absent() Condition { return Condition{Operator: ItemAbsent} }

// Present holds when there is an item under the key.
func Present() Condition { return Condition{Operator: ItemPresent} }

// Unset holds when the attribute, or the whole item, is absent.
func Unset(attribute string) Condition {
	return Condition{Operator: AttributeUnset, Attribute: attribute}
}

// Equal holds when the attribute has exactly this value (string, Number or bool).
func Equal(attribute string, value any) Condition {
	return Condition{Operator: AttributeEqual, Attribute: attribute, Value: value}
}

// Less holds when the attribute is less than the value.
func Less(attribute string, value any) Condition {
	return Condition{Operator: AttributeLess, Attribute: attribute, Value: value}
}

// AtMost holds when the attribute is less than or equal to the value.
func AtMost(attribute string, value any) Condition {
	return Condition{Operator: AttributeAtMost, Attribute: attribute, Value: value}
}

// More holds when the attribute is greater than the value.
func More(attribute string, value any) Condition {
	return Condition{Operator: AttributeMore, Attribute: attribute, Value: value}
}

// AtLeast holds when the attribute is greater than or equal to the value.
func AtLeast(attribute string, value any) Condition {
	return Condition{Operator: AttributeAtLeast, Attribute: attribute, Value: value}
}

// And holds when every term holds.
func And(terms ...Condition) Condition { return Condition{Operator: All, Terms: terms} }

// Or holds when one of the terms holds.
func Or(terms ...Condition) Condition { return Condition{Operator: Any, Terms: terms} }

// IsZero reports whether there is no condition.
func (c Condition) IsZero() bool { return c.Operator == Always }

// Holds evaluates the condition on an item; nil stands for no item.
func (c Condition) Holds(item Item) bool {
	switch c.Operator {
	case Always:
		return true
	case ItemAbsent:
		return item == nil
	case ItemPresent:
		return item != nil
	case AttributeUnset:
		_, found := item[c.Attribute]
		return !found
	case All:
		for _, term := range c.Terms {
			if !term.Holds(item) {
				return false
			}
		}
		return true
	case Any:
		for _, term := range c.Terms {
			if term.Holds(item) {
				return true
			}
		}
		return false
	case AttributeEqual, AttributeLess, AttributeAtMost, AttributeMore, AttributeAtLeast:
		return c.compare(item[c.Attribute])
	}
	return false
}

func (c Condition) compare(have any) bool {
	var order int
	switch want := c.Value.(type) {
	case string:
		text, ok := have.(string)
		if !ok {
			return false
		}
		order = strings.Compare(text, want)
	case Number:
		number, ok := have.(Number)
		if !ok {
			return false
		}
		order = number.Compare(want)
	case bool:
		truth, ok := have.(bool)
		return ok && c.Operator == AttributeEqual && truth == want
	default:
		return false
	}
	switch c.Operator {
	case AttributeEqual:
		return order == 0
	case AttributeLess:
		return order < 0
	case AttributeAtMost:
		return order <= 0
	case AttributeMore:
		return order > 0
	case AttributeAtLeast:
		return order >= 0
	case Always, ItemAbsent, ItemPresent, AttributeUnset, All, Any:
	}
	return false
}

// validate checks that the condition can be put to DynamoDB: attributes have names that are
// not of keys, values a type that can be compared so, and And and Or have terms.
func (c Condition) validate() error {
	switch c.Operator {
	case ItemAbsent, ItemPresent:
		return nil
	case AttributeUnset:
		return validateName(c.Attribute)
	case All, Any:
		if len(c.Terms) == 0 {
			return fmt.Errorf("%w: a condition without terms", ErrInvalid)
		}
		for _, term := range c.Terms {
			if err := term.validate(); err != nil {
				return err
			}
		}
		return nil
	case AttributeEqual, AttributeLess, AttributeAtMost, AttributeMore, AttributeAtLeast:
		if _, isBool := c.Value.(bool); isBool && c.Operator != AttributeEqual {
			return fmt.Errorf("%w: a truth value has no order", ErrInvalid)
		}
		switch c.Value.(type) {
		case string, Number, bool:
		default:
			return fmt.Errorf("%w: a condition on a value of type %T", ErrInvalid, c.Value)
		}
		if _, err := valueSize(c.Value, 0); err != nil {
			return err
		}
		return validateName(c.Attribute)
	case Always:
	}
	return fmt.Errorf("%w: a condition without an operator", ErrInvalid)
}
