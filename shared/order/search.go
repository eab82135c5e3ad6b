package order

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/page"
	"kehu/shared/product"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// entryPrefix begins the sort keys of a customer's orders.
const entryPrefix = "ORD#"

func customerPartition(t access.Tenant, identifier string) table.Partition {
	return table.Entity(t, customer.Kind.Key, identifier)
}

func all(t access.Tenant, deleted bool) table.Partition {
	if deleted {
		return table.In(t, Kind.Key, "BIN")
	}
	return table.In(t, Kind.Key)
}

func owned(t access.Tenant, owner string) table.Partition {
	return table.In(t, Kind.Key, "OWNER", owner)
}

func inState(t access.Tenant, s Status) table.Partition {
	return table.In(t, Kind.Key, "STATE", string(s))
}

// Filter says which orders a list shall show: of those within reach, and in use.
type Filter struct {
	Number   string // exactly
	Text     string // contained in number, customer's name or reference
	Customer string
	Owner    string
	Status   Status
	Product  string
	From, To string // order dates, inclusive
	Deleted  bool   // those in the recycle bin
	Reach    access.Reach
}

// Search returns up to limit orders from the position on, latest order date first, and the position after the last that
// was examined; a zero position means that there are no more. Orders of a customer, of an owner, in a state, and those of a
// period of these come straight from where they stand; the other filters are held against that.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Summary, table.Position, error) {
	if owners := f.Reach.Owners(); f.Owner == "" && len(owners) == 1 {
		f.Owner = owners[0]
	}
	if f.Owner != "" && !f.Reach.Includes(f.Owner) || !f.Reach.Everyone() && len(f.Reach.Owners()) == 0 {
		return []Summary{}, table.Position{}, nil
	}
	if f.Number != "" {
		found, err := byNumber(ctx, t, tenant, f)
		return found, table.Position{}, err
	}
	query, rest := f.query(tenant)
	query.Descending, query.After = true, after
	match := rest.match
	if !rest.selective() {
		match = nil
	}
	found, next, err := page.Examine(ctx, t, query, limit, match, func(s *Summary) string { return place(s.OrderDate, s.ID) })
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list orders: %w", err)
	}
	return found, next, nil
}

// query returns where to look, and the filter that is left for what is found there. The narrowest place goes first.
func (f Filter) query(tenant access.Tenant) (table.Query, Filter) {
	q, prefix := table.Query{Index: table.ByTenant, Partition: all(tenant, f.Deleted)}, ""
	rest := f
	rest.From, rest.To, rest.Deleted = "", "", false
	switch {
	case f.Deleted:
	case f.Customer != "":
		q.Index, q.Partition, prefix = table.Primary, customerPartition(tenant, f.Customer), entryPrefix
		rest.Customer = ""
	case f.Owner != "":
		q.Index, q.Partition = table.ByOwner, owned(tenant, f.Owner)
		rest.Owner, rest.Reach = "", everyone()
	case f.Status != "":
		q.Partition = inState(tenant, f.Status)
		rest.Status = ""
	}
	q.Sort = table.Range{From: prefix + f.From, To: prefix + f.To + "$"} // $ follows #, which follows the date
	if f.To == "" {
		q.Sort.To = prefix + "~" // follows all digits
	}
	return q, rest
}

// everyone is the reach on all orders: for what was found where only those within reach stand.
func everyone() access.Reach {
	return access.Caller{Rights: access.Everything()}.Reach(access.Permission{Object: access.Order, Action: access.Read})
}

// selective reports whether entries must be examined one by one.
func (f Filter) selective() bool {
	return f.Text != "" || f.Customer != "" || f.Owner != "" || f.Status != "" || f.Product != "" || !f.Reach.Everyone()
}

func (f Filter) match(s *Summary) bool {
	needle := text.Fold(f.Text)
	return (f.Customer == "" || s.Customer == f.Customer) && (f.Owner == "" || s.Owner == f.Owner) &&
		(f.Status == "" || s.Status == f.Status) && f.Reach.Includes(s.Owner) &&
		(f.Product == "" || slices.Contains(s.Products, f.Product)) &&
		(needle == "" || slices.ContainsFunc([]string{s.Number, s.CustomerName, s.Reference}, func(value string) bool {
			return value != "" && strings.Contains(text.Fold(value), needle)
		}))
}

// within reports whether the order date lies in the period.
func (f Filter) within(date string) bool { return date >= f.From && (f.To == "" || date <= f.To) }

// byNumber returns the order of the number, if it passes the rest of the filter: two reads.
func byNumber(ctx context.Context, t table.Table, tenant access.Tenant, f Filter) ([]Summary, error) {
	marker, err := t.Get(ctx, numberKey(tenant, strings.ToUpper(strings.TrimSpace(f.Number))))
	if err != nil {
		return nil, fmt.Errorf("find order: %w", err)
	}
	identifier := marker.Text("rec")
	if identifier == "" {
		return []Summary{}, nil
	}
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil {
		return nil, fmt.Errorf("find order: %w", err)
	}
	var s Summary
	if err := table.Decode(item, &s); err != nil {
		return nil, fmt.Errorf("find order: %w", err)
	}
	if item == nil || (s.DeletedAt != nil) != f.Deleted || !f.match(&s) || !f.within(s.OrderDate) {
		return []Summary{}, nil
	}
	return []Summary{s}, nil
}

// OpenOf returns up to limit open orders of the customer, latest first: what stands in the way of its deletion.
func OpenOf(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, limit int) ([]Summary, error) {
	f := Filter{Customer: identifier, Reach: everyone()}
	q, _ := f.query(tenant)
	q.Descending = true
	found, _, err := page.Examine(ctx, t, q, limit, func(s *Summary) bool { return s.Status.Open() }, nil)
	if err != nil {
		return nil, fmt.Errorf("open orders: %w", err)
	}
	return found, nil
}

// Check returns the problem request.invalid with a pointer to each identifier that is none, and to a period that ends
// before it begins.
func (f Filter) Check() error {
	var c text.Checker
	if f.Customer != "" && !customer.Kind.Valid(f.Customer) {
		c.Add("query:customer", "order.customerUnknown")
	}
	if f.Owner != "" && !user.Kind.Valid(f.Owner) {
		c.Add("query:owner", "order.ownerUnknown")
	}
	if f.Product != "" && !product.Kind.Valid(f.Product) {
		c.Add("query:product", "order.productUnknown")
	}
	if f.To != "" && f.To < f.From {
		c.Add("query:to", "date.beforeStart")
	}
	return c.Problem()
}
