package order

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"

	"kehu/shared/access"
	"kehu/shared/advice"
	"kehu/shared/customer"
	"kehu/shared/decimal"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// ShipmentFields are what people enter of a shipment.
type ShipmentFields struct {
	Date     string            `json:"date,omitempty" table:"pl" format:"date" doc:"When it left; today, where your company is, if absent."`
	Carrier  string            `json:"carrier,omitempty" table:"cy" maxLength:"100" doc:"Who carries it."`
	Tracking string            `json:"trackingNumber,omitempty" table:"tk" maxLength:"100" doc:"The carrier's number."`
	Address  *customer.Address `json:"shippingAddress,omitempty" table:"ad" doc:"Where it is sent; the order's address if absent."`
	Note     string            `json:"note,omitempty" table:"no" maxLength:"500" doc:"Anything to be said of it."`
}

// LineQuantity is so many of a line of an order.
type LineQuantity struct {
	Line     int          `json:"line" table:"l" minimum:"1" doc:"The number of the line."`
	Quantity decimal.Wire `json:"quantity" table:"q" doc:"How many, with up to six decimals; more than 0."`
}

// Moved is so many of a line, with what they are.
type Moved struct {
	LineQuantity
	Product string `json:"productId" table:"p"`
	Code    string `json:"code" table:"c" doc:"The product's code when it was ordered."`
	Name    string `json:"name" table:"n" doc:"The product's name when it was ordered."`
	Unit    string `json:"unit,omitempty" table:"e" doc:"What the quantity counts."`
}

// Movement says whether a shipment or a return counts.
type Movement string

// The states of a shipment or a return.
const (
	MovementMade Movement = "made"
	MovementVoid Movement = "void"
)

// Voiding is what became of a shipment or a return that was none.
type Voiding struct {
	Status Movement `json:"status" table:"st" enum:"made,void" doc:"void: it was none, and counts no more."`
	Reason string   `json:"voidReason,omitempty" table:"re" doc:"Why it is void."`
}

// Shipment is goods of an order that left, kept for good.
type Shipment struct {
	record.Meta
	Order    string `json:"orderId" table:"rf"`
	Number   string `json:"number" table:"nu" doc:"The order's number, and which shipment of it this is." example:"SO000123-1"`
	Customer string `json:"customerId" table:"cu"`
	ShipmentFields
	Lines []Moved `json:"lines" table:"ln" nullable:"false" doc:"What left."`
	Voiding
	advice.Advice
}

// ShipmentKind is the kind of record that a shipment is.
var ShipmentKind = record.Kind{Name: "shipment", Prefix: "shp", Key: "SHP", Type: reflect.TypeFor[Shipment]()}

// Location returns the path of the shipment.
func (s *Shipment) Location() string { return "/v1/orders/" + s.Order + "/shipments/" + s.ID }

// Ship ships lines of the order, or, when none are named, all that is left. It returns the order as it is then, and the shipment.
// The errors are the problem request.invalid with a pointer to each field that is not acceptable, among them quantities beyond
// what is left, and order.transition.
func (o Order) Ship(identifier string, s record.Stamp, f ShipmentFields, lines []LineQuantity, company access.Company) (Order, Shipment, error) {
	o, err := o.to(Ship, s)
	if err != nil {
		return Order{}, Shipment{}, err
	}
	d := drafter{src: &Source{Customer: &customer.Customer{}}, company: company}
	f.Date = o.movedOn(&d.check, f.Date, today(s.At, company))
	f.Carrier = d.check.OptionalLine("/carrier", f.Carrier)
	f.Tracking = d.check.OptionalLine("/trackingNumber", f.Tracking)
	f.Note = d.check.Paragraph("/note", f.Note)
	if f.Address == nil {
		f.Address = o.Address
	} else {
		f.Address = d.address(f.Address)
	}
	if lines == nil {
		lines = o.allLeft()
	}
	if len(lines) == 0 {
		d.check.Add("/lines", "shipment.nothingLeft")
	}
	o.Lines = slices.Clone(o.Lines)
	moved := o.move(&d.check, lines, func(l *Line, quantity decimal.Decimal) problem.Code {
		switch {
		case l.Service:
			return "shipment.service"
		case quantity.Compare(l.left()) > 0:
			return "shipment.aboveOrdered"
		}
		l.Shipped, err = l.Shipped.Add(quantity)
		return codeOf(err)
	})
	if err := d.check.Problem(); err != nil {
		return Order{}, Shipment{}, err
	}
	o.Shipments++
	made := Shipment{
		Meta: record.Created(ShipmentKind, identifier, s), Order: o.ID, Number: fmt.Sprintf("%s-%d", o.Number, o.Shipments), Customer: o.Customer,
		ShipmentFields: f, Lines: moved, Voiding: Voiding{Status: MovementMade},
	}
	return o, made, o.follow()
}

