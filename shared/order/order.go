package order

import (
	"reflect"
	"time"

	"kehu/shared/advice"
	"kehu/shared/customer"
	"kehu/shared/decimal"
	"kehu/shared/money"
	"kehu/shared/offer"
	"kehu/shared/record"
)

// MaxLines is how many lines an order may have.
const MaxLines = 500

// Head is what people enter beside the lines.
type Head struct {
	Customer     string            `json:"customerId" table:"rf" minLength:"1" maxLength:"40" doc:"Who orders. It changes only when customers are merged."`
	Reference    string            `json:"reference,omitempty" table:"sn" maxLength:"64" doc:"The customer's number of the order."`
	Currency     string            `json:"currency,omitempty" table:"cu" maxLength:"3" doc:"ISO 4217; that of the customer's credit limit, else your company's, if absent. It never changes." example:"CNY"`
	ExchangeRate decimal.Wire      `json:"exchangeRate,omitempty" table:"xr" doc:"What one unit of the order's currency is worth in the customer's: needed when they differ."`
	OrderDate    string            `json:"orderDate,omitempty" table:"pl" format:"date" doc:"When it was ordered; today, where your company is, if absent; at most a year ahead."`
	DeliveryDate string            `json:"deliveryDate,omitempty" table:"cn" format:"date" doc:"When it shall be there; not before the order date, at most ten years ahead."`
	Address      *customer.Address `json:"shippingAddress,omitempty" table:"ad" doc:"Where it shall be sent; the customer's shipping address, the default one first, if absent."`
	Owner        string            `json:"owner,omitempty" table:"ow" maxLength:"40" doc:"The salesperson; the creator if absent."`
	Terms        *customer.Terms   `json:"paymentTerms,omitempty" table:"pt" doc:"When it is to be paid; as the customer pays, if absent."`
	Discount     decimal.Wire      `json:"discount,omitempty" table:"di" doc:"On the whole order, in percent, 0 to 100; after the discounts of the lines."`
	Notes        string            `json:"notes,omitempty" table:"no" maxLength:"4000" doc:"Anything else."`
}

// Fields are what people enter.
type Fields struct {
	Head
	Lines []LineFields `json:"lines" minItems:"1" maxItems:"500" nullable:"false" doc:"What is ordered."`
}

// LineFields are what people enter of a line.
type LineFields struct {
	Product   string          `json:"productId" table:"p" minLength:"1" maxLength:"40" doc:"What is ordered."`
	Quantity  decimal.Wire    `json:"quantity" table:"q" doc:"How many, with up to six decimals; more than 0."`
	UnitPrice money.UnitPrice `json:"unitPrice,omitempty" table:"u" doc:"For one unit, without tax, in the order's currency, with up to six decimals; what the product costs this customer on the order date if absent."`
	Discount  decimal.Wire    `json:"discount,omitempty" table:"d" doc:"In percent, 0 to 100."`
	TaxRate   decimal.Wire    `json:"taxRate,omitempty" table:"x" doc:"In percent, 0 to 100; the product's if absent."`
	Note      string          `json:"note,omitempty" table:"t" maxLength:"200" doc:"Anything to be said of this line."`
}

