package ledger

import (
	"strconv"

	"kehu/shared/access"
	"kehu/shared/money"
	"kehu/shared/table"
)

// Kind says what a posting comes of.
type Kind string

// The kinds of posting.
const (
	Ordered   Kind = "order"        // an order was approved
	Changed   Kind = "change"       // an approved order was changed
	Returned  Kind = "return"       // goods came back for a credit, or such a return was void
	Closed    Kind = "closing"      // an order was closed before all was delivered
	Cancelled Kind = "cancellation" // an approved order was cancelled
	Received  Kind = "receipt"      // money came in
	Refunded  Kind = "refund"       // money that was on account went back
	Reversed  Kind = "reversal"     // money that came in was lost again
)

// Posting is something that makes what a customer owes more, or, below 0, less.
type Posting struct {
	Customer string
	Day      string // where the company is
	Kind     Kind
	Record   string // the identifier of the order or receipt
	Version  int64  // of the record
	Number   string // of the record, for people
	Amount   money.Amount
	Moved    []string // the customers that the record was of before, which were merged; it goes back with the record
}

// row is a posting as it is stored.
type row struct {
	Day      string   `table:"d"`
	Kind     Kind     `table:"k"`
	Record   string   `table:"r"`
	Number   string   `table:"n"`
	Minor    int64    `table:"a"`
	Currency string   `table:"c"`
	Moved    []string `table:"mf"`
}

const (
	rowPrefix = "LED#"
	sumPrefix = "SUM#"
	monthLen  = len("2006-01")
)

// Partition is where everything stands that belongs to a customer's account.
func Partition(t access.Tenant, customer string) table.Partition {
	return table.Entity(t, "ACC", customer)
}

// Writes returns the writes of the posting, for the transaction of its cause; none for a posting of nothing.
func (p Posting) Writes(t access.Tenant) []table.Write {
	minor := p.Amount.Minor()
	if minor == 0 {
		return nil
	}
	account := Partition(t, p.Customer)
	r := row{p.Day, p.Kind, p.Record, p.Number, minor, p.Amount.Currency(), p.Moved}
	return []table.Write{
		table.Put(account.Key(rowPrefix+table.Join(p.Day, p.Record, strconv.FormatInt(p.Version, 10))), table.Encode(r)),
		table.Update(account.Key(sumPrefix+table.Join(p.Day[:monthLen], p.Amount.Currency())), nil, map[string]int64{"s": minor}),
	}
}
