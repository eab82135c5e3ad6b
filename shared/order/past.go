package order

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kehu/shared/access"
	"kehu/shared/credit"
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

// MaxPast is how many orders of an earlier system one call records: so many, and what else belongs to the call, fit into one
// transaction. MaxPastLines is how many lines they may have together.
const (
	MaxPast      = 25
	MaxPastLines = 1000
)

// Past is what is kept of an order of an earlier system beside what every order has.
type Past struct {
	ShippedDate string       `json:"shippedDate,omitempty" table:"hs" format:"date" doc:"Of an order of an earlier system: when it was shipped."`
	Carrier     string       `json:"carrier,omitempty" table:"hc" maxLength:"100" doc:"Of an order of an earlier system: who carried it."`
	Freight     decimal.Wire `json:"freight,omitempty" table:"hf" doc:"Of an order of an earlier system: what was charged for the carriage, in the order's currency, beside the total."`
}

// PastFields are what is entered of an order of an earlier system.
type PastFields struct {
	Number string `json:"number" minLength:"1" maxLength:"64" doc:"The order's number in the earlier system. It stays the order's, and no other order of an earlier system can have it." example:"10248"`
	Fields
	Past
}

// PastSource is what orders of an earlier system are made from.
type PastSource struct {
	source    Source
	customers map[string]*customer.Customer
	users     map[string]bool
	taken     map[string]bool   // numbers, as Folded has them
	given     map[string]string // orders that got such a number of Kehu, by the number
	twins     map[string]Order  // those orders, by identifier
}

// LoadPast reads what the orders are made from, in batches of 100 items, with one round trip each.
func LoadPast(ctx context.Context, t table.Table, tenant access.Tenant, all []PastFields) (PastSource, error) {
	src := PastSource{
		source:    Source{Products: make(map[string]product.Product), used: make(map[string]bool)},
		customers: make(map[string]*customer.Customer), users: make(map[string]bool), taken: make(map[string]bool),
		given: make(map[string]string), twins: make(map[string]Order),
	}
	var keys []table.Key
	var take []func(table.Item) error
	asked := make(map[string]bool)
	ask := func(name string, key table.Key, f func(table.Item) error) {
		if !asked[name] {
			asked[name] = true
			keys, take = append(keys, key), append(take, f)
		}
	}
	for i := range all {
		f := &all[i]
		number := Folded(f.Number)
		ask("number "+number, pastKey(tenant, number), func(item table.Item) error {
			src.taken[number] = item != nil
			return nil
		})
		ask("given "+f.Number, numberKey(tenant, f.Number), func(item table.Item) error {
			src.given[f.Number] = item.Text("rec")
			return nil
		})
		if customer.Kind.Valid(f.Customer) {
			ask(f.Customer, customer.Key(tenant, f.Customer), src.takeCustomer)
		}
		if user.Kind.Valid(f.Owner) {
			ask(f.Owner, user.Key(tenant, f.Owner), func(item table.Item) error {
				src.users[f.Owner] = item != nil
				return nil
			})
		}
		for _, l := range f.Lines {
			if product.Kind.Valid(l.Product) {
				ask(l.Product, product.Key(tenant, l.Product), src.takeProduct)
				ask("use "+l.Product, product.UseKey(tenant, l.Product), func(item table.Item) error {
					src.source.used[l.Product] = product.Used(item)
					return nil
				})
			}
		}
	}
	items, err := readAll(ctx, t, keys)
	if err != nil {
		return PastSource{}, fmt.Errorf("read what orders are made from: %w", err)
	}
	for i, item := range items {
		if err := take[i](item); err != nil {
			return PastSource{}, err
		}
	}
	return src, src.loadTwins(ctx, t, tenant)
}

// loadTwins reads the orders that Kehu gave a number that is to be recorded, if there are any.
func (src *PastSource) loadTwins(ctx context.Context, t table.Table, tenant access.Tenant) error {
	var keys []table.Key
	for _, identifier := range src.given {
		if identifier != "" {
			keys = append(keys, Key(tenant, identifier))
		}
	}
	items, err := readAll(ctx, t, keys)
	if err != nil {
		return fmt.Errorf("read orders with the same numbers: %w", err)
	}
	for _, item := range items {
		if item == nil {
			continue
		}
		o, err := Decode(item)
		if err != nil {
			return err
		}
		src.twins[o.ID] = o
	}
	return nil
}

// here reports whether the order is one of Kehu's own, as an export has it: the number alone may be that of an earlier system, too.
func (src *PastSource) here(o *Order, number string) bool {
	twin, found := src.twins[src.given[number]]
	return found && !twin.Deleted() && twin.Customer == o.Customer && twin.OrderDate == o.OrderDate && twin.Total == o.Total
}

func (src *PastSource) takeCustomer(item table.Item) error {
	if item == nil {
		return nil
	}
	c, err := customer.Decode(item)
	src.customers[c.ID] = &c
	return err
}

func (src *PastSource) takeProduct(item table.Item) error {
	if item == nil {
		return nil
	}
	p, err := product.Decode(item)
	if err == nil && !p.Deleted() {
		src.source.Products[p.ID] = p
	}
	return err
}

