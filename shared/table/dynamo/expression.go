package dynamo

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kehu/shared/table"
)

// expression compiles conditions and updates into DynamoDB's language. Every attribute's name becomes a
// placeholder (#0, #1, ...), as it may be a reserved word or hold a dot, and so does every value (:0, :1, ...).
// The same write gives the same text each time: a ClientRequestToken is bound to its request.
type expression struct {
	text   strings.Builder
	names  map[string]string // placeholder -> attribute; nil when there are none, as DynamoDB refuses an empty map
	values attributes        // placeholder -> value; likewise
	known  map[string]string // attribute -> placeholder
}

// take returns the text written so far, nil when there is none, and begins a new one with the same placeholders.
func (e *expression) take() *string {
	if e.text.Len() == 0 {
		return nil
	}
	text := e.text.String()
	e.text.Reset()
	return &text
}

func (e *expression) write(parts ...string) {
	for _, part := range parts {
		e.text.WriteString(part)
	}
}

func (e *expression) name(attribute string) string {
	if placeholder, ok := e.known[attribute]; ok {
		return placeholder
	}
	if e.names == nil {
		e.names, e.known = make(map[string]string), make(map[string]string)
	}
	placeholder := "#" + strconv.Itoa(len(e.names))
	e.names[placeholder], e.known[attribute] = attribute, placeholder
	return placeholder
}

func (e *expression) value(value types.AttributeValue) string {
	if e.values == nil {
		e.values = make(attributes)
	}
	placeholder := ":" + strconv.Itoa(len(e.values))
	e.values[placeholder] = value
	return placeholder
}

// comparators are DynamoDB's signs. Like the port's operators they hold only between values of one type, and never
// for an absent attribute.
var comparators = map[table.Operator]string{
	table.AttributeEqual: " = ", table.AttributeLess: " < ", table.AttributeAtMost: " <= ",
	table.AttributeMore: " > ", table.AttributeAtLeast: " >= ",
}

// condition writes a condition that package table has validated; it writes nothing when there is none.
func (e *expression) condition(c table.Condition) {
	switch c.Operator {
	case table.Always:
	case table.ItemAbsent: // every item has its partition key, so that one without has no item
		e.write("attribute_not_exists(", table.AttrPartition, ")")
	case table.ItemPresent:
		e.write("attribute_exists(", table.AttrPartition, ")")
	case table.AttributeUnset:
		e.write("attribute_not_exists(", e.name(c.Attribute), ")")
	case table.All:
		e.join(c.Terms, " AND ")
	case table.Any:
		e.join(c.Terms, " OR ")
	default:
		e.write(e.name(c.Attribute), comparators[c.Operator], e.value(encode(c.Value)))
	}
}

// join writes terms with an operator between them. Only a term that is itself made of several stands in
// parentheses: DynamoDB refuses redundant ones.
func (e *expression) join(terms []table.Condition, operator string) {
	for i, term := range terms {
		if i > 0 {
			e.write(operator)
		}
		for len(term.Terms) == 1 {
			term = term.Terms[0]
		}
		if len(terms) > 1 && len(term.Terms) > 1 {
			e.write("(")
			e.condition(term)
			e.write(")")
			continue
		}
		e.condition(term)
	}
}

// update writes the changes of an update, in the order of the attributes' names.
func (e *expression) update(w *table.Write) {
	e.clause("SET", maps.Keys(w.Set), func(attribute string) {
		e.write(" = ", e.value(encode(w.Set[attribute])))
	})
	e.clause("ADD", maps.Keys(w.Add), func(attribute string) {
		e.write(" ", e.value(encode(table.NumberOf(w.Add[attribute]))))
	})
	e.clause("REMOVE", slices.Values(w.Remove), func(string) {})
}

// clause writes a keyword and the attributes that it is about, each with what rest writes after it.
func (e *expression) clause(keyword string, attributes iter.Seq[string], rest func(attribute string)) {
	for i, attribute := range slices.Sorted(attributes) {
		switch {
		case i > 0:
			e.write(", ")
		case e.text.Len() > 0:
			e.write(" ", keyword, " ")
		default:
			e.write(keyword, " ")
		}
		e.write(e.name(attribute))
		rest(attribute)
	}
}