// codeOf is what it means that a quantity does not fit.
func codeOf(err error) problem.Code {
	if err != nil {
		return "number.invalid"
	}
	return ""
}

// movedOn reads the day of a shipment or a return; today if there is none.
func (o *Order) movedOn(c *text.Checker, date, today string) string {
	switch {
	case date == "":
		return max(today, o.OrderDate) // an order may be dated ahead
	case date > today:
		c.Add("/date", "date.future")
	case date < o.OrderDate:
		c.Add("/date", "order.beforeOrder")
	}
	return date
}

// allLeft lists everything that is still to be shipped.
func (o *Order) allLeft() (all []LineQuantity) {
	for i := range o.Lines {
		if left := o.Lines[i].left(); left.Sign() > 0 {
			all = append(all, LineQuantity{o.Lines[i].Line, left.Wire()})
		}
	}
	return all
}

// move does something with so many of lines, each of which stands there once.
func (o *Order) move(c *text.Checker, lines []LineQuantity, do func(*Line, decimal.Decimal) problem.Code) []Moved {
	moved := make([]Moved, 0, len(lines))
	seen := make(map[int]bool, len(lines))
	for i, in := range lines {
		pointer := fmt.Sprintf("/lines/%d", i)
		at := slices.IndexFunc(o.Lines, func(l Line) bool { return l.Line == in.Line })
		if at < 0 || seen[in.Line] {
			c.Add(pointer+"/line", "order.lineUnknown")
			continue
		}
		seen[in.Line] = true
		quantity, err := in.Quantity.Parse()
		l := &o.Lines[at]
		code := codeOf(err)
		if err == nil && quantity.Sign() <= 0 {
			code = "number.notPositive"
		}
		if code == "" {
			code = do(l, quantity)
		}
		if code != "" {
			field := "/quantity"
			if code == "shipment.service" {
				field = "/line"
			}
			c.Add(pointer+field, code)
			continue
		}
		moved = append(moved, Moved{LineQuantity{l.Line, quantity.Wire()}, l.Product, l.Code, l.Name, l.Unit})
	}
	slices.SortFunc(moved, func(a, b Moved) int { return cmp.Compare(a.Line, b.Line) })
	return moved
}

// VoidShipment takes back a shipment that was none. The problems are order.transition, shipment.void when it is so already, and
// shipment.returned when goods of it came back.
func (o Order) VoidShipment(before Shipment, s record.Stamp, reason string) (Order, Shipment, error) {
	if before.Status == MovementVoid {
		return Order{}, Shipment{}, problem.New("shipment.void")
	}
	after, err := o.undo(before.Lines, s, func(l *Line, quantity decimal.Decimal) error {
		if l.kept().Compare(quantity) < 0 {
			return problem.New("shipment.returned")
		}
		l.Shipped, _ = l.Shipped.Subtract(quantity) // no more than was shipped
		return nil
	})
	before.Meta, before.Voiding = before.Changed(s), Voiding{MovementVoid, reason}
	return after, before, err
}

