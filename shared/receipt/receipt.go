package receipt

import (
	"reflect"
	"time"

	"kehu/shared/advice"
	"kehu/shared/decimal"
	"kehu/shared/money"
	"kehu/shared/record"
)

// MaxAllocations is to how many orders one receipt may be allocated: so many fit into one transaction.
const MaxAllocations = 20

// Head is what people enter beside the allocations.
type Head struct {
	Customer  string     `json:"customerId" table:"rf" minLength:"1" maxLength:"40" doc:"Who paid."`
	Date      string     `json:"date,omitempty" table:"pl" format:"date" doc:"When it came in; today, where your company is, if absent."`
	Method    Method     `json:"method" table:"kd" enum:"cheque,cash,transfer,online,alipay,wechat,other" doc:"How it was paid."`
	Amount    money.Wire `json:"amount" table:"tx" doc:"How much; more than 0."`
	Reference string     `json:"reference,omitempty" table:"sn" maxLength:"100" doc:"What the bank, or whoever passed it on, calls it."`
	Invoice   string     `json:"invoiceNumber,omitempty" table:"iv" maxLength:"64" doc:"The number of the invoice that was paid."`
	Notes     string     `json:"notes,omitempty" table:"no" maxLength:"1000" doc:"Anything else."`
}

// Method is how money comes in.
type Method string

// Fields are what people enter.
type Fields struct {
	Head
	Allocations []Part `json:"allocations,omitempty" maxItems:"20" nullable:"false" doc:"Which orders it pays. What is not allocated is kept on account."`
}

// Part is how much of a receipt goes to an order.
type Part struct {
	Order  string       `json:"orderId" minLength:"1" maxLength:"40" doc:"An order of the customer, in the receipt's currency."`
	Amount decimal.Wire `json:"amount" doc:"How much, in the receipt's currency; no more than is still to be paid." example:"100.00"`
}

// Allocation is a part as it is stored and answered.
type Allocation struct {
	Order  string `json:"orderId" table:"o"`
	Number string `json:"orderNumber" table:"n"`
	Amount string `json:"amount" table:"a" doc:"How much, in the receipt's currency."`
}

// Status says whether a receipt counts.
type Status string

// The states of a receipt.
const (
	Recorded Status = "recorded"
	Reversed Status = "reversed"
)

// Receipt is a receipt as it is stored and answered.
type Receipt struct {
	record.Meta
	Number string `json:"number,omitempty" table:"nu" doc:"Given by the system; it never changes and is never used again." example:"RC000123"`
	Head
	CustomerName string       `json:"customerName" table:"nm" doc:"The customer's name when the money came in."`
	Owner        string       `json:"owner" table:"ow" doc:"The customer's salesperson when the money came in."`
	Status       Status       `json:"status" table:"st" enum:"recorded,reversed" doc:"reversed: the money was lost again."`
	Allocations  []Allocation `json:"allocations" table:"al" nullable:"false" doc:"Which orders it pays, and how much of each."`
	Unallocated  string       `json:"unallocated" table:"so" doc:"What is kept on account, in the receipt's currency; below 0, what was refunded of money that was lost again."`
	Refunded     string       `json:"refunded,omitempty" table:"ba" doc:"How much of it went back to the customer, in the receipt's currency; absent while nothing did."`
	Refunds      []Refund     `json:"refunds,omitempty" table:"bk" nullable:"false" doc:"When how much went back."`
	Reason       string       `json:"reversalReason,omitempty" table:"re" doc:"Why it was reversed."`
	ReversedAt   *time.Time   `json:"reversedAt,omitempty" table:"va"`
	ReversedBy   string       `json:"reversedBy,omitempty" table:"vb"`
	Moved        []string     `json:"-" table:"mf"` // the customers that it was of before, which were merged; the last one last
	advice.Advice
}

// Kind is the kind of record that a receipt is.
var Kind = record.Kind{Name: "receipt", Prefix: "rcp", Key: "RCP", Type: reflect.TypeFor[Receipt]()}

// Location returns the path of the receipt.
func (r *Receipt) Location() string { return "/v1/receipts/" + r.ID }

// Summary is what a list shows of a receipt.
type Summary struct {
	ID           string     `json:"id" table:"id"`
	Version      int64      `json:"version" table:"v" doc:"The ETag is made of it."`
	CreatedAt    time.Time  `json:"createdAt" table:"ca"`
	UpdatedAt    time.Time  `json:"updatedAt" table:"ua"`
	Number       string     `json:"number" table:"nu"`
	Customer     string     `json:"customerId" table:"rf"`
	CustomerName string     `json:"customerName" table:"nm"`
	Owner        string     `json:"owner" table:"ow"`
	Date         string     `json:"date" table:"pl"`
	Method       Method     `json:"method" table:"kd"`
	Amount       money.Wire `json:"amount" table:"tx"`
	Reference    string     `json:"reference,omitempty" table:"sn"`
	Status       Status     `json:"status" table:"st"`
	Unallocated  string     `json:"unallocated" table:"so" doc:"What is kept on account, in the receipt's currency."`
	Moved        []string   `json:"-" table:"mf"`
}

// summary returns what lists show of the receipt.
func (r *Receipt) summary() Summary {
	return Summary{
		ID: r.ID, Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, Number: r.Number, Customer: r.Customer,
		CustomerName: r.CustomerName, Owner: r.Owner, Date: r.Date, Method: r.Method, Amount: r.Amount, Reference: r.Reference,
		Status: r.Status, Unallocated: r.Unallocated, Moved: r.Moved,
	}
}
