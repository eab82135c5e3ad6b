package product

import (
	"fmt"
	"reflect"
	"time"

	"kehu/shared/advice"
	"kehu/shared/decimal"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Fields are what people enter, but for the cost.
type Fields struct {
	Code          string       `json:"code,omitempty" table:"nu" maxLength:"40" doc:"Its code; unique. The system gives one if absent." example:"CHAI-10"`
	Name          string       `json:"name" table:"nm" minLength:"1" maxLength:"120" doc:"What it is called." example:"Chai"`
	Category      string       `json:"category,omitempty" table:"kd" maxLength:"60" doc:"What it belongs to." example:"Beverages"`
	Specification string       `json:"specification,omitempty" table:"sn" maxLength:"200" doc:"Size, material, packing." example:"10 boxes x 20 bags"`
	Unit          string       `json:"unit,omitempty" table:"lv" maxLength:"20" doc:"What quantities count: a code of the dictionary unit." example:"box"`
	Prices        []Price      `json:"prices,omitempty" table:"pr" maxItems:"100" nullable:"false" doc:"What a unit is sold for, without tax. A price for the customer's level goes before one for all; among these the one for the largest quantity that is reached holds."`
	TaxRate       decimal.Wire `json:"taxRate,omitempty" table:"tx" doc:"In percent, 0 to 100; 0 if absent."`
	Barcode       string       `json:"barcode,omitempty" table:"rf" maxLength:"40" doc:"Unique. One of 8, 12, 13 or 14 digits is a GTIN, whose check digit must be right." example:"4006381333931"`
	IsService     bool         `json:"isService,omitempty" table:"so" doc:"Work, not goods: nothing is shipped."`
	IsSparePart   bool         `json:"isSparePart,omitempty" table:"tg" doc:"Used for repairs."`
	Status        Status       `json:"status,omitempty" table:"st" enum:"active,disabled" doc:"active if absent; one that is disabled cannot be ordered any more."`
	Notes         string       `json:"notes,omitempty" table:"no" maxLength:"2000" doc:"Anything else."`
}

// Status says whether a product can be ordered.
type Status string

// The states of a product.
const (
	Active   Status = "active"
	Disabled Status = "disabled"
)

// Price is what a unit is sold for, to whom, from how many on, and when.
type Price struct {
	Amount      decimal.Wire `json:"amount" table:"a" doc:"For one unit, without tax, with up to six decimals."`
	Currency    string       `json:"currency" table:"c" minLength:"3" maxLength:"3" doc:"ISO 4217." example:"CNY"`
	Level       string       `json:"level,omitempty" table:"l" maxLength:"40" doc:"Only for customers of this level; for all if absent." example:"A"`
	MinQuantity decimal.Wire `json:"minQuantity,omitempty" table:"q" doc:"From this quantity on; from any if absent."`
	From        string       `json:"from,omitempty" table:"f" format:"date" doc:"The first day on which it holds; since ever if absent."`
	To          string       `json:"to,omitempty" table:"t" format:"date" doc:"The last day on which it holds; for ever if absent."`
}

// Cost is what a unit costs the company.
type Cost struct {
	Amount   decimal.Wire `json:"amount" table:"a" doc:"For one unit, with up to six decimals."`
	Currency string       `json:"currency" table:"c" minLength:"3" maxLength:"3" pattern:"^[A-Z]{3}$" doc:"ISO 4217." example:"CNY"`
}

// Entry is what people enter, with the cost, which takes the permission product.readCost to see and to set.
type Entry struct {
	Fields
	Cost *Cost `json:"cost,omitempty" table:"cs" doc:"What a unit costs you. Only with the permission product.readCost."`
}

// Product is a product as it is stored and answered.
type Product struct {
	record.Meta
	Entry
	PurgeAt *time.Time `json:"purgeAt,omitempty" table:"pa" doc:"When it leaves the recycle bin for good."`
	advice.Advice
}

// told is what the audit trail tells of a product: of the cost only that it changed, as more people read the trail than may see costs.
type told struct {
	record.Meta
	Fields
	Cost    *hidden    `json:"cost,omitempty" table:"cs"`
	PurgeAt *time.Time `json:"purgeAt,omitempty" table:"pa"`
}

// hidden is a cost that shows nothing but that it is there.
type hidden Cost

// MarshalJSON writes what stands for a cost.
func (hidden) MarshalJSON() ([]byte, error) { return []byte(`"****"`), nil }

// Kind is the kind of record that a product is.
var Kind = record.Kind{Name: "product", Prefix: "prd", Key: "PRD", Type: reflect.TypeFor[told]()}

// Location returns the path of the product.
func (p *Product) Location() string { return "/v1/products/" + p.ID }

// WithoutCost returns the product as it is shown to who may not see costs.
func (p Product) WithoutCost() Product {
	p.Cost = nil
	return p
}

// Summary is what a list shows of a product.
type Summary struct {
	ID            string       `json:"id" table:"id"`
	Version       int64        `json:"version" table:"v" doc:"The ETag is made of it."`
	CreatedAt     time.Time    `json:"createdAt" table:"ca"`
	UpdatedAt     time.Time    `json:"updatedAt" table:"ua"`
	DeletedAt     *time.Time   `json:"deletedAt,omitempty" table:"da" doc:"When it went to the recycle bin."`
	Code          string       `json:"code" table:"nu"`
	Name          string       `json:"name" table:"nm"`
	Category      string       `json:"category,omitempty" table:"kd"`
	Specification string       `json:"specification,omitempty" table:"sn"`
	Unit          string       `json:"unit,omitempty" table:"lv"`
	TaxRate       decimal.Wire `json:"taxRate,omitempty" table:"tx"`
	Barcode       string       `json:"barcode,omitempty" table:"rf"`
	IsService     bool         `json:"isService,omitempty" table:"so"`
	IsSparePart   bool         `json:"isSparePart,omitempty" table:"tg"`
	Status        Status       `json:"status" table:"st"`
}

// Decode reads a product's item.
func Decode(item table.Item) (Product, error) {
	var p Product
	if err := table.Decode(item, &p); err != nil {
		return Product{}, fmt.Errorf("product: %w", err)
	}
	return p, nil
}
