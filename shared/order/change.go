package order

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/advice"
	"kehu/shared/customer"
	"kehu/shared/decimal"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// ChangeFields are what people enter to change an order that is approved. What is absent stays.
type ChangeFields struct {
	Reason       string            `json:"reason" minLength:"1" maxLength:"500" doc:"Why it is changed."`
	Lines        []ChangeLine      `json:"lines,omitempty" maxItems:"500" nullable:"false" doc:"All lines as they shall be: a line with a number is one that there is, one without is added, and one that is not named is taken out."`
	Discount     *decimal.Wire     `json:"discount,omitempty" doc:"On the whole order, in percent."`
	DeliveryDate *string           `json:"deliveryDate,omitempty" format:"date" doc:"When it shall be there."`
	Address      *customer.Address `json:"shippingAddress,omitempty" doc:"Where it shall be sent."`
}

// ChangeLine is a line as it shall be.
type ChangeLine struct {
	Line int `json:"line,omitempty" minimum:"1" doc:"The number of the line that it is; a new line if absent. Price, discount and tax rate stay as they are where they are absent."`
	LineFields
}

// Decided says what became of a change.
type Decided string

// The states of a change.
const (
	ChangeAsked    Decided = "pending"
	ChangeMade     Decided = "approved"
	ChangeDeclined Decided = "rejected"
)

// Difference is one field that a change makes different.
type Difference struct {
	Line  int    `json:"line,omitempty" table:"l" doc:"The number of the line; absent for the order itself."`
	Field string `json:"field" table:"f" doc:"The field's name."`
	Old   string `json:"old,omitempty" table:"o" doc:"Before; absent if there was none."`
	New   string `json:"new,omitempty" table:"n" doc:"After; absent if there is none."`
}

// ChangeOrder is a change of an order that was approved: one version of the difference, kept for good.
type ChangeOrder struct {
	record.Meta
	Order       string       `json:"orderId" table:"rf"`
	Number      int          `json:"number" table:"nu" doc:"1 for the first change of the order."`
	Reason      string       `json:"reason" table:"re" doc:"Why it is changed."`
	Status      Decided      `json:"status" table:"st" enum:"pending,approved,rejected" doc:"approved at once when the total does not rise, or the order needs no approval."`
	Before      money.Wire   `json:"totalBefore" table:"tb"`
	After       money.Wire   `json:"totalAfter" table:"tx"`
	Differences []Difference `json:"differences" table:"df" nullable:"false" doc:"What is different."`
	DecidedBy   string       `json:"decidedBy,omitempty" table:"dy" doc:"Who approved or rejected it."`
	Rejection   string       `json:"rejection,omitempty" table:"rr" doc:"Why it was rejected."`

	Lines        []Line            `json:"-" table:"ln"` // as they shall be; what is shipped and invoiced is the order's
	Discount     decimal.Wire      `json:"-" table:"di"`
	DeliveryDate string            `json:"-" table:"cn"`
	Address      *customer.Address `json:"-" table:"ad"`
	NextLine     int               `json:"-" table:"nl"`
	advice.Advice
}

// ChangeKind is the kind of record that a change is.
var ChangeKind = record.Kind{Name: "orderChange", Prefix: "chg", Key: "CHG", Type: reflect.TypeFor[ChangeOrder]()}

// Location returns the path of the order's changes.
func (c *ChangeOrder) Location() string { return "/v1/orders/" + c.Order + "/changes" }

// Products lists the products of the lines as they shall be, each once.
func (c *ChangeOrder) Products() []string { return productsOf(c.Lines) }

// Plan returns the change that the fields make of an approved order. The errors are the problem request.invalid with a
// pointer to each field that is not acceptable, order.transition, order.unchanged and order.tooLarge.
func (o *Order) Plan(meta record.Meta, f ChangeFields, src *Source, company access.Company) (ChangeOrder, error) {
	if _, err := o.After(Change); err != nil {
		return ChangeOrder{}, err
	}
	if err := trades(src.Customer); err != nil {
		return ChangeOrder{}, err
	}
	d := drafter{src: src, company: company, before: *o}
	after := *o
	f.Reason = d.check.Line("/reason", f.Reason)
	if f.Discount != nil {
		after.Discount = d.percentage("/discount", *f.Discount)
	}
	if f.DeliveryDate != nil {
		after.DeliveryDate = *f.DeliveryDate
	}
	day(&d.check, "/deliveryDate", after.DeliveryDate, o.DeliveryDate, today(meta.CreatedAt, company), yearsAgreed)
	if after.DeliveryDate != "" && after.DeliveryDate < after.OrderDate {
		d.check.Add("/deliveryDate", "order.deliveryBeforeOrder")
	}
	if f.Address != nil {
		after.Address = d.address(f.Address)
	}
	if f.Lines != nil {
		after.Lines = d.changed(&after, f.Lines)
	}
	if err := d.check.Problem(); err != nil {
		return ChangeOrder{}, err
	}
	if err := after.finish(); err != nil {
		return ChangeOrder{}, err
	}
	c := ChangeOrder{
		Meta: meta, Order: o.ID, Number: o.Changes + 1, Reason: f.Reason, Status: ChangeAsked, Before: o.Total, After: after.Total,
		Differences: differences(o, &after),
		Lines:       after.Lines, Discount: after.Discount, DeliveryDate: after.DeliveryDate, Address: after.Address, NextLine: after.NextLine,
	}
	if len(c.Differences) == 0 {
		return ChangeOrder{}, problem.New("order.unchanged")
	}
	return c, c.fits()
}

