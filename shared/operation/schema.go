package operation

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"kehu/shared/decimal"
	"kehu/shared/money"
)

// newRegistry returns a registry of schemas that knows the types whose JSON form is not that of their Go type.
func newRegistry(prefix string) huma.Registry {
	registry := huma.NewMapRegistry(prefix, schemaName)
	registry.RegisterTypeAlias(reflect.TypeFor[decimal.Wire](), reflect.TypeFor[number]())
	registry.RegisterTypeAlias(reflect.TypeFor[money.UnitPrice](), reflect.TypeFor[price]())
	return registry
}

// maxNumber is how many characters a number may have, right or wrong.
const maxNumber = 40

// number is the schema of a decimal.Wire.
type number struct{}

// Schema tells huma that a number comes as a text or as a number.
func (number) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{AnyOf: []*huma.Schema{textOfNumber(), {Type: huma.TypeNumber}}, Examples: []any{"12.5"}}
}

// price is the schema of a money.UnitPrice.
type price struct{}

// Schema tells huma that a price is a number, or an amount with its currency.
func (price) Schema(huma.Registry) *huma.Schema {
	currency := &huma.Schema{Type: huma.TypeString, Pattern: "^[A-Z]{3}$"}
	currency.PrecomputeMessages()
	pair := &huma.Schema{
		Type: huma.TypeObject, Required: []string{"amount", "currency"}, AdditionalProperties: false,
		Properties: map[string]*huma.Schema{"amount": number{}.Schema(nil), "currency": currency},
	}
	pair.PrecomputeMessages()
	return &huma.Schema{AnyOf: []*huma.Schema{textOfNumber(), {Type: huma.TypeNumber}, pair}, Examples: []any{"12.5"}}
}

func textOfNumber() *huma.Schema {
	longest := maxNumber
	text := &huma.Schema{Type: huma.TypeString, MaxLength: &longest}
	text.PrecomputeMessages()
	return text
}