// Line is a line of an order as it is stored and answered. Amounts are in the order's currency.
type Line struct {
	Line int `json:"line" table:"l" doc:"The number of the line in this order. It never changes once the order is submitted."`
	LineFields
	Code      string          `json:"code" table:"c" doc:"The product's code when it was ordered."`
	Name      string          `json:"name" table:"n" doc:"The product's name when it was ordered."`
	Unit      string          `json:"unit,omitempty" table:"e" doc:"What the quantity counts."`
	Service   bool            `json:"isService,omitempty" table:"w" doc:"Nothing is shipped."`
	ListPrice decimal.Decimal `json:"listPrice,omitzero" table:"b" doc:"The product's price for this customer when it was ordered; absent if it had none."`
	Net       string          `json:"net" table:"m" doc:"Quantity times price less discounts, rounded half up to the minor unit." example:"180.00"`
	Tax       string          `json:"tax" table:"a" doc:"Net times tax rate, rounded half up to the minor unit." example:"23.40"`
	Total     string          `json:"total" table:"g" doc:"Net and tax." example:"203.40"`
	Shipped   decimal.Decimal `json:"shippedQuantity" table:"s" doc:"How many were shipped."`
	Returned  decimal.Decimal `json:"returnedQuantity" table:"r" doc:"How many of them came back."`
	Credited  decimal.Decimal `json:"creditedQuantity" table:"k" doc:"How many of those are credited: they need not be paid, nor shipped again."`
	Invoiced  decimal.Decimal `json:"invoicedQuantity" table:"i" doc:"How many were invoiced."`
}

// Order is an order as it is stored and answered.
type Order struct {
	record.Meta
	Number string `json:"number,omitempty" table:"nu" doc:"Given by the system; it never changes and is never used again." example:"SO000123"`
	Head
	CustomerName string     `json:"customerName" table:"nm" doc:"The customer's name when the order was made."`
	Status       Status     `json:"status" table:"st" enum:"draft,submitted,approved,rejected,changePending,inDelivery,completed,cancelled,closed" doc:"Where it stands."`
	Lines        []Line     `json:"lines" table:"ln" nullable:"false"`
	Net          money.Wire `json:"net" table:"ne" doc:"The sum of the lines without tax."`
	Tax          money.Wire `json:"tax" table:"ta" doc:"The sum of the lines' taxes."`
	Total        money.Wire `json:"total" table:"tx" doc:"The sum of the lines, tax included."`

	Delivery Delivery `json:"deliveryStatus" table:"kd" enum:"none,partial,delivered" doc:"Derived from what is shipped: delivered when nothing is left to ship."`
	Invoice  Invoice  `json:"invoiceStatus" table:"so" enum:"none,partial,invoiced" doc:"Derived from what is invoiced."`
	Payment  Payment  `json:"paymentStatus" table:"lv" enum:"unpaid,partial,paid" doc:"Derived from what is paid."`
	Charged  string   `json:"charged,omitempty" table:"ch" doc:"What the customer owes for it, in the order's currency: from its approval on the total, less what is credited; once it is closed, what is delivered. Absent while that is nothing."`
	Paid     string   `json:"paid,omitempty" table:"pd" doc:"How much of that is paid, in the order's currency; absent while nothing is."`
	Unpaid   string   `json:"open,omitempty" table:"op" doc:"How much is still to be paid, in the order's currency; below 0, how much is paid too much. Absent where that is nothing."`

	Credit      *money.Wire  `json:"creditUsed,omitempty" table:"cr" doc:"How much of the customer's credit limit it uses, in the customer's currency."`
	OverrideBy  string       `json:"creditOverriddenBy,omitempty" table:"co" doc:"Who let it go beyond the credit limit."`
	SubmittedAt *time.Time   `json:"submittedAt,omitempty" table:"sa"`
	SubmittedBy string       `json:"submittedBy,omitempty" table:"sb"`
	ApprovedAt  *time.Time   `json:"approvedAt,omitempty" table:"aa"`
	ApprovedBy  string       `json:"approvedBy,omitempty" table:"ab" doc:"Who approved it; absent when no approval was needed."`
	CompletedAt *time.Time   `json:"completedAt,omitempty" table:"ka" doc:"When nothing was left to ship or to pay."`
	Reason      string       `json:"reason,omitempty" table:"re" doc:"Why it was rejected, cancelled or closed."`
	Instalments []Instalment `json:"instalments,omitempty" table:"pn" nullable:"false" doc:"By when how much shall be paid, where that was agreed apart from the payment terms."`
	Shipments   int          `json:"shipmentCount,omitempty" table:"sc" doc:"How many shipments were made, void ones included."`
	Returns     int          `json:"returnCount,omitempty" table:"rc" doc:"How many returns were taken, void ones included."`
	Changes     int          `json:"changeCount,omitempty" table:"cc" doc:"How many changes were made, or asked for, since it was approved."`
	ChangeBy    string       `json:"changeRequestedBy,omitempty" table:"cq" doc:"Who asked for the change that waits for approval."`

	Historical bool `json:"historical,omitempty" table:"hi" doc:"It was made in an earlier system, and recorded here: it means nothing to credit, receivables and approval."`
	Past

	Products []string   `json:"-" table:"tg"` // that stand in its lines, each once; for lists
	NextLine int        `json:"-" table:"nl"` // the number of the next line that is added
	Moved    []string   `json:"-" table:"mf"` // the customers that it was of before, which were merged; the last one last
	PurgeAt  *time.Time `json:"purgeAt,omitempty" table:"pa" doc:"When it leaves the recycle bin for good."`

	Actions []offer.Offer `json:"actions,omitempty" nullable:"false" doc:"What you may do with it as it stands; absent: nothing, or it was only tried."`
	advice.Advice
}