func (c *ChangeOrder) fits() error {
	size, err := table.Encode(c).Size()
	if err != nil {
		return err
	}
	if size > maxBytes {
		return problem.New("order.tooLarge", problem.At("/lines", "order.linesTooLarge"))
	}
	return nil
}

// changed returns the lines as they shall be, in the order of their numbers.
func (d *drafter) changed(after *Order, all []ChangeLine) []Line {
	if len(all) == 0 {
		d.check.Add("/lines", "field.blank")
		return nil
	}
	var lines []Line
	seen := make(map[int]bool)
	for i := range all {
		in, pointer := all[i], fmt.Sprintf("/lines/%d", i)
		was := Line{Line: after.NextLine}
		if in.Line == 0 {
			after.NextLine++
		} else {
			at := slices.IndexFunc(d.before.Lines, func(l Line) bool { return l.Line == in.Line })
			if at < 0 || seen[in.Line] {
				d.check.Add(pointer+"/line", "order.lineUnknown")
				continue
			}
			was = d.before.Lines[at]
			in.inherit(was.LineFields)
			if in.Product != was.Product {
				d.check.Add(pointer+"/productId", "order.lineProduct")
			}
		}
		seen[was.Line] = true
		l := d.line(pointer, in.LineFields, &after.Head, was)
		if least := was.least(); l.Quantity.Decimal().Compare(least) < 0 {
			d.check.Add(pointer+"/quantity", "order.belowDelivered")
		}
		lines = append(lines, l)
	}
	for i := range d.before.Lines {
		if l := &d.before.Lines[i]; !seen[l.Line] && l.least().Sign() > 0 {
			d.check.Add("/lines", "order.belowDelivered")
		}
	}
	slices.SortFunc(lines, func(a, b Line) int { return cmp.Compare(a.Line, b.Line) })
	return lines
}

// inherit takes what is absent from the line as it was.
func (l *ChangeLine) inherit(was LineFields) {
	l.UnitPrice = cmp.Or(l.UnitPrice, was.UnitPrice)
	l.Discount = cmp.Or(l.Discount, was.Discount)
	l.TaxRate = cmp.Or(l.TaxRate, was.TaxRate)
	l.Note = cmp.Or(l.Note, was.Note)
}

// least is the smallest quantity that the line may still be changed to: what is shipped or invoiced of it, but for what came back
// to be replaced.
func (l *Line) least() decimal.Decimal {
	least, _ := l.kept().Add(l.Credited) // no more than was ordered
	if least.Compare(l.Invoiced) < 0 {
		return l.Invoiced
	}
	return least
}

// differences lists what differs between two versions of an order.
func differences(before, after *Order) []Difference {
	all := []Difference{}
	add := func(line int, field, old, changed string) {
		if old != changed {
			all = append(all, Difference{line, field, old, changed})
		}
	}
	add(0, "discount", string(before.Discount), string(after.Discount))
	add(0, "deliveryDate", before.DeliveryDate, after.DeliveryDate)
	if !reflect.DeepEqual(before.Address, after.Address) {
		all = append(all, Difference{0, "shippingAddress", addressText(before.Address), addressText(after.Address)})
	}
	numbers := make(map[int][2]LineFields)
	for i, o := range []*Order{before, after} {
		for _, l := range o.Lines {
			pair := numbers[l.Line]
			pair[i] = l.LineFields
			numbers[l.Line] = pair
		}
	}
	for n := 1; n <= max(before.NextLine, after.NextLine); n++ {
		old, changed := numbers[n][0], numbers[n][1]
		add(n, "productId", old.Product, changed.Product)
		add(n, "quantity", string(old.Quantity), string(changed.Quantity))
		add(n, "unitPrice", string(old.UnitPrice), string(changed.UnitPrice))
		add(n, "discount", string(old.Discount), string(changed.Discount))
		add(n, "taxRate", string(old.TaxRate), string(changed.TaxRate))
		add(n, "note", old.Note, changed.Note)
	}
	return all
}

