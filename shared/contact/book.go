package contact

import (
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/advice"
	"kehu/shared/customer"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Max is how many contacts a customer may have in use.
const Max = 200

// Book is a customer with all of its contacts, as they were read together. Its methods plan transactions.
type Book struct {
	Customer customer.Customer

	tenant   access.Tenant
	contacts []Contact // in the order in which they were made, those in the recycle bin too
	tally    tally
}

// tally is an item of the customer's partition that is no record: what the limit and the tree of contacts need to stay
// true when many change them at once.
type tally struct {
	Count     int64 `table:"n"` // of contacts in use
	Reporting int64 `table:"r"` // how often somebody was given another superior
}

// tallySort is the sort key of the tally. It stands before the contacts, see Open: were it read after them, a change of
// the tree between the two would go unseen.
var tallySort = Kind.Key

// partition is where the customer and its contacts are.
func partition(t access.Tenant, identifier string) table.Partition {
	return customer.Key(t, identifier).Partition()
}

// Open reads the customer and its contacts for a caller who wants to do something with the customer: see
// customer.Reachable for what is refused. One query for customers with up to some thousand contacts in use and in the bin.
func Open(ctx context.Context, t table.Table, caller access.Caller, action access.Action, identifier string) (Book, error) {
	b, err := Read(ctx, t, caller.Tenant, identifier)
	if err != nil {
		return b, err
	}
	return b, b.Customer.Permit(caller, action)
}

// read takes in what there is of the customer.
func (b *Book) read(ctx context.Context, t table.Table, identifier string) error {
	query := table.Query{
		Partition: partition(b.tenant, identifier), Consistent: true, Limit: 1000,
		Sort: table.Range{From: Kind.Key, To: customer.Kind.Key}, // CON: the tally; CON#...; CUS
	}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return fmt.Errorf("read contacts: %w", err)
		}
		for _, r := range page.Records {
			if err := b.take(r); err != nil {
				return fmt.Errorf("read contacts: %w", err)
			}
		}
		if query.After = page.Next; page.Next.IsZero() {
			return nil
		}
	}
}

// take takes an item of the customer's partition in.
func (b *Book) take(r table.Record) (err error) {
	switch r.Item.Text(table.AttrKind) {
	case customer.Kind.Name:
		b.Customer, err = customer.Decode(r.Item)
	case Kind.Name:
		b.contacts = append(b.contacts, Contact{})
		err = table.Decode(r.Item, &b.contacts[len(b.contacts)-1])
	default:
		if r.Key.Sort() == tallySort {
			err = table.Decode(r.Item, &b.tally)
		}
	}
	return err
}

// Get reads one contact for a caller who may read its customer, also one in the recycle bin: both items in one trip.
func Get(ctx context.Context, t table.Table, caller access.Caller, customerID, identifier string) (Contact, error) {
	if !customer.Kind.Valid(customerID) {
		return Contact{}, problem.New("customer.notFound")
	}
	keys := []table.Key{customer.Key(caller.Tenant, customerID)}
	if Kind.Valid(identifier) {
		keys = append(keys, Key(caller.Tenant, customerID, identifier))
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return Contact{}, fmt.Errorf("read contact: %w", err)
	}
	if items[0] == nil {
		return Contact{}, problem.New("customer.notFound")
	}
	owner, err := customer.Decode(items[0])
	if err != nil {
		return Contact{}, err
	}
	if err := owner.Permit(caller, access.Read); err != nil {
		return Contact{}, err
	}
	if len(items) < 2 {
		return Contact{}, problem.New("contact.notFound")
	}
	return Decode(items[1])
}

// Decode reads a contact's item. The problem is contact.notFound where there is none, or it moved to another customer.
func Decode(item table.Item) (Contact, error) {
	if item.Text(table.AttrKind) != Kind.Name { // what is of no kind moved
		return Contact{}, problem.New("contact.notFound")
	}
	var c Contact
	if err := table.Decode(item, &c); err != nil {
		return Contact{}, fmt.Errorf("contact: %w", err)
	}
	return c, nil
}

// Contacts lists the contacts in use, or those in the recycle bin, the newest first.
func (b *Book) Contacts(deleted bool) []Contact {
	found := []Contact{}
	for _, c := range slices.Backward(b.contacts) {
		if c.Deleted() == deleted {
			found = append(found, c)
		}
	}
	return found
}

// Find returns the contact, which may lie in the recycle bin. The problem is contact.notFound.
func (b *Book) Find(identifier string) (Contact, error) {
	if c := b.at(identifier); c != nil {
		return *c, nil
	}
	return Contact{}, problem.New("contact.notFound")
}

// InUse returns the contact, if it does not lie in the recycle bin. The problem is contact.notFound.
func (b *Book) InUse(identifier string) (Contact, error) {
	if c := b.at(identifier); c != nil && !c.Deleted() {
		return *c, nil
	}
	return Contact{}, problem.New("contact.notFound")
}

func (b *Book) at(identifier string) *Contact {
	i := slices.IndexFunc(b.contacts, func(c Contact) bool { return c.ID == identifier })
	if i < 0 {
		return nil
	}
	return &b.contacts[i]
}

// Likeness lists which other contacts in use share the name, a number or an address with the contact.
func (b *Book) Likeness(c *Contact) []advice.Duplicate {
	var alike []advice.Duplicate
	for i := range b.contacts {
		if other := &b.contacts[i]; other.ID != c.ID && !other.Deleted() {
			alike = append(alike, c.likeness(other)...)
		}
	}
	return alike
}
