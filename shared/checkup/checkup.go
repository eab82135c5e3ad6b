package checkup

import (
	"context"
	"fmt"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/category"
	"kehu/shared/customer"
	"kehu/shared/id"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Status is where a checkup stands.
type Status string

// The states. Overdue is stored nowhere: it is Pending after its day.
const (
	None      Status = "none" // it was never due
	Pending   Status = "pending"
	Overdue   Status = "overdue"
	Confirmed Status = "confirmed" // all was right
	Corrected Status = "corrected" // something was put right
)

// Checkup is the checkup of one customer as it is stored.
type Checkup struct {
	record.Meta
	Customer string `json:"customerId" table:"rf"`
	Reviewer string `json:"reviewer,omitempty" table:"ow"`
	Status   Status `json:"status" table:"st"`
	DueDate  string `json:"dueDate" table:"pl"`
	// OpenedAt is when it became due, and Seen the customer's version then: a correction is a later one.
	OpenedAt   time.Time  `json:"openedAt" table:"oa"`
	Seen       int64      `json:"-" table:"sv"`
	AnsweredAt *time.Time `json:"answeredAt,omitempty" table:"aa"`
	AnsweredBy string     `json:"answeredBy,omitempty" table:"ab"`
	Note       string     `json:"note,omitempty" table:"no"`
}

// Kind is the kind of record that a checkup is.
var Kind = record.Kind{Name: "checkup", Prefix: "cku", Key: "CKU", Type: reflect.TypeFor[Checkup]()}

// key returns the key of a customer's checkup.
func key(t access.Tenant, of string) table.Key { return customer.Key(t, of).Partition().Key("CHECKUP") }

// list returns the partition of the index that lists what is open: all, or a reviewer's.
func list(t access.Tenant, reviewer ...string) table.Partition {
	return table.In(t, append([]string{Kind.Key}, reviewer...)...)
}

// place is where a checkup stands in the lists: by the day until which it is open.
func place(dueDate, of string) string { return dueDate + "#" + of }

func decode(item table.Item) (Checkup, error) {
	var c Checkup
	if err := table.Decode(item, &c); err != nil {
		return Checkup{}, fmt.Errorf("checkup: %w", err)
	}
	return c, nil
}

// put is the write that stores the checkup in place of before, in the lists while it is open.
func (c Checkup) put(t access.Tenant, before Checkup) table.Write {
	var index []table.IndexKey
	if c.Status == Pending {
		sort := place(c.DueDate, c.Customer)
		index = []table.IndexKey{{Index: table.ByTenant, Partition: list(t), Sort: sort}}
		if c.Reviewer != "" {
			index = append(index, table.IndexKey{Index: table.ByOwner, Partition: list(t, "OWNER", c.Reviewer), Sort: sort})
		}
	}
	as := before.Unchanged()
	if before.Version == 0 {
		as = table.Absent()
	}
	return table.Put(key(t, c.Customer), table.Encode(c), index...).When(as, table.ErrConflict)
}

// next returns the next version.
func (c Checkup) next(of string, s record.Stamp) Checkup {
	if c.Version == 0 {
		c.Meta, c.Customer = record.Created(Kind, Kind.Prefix+"_"+id.Bare(of), s), of
	} else {
		c.Meta = c.Changed(s)
	}
	return c
}

// dueAt returns when the customer is to be looked through again after so many days.
func (c *Checkup) dueAt(added time.Time, days int) time.Time {
	from := added
	if c.AnsweredAt != nil {
		from = *c.AnsweredAt
	}
	return from.AddDate(0, 0, days)
}

// due returns the write that opens the checkup of a customer at its time, or gives an open one to who looks after the customer now; ok is false
// when there is nothing to do.
func (c Checkup) due(t access.Tenant, s record.Stamp, of customer.Summary, days, grace int) (write table.Write, ok bool) {
	after := c.next(of.ID, s)
	switch {
	case c.Status == Pending && c.Reviewer == of.Owner:
		return table.Write{}, false
	case c.Status == Pending:
		after.Reviewer = of.Owner
	case days == 0 || s.At.Before(c.dueAt(of.CreatedAt, days)):
		return table.Write{}, false
	default:
		after.Status, after.Reviewer, after.OpenedAt, after.Seen = Pending, of.Owner, after.UpdatedAt, of.Version
		after.DueDate = s.At.UTC().AddDate(0, 0, grace).Format(time.DateOnly)
	}
	return after.put(t, c), true
}

// Answer is what a reviewer says.
type Answer struct {
	Outcome Status `json:"outcome" enum:"confirmed,corrected" doc:"confirmed: all is right. corrected: something was put right, by a change of the customer since the checkup was opened."`
	Note    string `json:"note,omitempty" maxLength:"1000" doc:"What was looked at, or whom you asked."`
}

// Answered returns the checkup as the answer closes it, and the transaction that makes it so. Errors: checkup.notOpen, and checkup.unchanged when it
// says that something was put right but nothing of the customer has changed.
func (c Checkup) Answered(t access.Tenant, s record.Stamp, of *customer.Customer, a Answer) (Checkup, table.Tx, error) {
	var check text.Checker
	if a.Note != "" {
		a.Note = check.Paragraph("/note", a.Note)
	}
	if err := check.Problem(); err != nil {
		return Checkup{}, table.Tx{}, err
	}
	if c.Status != Pending {
		return Checkup{}, table.Tx{}, problem.New("checkup.notOpen")
	}
	if a.Outcome == Corrected && of.Version <= c.Seen {
		return Checkup{}, table.Tx{}, problem.New("checkup.unchanged", problem.At("/outcome", "field.invalid"))
	}
	after := c.next(of.ID, s)
	after.Status, after.Note, after.AnsweredBy = a.Outcome, a.Note, s.By
	after.AnsweredAt = &after.UpdatedAt
	// What is said to be right is what was read.
	same := table.Check(customer.Key(t, of.ID), of.Unchanged())
	same.Else = table.ErrConflict
	return after, table.Tx{Writes: []table.Write{after.put(t, c), same}}, nil
}

// View is a checkup as it is answered.
type View struct {
	Customer     string     `json:"customerId" doc:"Whose it is."`
	Status       Status     `json:"status" enum:"none,pending,overdue,confirmed,corrected" doc:"none: it was never due. pending and overdue wait for an answer; confirmed and corrected are the last answer."`
	Reviewer     string     `json:"reviewer,omitempty" doc:"Who shall answer: who looked after the customer when it was opened, or does since."`
	OpenedAt     *time.Time `json:"openedAt,omitempty" doc:"When it became due the last time."`
	DueDate      string     `json:"dueDate,omitempty" doc:"The last day before it is overdue."`
	AnsweredAt   *time.Time `json:"answeredAt,omitempty" doc:"When it was answered the last time."`
	AnsweredBy   string     `json:"answeredBy,omitempty" doc:"By whom."`
	Note         string     `json:"note,omitempty" doc:"What that one noted."`
	IntervalDays int        `json:"intervalDays,omitempty" doc:"How often the plan wants this customer looked through; absent: never."`
	NextReviewAt *time.Time `json:"nextReviewAt,omitempty" doc:"When it is due next by the plan of now; absent while it is open, or when it never is."`
}

// statusOn is the state on the day.
func (c *Checkup) statusOn(day string) Status {
	switch {
	case c.Status == "":
		return None
	case c.Status == Pending && c.DueDate < day:
		return Overdue
	}
	return c.Status
}

// ViewOn returns the checkup as it is on the day, by the plan.
func (c *Checkup) ViewOn(day string, p Plan, order category.Order, of *customer.Customer) View {
	v := View{
		Customer: of.ID, Status: c.statusOn(day), Reviewer: c.Reviewer, DueDate: c.DueDate, AnsweredAt: c.AnsweredAt, AnsweredBy: c.AnsweredBy,
		Note: c.Note, IntervalDays: p.days(order, of.Level, of.Category),
	}
	if c.Version > 0 {
		v.OpenedAt = &c.OpenedAt
	}
	if v.IntervalDays > 0 && c.Status != Pending {
		at := c.dueAt(of.CreatedAt, v.IntervalDays)
		v.NextReviewAt = &at
	}
	return v
}

// Get returns the checkup of a customer, with version 0 if it never was due, and what decides about the next, in one read.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, of string) (Checkup, Plan, category.Order, error) {
	items, err := t.BatchGet(ctx, []table.Key{key(tenant, of), planKey(tenant), category.OrderKey(tenant)})
	if err != nil {
		return Checkup{}, Plan{}, nil, fmt.Errorf("read checkup: %w", err)
	}
	c, err := decode(items[0])
	if err != nil {
		return Checkup{}, Plan{}, nil, err
	}
	p, err := decodePlan(items[1])
	return c, p, category.DecodeOrder(items[2]), err
}
