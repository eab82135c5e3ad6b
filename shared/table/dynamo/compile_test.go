package dynamo

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"kehu/shared/table"
)

// anyValue draws a value of the table.
func anyValue(depth int) *rapid.Generator[any] {
	kinds := []*rapid.Generator[any]{
		rapid.String().AsAny(), rapid.Bool().AsAny(), rapid.SliceOf(rapid.Byte()).AsAny(),
		rapid.Map(rapid.Int64(), table.NumberOf[int64]).AsAny(),
	}
	if depth > 0 {
		element := anyValue(depth - 1)
		name := rapid.StringN(1, 3, -1)
		kinds = append(kinds, rapid.SliceOfN(element, 0, 3).AsAny(), rapid.MapOfN(name, element, 0, 3).AsAny())
	}
	return rapid.OneOf(kinds...)
}

func anyItem() *rapid.Generator[table.Item] {
	name := rapid.OneOf(rapid.String(), rapid.StringN(1, 2, 2)).Filter(func(s string) bool { return s != "" && !isKey(s) })
	return rapid.Map(rapid.MapOfN(name, anyValue(3), 0, 8), func(m map[string]any) table.Item { return m })
}

func TestItemsComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		item := anyItem().Draw(rt, "item")
		write := table.Put(table.StoredKey("p", "s"), item,
			table.IndexKey{Index: table.ByTenant, Partition: table.StoredKey("q", "-").Partition(), Sort: "r"})
		all := encodePut(&write)
		if want := len(item) + 4; len(all) != want {
			rt.Fatalf("%d attributes, want %d", len(all), want)
		}
		got, err := decodeItem(all)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(item, got); diff != "" {
			rt.Fatalf("item (-want +got):\n%s", diff)
		}
		position, err := decodePosition(all, table.ByTenant)
		want := table.Position{Key: write.Key, IndexPart: "q", IndexSort: "r"}
		if err != nil || position != want {
			rt.Fatalf("position: got %v, %v, want %v", position, err, want)
		}
	})
}