// addressText is an address in one line.
func addressText(a *customer.Address) string {
	if a == nil {
		return ""
	}
	parts := []string{a.Receiver, a.Phone, a.Street, a.District, a.City, a.Province, a.PostalCode, a.Country}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}

// rises reports whether the change makes the order's total more.
func (c *ChangeOrder) rises() (bool, error) {
	before, err := c.Before.Parse()
	if err != nil {
		return false, err
	}
	after, err := c.After.Parse()
	if err != nil {
		return false, err
	}
	order, err := after.Compare(before)
	return order > 0, err
}

// applied returns the order as the change makes it.
func (o Order) applied(c *ChangeOrder) (Order, error) {
	lines := slices.Clone(c.Lines)
	for i := range lines {
		var was Line
		for j := range o.Lines {
			if o.Lines[j].Line == lines[i].Line {
				was = o.Lines[j]
			}
		}
		lines[i].Shipped, lines[i].Returned, lines[i].Credited, lines[i].Invoiced = was.Shipped, was.Returned, was.Credited, was.Invoiced
	}
	o.Lines, o.Discount, o.DeliveryDate, o.Address, o.NextLine = lines, c.Discount, c.DeliveryDate, c.Address, c.NextLine
	return o, o.finish()
}

// Ask makes the change, or asks for its approval when the total rises and the company's rule does not free the order. It
// returns both as they are then.
func (o Order) Ask(c ChangeOrder, d Decision) (Order, ChangeOrder, Bound, error) {
	before := o
	rises, err := c.rises()
	if err != nil {
		return Order{}, ChangeOrder{}, Bound{}, err
	}
	o, err = o.to(Change, d.Stamp)
	if err != nil {
		return Order{}, ChangeOrder{}, Bound{}, err
	}
	o.Changes = c.Number
	changed, err := o.applied(&c)
	if err != nil {
		return Order{}, ChangeOrder{}, Bound{}, err
	}
	total, err := changed.Total.Parse()
	if err != nil {
		return Order{}, ChangeOrder{}, Bound{}, err
	}
	if rises && !d.Company.OrderApproval.Frees(total, changed.largestDiscount()) {
		o.ChangeBy = d.Stamp.By
		return o, c, Bound{}, nil
	}
	if changed.Status, err = changed.After(Approve); err != nil {
		return Order{}, ChangeOrder{}, Bound{}, err
	}
	c.Status = ChangeMade
	b, err := changed.reclaim(&before, d)
	return changed, c, b, err
}

// reclaim adjusts what the order uses of the customer's credit to its total, in the currency in which it used it.
func (o *Order) reclaim(before *Order, d Decision) (Bound, error) {
	currency := d.Source.currency(d.Company)
	if before.Credit != nil {
		currency = before.Credit.Currency
	}
	if err := o.use(currency); err != nil {
		return Bound{}, err
	}
	if err := o.follow(); err != nil {
		return Bound{}, err
	}
	return o.claim(before, d)
}

// ApproveChange makes the change that was asked for. Somebody else must have asked. The problems are order.transition,
// order.approverIsAuthor, order.customerGone, order.customerBlocked and order.creditExceeded.
func (o Order) ApproveChange(c ChangeOrder, d Decision) (Order, ChangeOrder, Bound, error) {
	before := o
	o.ChangeBy = c.CreatedBy // also of one that was asked for before orders said so
	if err := o.refuses(Approve, d.Stamp.By); err != nil {
		return Order{}, ChangeOrder{}, Bound{}, err
	}
	if err := trades(d.Source.Customer); err != nil {
		return Order{}, ChangeOrder{}, Bound{}, err
	}
	o, err := o.to(Approve, d.Stamp)
	if err != nil {
		return Order{}, ChangeOrder{}, Bound{}, err
	}
	if o, err = o.applied(&c); err != nil {
		return Order{}, ChangeOrder{}, Bound{}, err
	}
	o.ChangeBy = ""
	c.Meta, c.Status, c.DecidedBy = c.Changed(d.Stamp), ChangeMade, d.Stamp.By
	b, err := o.reclaim(&before, d)
	return o, c, b, err
}

// RejectChange leaves the order as it was before the change was asked for. The problem is order.transition.
func (o Order) RejectChange(c ChangeOrder, s record.Stamp, reason string) (Order, ChangeOrder, error) {
	o, err := o.to(Reject, s)
	if err != nil {
		return Order{}, ChangeOrder{}, err
	}
	o.ChangeBy = ""
	c.Meta, c.Status, c.DecidedBy, c.Rejection = c.Changed(s), ChangeDeclined, s.By, reason
	return o, c, o.follow() // which may be settled meanwhile
}
