package contact

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/problem"
	"kehu/shared/search"
	"kehu/shared/table"
)

// Findable says what contacts are found by, under search.Beneath of customer and contact; those in the recycle bin are not.
var Findable = search.Kind{
	Kind:  Kind,
	Reads: []string{"nm", "em", "ph", "mo", "da", "er"},
	At: func(t access.Tenant, identifier string) table.Key {
		owner, contact, _ := search.CutBeneath(identifier)
		return Key(t, owner, contact)
	},
	Text: func(item table.Item) (search.Text, error) {
		c, err := Decode(item)
		if problem.Is(err, "contact.notFound") || err == nil && !c.findable() {
			return search.Text{}, nil
		}
		return c.text(), err
	},
}

func (c *Contact) findable() bool { return !c.Deleted() && c.Erased == nil }

// text is what the contact is found by.
func (c *Contact) text() search.Text {
	phones := slices.Clone(c.Phones)
	if c.Mobile != "" {
		phones = append(phones, c.Mobile)
	}
	return search.Text{Names: []string{c.Name}, Codes: c.Emails, Phones: phones}
}

// seen are the tokens of what who has the rights sees of the contact.
func (c *Contact) seen(r access.Rights) []string {
	text := c.text()
	if !r.Shows(access.Phone) {
		text.Phones = nil
	}
	return text.Tokens()
}

// beneath begins the IndexPart of positions among contacts, which tells them from those among customers.
const beneath = "c"

// Search is customer.Search that also finds customers by their contacts: behind those which have themselves all that is typed come those
// which have it together with one of their contacts. The contacts of each of these are read with a query of their own, as only together
// they tell whether the customer was answered already; several at a time.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, f customer.Filter, after table.Position, limit int) ([]customer.Summary, table.Position, error) {
	if f.Text == "" || f.Deleted || f.Member != "" {
		return customer.Search(ctx, t, tenant, f, after, limit)
	}
	query, found := search.Parse(f.Text), []customer.Summary{}
	needle, among := strings.CutPrefix(after.IndexPart, beneath)
	after.IndexPart = needle
	if !among {
		var err error
		found, after, err = customer.Search(ctx, t, tenant, f, after, limit)
		if err != nil || !after.IsZero() {
			return found, after, err
		}
		if len(found) == limit {
			return found, mark(query.Beginning(tenant, Findable)), nil
		}
	}
	more, next, err := search.FindBeneath(ctx, t, tenant, Findable, query, after, limit-len(found), func(ctx context.Context, identifiers []string) ([]*search.Found[customer.Summary], error) {
		return owners(ctx, t, tenant, f, query, identifiers)
	})
	return append(found, more...), mark(next), err
}

func mark(p table.Position) table.Position {
	if !p.IsZero() {
		p.IndexPart = beneath + p.IndexPart
	}
	return p
}

// concurrency is how many customers are read at a time.
const concurrency = 16

// owners returns for each contact its customer, which fits where this contact is the first by which it is found.
func owners(ctx context.Context, t table.Table, tenant access.Tenant, f customer.Filter, query search.Query, identifiers []string) ([]*search.Found[customer.Summary], error) {
	books, err := openAll(ctx, t, tenant, f, query, identifiers)
	if err != nil {
		return nil, fmt.Errorf("find customers by contacts: %w", err)
	}
	found := make([]*search.Found[customer.Summary], len(identifiers))
	for i, both := range identifiers {
		owner, contact, _ := search.CutBeneath(both)
		if b := books[owner]; b != nil {
			found[i] = b.by(query, contact, f.Rights)
		}
	}
	return found, nil
}

// opened is a customer with its contacts in use, as who searches sees them.
type opened struct {
	customer *search.Found[customer.Summary]
	contacts []Contact
	err      error
}

// openAll reads the customers of the contacts, and the contacts of those that pass the filter and were not answered by themselves.
func openAll(ctx context.Context, t table.Table, tenant access.Tenant, f customer.Filter, query search.Query, identifiers []string) (map[string]*opened, error) {
	var keys []table.Key
	var names []string
	for _, both := range identifiers {
		if owner, _, _ := search.CutBeneath(both); !slices.Contains(names, owner) {
			keys, names = append(keys, customer.Key(tenant, owner)), append(names, owner)
		}
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return nil, err
	}
	books := make(map[string]*opened)
	var reading sync.WaitGroup
	slots := make(chan struct{}, concurrency)
	for i, item := range items {
		if item == nil {
			continue
		}
		c, err := f.Examine(item)
		if err != nil {
			return nil, err
		}
		if !c.Fits || query.Matches(c.Tokens) {
			continue
		}
		b := &opened{customer: c}
		books[names[i]] = b
		reading.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			b.err = b.read(ctx, t, partition(tenant, names[i]))
		})
	}
	reading.Wait()
	for _, b := range books {
		err = errors.Join(err, b.err)
	}
	return books, err
}