// NewPast returns the completed order that the fields make of the source, and takes its number: it is delivered, invoiced and paid,
// and means nothing to the customer's credit. The owner is the caller if the fields name none. Blocked customers and disabled products are
// taken, as they were not then. The errors are the problem request.invalid with a pointer to each field that is
// not acceptable, order.numberTaken, and order.tooLarge.
func NewPast(meta record.Meta, f PastFields, src *PastSource, caller access.Caller) (Order, error) {
	d := drafter{
		src: &Source{Customer: src.customers[f.Customer], Account: credit.Account{}, Products: src.source.Products}, company: caller.Company, past: true,
	}
	o := Order{Meta: meta, Status: Completed, Historical: true}
	o.Number = d.check.Line("/number", f.Number)
	d.history(&f, meta)
	if f.Owner != "" && f.Owner != caller.User && user.Kind.Valid(f.Owner) && !src.users[f.Owner] {
		d.check.Add("/owner", "order.ownerUnknown")
	}
	o.Past = f.Past
	o, err := o.drafted(&d, f.Fields, caller)
	if err != nil {
		return Order{}, err
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		l.Invoiced = l.Quantity.Decimal()
		if !l.Service {
			l.Shipped = l.Invoiced
		}
	}
	o.Paid = o.Total.Amount
	o.derive()
	if src.taken[Folded(o.Number)] {
		return Order{}, problem.New("order.numberTaken", problem.At("/number", "order.numberTaken"))
	}
	if src.here(&o, f.Number) {
		return Order{}, problem.New("order.alreadyHere", problem.At("/number", "order.alreadyHere"))
	}
	src.taken[Folded(o.Number)] = true
	return o, o.fits()
}

// history checks what only an order of an earlier system has.
func (d *drafter) history(f *PastFields, meta record.Meta) {
	switch {
	case f.OrderDate == "":
		d.check.Add("/orderDate", "field.required")
	case f.OrderDate > today(meta.CreatedAt, d.company):
		d.check.Add("/orderDate", "date.future")
	case f.ShippedDate != "" && f.ShippedDate < f.OrderDate:
		d.check.Add("/shippedDate", "order.deliveryBeforeOrder")
	case f.ShippedDate > today(meta.CreatedAt, d.company):
		d.check.Add("/shippedDate", "date.future")
	}
	f.Carrier = d.check.OptionalLine("/carrier", f.Carrier)
	if f.Freight == "" {
		return
	}
	currency := f.Currency
	if currency == "" && d.src.Customer != nil {
		currency = d.src.currency(d.company)
	}
	freight, err := money.ParseNonNegative(string(f.Freight), strings.ToUpper(currency))
	if err != nil {
		d.check.Add("/freight", "number.invalid")
		return
	}
	f.Freight = decimal.Wire(freight.Number())
}

// Recorded returns the transaction that stores orders of an earlier system, and notes the first use of their products. With more first uses than fit,
// the others are noted before, unless it is a dry run.
func (src *PastSource) Recorded(ctx context.Context, t table.Table, tenant access.Tenant, all []Order, dry bool) (table.Tx, error) {
	var tx table.Tx
	products := make(map[string]bool)
	var used []string
	for i := range all {
		tx.Add(all[i].Created(tenant).Writes...)
		for _, identifier := range all[i].Products {
			if !products[identifier] {
				products[identifier] = true
				used = append(used, identifier)
			}
		}
	}
	room := min(maxUses, table.MaxTransactionItems-1-len(tx.Writes)) // 1 for the remembered answer
	if err := src.source.prepare(ctx, t, tenant, used, room, dry); err != nil {
		return table.Tx{}, err
	}
	tx.Add(src.source.Uses(tenant, used)...)
	return tx, nil
}

// Folded is a number of an earlier system as it is compared with others.
func Folded(number string) string { return strings.ToUpper(new(text.Checker).Line("", number)) }

// pastKey is the place that one order of an earlier system has for its number. It is another one than that of the numbers which
// the system gives, as nobody knows which those will be: both may have one number, and both are found by it.
func pastKey(t access.Tenant, number string) table.Key {
	return table.In(t, "UNIQ", Kind.Key, "PAST", number).Key("UNIQ")
}

// marker is the write that takes the order's number, when it has one.
func (o *Order) marker(t access.Tenant) (w table.Write, ok bool) {
	key := numberKey(t, o.Number)
	if o.Historical {
		key = pastKey(t, Folded(o.Number))
	}
	// One that is taken meanwhile is a conflict: planned anew, the next is taken, or the call told.
	return table.Put(key, table.Item{"rec": o.ID}).When(table.Absent(), table.ErrConflict), o.Number != ""
}

// CheckPast returns the problem request.invalid when the orders have too many lines together.
func CheckPast(all []PastFields) error {
	lines := 0
	for i := range all {
		if lines += len(all[i].Lines); lines > MaxPastLines {
			return problem.Invalid(problem.Field{
				Pointer: "/orders/" + strconv.Itoa(i) + "/lines", Code: "order.linesTooMany", Params: map[string]string{"max": strconv.Itoa(MaxPastLines)},
			})
		}
	}
	return nil
}