// undo takes back what was done with lines.
func (o Order) undo(lines []Moved, s record.Stamp, take func(*Line, decimal.Decimal) error) (Order, error) {
	o.Lines = slices.Clone(o.Lines)
	for _, m := range lines {
		at := slices.IndexFunc(o.Lines, func(l Line) bool { return l.Line == m.Line })
		if at < 0 {
			return Order{}, fmt.Errorf("order %s: line %d is not there", o.ID, m.Line)
		}
		if err := take(&o.Lines[at], m.Quantity.Decimal()); err != nil {
			return Order{}, err
		}
	}
	o, err := o.to(Void, s) // as it is then
	if err != nil {
		return Order{}, err
	}
	return o, o.follow()
}

// movementKey is the place of a shipment or a return in the partition of its order.
func movementKey(t access.Tenant, order string, kind record.Kind, identifier string) table.Key {
	return table.Entity(t, Kind.Key, order).Key(kind.Key + "#" + identifier)
}

// put is the write that stores the shipment, also among those of its customer.
func (s *Shipment) put(t access.Tenant) table.Write {
	return table.Put(movementKey(t, s.Order, ShipmentKind, s.ID), table.Encode(s),
		table.IndexKey{Index: table.ByTenant, Partition: shipmentsTo(t, s.Customer), Sort: place(s.Date, s.ID)})
}

// Created is the write that stores a new shipment.
func (s Shipment) Created(t access.Tenant) table.Write {
	return s.put(t).When(table.Absent(), errMadeTwice)
}

// Replace is the write that stores the shipment in place of before.
func (s Shipment) Replace(t access.Tenant, before *Shipment) table.Write {
	return s.put(t).When(before.Unchanged(), stale)
}

// ReachableShipment returns an order on which the caller may do the action, as Reachable does, and its shipment: one round trip. The
// problem is shipment.notFound when the order has none with this identifier.
func ReachableShipment(ctx context.Context, t table.Table, caller access.Caller, action access.Action, order, identifier string) (Order, Shipment, error) {
	var s Shipment
	o, err := reachableWith(ctx, t, caller, action, order, ShipmentKind, identifier, &s, "shipment.notFound")
	return o, s, err
}

// reachableWith reads an order that is within reach, and a record in its partition.
func reachableWith(
	ctx context.Context, t table.Table, caller access.Caller, action access.Action, order string, kind record.Kind, identifier string, into any, absent problem.Code,
) (Order, error) {
	if !Kind.Valid(order) {
		return Order{}, problem.New("order.notFound")
	}
	keys := []table.Key{Key(caller.Tenant, order)}
	if kind.Valid(identifier) {
		keys = append(keys, movementKey(caller.Tenant, order, kind, identifier))
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return Order{}, fmt.Errorf("read order: %w", err)
	}
	o, err := within(items[0], caller, action)
	if err != nil {
		return Order{}, err
	}
	if len(items) < 2 || items[1] == nil {
		return Order{}, problem.New(absent)
	}
	if err := table.Decode(items[1], into); err != nil {
		return Order{}, fmt.Errorf("%s: %w", kind.Name, err)
	}
	return o, nil
}

// ListShipments returns up to limit shipments of the order from the position on, latest first, and where they ended.
func ListShipments(ctx context.Context, t table.Table, tenant access.Tenant, order string, after table.Position, limit int) ([]Shipment, table.Position, error) {
	return movements[Shipment](ctx, t, tenant, order, ShipmentKind, after, limit)
}

func movements[T any](ctx context.Context, t table.Table, tenant access.Tenant, order string, kind record.Kind, after table.Position, limit int) ([]T, table.Position, error) {
	page, err := t.Query(ctx, table.Query{
		Partition: table.Entity(tenant, Kind.Key, order), Sort: table.Range{Prefix: kind.Key + "#"}, Descending: true,
		Limit: limit, After: after, Consistent: true,
	})
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list %ss of order: %w", kind.Name, err)
	}
	found := make([]T, len(page.Records))
	for i, r := range page.Records {
		if err := table.Decode(r.Item, &found[i]); err != nil {
			return nil, table.Position{}, fmt.Errorf("%s: %w", kind.Name, err)
		}
	}
	return found, page.Next, nil
}
