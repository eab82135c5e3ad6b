package order

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"kehu/shared/access"
	"kehu/shared/advice"
	"kehu/shared/decimal"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// errMadeTwice cannot happen: identifiers are not made twice.
var errMadeTwice = errors.New("order: identifier of a shipment or return made twice")

// Resolution says what the customer gets for goods that came back.
type Resolution string

// The resolutions.
const (
	Credit      Resolution = "credit"      // they need not be paid
	Replacement Resolution = "replacement" // others are shipped
)

// GoodsReturnFields are what people enter of a return.
type GoodsReturnFields struct {
	Date       string     `json:"date,omitempty" table:"pl" format:"date" doc:"When it came; today, where your company is, if absent."`
	ReasonCode string     `json:"reason" table:"rn" minLength:"1" maxLength:"40" doc:"Why: a code of the dictionary returnReason." example:"damaged"`
	Resolution Resolution `json:"resolution,omitempty" table:"rs" enum:"credit,replacement" doc:"credit, also if absent: what came back need not be paid; replacement: others can be shipped for it."`
	Note       string     `json:"note,omitempty" table:"no" maxLength:"500" doc:"Anything to be said of it."`
}

// GoodsReturn is goods of an order that came back, kept for good.
type GoodsReturn struct {
	record.Meta
	Order    string `json:"orderId" table:"rf"`
	Number   string `json:"number" table:"nu" doc:"The order's number, and which return of it this is." example:"SO000123-R1"`
	Customer string `json:"customerId" table:"cu"`
	GoodsReturnFields
	Lines  []Moved     `json:"lines" table:"ln" nullable:"false" doc:"What came back."`
	Credit *money.Wire `json:"credit,omitempty" table:"cr" doc:"How much less the customer owes for it, tax included; absent where that is nothing."`
	Voiding
	advice.Advice
}

// GoodsReturnKind is the kind of record that a return is.
var GoodsReturnKind = record.Kind{Name: "return", Prefix: "ret", Key: "RET", Type: reflect.TypeFor[GoodsReturn]()}

// Location returns the path of the return.
func (r *GoodsReturn) Location() string { return "/v1/orders/" + r.Order + "/returns/" + r.ID }

// TakeBack takes back goods that were shipped. It returns the order as it is then, and the return. The errors are the problem
// request.invalid with a pointer to each field that is not acceptable, among them quantities beyond what the customer has, and
// order.transition.
func (o Order) TakeBack(identifier string, s record.Stamp, f GoodsReturnFields, lines []LineQuantity, company access.Company) (Order, GoodsReturn, error) {
	before := o
	o, err := o.to(Return, s)
	if err != nil {
		return Order{}, GoodsReturn{}, err
	}
	var c text.Checker
	f.Date = o.movedOn(&c, f.Date, today(s.At, company))
	f.Note = c.Paragraph("/note", f.Note)
	if f.Resolution == "" {
		f.Resolution = Credit
	}
	if f.Resolution == Replacement && o.Status == Closed {
		c.Add("/resolution", "return.orderClosed")
	}
	o.Lines = slices.Clone(o.Lines)
	moved := o.move(&c, lines, func(l *Line, quantity decimal.Decimal) problem.Code {
		if quantity.Compare(l.kept()) > 0 {
			return "return.aboveShipped"
		}
		var err error
		if l.Returned, err = l.Returned.Add(quantity); err == nil && f.Resolution == Credit {
			l.Credited, err = l.Credited.Add(quantity)
		}
		return codeOf(err)
	})
	if err := c.Problem(); err != nil {
		return Order{}, GoodsReturn{}, err
	}
	o.Returns++
	made := GoodsReturn{
		Meta: record.Created(GoodsReturnKind, identifier, s), Order: o.ID, Number: fmt.Sprintf("%s-R%d", o.Number, o.Returns), Customer: o.Customer,
		GoodsReturnFields: f, Lines: moved, Voiding: Voiding{Status: MovementMade},
	}
	if err := o.follow(); err != nil {
		return Order{}, GoodsReturn{}, err
	}
	if less, err := before.amount(before.Charged).Subtract(o.amount(o.Charged)); err == nil && less.Sign() > 0 {
		wire := less.Wire()
		made.Credit = &wire
	}
	return o, made, nil
}

// VoidReturn takes back a return that was none. The problems are order.transition, return.void when it is so already, and
// return.replaced when others were shipped for it.
func (o Order) VoidReturn(before GoodsReturn, s record.Stamp, reason string) (Order, GoodsReturn, error) {
	if before.Status == MovementVoid {
		return Order{}, GoodsReturn{}, problem.New("return.void")
	}
	after, err := o.undo(before.Lines, s, func(l *Line, quantity decimal.Decimal) error {
		l.Returned, _ = l.Returned.Subtract(quantity) // no more than came back
		if before.Resolution == Credit {
			l.Credited, _ = l.Credited.Subtract(quantity)
		}
		if l.kept().Compare(l.wanted()) > 0 {
			return problem.New("return.replaced")
		}
		return nil
	})
	before.Meta, before.Voiding, before.Credit = before.Changed(s), Voiding{MovementVoid, reason}, nil
	return after, before, err
}

// Created is the write that stores a new return.
func (r GoodsReturn) Created(t access.Tenant) table.Write {
	return table.Put(movementKey(t, r.Order, GoodsReturnKind, r.ID), table.Encode(r)).When(table.Absent(), errMadeTwice)
}

// Replace is the write that stores the return in place of before.
func (r GoodsReturn) Replace(t access.Tenant, before *GoodsReturn) table.Write {
	return table.Put(movementKey(t, r.Order, GoodsReturnKind, r.ID), table.Encode(r)).When(before.Unchanged(), stale)
}

// ReachableReturn returns an order on which the caller may do the action, as Reachable does, and a return of it: one round trip. The
// problem is return.notFound when the order has none with this identifier.
func ReachableReturn(ctx context.Context, t table.Table, caller access.Caller, action access.Action, order, identifier string) (Order, GoodsReturn, error) {
	var r GoodsReturn
	o, err := reachableWith(ctx, t, caller, action, order, GoodsReturnKind, identifier, &r, "return.notFound")
	return o, r, err
}

// ListReturns returns up to limit returns of the order from the position on, latest first, and where they ended.
func ListReturns(ctx context.Context, t table.Table, tenant access.Tenant, order string, after table.Position, limit int) ([]GoodsReturn, table.Position, error) {
	return movements[GoodsReturn](ctx, t, tenant, order, GoodsReturnKind, after, limit)
}
