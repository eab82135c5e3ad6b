package order

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/credit"
	"kehu/shared/customer"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Bears returns the code that says why so much cannot be allocated to the order of the customer; "" when it can.
func (o *Order) Bears(customerID string, amount money.Amount) problem.Code {
	switch {
	case o.Customer != customerID || o.Deleted():
		return "receipt.orderUnknown"
	case o.Currency != amount.Currency():
		return "receipt.orderCurrency"
	case !o.Status.Owes():
		return "receipt.orderState"
	case amount.Minor() > o.amount(o.Unpaid).Minor():
		return "receipt.aboveOpen"
	default:
		return ""
	}
}

// Pay returns the next version of the order, of which so much more, or, below 0, less, is paid. Bears tells whether that can be.
func (o Order) Pay(s record.Stamp, amount money.Amount) (Order, error) {
	paid, err := o.amount(o.Paid).Add(amount)
	if err != nil {
		return Order{}, fmt.Errorf("order %s: %w", o.ID, err)
	}
	if paid.Sign() < 0 {
		return Order{}, fmt.Errorf("order %s: less than nothing would be paid", o.ID)
	}
	o.Meta, o.Paid = o.Changed(s), written(paid)
	return o, o.follow()
}

// Step is an order of which more, or less, is paid.
type Step struct{ Before, After Order }

// Settle returns the transaction that stores orders of one customer, of which more or less is paid, with one write on the credit
// account of each customer, as it was read. They are of one customer, but where a merge that is under way, or taken back, has them stand
// with two. Money that is lost again uses the credit whatever the limit is. The problems are order.creditCurrency, and
// order.customerGone when an order is open again, or uses more, and its customer was deleted, or is being merged.
func Settle(t access.Tenant, accounts map[string]credit.Account, steps []Step, b Bound) (table.Tx, error) {
	var tx table.Tx
	var customers []string
	sums := make(map[string]*credit.Change)
	for i := range steps {
		one, change := steps[i].After.replace(t, &steps[i].Before, b)
		tx.Add(one.Writes...)
		owner := steps[i].Before.Customer
		sum, known := sums[owner]
		if !known {
			sum = &credit.Change{Forced: true}
			sums[owner], customers = sum, append(customers, owner)
		}
		sum.Open += change.Open
		switch {
		case change.Used.Sign() == 0:
		case sum.Used.Currency() == "":
			sum.Used = change.Used
		case sum.Used.Currency() != change.Used.Currency():
			return table.Tx{}, problem.New("order.creditCurrency").With("currency", sum.Used.Currency())
		default:
			var err error
			if sum.Used, err = sum.Used.Add(change.Used); err != nil {
				return table.Tx{}, fmt.Errorf("credit account: %w", err)
			}
		}
	}
	for _, owner := range customers {
		sum, account := sums[owner], accounts[owner]
		if err := sum.Against(account); err != nil {
			return table.Tx{}, err
		}
		if account.Gone && (sum.Open > 0 || sum.Used.Sign() > 0) {
			return table.Tx{}, problem.New("order.customerGone")
		}
		if w, ok := sum.Write(t, owner); ok {
			tx.Add(w)
		}
	}
	return tx, nil
}

// Debtor is a customer with its orders, and what they use of credit.
type Debtor struct {
	Customer *customer.Customer        // nil: there is none
	Accounts map[string]credit.Account // of the customer, and of those of whom orders are
	Orders   map[string]Order          // those that were asked for, and are there
}

// LoadDebtor reads a customer and orders, in one round trip for up to 98 of them, and one more where orders are another customer's, as
// after a merge that was taken back. Identifiers that are none are passed over.
func LoadDebtor(ctx context.Context, t table.Table, tenant access.Tenant, customerID string, orders []string) (Debtor, error) {
	d := Debtor{Accounts: make(map[string]credit.Account), Orders: make(map[string]Order)}
	var keys []table.Key
	known := customer.Kind.Valid(customerID)
	if known {
		keys = append(keys, customer.Key(tenant, customerID), credit.Key(tenant, customerID))
	}
	asked := make(map[string]bool)
	for _, identifier := range orders {
		if Kind.Valid(identifier) && !asked[identifier] {
			asked[identifier] = true
			keys = append(keys, Key(tenant, identifier))
		}
	}
	items, err := readAll(ctx, t, keys)
	if err != nil {
		return d, err
	}
	if known {
		src := Source{}
		if err := src.readCustomer(items[0], items[1]); err != nil {
			return d, err
		}
		d.Customer, d.Accounts[customerID] = src.Customer, src.Account
		items = items[2:]
	}
	for _, item := range items {
		if item == nil {
			continue
		}
		o, err := Decode(item)
		if err != nil {
			return d, err
		}
		d.Orders[o.ID] = o
	}
	return d, d.loadOthers(ctx, t, tenant)
}

// loadOthers reads the credit accounts of the other customers of whom orders are.
func (d *Debtor) loadOthers(ctx context.Context, t table.Table, tenant access.Tenant) error {
	var others []string
	for _, o := range d.Orders {
		if _, known := d.Accounts[o.Customer]; !known && !slices.Contains(others, o.Customer) {
			others = append(others, o.Customer)
		}
	}
	keys := make([]table.Key, len(others))
	for i, other := range others {
		keys[i] = credit.Key(tenant, other)
	}
	items, err := readAll(ctx, t, keys)
	if err != nil {
		return err
	}
	for i, other := range others {
		if d.Accounts[other], err = credit.Decode(items[i]); err != nil {
			return err
		}
	}
	return nil
}

// Moving returns the transaction that stores an order of which goods came or went. Where that makes more of its customer's credit
// used, or opens it again, the credit account is read first, so that a refusal can be told; the limit does not hold, as what happened
// has happened. The problems are those of Settle.
func Moving(ctx context.Context, t table.Table, caller access.Caller, s Step, at time.Time) (table.Tx, error) {
	var account credit.Account
	if change := s.After.change(&s.Before); change.Open > 0 || change.Used.Sign() > 0 {
		item, err := t.Get(ctx, credit.Key(caller.Tenant, s.After.Customer))
		if err != nil {
			return table.Tx{}, fmt.Errorf("read credit account: %w", err)
		}
		if account, err = credit.Decode(item); err != nil {
			return table.Tx{}, err
		}
	}
	return Settle(caller.Tenant, map[string]credit.Account{s.Before.Customer: account}, []Step{s}, On(at, caller.Company))
}