func TestDecodedBytesAreCopies(t *testing.T) {
	all := attributes{"a": &types.AttributeValueMemberB{Value: []byte{1}}}
	first, _ := decodeItem(all)
	second, _ := decodeItem(all)
	first["a"].([]byte)[0] = 2
	if diff := cmp.Diff(table.Item{"a": []byte{1}}, second); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestKeyAttributesAreThoseOfTheIndexes(t *testing.T) {
	var names []string
	for _, index := range append([]table.Index{table.Primary}, table.Main.Indexes...) {
		partition, sort := index.IndexAttributes()
		names = append(names, partition, sort)
	}
	for _, name := range append(names, "nm", "x", "n", "") {
		if got, want := isKey(name), slices.Contains(names, name); got != want {
			t.Errorf("%q is a key attribute: got %v, want %v", name, got, want)
		}
	}
}

func anyCondition(depth int) *rapid.Generator[table.Condition] {
	return rapid.Custom(func(rt *rapid.T) table.Condition {
		attribute := rapid.SampledFrom([]string{"a", "b", "a.b", "#0", ":0", "size", "客"}).Draw(rt, "attribute")
		value := rapid.OneOf(rapid.String().AsAny(), rapid.Map(rapid.Int64(), table.NumberOf[int64]).AsAny()).Draw(rt, "value")
		kinds := []table.Condition{
			table.Absent(), table.Present(), table.Unset(attribute), table.Equal(attribute, value), table.Equal(attribute, true),
			table.Less(attribute, value), table.AtMost(attribute, value), table.More(attribute, value), table.AtLeast(attribute, value),
		}
		if depth > 0 {
			terms := rapid.SliceOfN(anyCondition(depth-1), 1, 3).Draw(rt, "terms")
			kinds = append(kinds, table.And(terms...), table.Or(terms...), table.And(terms...), table.Or(terms...))
		}
		return rapid.SampledFrom(kinds).Draw(rt, "condition")
	})
}

var placeholder = regexp.MustCompile(`[#:][0-9]+`)

// checkExpression checks what DynamoDB checks first: every placeholder is defined and used, no map is empty, no
// parentheses are redundant.
func checkExpression(rt *rapid.T, e *expression, texts ...*string) {
	used := make(map[string]bool)
	for _, text := range texts {
		if text == nil || strings.TrimSpace(*text) != *text || *text == "" {
			rt.Fatalf("an empty expression, or blanks around it")
		}
		checkParentheses(rt, *text)
		for _, p := range placeholder.FindAllString(*text, -1) {
			used[p] = true
			_, name := e.names[p]
			_, value := e.values[p]
			if name == value {
				rt.Fatalf("%s in %s: a name %v, a value %v", p, *text, name, value)
			}
		}
	}
	if len(used) != len(e.names)+len(e.values) {
		rt.Fatalf("%d placeholders are used, %d and %d defined", len(used), len(e.names), len(e.values))
	}
	if e.names != nil && len(e.names) == 0 || e.values != nil && len(e.values) == 0 {
		rt.Fatal("an empty map")
	}
	attributes := make(map[string]bool)
	for _, attribute := range e.names {
		if attributes[attribute] {
			rt.Fatalf("%q has two names", attribute)
		}
		attributes[attribute] = true
	}
}

// checkParentheses checks that they are balanced and that none stand around the whole of others, or around nothing
// that they would hold together.
func checkParentheses(rt *rapid.T, text string) {
	var open []int
	closedBy := make(map[int]int)
	for i, c := range text {
		switch c {
		case '(':
			open = append(open, i)
		case ')':
			if len(open) == 0 {
				rt.Fatalf("parentheses: %s", text)
			}
			start := open[len(open)-1]
			open = open[:len(open)-1]
			closedBy[start] = i
			inner := text[start+1 : i]
			function := strings.HasSuffix(text[:start], "exists")
			if !function && !strings.Contains(inner, " AND ") && !strings.Contains(inner, " OR ") || closedBy[start+1] == i-1 && !function {
				rt.Fatalf("redundant parentheses: %s", text)
			}
		}
	}
	if len(open) > 0 || closedBy[0] == len(text)-1 {
		rt.Fatalf("parentheses: %s", text)
	}
}

func TestExpressionsAreWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		set := rapid.MapOfN(rapid.SampledFrom([]string{"a", "b", "c"}), anyValue(1), 0, 3).Draw(rt, "set")
		add := rapid.MapOfN(rapid.SampledFrom([]string{"d", "e"}), rapid.Int64(), 0, 2).Draw(rt, "add")
		remove := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"f", "g"}), 0, 2, rapid.ID[string]).Draw(rt, "remove")
		if len(set)+len(add)+len(remove) == 0 {
			return
		}
		write := table.Update(table.StoredKey("p", "s"), set, add, remove...).When(anyCondition(3).Draw(rt, "condition"), nil)
		tx := table.Tx{Writes: []table.Write{write}}
		if err := tx.Validate(); err != nil {
			rt.Fatalf("the test's own write: %v", err)
		}
		compile := func() (e expression, condition, update *string) {
			e.condition(write.If)
			condition = e.take()
			e.update(&write)
			return e, condition, e.take()
		}
		e, condition, update := compile()
		checkExpression(rt, &e, condition, update)
		again, sameCondition, sameUpdate := compile()
		if *condition != *sameCondition || *update != *sameUpdate {
			rt.Fatalf("compiled again it differs: %s %s", *sameCondition, *sameUpdate)
		}
		unexported := cmpopts.IgnoreUnexported(types.AttributeValueMemberS{}, types.AttributeValueMemberN{},
			types.AttributeValueMemberBOOL{}, types.AttributeValueMemberB{}, types.AttributeValueMemberL{}, types.AttributeValueMemberM{})
		if diff := cmp.Diff(e.names, again.names) + cmp.Diff(e.values, again.values, unexported); diff != "" {
			rt.Fatalf("compiled again it differs:\n%s", diff)
		}
	})
}

func TestConditionsCompile(t *testing.T) {
	a, b, c := table.Equal("a", "1"), table.More("b", table.Number("2")), table.Unset("c")
	for want, condition := range map[string]table.Condition{
		"#0 = :0":                                      a,
		"#0 = :0 AND #1 > :1":                          table.And(a, b),
		"#0 = :0 AND (#1 > :1 OR #0 = :2)":             table.And(a, table.Or(b, a)),
		"(#0 = :0 AND #1 > :1) OR #0 <= :2":            table.Or(table.And(a, b), table.AtMost("a", "x")),
		"attribute_not_exists(#0)":                     table.And(table.Or(table.And(c))),
		"#0 = :0 OR attribute_not_exists(#1)":          table.And(table.Or(a, c)),
		"#0 = :0 AND #1 > :1 AND attribute_exists(pk)": table.And(table.And(a), table.Or(b), table.And(table.Present())),
	} {
		var e expression
		e.condition(condition)
		if got := e.take(); *got != want {
			t.Errorf("got %s, want %s", *got, want)
		}
	}
}
