// Package approval is the rule by which orders need the approval of a second person.
//
// Promise: what the rule does not free needs approval; in doubt (another currency, no rule at all) it does.
package approval

import (
	"math/big"

	"kehu/shared/decimal"
	"kehu/shared/money"
	"kehu/shared/text"
)

// Settings are the rule as a company sets it.
type Settings struct {
	FreeAmount   *money.Wire  `json:"freeAmount,omitempty" table:"a" doc:"Orders of up to this total, tax included, need no approval. In another currency they do."`
	FreeDiscount decimal.Wire `json:"freeDiscount,omitempty" table:"d" doc:"Up to how many percent off the list price that holds; 0 if absent."`
}

// Rule frees orders of approval. The zero value frees none.
type Rule struct {
	Amount   money.Amount    // at most; the zero Amount is none
	Discount decimal.Decimal // in percent, at most
}

// Rule returns the rule of settings that were checked; nil settings free nothing.
func (s *Settings) Rule() Rule {
	if s == nil || s.FreeAmount == nil {
		return Rule{}
	}
	amount, err := s.FreeAmount.Parse()
	if err != nil {
		return Rule{}
	}
	return Rule{Amount: amount, Discount: s.FreeDiscount.Decimal()}
}

// Frees reports whether an order of the total, and with the largest discount in percent, needs no approval.
func (r Rule) Frees(total money.Amount, discount *big.Rat) bool {
	order, err := total.Compare(r.Amount)
	return err == nil && order <= 0 && discount.Cmp(r.Discount.Rat()) <= 0
}

// Normalize returns the settings as they are stored. The pointer is that of the settings.
func (s *Settings) Normalize(c *text.Checker, pointer string) *Settings {
	if s == nil {
		return nil
	}
	normal := *s
	if s.FreeAmount != nil {
		amount, err := money.ParseNonNegative(s.FreeAmount.Amount, s.FreeAmount.Currency)
		if err != nil {
			c.Add(pointer+"/freeAmount", "amount.invalid")
		} else {
			wire := amount.Wire()
			normal.FreeAmount = &wire
		}
	}
	if s.FreeDiscount != "" {
		discount, err := s.FreeDiscount.Parse()
		if err != nil || discount.Sign() < 0 || discount.Compare(decimal.Of(100)) > 0 {
			c.Add(pointer+"/freeDiscount", "number.noPercentage")
		}
		normal.FreeDiscount = discount.Wire()
	}
	return &normal
}
