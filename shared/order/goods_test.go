package order

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/decimal"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/record"
)

var company = access.Company{Currency: "CNY", TimeZone: "UTC"}

func at(day int) record.Stamp {
	return record.Stamp{At: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC).AddDate(0, 0, day), By: "usr_x"}
}

// anyApproved draws an approved order that uses credit.
func anyApproved(t *rapid.T) Order {
	o := *anyOrder(t)
	o.ID, o.Number, o.Customer, o.OrderDate, o.Status, o.Version = "ord_x", "SO1", "cus_x", "2026-03-02", Approved, 1
	for i := range o.Lines {
		if o.Lines[i].Quantity.Decimal().Sign() == 0 {
			o.Lines[i].Quantity = "1"
		}
		o.Lines[i].Service = rapid.IntRange(0, 4).Draw(t, "service") == 0
	}
	if err := o.settle(); err != nil {
		t.Fatal(err)
	}
	wire := o.Total
	o.Credit = &wire
	if err := o.follow(); err != nil {
		t.Fatal(err)
	}
	return o
}

// part draws some of a quantity, sometimes more than it is.
func part(t *rapid.T, of decimal.Decimal) decimal.Wire {
	switch rapid.IntRange(0, 3).Draw(t, "part") {
	case 0:
		return of.Wire()
	case 1:
		more, err := of.Add(decimal.Wire("0.000001").Decimal())
		if err != nil {
			t.Fatal(err)
		}
		return more.Wire()
	default:
		return decimal.Wire(rapid.StringMatching(`[0-9]{1,4}(\.[0-9]{1,6})?`).Draw(t, "quantity"))
	}
}

// sound checks what must hold of an order whatever was done with it.
func sound(t *rapid.T, o *Order) {
	kept := int64(0)
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Credited.Sign() < 0 || l.Credited.Compare(l.Returned) > 0 || l.Returned.Compare(l.Shipped) > 0 || l.left().Sign() < 0 || l.Service && l.Shipped.Sign() != 0 {
			t.Fatalf("line %d of %s: shipped %s, returned %s, credited %s", l.Line, l.Quantity, l.Shipped, l.Returned, l.Credited)
		}
		fields := l.LineFields
		fields.Quantity = l.wanted().Wire()
		a, err := calculate(&fields, o.Discount.Decimal(), o.Currency)
		if err != nil {
			t.Fatal(err)
		}
		kept += a.total.Minor()
	}
	charged, paid, unpaid := o.amount(o.Charged).Minor(), o.amount(o.Paid).Minor(), o.amount(o.Unpaid).Minor()
	if o.Status != Closed && charged != kept || charged > o.amount(o.Total.Amount).Minor() || charged-paid != unpaid || paid < 0 {
		t.Fatalf("%s: charged %d of %d, paid %d, open %d", o.Status, charged, kept, paid, unpaid)
	}
	used, err := o.Credit.Parse()
	if err != nil || used.Minor() != max(0, unpaid) {
		t.Fatalf("uses %v of the credit, %d are open", o.Credit, unpaid)
	}
	if (o.Status == Completed) != (o.Status != Closed && o.settled()) {
		t.Fatalf("%s: settled %t", o.Status, o.settled())
	}
	sum, open := int64(0), int64(0)
	for _, due := range o.Schedule() {
		amount, left := o.amount(due.Amount).Minor(), o.amount(due.Open).Minor()
		if amount < 0 || left < 0 || left > amount {
			t.Fatalf("instalment: %+v", due)
		}
		sum, open = sum+amount, open+left
	}
	if sum != charged || open != max(0, unpaid) {
		t.Fatalf("plan of %d, open %d, of an order of %d, open %d", sum, open, charged, unpaid)
	}
}

