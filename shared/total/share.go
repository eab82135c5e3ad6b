package total

import (
	"fmt"
	"math/big"
	"slices"

	"kehu/shared/access"
	"kehu/shared/decimal"
	"kehu/shared/money"
	"kehu/shared/order"
	"kehu/shared/table"
)

// share is what an order contributes, or, of an order with many products, one of its parts: what of it is in the cells.
// The zero value is nothing.
type share struct {
	Version  int64        `table:"v"` // of the order, when it was counted so
	Parts    int64        `table:"n"` // of the first part: how many parts there ever were
	Owner    string       `table:"ow"`
	Customer string       `table:"rf"`
	Date     string       `table:"pl"`
	Currency string       `table:"cu"`
	Status   order.Status `table:"st"`
	Head     bool         `table:"h"` // it is the part that counts the order itself
	Net      int64        `table:"ne"`
	Total    int64        `table:"tx"`
	Products []ordered    `table:"p"`
}

// ordered is what an order has of a product.
type ordered struct {
	Product  string `table:"p"`
	Net      int64  `table:"n"`
	Total    int64  `table:"t"`
	Quantity int64  `table:"q"` // in millionths
}

// maxProducts is how many products a part has. When all of them are replaced and the order moves to another month, the transaction
// has 6 writes for each, 11 for the order itself.
const maxProducts = 14

// sharesOf returns what an order contributes, in parts; an order in the recycle bin contributes nothing.
func sharesOf(o *order.Order) ([]share, error) {
	base := share{Version: o.Version}
	if o.Deleted() {
		return []share{base}, nil
	}
	base.Owner, base.Customer, base.Date, base.Currency, base.Status = o.Owner, o.Customer, o.OrderDate, o.Currency, o.Status
	products, err := orderedOf(o)
	if err != nil {
		return nil, err
	}
	var all []share
	for len(all) == 0 || len(products) > 0 {
		part := base
		n := min(len(products), maxProducts)
		part.Products, products = products[:n], products[n:]
		all = append(all, part)
	}
	first := &all[0]
	first.Head, first.Parts = true, int64(len(all))
	if first.Net, err = minor(o.Net.Amount, o.Currency); err != nil {
		return nil, err
	}
	first.Total, err = minor(o.Total.Amount, o.Currency)
	return all, err
}

// orderedOf adds the lines of each product up, in the order of the products' identifiers.
func orderedOf(o *order.Order) ([]ordered, error) {
	sums := make(map[string]*ordered)
	for i := range o.Lines {
		l := &o.Lines[i]
		sum := sums[l.Product]
		if sum == nil {
			sum = &ordered{Product: l.Product}
			sums[l.Product] = sum
		}
		net, err := minor(l.Net, o.Currency)
		if err != nil {
			return nil, err
		}
		total, err := minor(l.Total, o.Currency)
		if err != nil {
			return nil, err
		}
		sum.Net, sum.Total, sum.Quantity = sum.Net+net, sum.Total+total, sum.Quantity+millionths(l.Quantity.Decimal())
	}
	all := make([]ordered, 0, len(sums))
	for _, identifier := range o.Products {
		if sum := sums[identifier]; sum != nil {
			all = append(all, *sum)
		}
	}
	return all, nil
}

func minor(number, currency string) (int64, error) {
	amount, err := money.Parse(number, currency)
	if err != nil {
		return 0, fmt.Errorf("total: %w", err)
	}
	return amount.Minor(), nil
}

// millionths is the quantity without its decimal point.
func millionths(d decimal.Decimal) int64 {
	n, _ := decimal.RoundHalfUp(new(big.Rat).Mul(d.Rat(), big.NewRat(perUnit, 1))) // it has no more decimals
	return n
}

const perUnit = 1_000_000

// month is the month of the order date.
func (s *share) month() string { return s.Date[:min(len(s.Date), len("2006-01"))] }

// empty reports whether the share is none.
func (s *share) empty() bool { return s.Customer == "" }

// count adds the share, times the sign, to the cells of a generation.
func (s *share) count(into cells, t access.Tenant, generation int64, identifier string, sign int64) {
	if s.empty() {
		return
	}
	shard := shardOf(identifier)
	add := func(d Dimension, whose, key, shard string, m measure) {
		at := place{key, s.month(), s.Currency, shard}
		into.add(partition(t, generation, d, whose).Key(at.sort()), s.Status, m, sign)
	}
	if s.Head {
		m := measure{orders: 1, net: s.Net, total: s.Total}
		add(byMonth, company, s.month(), shard, m)
		add(byMonth, s.Owner, s.month(), "0", m)
		add(byOwner, company, s.Owner, "0", m)
		add(byCustomer, company, s.Customer, "0", m)
		if Ordered(s.Status) {
			at := place{s.Customer, s.month(), s.Currency, "0"}
			into.addDay(partition(t, generation, byCustomer, company).Key(at.sort()), s.Date, sign)
		}
		add(byCustomer, s.Owner, s.Customer, "0", m)
	}
	for _, p := range s.Products {
		m := measure{orders: 1, net: p.Net, total: p.Total, quantity: p.Quantity}
		add(byProduct, company, p.Product, shard, m)
		add(byProduct, s.Owner, p.Product, "0", m)
	}
}

// listed are the writes by which the order stands in the lists of its products, after before.
func (s *share) listed(t access.Tenant, identifier string, before *share) []table.Write {
	var writes []table.Write
	holds := func(s *share, p ordered) bool {
		return slices.ContainsFunc(s.Products, func(other ordered) bool { return other.Product == p.Product })
	}
	moved := s.Owner != before.Owner || s.Customer != before.Customer || s.Date != before.Date
	for _, p := range s.Products {
		if moved || !holds(before, p) {
			writes = append(writes, order.PutProductEntry(t, p.Product, order.ProductEntry{ID: identifier, Customer: s.Customer, Owner: s.Owner, OrderDate: s.Date}))
		}
	}
	for _, p := range before.Products {
		if !holds(s, p) || s.Date != before.Date {
			writes = append(writes, table.Delete(order.ProductEntryKey(t, p.Product, before.Date, identifier)))
		}
	}
	return writes
}