// Kind is the kind of record that an order is.
var Kind = record.Kind{Name: "order", Prefix: "ord", Key: "ORD", Type: reflect.TypeFor[Order]()}

// Location returns the path of the order.
func (o *Order) Location() string { return "/v1/orders/" + o.ID }

// Fields returns the order's fields as they would be entered.
func (o *Order) Fields() Fields {
	f := Fields{Head: o.Head, Lines: make([]LineFields, len(o.Lines))}
	for i := range o.Lines {
		f.Lines[i] = o.Lines[i].LineFields
	}
	return f
}

// Summary is what a list shows of an order.
type Summary struct {
	ID           string     `json:"id" table:"id"`
	Version      int64      `json:"version" table:"v" doc:"The ETag is made of it."`
	CreatedAt    time.Time  `json:"createdAt" table:"ca"`
	UpdatedAt    time.Time  `json:"updatedAt" table:"ua"`
	DeletedAt    *time.Time `json:"deletedAt,omitempty" table:"da" doc:"When it went to the recycle bin."`
	Number       string     `json:"number" table:"nu"`
	Customer     string     `json:"customerId" table:"rf"`
	CustomerName string     `json:"customerName" table:"nm"`
	Reference    string     `json:"reference,omitempty" table:"sn"`
	Status       Status     `json:"status" table:"st"`
	OrderDate    string     `json:"orderDate" table:"pl"`
	DeliveryDate string     `json:"deliveryDate,omitempty" table:"cn"`
	Owner        string     `json:"owner" table:"ow"`
	Total        money.Wire `json:"total" table:"tx"`
	Delivery     Delivery   `json:"deliveryStatus" table:"kd"`
	Invoice      Invoice    `json:"invoiceStatus" table:"so"`
	Payment      Payment    `json:"paymentStatus" table:"lv"`
	Authors      []string   `json:"-" table:"ph"` // who must not approve it, while it waits for that
	Products     []string   `json:"-" table:"tg"`
	Moved        []string   `json:"-" table:"mf"`
}

// summary returns what lists show of the order.
func (o *Order) summary() Summary {
	return Summary{
		ID: o.ID, Version: o.Version, CreatedAt: o.CreatedAt, UpdatedAt: o.UpdatedAt, DeletedAt: o.DeletedAt,
		Number: o.Number, Customer: o.Customer, CustomerName: o.CustomerName, Reference: o.Reference, Status: o.Status,
		OrderDate: o.OrderDate, DeliveryDate: o.DeliveryDate, Owner: o.Owner, Total: o.Total,
		Delivery: o.Delivery, Invoice: o.Invoice, Payment: o.Payment, Products: o.Products, Moved: o.Moved,
		Authors: o.authors(),
	}
}