// Whatever is shipped, taken back, paid, lost again, and said to have been wrong: no more is shipped than ordered, no more comes back
// than was shipped, no more is paid than owed, and everything derived follows. What is refused changes nothing.
func TestOrder_stays_sound_whatever_happens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := anyApproved(t)
		sound(t, &o)
		var shipments []Shipment
		var returns []GoodsReturn
		for step := range rapid.IntRange(1, 25).Draw(t, "steps") {
			stamp := at(step)
			before := fmt.Sprint(o.Lines, o.Status, o.Paid)
			line := &o.Lines[rapid.IntRange(0, len(o.Lines)-1).Draw(t, "line")]
			next, err := o, error(nil)
			switch rapid.IntRange(0, 7).Draw(t, "action") {
			case 0, 1:
				var made Shipment
				if next, made, err = o.Ship("shp_x", stamp, ShipmentFields{}, []LineQuantity{{line.Line, part(t, line.left())}}, company); err == nil {
					shipments = append(shipments, made)
				}
			case 2:
				var made Shipment
				if next, made, err = o.Ship("shp_x", stamp, ShipmentFields{}, nil, company); err == nil {
					shipments = append(shipments, made)
				}
			case 3:
				var made GoodsReturn
				resolution := rapid.SampledFrom([]Resolution{Credit, Replacement}).Draw(t, "resolution")
				if next, made, err = o.TakeBack("ret_x", stamp, GoodsReturnFields{Resolution: resolution}, []LineQuantity{{line.Line, part(t, line.kept())}}, company); err == nil {
					returns = append(returns, made)
				}
			case 4:
				if len(shipments) > 0 {
					i := rapid.IntRange(0, len(shipments)-1).Draw(t, "shipment")
					var void Shipment
					if next, void, err = o.VoidShipment(shipments[i], stamp, "x"); err == nil {
						shipments[i] = void
					}
				}
			case 5:
				if len(returns) > 0 {
					i := rapid.IntRange(0, len(returns)-1).Draw(t, "return")
					var void GoodsReturn
					if next, void, err = o.VoidReturn(returns[i], stamp, "x"); err == nil {
						returns[i] = void
					}
				}
			case 6:
				if most := o.amount(o.Unpaid).Minor() + 1; most > 1 {
					amount, _ := money.FromMinor(rapid.Int64Range(1, most).Draw(t, "amount"), o.Currency)
					if code := o.Bears(o.Customer, amount); code == "" {
						next, err = o.Pay(stamp, amount)
					} else if amount.Minor() != most || code != "receipt.aboveOpen" {
						t.Fatalf("%s of %s: %s", amount, o.Unpaid, code)
					}
				}
			default:
				if paid := o.amount(o.Paid).Minor(); paid > 0 {
					amount, _ := money.FromMinor(-rapid.Int64Range(1, paid).Draw(t, "lost"), o.Currency)
					next, err = o.Pay(stamp, amount)
				}
			}
			if now := fmt.Sprint(o.Lines, o.Status, o.Paid); now != before {
				t.Fatalf("the order as it was has changed: %s, %s", before, now)
			}
			var refused *problem.Error
			switch {
			case err == nil:
				o = next
				sound(t, &o)
			case !errors.As(err, &refused):
				t.Fatal(err)
			}
		}
	})
}

// However a plan is made, and whatever becomes of the order: what is due adds up to what is owed, and what is paid went to the earliest.
func TestSchedule_adds_up(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := Order{Head: Head{Currency: "CNY", OrderDate: "2026-03-02"}, Status: Approved}
		for range rapid.IntRange(1, 5).Draw(t, "instalments") {
			amount, _ := money.FromMinor(rapid.Int64Range(1, 1000).Draw(t, "amount"), "CNY")
			o.Instalments = append(o.Instalments, Instalment{"2026-03-02", decimal.Wire(amount.Number())})
		}
		o.Charged = o.minor(rapid.Int64Range(0, 4000).Draw(t, "charged"))
		o.Paid = o.minor(rapid.Int64Range(0, 5000).Draw(t, "paid"))
		sum, paid := int64(0), int64(0)
		complete := true
		for _, due := range o.Schedule() {
			received := o.amount(due.Paid).Minor()
			if received > 0 && !complete {
				t.Errorf("a later instalment is paid before an earlier one: %+v", o.Schedule())
			}
			complete = due.Status == Received
			sum, paid = sum+o.amount(due.Amount).Minor(), paid+received
		}
		if charged := o.amount(o.Charged).Minor(); sum != charged || paid != min(charged, o.amount(o.Paid).Minor()) {
			t.Errorf("sum %d, paid %d of %s, %s", sum, paid, o.Charged, o.Paid)
		}
	})
}
