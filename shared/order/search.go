package order

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/merge"
	"kehu/shared/product"
	"kehu/shared/table"
	"kehu/shared/text"
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

// owned is where the orders of a salesperson are, or those of them in a state.
func owned(t access.Tenant, owner string, s Status) table.Partition {
	if s == "" {
		return table.In(t, Kind.Key, "OWNER", owner)
	}
	return table.In(t, Kind.Key, "OWNER", owner, "STATE", string(s))
}

func inState(t access.Tenant, s Status) table.Partition {
	return table.In(t, Kind.Key, "STATE", string(s))
}

// Filter says which orders a list shall show: of those within reach, and in use.
type Filter struct {
	Number   string // exactly
	Text     string // contained in number, customer's name or reference
	Customer string
	Status   Status
	Product  string
	From, To string // order dates, inclusive
	Deleted  bool   // those in the recycle bin
	Reach    access.Reach
	Approver Approver // who may approve them; nobody: all
}

// Search returns up to limit orders from the position on, latest order date first, and the position after the last that
// was examined; a zero position means that there are no more. Orders of a customer, of a product, of owners, in a state, of
// owners in a state, and those of a period of these come straight from where they stand; the other filters are held
// against that.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Summary, table.Position, error) {
	if f.Number != "" {
		found, err := byNumber(ctx, t, tenant, f)
		return found, table.Position{}, err
	}
	if f.Product != "" && f.Customer == "" && !f.Deleted {
		found, next, err := byProduct(ctx, t, tenant, f, after, limit)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list orders: %w", err)
		}
		return found, next, nil
	}
	list, rest := f.list(tenant)
	list.Table, list.After, list.Sort = t, after, sortOf
	match := rest.match
	if !rest.selective() {
		match = nil
	}
	found, next, err := merge.Find(ctx, list, limit, match)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list orders: %w", err)
	}
	return found, next, nil
}

// sortOf is by what orders sort in their lists.
func sortOf(r table.Record) string { return place(r.Item.Text("pl"), r.Item.Text("id")) }

// maxMerged is of how many owners a search merges the lists; with more it is as cheap to look at the company's.
const maxMerged = 100

// list returns where to look, and the filter that is left for what is found there. The narrowest place goes first.
func (f Filter) list(tenant access.Tenant) (merge.List, Filter) {
	l, prefix, rest := merge.List{Index: table.ByTenant}, "", f
	rest.From, rest.To, rest.Deleted = "", "", false
	owners, states := f.Reach.Owners(), f.states()
	switch {
	case f.Deleted:
		l.Partitions = []table.Partition{all(tenant, true)}
	case f.Customer != "":
		l.Index, l.Partitions, prefix = table.Primary, []table.Partition{customerPartition(tenant, f.Customer)}, entryPrefix
		rest.Customer = ""
	case !f.Reach.Everyone() && len(owners) <= maxMerged:
		l.Index = table.ByOwner
		for _, owner := range owners {
			for _, state := range states {
				l.Partitions = append(l.Partitions, owned(tenant, owner, state))
			}
		}
		rest.Reach, rest.Status = everyone(), ""
	case states[0] != "":
		for _, state := range states {
			l.Partitions = append(l.Partitions, inState(tenant, state))
		}
		rest.Status = ""
	default:
		l.Partitions = []table.Partition{all(tenant, false)}
	}
	l.Within = f.period(prefix)
	return l, rest
}

// states are those of the orders that are looked for; one that is "" stands for all.
func (f Filter) states() []Status {
	if f.Status == "" && f.Approver.User != "" {
		return waiting()
	}
	return []Status{f.Status}
}

// period is where the orders of the period stand in a list whose sort keys begin with the prefix.
func (f Filter) period(prefix string) table.Range {
	within := table.Range{From: prefix + f.From, To: prefix + "~"} // which follows all digits
	if f.To != "" {
		within.To = prefix + f.To + "$" // which follows the # after the date
	}
	return within
}

// everyone is the reach on all orders: for what was found where only those within reach stand.
func everyone() access.Reach {
	return access.Caller{Rights: access.Everything()}.Reach(access.Permission{Object: access.Order, Action: access.Read})
}