func (b *opened) read(ctx context.Context, t table.Table, of table.Partition) error {
	query := table.Query{Partition: of, Limit: 1000, Sort: table.Range{Prefix: Prefix}}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return err
		}
		for _, r := range page.Records {
			c, err := Decode(r.Item)
			if err != nil && !problem.Is(err, "contact.notFound") {
				return err
			}
			if err == nil && c.findable() {
				b.contacts = append(b.contacts, c)
			}
		}
		if query.After = page.Next; page.Next.IsZero() {
			return nil
		}
	}
}

// by returns the customer as found by the contact: nil when it is not, or by an earlier one.
func (b *opened) by(query search.Query, identifier string, r access.Rights) *search.Found[customer.Summary] {
	for i := range b.contacts {
		tokens := b.contacts[i].seen(r)
		switch {
		case !query.Matches(tokens, b.customer.Tokens...):
			continue
		case b.contacts[i].ID != identifier:
			return nil
		}
		return &search.Found[customer.Summary]{Record: b.customer.Record, Tokens: tokens, Also: b.customer.Tokens, Fits: true}
	}
	return nil
}

// Hit is a contact that was found.
type Hit struct {
	ID           string   `json:"id"`
	Customer     string   `json:"customerId"`
	CustomerName string   `json:"customerName"`
	Name         string   `json:"name"`
	Title        string   `json:"title,omitempty"`
	Phones       []string `json:"phones,omitempty" mask:"phone"`
	Mobile       string   `json:"mobile,omitempty" mask:"phone"`
	Emails       []string `json:"emails,omitempty"`
}

// Find returns up to limit contacts that have, themselves or with their customer, all that is typed, of the customers that the filter
// lets through.
func Find(ctx context.Context, t table.Table, tenant access.Tenant, f customer.Filter, limit int) ([]Hit, error) {
	found, _, err := search.FindBeneath(ctx, t, tenant, Findable, search.Parse(f.Text), table.Position{}, limit, func(ctx context.Context, identifiers []string) ([]*search.Found[Hit], error) {
		return hits(ctx, t, tenant, f, identifiers)
	})
	return found, err
}

// hits reads the contacts with their customers.
func hits(ctx context.Context, t table.Table, tenant access.Tenant, f customer.Filter, identifiers []string) ([]*search.Found[Hit], error) {
	found := make([]*search.Found[Hit], len(identifiers))
	for from := 0; from < len(identifiers); from += table.MaxBatchGet / 2 {
		part := identifiers[from:min(from+table.MaxBatchGet/2, len(identifiers))]
		var keys []table.Key
		for _, both := range part {
			owner, _, ok := search.CutBeneath(both)
			if !ok {
				return nil, errors.New("contact: the token of something else")
			}
			keys = append(keys, customer.Key(tenant, owner), Findable.At(tenant, both))
		}
		items, err := t.BatchGet(ctx, keys)
		if err != nil {
			return nil, fmt.Errorf("find contacts: %w", err)
		}
		for i := range part {
			if found[from+i], err = hitOf(f, items[2*i], items[2*i+1]); err != nil {
				return nil, fmt.Errorf("find contacts: %w", err)
			}
		}
	}
	return found, nil
}

func hitOf(f customer.Filter, owner, item table.Item) (*search.Found[Hit], error) {
	c, err := Decode(item)
	if owner == nil || problem.Is(err, "contact.notFound") {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	of, err := f.Examine(owner)
	if err != nil {
		return nil, err
	}
	return &search.Found[Hit]{
		Record: Hit{
			ID: c.ID, Customer: c.Customer, CustomerName: of.Record.Name, Name: c.Name, Title: c.Title,
			Phones: c.Phones, Mobile: c.Mobile, Emails: c.Emails,
		},
		Tokens: c.seen(f.Rights), Also: of.Tokens, Fits: of.Fits && c.findable(),
	}, nil
}
