package customer

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/money"
	"kehu/shared/offer"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Sensitive are the fields of a customer whose changes a company can have a second person look at: who the customer is, how it is
// reached, and what money goes where. Names and tags are those of Fields. The tax number has its country with it.
type Sensitive struct {
	Name        string      `json:"name,omitempty" table:"nm"`
	Reference   string      `json:"reference,omitempty" table:"rf"`
	Phones      []string    `json:"phones,omitempty" table:"ph" mask:"phone" nullable:"false"`
	Emails      []string    `json:"emails,omitempty" table:"em" nullable:"false"`
	Addresses   []Address   `json:"addresses,omitempty" table:"ad" nullable:"false"`
	TaxNumber   string      `json:"taxNumber,omitempty" table:"tx" mask:"taxNumber"`
	TaxCountry  string      `json:"taxCountry,omitempty" table:"tc"`
	Bank        *Bank       `json:"bank,omitempty" table:"bk"`
	Payment     string      `json:"paymentMethod,omitempty" table:"pm"`
	Terms       *Terms      `json:"paymentTerms,omitempty" table:"pt"`
	CreditLimit *money.Wire `json:"creditLimit,omitempty" table:"cl"`
}

// Proposal is a change of sensitive fields that waits for a second person. Its identifier stands for exactly these values.
type Proposal struct {
	ID     string    `json:"id" table:"id" doc:"The identifier of the change."`
	By     string    `json:"by" table:"by" doc:"Who made it."`
	At     time.Time `json:"at" table:"at" doc:"When."`
	Reason string    `json:"reason,omitempty" table:"rs" doc:"Why, if it was said."`
	Fields []string  `json:"fields" table:"fs" nullable:"false" doc:"The fields that would change." example:"[\"bank\"]"`
	From   Sensitive `json:"from" table:"fr" doc:"What stood in them then; absent: nothing."`
	To     Sensitive `json:"to" table:"to" doc:"What would stand in them; absent: nothing."`

	Actions []offer.Offer `json:"actions,omitempty" nullable:"false" doc:"What you may do with it; absent: nothing, or it was only tried."`
}

// ProposalPrefix begins the identifiers of changes that wait.
const ProposalPrefix = "cpr"