// selective reports whether entries must be examined one by one.
func (f Filter) selective() bool {
	return f.Text != "" || f.Customer != "" || f.Status != "" || f.Product != "" || f.Approver.User != "" || !f.Reach.Everyone()
}

func (f Filter) match(s *Summary) bool {
	needle := text.Fold(f.Text)
	return (f.Customer == "" || s.Customer == f.Customer) &&
		(f.Status == "" || s.Status == f.Status) && f.Reach.Includes(s.Owner) &&
		(f.Approver.User == "" || f.Approver.may(s)) &&
		(f.Product == "" || slices.Contains(s.Products, f.Product)) &&
		(needle == "" || slices.ContainsFunc([]string{s.Number, s.CustomerName, s.Reference}, func(value string) bool {
			return value != "" && strings.Contains(text.Fold(value), needle)
		}))
}

// within reports whether the order date lies in the period.
func (f Filter) within(date string) bool { return date >= f.From && (f.To == "" || date <= f.To) }

// byNumber returns the order of the number, and that of an earlier system, if they pass the rest of the filter: two reads.
func byNumber(ctx context.Context, t table.Table, tenant access.Tenant, f Filter) ([]Summary, error) {
	number := Folded(f.Number)
	markers, err := t.BatchGet(ctx, []table.Key{numberKey(tenant, number), pastKey(tenant, number)})
	if err != nil {
		return nil, fmt.Errorf("find order: %w", err)
	}
	var keys []table.Key
	for _, marker := range markers {
		if identifier := marker.Text("rec"); identifier != "" {
			keys = append(keys, Key(tenant, identifier))
		}
	}
	items, err := readAll(ctx, t, keys)
	if err != nil {
		return nil, fmt.Errorf("find order: %w", err)
	}
	found := []Summary{}
	for _, item := range items {
		o, err := Decode(item) // whole: who made it stands in no part of it that lists have
		if err != nil {
			return nil, fmt.Errorf("find order: %w", err)
		}
		s := o.summary()
		if item != nil && (s.DeletedAt != nil) == f.Deleted && f.match(&s) && f.within(s.OrderDate) {
			found = append(found, s)
		}
	}
	return found, nil
}

// OpenOf returns up to limit open orders of the customer, latest first: what stands in the way of its deletion.
func OpenOf(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, limit int) ([]Summary, error) {
	l, _ := Filter{Customer: identifier, Reach: everyone()}.list(tenant)
	l.Table, l.Sort = t, sortOf
	found, _, err := merge.Find(ctx, l, limit, func(s *Summary) bool { return s.Status.Open() })
	if err != nil {
		return nil, fmt.Errorf("open orders: %w", err)
	}
	return found, nil
}

// Check returns the problem request.invalid with a pointer to each identifier that is none, and to a period that ends
// before it begins.
func (f Filter) Check(at string) error {
	var c text.Checker
	if f.Customer != "" && !customer.Kind.Valid(f.Customer) {
		c.Add(at+"customer", "order.customerUnknown")
	}
	if f.Product != "" && !product.Kind.Valid(f.Product) {
		c.Add(at+"product", "order.productUnknown")
	}
	if f.To != "" && f.To < f.From {
		c.Add(at+"to", "date.beforeStart")
	}
	return c.Problem()
}

// PositionOf is where Search goes on behind an order among those of its customer.
func PositionOf(t access.Tenant, s Summary) table.Position {
	o := Order{Head: Head{Customer: s.Customer, OrderDate: s.OrderDate}}
	o.ID = s.ID
	return table.Position{Key: o.entryKey(t)}
}

// All returns the query of all orders in use, oldest first, up to limit, after a place that Place returned; "" is the start.
func All(t access.Tenant, after string, limit int) table.Query {
	q := table.Query{Index: table.ByTenant, Partition: all(t, false), Limit: limit}
	if after != "" {
		q.Sort.From = after + "!" // before any other place, as identifiers have one length
	}
	return q
}

// Place is where an entry of a list of orders stands in it.
func Place(r table.Record) string { return sortOf(r) }
