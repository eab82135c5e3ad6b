package order

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/decimal"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// New returns the draft that the fields make of the source. The owner is the caller if the fields name none. The error is
// the problem request.invalid with a pointer to each field that is not acceptable.
func New(meta record.Meta, f Fields, src *Source, caller access.Caller) (Order, error) {
	return Order{Meta: meta, Status: Draft}.with(f, src, caller)
}

// With returns the next version of a draft, with other fields. The errors are those of New, and the problem
// order.notDraft.
func (o Order) With(s record.Stamp, f Fields, src *Source, caller access.Caller) (Order, error) {
	if o.Status != Draft {
		return Order{}, problem.New("order.notDraft").With("status", o.Status.text())
	}
	o.Meta = o.Changed(s)
	return o.with(f, src, caller)
}

func (o Order) with(f Fields, src *Source, caller access.Caller) (Order, error) {
	return o.drafted(&drafter{src: src, company: caller.Company, before: o}, f, caller)
}

func (o Order) drafted(d *drafter, f Fields, caller access.Caller) (Order, error) {
	src := d.src
	if src.Customer == nil || src.Customer.Deleted() || !mayRead(caller, src.Customer) {
		d.check.Add("/customerId", "order.customerUnknown")
		return Order{}, d.check.Problem() // all else depends on it
	}
	if src.Customer.Status == customer.Blocked && !d.past {
		d.check.Add("/customerId", "order.customerBlocked")
	}
	d.head(&f.Head, o.Meta, caller.User)
	o.Head, o.CustomerName = f.Head, src.Customer.Name
	o.Lines = d.lines(&f)
	o.NextLine = len(o.Lines) + 1
	if err := d.check.Problem(); err != nil {
		return Order{}, err
	}
	return o, o.finish()
}

// Equal reports whether two versions of an order say the same.
func (o *Order) Equal(other *Order) bool {
	same := *o
	same.Meta = other.Meta
	return reflect.DeepEqual(table.Encode(same), table.Encode(other))
}

func mayRead(caller access.Caller, c *customer.Customer) bool {
	return caller.Reach(access.Permission{Object: access.Customer, Action: access.Read}).Includes(c.Owner)
}

// maxBytes is how large an order's item may be: less than what the table holds, as the trail of its changes holds more.
const maxBytes = 350 << 10

// finish computes what follows from the fields. The problem is order.tooLarge when amounts, or the order itself, are
// more than can be stored.
func (o *Order) finish() error {
	if err := o.settle(); err != nil {
		return problem.New("order.tooLarge", problem.At("/lines", "order.amountTooLarge")).Because(err)
	}
	return o.fits()
}

// drafter checks and completes what was entered.
type drafter struct {
	check   text.Checker
	src     *Source
	company access.Company
	before  Order // as it was stored; a new order has no lines
	past    bool  // it is of an earlier system
}

func (d *drafter) head(h *Head, meta record.Meta, caller string) {
	h.Reference = d.check.OptionalLine("/reference", h.Reference)
	h.Notes = d.check.Paragraph("/notes", h.Notes)
	d.fixed(h)
	d.money(h)
	if h.OrderDate == "" {
		h.OrderDate = today(meta.CreatedAt, d.company)
	}
	now := today(meta.UpdatedAt, d.company)
	if d.past {
		d.check.Date("/orderDate", h.OrderDate) // history says how late it may be
	} else {
		day(&d.check, "/orderDate", h.OrderDate, d.before.OrderDate, now, yearsOrdered)
	}
	day(&d.check, "/deliveryDate", h.DeliveryDate, d.before.DeliveryDate, now, yearsAgreed)
	if h.DeliveryDate != "" && h.DeliveryDate < h.OrderDate {
		d.check.Add("/deliveryDate", "order.deliveryBeforeOrder")
	}
	h.Address = d.address(h.Address)
	if h.Terms == nil {
		h.Terms = d.src.Customer.Terms
	} else {
		terms := *h.Terms
		terms.Note = d.check.OptionalLine("/paymentTerms/note", terms.Note)
		h.Terms = &terms
	}
	h.Discount = d.percentage("/discount", h.Discount)
	if h.Owner == "" {
		h.Owner = caller
	}
	if !user.Kind.Valid(h.Owner) {
		d.check.Add("/owner", "order.ownerUnknown")
	}
}

// fixed checks that what never changes does not.
func (d *drafter) fixed(h *Head) {
	was := &d.before.Head
	if was.Customer != "" && h.Customer != was.Customer {
		d.check.Add("/customerId", "order.customerFixed")
	}
	if h.Currency == "" && was.Currency != "" {
		h.Currency = was.Currency
	}
	if was.Currency != "" && h.Currency != was.Currency {
		d.check.Add("/currency", "order.currencyFixed")
	}
}

func (d *drafter) money(h *Head) {
	own := d.src.currency(d.company)
	h.Currency = strings.ToUpper(strings.TrimSpace(h.Currency))
	if h.Currency == "" {
		h.Currency = own
	}
	switch {
	case !money.IsCurrency(h.Currency):
		d.check.Add("/currency", "currency.invalid")
	case h.Currency == own:
		h.ExchangeRate = ""
	case h.ExchangeRate == "" && d.past: // which only credit needs
	case h.ExchangeRate == "":
		d.check.Add("/exchangeRate", "order.rateRequired")
	default:
		h.ExchangeRate = d.positive("/exchangeRate", h.ExchangeRate)
	}
}

