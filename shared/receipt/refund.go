package receipt

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/decimal"
	"kehu/shared/ledger"
	"kehu/shared/money"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/text"
)

// RefundFields are what people enter of money that goes back.
type RefundFields struct {
	Amount    decimal.Wire `json:"amount,omitempty" doc:"How much, in the receipt's currency; all that is on account if absent."`
	Date      string       `json:"date,omitempty" format:"date" doc:"When it went; today, where your company is, if absent."`
	Method    Method       `json:"method,omitempty" enum:"cheque,cash,transfer,online,alipay,wechat,other" doc:"How it went; as it came in if absent."`
	Reference string       `json:"reference,omitempty" maxLength:"100" doc:"What the bank, or whoever passed it on, calls it."`
	Reason    string       `json:"reason" minLength:"1" maxLength:"500" doc:"Why."`
}

// Refund is money of a receipt that went back to the customer.
type Refund struct {
	Amount    string    `json:"amount" table:"a" doc:"How much, in the receipt's currency."`
	Date      string    `json:"date" table:"d" doc:"When it went."`
	Method    Method    `json:"method" table:"m" enum:"cheque,cash,transfer,online,alipay,wechat,other" doc:"How it went."`
	Reference string    `json:"reference,omitempty" table:"r"`
	Reason    string    `json:"reason" table:"w"`
	At        time.Time `json:"recordedAt" table:"t"`
	By        string    `json:"recordedBy" table:"b"`
}

// refunded is how much of the receipt went back.
func (r *Receipt) refunded() (money.Amount, error) { return r.amount(cmp.Or(r.Refunded, "0")) }

// Refund returns the receipt with so much of what is on account gone back to the customer, which owes that much more, or has that much
// less to its credit, from then on. The errors are the problem request.invalid with a pointer to each field that is not acceptable, and
// receipt.reversed.
func (r Receipt) Refund(f RefundFields, s record.Stamp, company access.Company) (Plan, error) {
	if r.Status == Reversed {
		return Plan{}, problem.New("receipt.reversed")
	}
	var c text.Checker
	f.Reason = c.Line("/reason", f.Reason)
	f.Reference = c.OptionalLine("/reference", f.Reference)
	today := order.On(s.At, company).Day
	f.Date, f.Method = cmp.Or(f.Date, today), cmp.Or(f.Method, r.Method)
	switch {
	case f.Date > today:
		c.Add("/date", "date.future")
	case f.Date < r.Date:
		c.Add("/date", "receipt.refundEarly")
	}
	left, err := r.amount(r.Unallocated)
	if err != nil {
		return Plan{}, err
	}
	amount := r.back(&c, f.Amount, left)
	if err := c.Problem(); err != nil {
		return Plan{}, err
	}
	sum, err := r.refunded()
	if err != nil {
		return Plan{}, err
	}
	if sum, err = sum.Add(amount); err != nil {
		return Plan{}, fmt.Errorf("receipt: %w", err)
	}
	if left, err = left.Subtract(amount); err != nil {
		return Plan{}, fmt.Errorf("receipt: %w", err)
	}
	p := r.next(s)
	after := &p.Receipt
	after.Unallocated, after.Refunded = left.Number(), sum.Number()
	after.Refunds = append(slices.Clone(r.Refunds), Refund{amount.Number(), f.Date, f.Method, f.Reference, f.Reason, after.UpdatedAt, s.By})
	p.Posting = ledger.Posting{
		Customer: r.Customer, Day: f.Date, Kind: ledger.Refunded, Record: r.ID, Version: after.Version, Number: r.Number, Amount: amount, Moved: r.Moved,
	}
	return p, nil
}

// back reads how much goes back of what is left; all of it if nothing is said.
func (r *Receipt) back(c *text.Checker, number decimal.Wire, left money.Amount) money.Amount {
	amount, ok := left, true
	if number != "" {
		amount, ok = r.part(c, "/amount", number)
	}
	if ok && (amount.Sign() == 0 || amount.Minor() > left.Minor()) {
		c.Add("/amount", "receipt.aboveAmount")
	}
	if len(r.Refunds) >= MaxRefunds {
		c.Add("/amount", "receipt.tooManyRefunds")
	}
	return amount
}

// MaxRefunds is how many times money of one receipt can go back: a receipt stays small.
const MaxRefunds = 20
