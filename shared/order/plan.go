package order

import (
	"fmt"
	"time"

	"kehu/shared/decimal"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/text"
)

// MaxInstalments is in how many parts an order may be paid by plan.
const MaxInstalments = 36

// Instalment is an amount that shall be paid by a day.
type Instalment struct {
	Due    string       `json:"dueDate" table:"d" format:"date" doc:"By when."`
	Amount decimal.Wire `json:"amount" table:"a" doc:"How much, in the order's currency."`
}

// PlanFields are what people enter of a plan.
type PlanFields struct {
	Instalments []Instalment `json:"instalments" maxItems:"36" nullable:"false" doc:"By when how much shall be paid, by date; together the order's total. None: all of it, as the payment terms say."`
}

// Progress says how far an instalment is paid.
type Progress string

// The states of an instalment.
const (
	Planned         Progress = "planned"
	PartlyReceived  Progress = "partial"
	Received        Progress = "received"
	OverdueProgress Progress = "overdue"
)

// Due is an instalment with what is paid of it.
type Due struct {
	Due    string   `json:"dueDate" table:"d" doc:"By when."`
	Amount string   `json:"amount" table:"a" doc:"How much."`
	Paid   string   `json:"paid" table:"p" doc:"How much of it is paid: what comes in goes to the earliest instalment that is not paid."`
	Open   string   `json:"open" table:"o" doc:"How much of it is not paid."`
	Status Progress `json:"status" table:"s" enum:"planned,partial,received,overdue" doc:"overdue: not all of it is paid, and the day is over."`
}

// Plan is by when how much of an order shall be paid.
type Plan struct {
	Order       string `json:"orderId"`
	Version     int64  `json:"version" doc:"Of the order."`
	Currency    string `json:"currency"`
	Agreed      bool   `json:"agreed" doc:"Whether it was entered; else it follows from the payment terms."`
	Charged     string `json:"charged" doc:"What the customer owes for the order, paid or not; before its approval, the total."`
	Paid        string `json:"paid" doc:"How much is paid."`
	Open        string `json:"open" doc:"How much is not paid; below 0, how much is paid too much."`
	Instalments []Due  `json:"instalments" nullable:"false" doc:"By date. When the order's total changes, the last ones do."`
}

// ETag returns the entity tag of the order's version.
func (p *Plan) ETag() string { return record.Meta{Version: p.Version}.ETag() }

// WithPlan returns the next version of an order, to be paid by the plan. The errors are the problem request.invalid with a pointer
// to each field that is not acceptable, and order.transition for an order of which nothing will be paid any more.
func (o Order) WithPlan(s record.Stamp, f PlanFields) (Order, error) {
	if o.Status == Cancelled || o.Status == Completed {
		return Order{}, o.refused(plan)
	}
	var c text.Checker
	sum, last := o.amount(""), o.OrderDate
	plan := make([]Instalment, len(f.Instalments))
	for i, in := range f.Instalments {
		pointer := fmt.Sprintf("/instalments/%d", i)
		day(&c, pointer+"/dueDate", in.Due, "", s.At.UTC().Format(time.DateOnly), yearsAgreed)
		if in.Due < last {
			code := problem.Code("plan.order")
			if i == 0 {
				code = "plan.beforeOrder"
			}
			c.Add(pointer+"/dueDate", code)
		}
		last = in.Due
		amount := positiveAmount(&c, pointer+"/amount", in.Amount, o.Currency)
		plan[i] = Instalment{in.Due, decimal.Wire(amount.Number())}
		var err error
		if sum, err = sum.Add(amount); err != nil {
			c.Add(pointer+"/amount", "number.invalid")
			sum = o.amount("")
		}
	}
	if err := c.Problem(); err != nil {
		return Order{}, err
	}
	if len(plan) > 0 && sum.Minor() != o.due().Minor() {
		c.Add("/instalments", "plan.sum")
	}
	o.Meta, o.Instalments = o.Changed(s), plan
	return o, c.Problem()
}

// positiveAmount reads an amount of more than 0 in the currency.
func positiveAmount(c *text.Checker, pointer string, number decimal.Wire, currency string) money.Amount {
	amount, err := money.Parse(string(number), currency)
	switch {
	case err != nil:
		c.Add(pointer, "number.invalid")
		amount, _ = money.FromMinor(0, currency)
	case amount.Sign() <= 0:
		c.Add(pointer, "number.notPositive")
	}
	return amount
}

// due is what shall be paid: what is owed, or, before that is known, the total.
func (o *Order) due() money.Amount {
	if o.Status.Owes() {
		return o.amount(o.Charged)
	}
	return o.amount(o.Total.Amount)
}

// agreed is the plan, or the one instalment that follows from the payment terms: so many days after the delivery date, or, without
// one, the order date. Nothing is invoiced yet, from when terms would count otherwise.
func (o *Order) agreed() []Instalment {
	if len(o.Instalments) > 0 {
		return o.Instalments
	}
	day, days := o.DeliveryDate, 0
	if day == "" {
		day = o.OrderDate
	}
	if o.Terms != nil {
		days = o.Terms.Days
	}
	if at, err := time.Parse(time.DateOnly, day); err == nil {
		day = at.AddDate(0, 0, days).Format(time.DateOnly)
	}
	return []Instalment{{day, decimal.Wire(o.due().Number())}}
}

// Schedule returns by when how much of the order shall be paid, and how much of that is. If more is owed than was agreed, the last
// instalment is more; if less, the last ones are less. What was paid goes to the earliest.
func (o *Order) Schedule() []Due {
	owed, paid := o.due().Minor(), o.amount(o.Paid).Minor()
	agreed := o.agreed()
	all := make([]Due, 0, len(agreed))
	for i, in := range agreed {
		amount := min(o.amount(string(in.Amount)).Minor(), owed)
		if i == len(agreed)-1 {
			amount = owed
		}
		owed -= amount
		received := max(0, min(paid, amount))
		paid -= received
		all = append(all, Due{in.Due, o.minor(amount), o.minor(received), o.minor(amount - received), progressOf(received, amount)})
	}
	return all
}

func (o *Order) minor(minor int64) string {
	amount, err := money.FromMinor(minor, o.Currency)
	if err != nil {
		return ""
	}
	return amount.Number()
}

func progressOf(received, amount int64) Progress {
	switch {
	case received >= amount:
		return Received
	case received > 0:
		return PartlyReceived
	default:
		return Planned
	}
}

// PlanOn returns the plan as it stands on a day.
func (o *Order) PlanOn(day string) Plan {
	p := Plan{
		Order: o.ID, Version: o.Version, Currency: o.Currency, Agreed: len(o.Instalments) > 0, Charged: o.due().Number(),
		Paid: o.amount(o.Paid).Number(), Instalments: o.Schedule(),
	}
	p.Open = o.minor(o.due().Minor() - o.amount(o.Paid).Minor())
	overdueOn(day, p.Instalments)
	return p
}

// overdueOn marks the instalments that should have been paid before the day.
func overdueOn(day string, all []Due) {
	for i := range all {
		if all[i].Status != Received && all[i].Due < day {
			all[i].Status = OverdueProgress
		}
	}
}

// next is the day by which the first instalment that is not paid shall be; "" when all are.
func next(all []Due) string {
	for i := range all {
		if all[i].Status != Received {
			return all[i].Due
		}
	}
	return ""
}