// today is the day where the company is. Its time zone was checked when it was set.
func today(now time.Time, company access.Company) string {
	zone, err := time.LoadLocation(company.TimeZone)
	if err != nil {
		zone = time.UTC
	}
	return now.In(zone).Format(time.DateOnly)
}

// address checks a shipping address by the rules of customers' addresses; none is the customer's.
func (d *drafter) address(a *customer.Address) *customer.Address {
	if a == nil {
		return d.shipping()
	}
	shipping := *a
	shipping.Type = "shipping"
	f, _, err := customer.Fields{Name: "-", Addresses: []customer.Address{shipping}}.Normalize(nil, d.company)
	if wrong, refused := errors.AsType[*problem.Error](err); refused {
		for _, field := range wrong.Fields {
			d.check.Add("/shippingAddress"+strings.TrimPrefix(field.Pointer, "/addresses/0"), field.Code)
		}
		return a
	}
	return &f.Addresses[0]
}

// shipping is where the customer wants goods sent: the default shipping address, else the first one, if there is any.
func (d *drafter) shipping() (first *customer.Address) {
	for i := range d.src.Customer.Addresses {
		if a := &d.src.Customer.Addresses[i]; a.Type == "shipping" && (first == nil || a.IsDefault && !first.IsDefault) {
			first = a
		}
	}
	return first
}

func (d *drafter) lines(f *Fields) []Line {
	if len(f.Lines) == 0 {
		d.check.Add("/lines", "field.blank")
	}
	lines := make([]Line, len(f.Lines))
	for i := range f.Lines {
		lines[i] = d.line(fmt.Sprintf("/lines/%d", i), f.Lines[i], &f.Head, Line{Line: i + 1})
	}
	return lines
}

// line completes a line from its product; was is what it was before, with at least its number.
func (d *drafter) line(pointer string, in LineFields, h *Head, was Line) Line {
	l := was
	l.LineFields = in
	l.Note = d.check.OptionalLine(pointer+"/note", in.Note)
	l.Quantity = d.positive(pointer+"/quantity", in.Quantity)
	l.Discount = d.percentage(pointer+"/discount", in.Discount)
	p, found := d.src.Products[in.Product]
	switch {
	case !found:
		d.check.Add(pointer+"/productId", "order.productUnknown")
		return l
	case p.Status != product.Active && !d.past && !d.before.holds(p.ID):
		d.check.Add(pointer+"/productId", "order.productDisabled")
	}
	if l.Quantity.Decimal().Sign() <= 0 {
		return l // which is told; there is no price for that
	}
	list, listed := p.PriceFor(h.Currency, d.src.Customer.Level, l.Quantity.Decimal(), h.OrderDate)
	if was.Product == "" { // else it stays what was ordered
		l.Code, l.Name, l.Unit, l.Service, l.ListPrice = p.Code, p.Name, p.Unit, p.IsService, list
	}
	if in.TaxRate == "" {
		l.TaxRate = p.TaxRate
	}
	l.TaxRate = d.percentage(pointer+"/taxRate", l.TaxRate)
	l.UnitPrice = d.price(pointer+"/unitPrice", in.UnitPrice, h.Currency, list, listed)
	return l
}

// holds reports whether the product stands in a line of the order.
func (o *Order) holds(identifier string) bool {
	for i := range o.Lines {
		if o.Lines[i].Product == identifier {
			return true
		}
	}
	return false
}

// price reads the price of a unit, or takes the product's.
func (d *drafter) price(pointer string, in money.UnitPrice, currency string, list decimal.Decimal, listed bool) money.UnitPrice {
	if in == "" {
		if !listed {
			d.check.Add(pointer, "order.priceMissing")
		}
		return money.UnitPrice(list.String())
	}
	price, err := in.Parse(currency)
	switch {
	case errors.Is(err, money.ErrMixed):
		d.check.Add(pointer, "order.priceCurrency")
	case errors.Is(err, money.ErrNegative):
		d.check.Add(pointer, "amount.negative")
	case err != nil:
		d.check.Add(pointer, "number.invalid")
	}
	return money.UnitPrice(price.String())
}

// positive reads a number that is more than 0.
func (d *drafter) positive(pointer string, value decimal.Wire) decimal.Wire {
	n, err := value.Parse()
	switch {
	case err != nil:
		d.check.Add(pointer, "number.invalid")
	case n.Sign() <= 0:
		d.check.Add(pointer, "number.notPositive")
	}
	return n.Wire()
}

// percentage reads a number from 0 to 100; none stays none.
func (d *drafter) percentage(pointer string, value decimal.Wire) decimal.Wire {
	if value == "" {
		return ""
	}
	n, err := value.Parse()
	switch {
	case err != nil:
		d.check.Add(pointer, "number.invalid")
	case n.Sign() < 0 || n.Compare(decimal.Of(percent)) > 0:
		d.check.Add(pointer, "number.noPercentage")
	}
	return n.Wire()
}