// SensitiveNames lists, in the order of the record, what a company can name in its settings.
func SensitiveNames() (names []string) {
	for f := range reflect.TypeFor[Sensitive]().Fields() {
		if name := jsonName(f); name != "taxCountry" {
			names = append(names, name)
		}
	}
	return names
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// copyNamed copies the sensitive fields of the names from one struct to another; both are Fields or Sensitive.
func copyNamed(to, from reflect.Value, names []string) {
	for f := range reflect.TypeFor[Sensitive]().Fields() {
		name := jsonName(f)
		if name == "taxCountry" {
			name = "taxNumber"
		}
		if slices.Contains(names, name) {
			to.FieldByName(f.Name).Set(from.FieldByName(f.Name))
		}
	}
}

// sensitive returns the fields of the names, and nothing of the others.
func (f *Fields) sensitive(names ...string) (s Sensitive) {
	copyNamed(reflect.ValueOf(&s).Elem(), reflect.ValueOf(f).Elem(), names)
	return s
}

func equal(a, b Sensitive) bool { return reflect.DeepEqual(table.Encode(a), table.Encode(b)) }

// Propose parts normalised fields into those that may stand at once, and the proposal of those that wait, whose names are reviewed;
// nil when none of these changes. A customer with a proposal takes no second one: the problem customer.changePending.
func (c *Customer) Propose(fields Fields, reviewed []string, identifier, reason string, s record.Stamp) (Fields, *Proposal, error) {
	var names []string
	for _, name := range reviewed {
		if !equal(fields.sensitive(name), c.sensitive(name)) {
			names = append(names, name)
		}
	}
	if names == nil {
		return fields, nil, nil
	}
	if c.Pending != nil {
		return fields, nil, problem.New("customer.changePending")
	}
	p := Proposal{
		ID: identifier, By: s.By, At: s.At.UTC().Truncate(time.Millisecond), Reason: reason, Fields: names,
		From: c.sensitive(names...), To: fields.sensitive(names...),
	}
	copyNamed(reflect.ValueOf(&fields).Elem(), reflect.ValueOf(&c.Fields).Elem(), names)
	return fields, &p, nil
}

// Proposed returns the change that waits. The problem is customer.changeNotFound when it is another one, or none waits any more.
func (c *Customer) Proposed(identifier string) (*Proposal, error) {
	if c.Pending == nil || c.Pending.ID != identifier {
		return nil, problem.New("customer.changeNotFound")
	}
	return c.Pending, nil
}

// Approvable returns the problem that keeps the user from approving it: customer.approverIsAuthor, as it is their own.
func (p *Proposal) Approvable(user string) error {
	if p.By == user {
		return problem.New("customer.approverIsAuthor")
	}
	return nil
}

// Withdrawable returns the problem that keeps the user from taking it back: customer.changeOfOther.
func (p *Proposal) Withdrawable(user string) error {
	if p.By != user {
		return problem.New("customer.changeOfOther")
	}
	return nil
}

// Offer says beside the change that waits, if one does, what the caller may do with it.
func (c *Customer) Offer(caller access.Caller, language problem.Language) {
	if c.Pending == nil {
		return
	}
	p := *c.Pending
	if c.Permit(caller, access.Approve) == nil {
		p.Actions = append(p.Actions, offer.New("approve", "", p.Approvable(caller.User), language), offer.New("reject", "", nil, language))
	}
	if c.Permit(caller, access.Update) == nil {
		p.Actions = append(p.Actions, offer.New("withdraw", "", p.Withdrawable(caller.User), language))
	}
	c.Pending = &p
}

// Apply returns the fields with the change. The problem is customer.changeStale when the fields are not any more what they were when
// it was made: then nobody has looked at what would be lost.
func (p *Proposal) Apply(fields Fields) (Fields, error) {
	if !equal(fields.sensitive(p.Fields...), p.From) {
		return fields, problem.New("customer.changeStale")
	}
	copyNamed(reflect.ValueOf(&fields).Elem(), reflect.ValueOf(&p.To).Elem(), p.Fields)
	return fields, nil
}

// Declined returns the customer without the change that waits.
func (c Customer) Declined(s record.Stamp) Customer {
	c.Meta, c.Pending = c.Changed(s), nil
	return c
}

// awaiting is the identifier of the change that waits; "" for none, and in the recycle bin.
func (c *Customer) awaiting() string {
	if c.Pending == nil || c.Deleted() {
		return ""
	}
	return c.Pending.ID
}

// awaits returns the write that keeps the customer in the list of those that wait: one item beside it, so that the index of
// customers has nothing to carry.
func (c *Customer) awaits(tenant access.Tenant, before *Customer) []table.Write {
	had, have := before.awaiting(), c.awaiting()
	key := Key(tenant, c.ID).Partition().Key("PENDING")
	switch {
	case had == have:
		return nil
	case have == "":
		return []table.Write{table.Delete(key)}
	}
	place := table.IndexKey{Index: table.ByTenant, Partition: table.In(tenant, Kind.Key, "PENDING"), Sort: have}
	return []table.Write{table.Put(key, table.Item{"id": c.ID}, place)}
}

// Pending returns up to limit customers with a change that waits, the newest first, and the position after them; keep says which the
// caller may see. Two round trips: the index knows which they are, the table what they are. A page may be short and still have
// a next one.
func Pending(ctx context.Context, t table.Table, tenant access.Tenant, keep func(*Customer) bool, after table.Position, limit int) ([]Customer, table.Position, error) {
	page, err := t.Query(ctx, table.Query{
		Index: table.ByTenant, Partition: table.In(tenant, Kind.Key, "PENDING"), Descending: true, Limit: min(limit, table.MaxBatchGet), After: after,
	})
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list pending changes: %w", err)
	}
	identifiers := make([]string, len(page.Records))
	for i, r := range page.Records {
		identifiers[i] = r.Item.Text("id")
	}
	records, err := GetAll(ctx, t, tenant, identifiers)
	if err != nil {
		return nil, table.Position{}, err
	}
	found := []Customer{}
	for _, c := range records {
		if c != nil && c.awaiting() != "" && keep(c) {
			found = append(found, *c)
		}
	}
	return found, page.Next, nil
}
