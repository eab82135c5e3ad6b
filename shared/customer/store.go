package customer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/emailaddress"
	"kehu/shared/numbering"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Key returns the key of the customer's item.
func Key(t access.Tenant, identifier string) table.Key {
	return Kind.ItemKey(t, identifier)
}

// Get returns the customer, also one in the recycle bin. The problem is customer.notFound when the tenant
// has none with this identifier, or the text is no identifier.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Customer, error) {
	if !Kind.Valid(identifier) {
		return Customer{}, problem.New("customer.notFound")
	}
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil {
		return Customer{}, fmt.Errorf("read customer: %w", err)
	}
	if item == nil {
		return Customer{}, problem.New("customer.notFound")
	}
	return Decode(item)
}

// Reachable is Get for a caller who wants to do something with the customer. A member of its team may read it, and with the
// level change it, as if owning it. A customer on which the caller's permission to read does not reach answers as one that does not exist; one that may be read only is the problem auth.outOfReach.
// With an action that is not for what lies in the recycle bin, one that does is customer.notFound, too.
func Reachable(ctx context.Context, t table.Table, caller access.Caller, action access.Action, identifier string) (Customer, error) {
	c, err := Get(ctx, t, caller.Tenant, identifier)
	if err != nil {
		return Customer{}, err
	}
	if err := c.Permit(caller, action); err != nil {
		return Customer{}, err
	}
	return c, nil
}

// ofBin are the actions that are for customers in the recycle bin, too.
var ofBin = []access.Action{access.Read, access.Restore, access.Purge, access.Erase}

// Permit returns the problem with which Reachable refuses to let the caller do something with the customer, or nil.
func (c *Customer) Permit(caller access.Caller, action access.Action) error {
	may := func(action access.Action) bool {
		p := access.Permission{Object: access.Customer, Action: action}
		return caller.Reach(p).Includes(c.Owner) || c.allows(caller, p)
	}
	switch {
	case !may(access.Read):
		return problem.New("customer.notFound").Because(errors.New("it is out of the caller's reach"))
	case c.Deleted() && !slices.Contains(ofBin, action):
		return problem.New("customer.notFound").Because(errors.New("it lies in the recycle bin"))
	case c.ErasedAt != nil && action != access.Read:
		return problem.New("customer.erased")
	case !may(action):
		return problem.New("auth.outOfReach")
	}
	return nil
}

// GetAll returns the customers in the order of their identifiers, at most table.MaxBatchGet; nil stands for one that there is not.
func GetAll(ctx context.Context, t table.Table, tenant access.Tenant, identifiers []string) ([]*Customer, error) {
	var keys []table.Key
	var places []int
	for i, identifier := range identifiers {
		if Kind.Valid(identifier) {
			keys, places = append(keys, Key(tenant, identifier)), append(places, i)
		}
	}
	found := make([]*Customer, len(identifiers))
	if len(keys) == 0 {
		return found, nil
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("read customers: %w", err)
	}
	for i, item := range items {
		if item == nil {
			continue
		}
		c, err := Decode(item)
		if err != nil {
			return nil, err
		}
		found[places[i]] = &c
	}
	return found, nil
}

// NextNumber takes the next customer number of the tenant, in the format. With a read-only table it
// returns "": nothing is taken.
func NextNumber(ctx context.Context, t table.Table, tenant access.Tenant, format numbering.Format) (string, error) {
	n, err := t.Reserve(ctx, table.In(tenant, "SEQ", Kind.Key).Key("SEQ"), 1)
	if err != nil {
		return "", fmt.Errorf("next customer number: %w", err)
	}
	if n == 0 {
		return "", nil
	}
	return format.Number(n), nil
}

// New returns a customer of normalised fields.
func New(meta record.Meta, number string, fields Fields) Customer {
	return Customer{Number: number}.With(meta, fields)
}

// With returns the customer with other fields. While it has a primary contact, that one's name and title stay; verifications of what the
// fields have no more go.
func (c Customer) With(meta record.Meta, fields Fields) Customer {
	if c.PrimaryContact != "" {
		fields.ContactName, fields.ContactTitle = c.ContactName, c.ContactTitle
	}
	c.Verifications = c.verifications(&fields)
	c.Meta, c.Fields = meta, fields
	c.Completeness, c.Glance = fields.completeness(), c.glance()
	return c
}

// put is the write that stores the customer where it belongs: in the lists, in the recycle bin, or, once merged or erased, in neither.
func (c Customer) put(tenant access.Tenant) table.Write {
	if c.MergedInto != "" || c.ErasedAt != nil {
		return table.Put(Key(tenant, c.ID), table.Encode(c)) // a name for what refers to it, and nothing that a list shows
	}
	partition := List(tenant, "", c.Deleted())
	index := []table.IndexKey{{Index: table.ByTenant, Partition: partition, Sort: c.ID}}
	if !c.Deleted() && c.Owner != "" {
		index = append(index, table.IndexKey{Index: table.ByOwner, Partition: List(tenant, c.Owner, false), Sort: c.ID})
	}
	c.Glance = c.glance()
	write := table.Put(Key(tenant, c.ID), table.Encode(c), index...)
	if c.PurgeAt != nil {
		write = write.Expiring(*c.PurgeAt)
	}
	return write
}

// Relisted returns the write that makes lists and segments show of a customer in them what they show of one that is written now, nil where they do: one that
// was stored by an earlier version of Kehu shows what that knew. It is no change of the customer, and is refused where there was one meanwhile.
func (c *Customer) Relisted(tenant access.Tenant) *table.Write {
	if c.MergedInto != "" || c.ErasedAt != nil || c.Glance == c.glance() {
		return nil
	}
	now := *c
	now.Glance = c.glance()
	write := table.Update(Key(tenant, c.ID), map[string]any{glanceAttribute: table.Encode(now)[glanceAttribute]}, nil).When(c.Unchanged(), table.ErrConflict)
	return &write
}

// glanceAttribute is where a customer's Glance is stored.
const glanceAttribute = "pl"

// List returns the partition of the index that lists the tenant's customers, those of one owner, or those in the
// recycle bin; newest last, sorted by identifier.
func List(tenant access.Tenant, owner string, deleted bool) table.Partition {
	switch {
	case deleted:
		return table.In(tenant, Kind.Key, "BIN")
	case owner != "":
		return table.In(tenant, Kind.Key, "OWNER", owner)
	default:
		return table.In(tenant, Kind.Key)
	}
}

// mark is a value that only one customer of the tenant may have.
type mark struct {
	kind, value string
	pointer     string
	code        problem.Code
}

func (m mark) key(tenant access.Tenant) table.Key {
	return table.In(tenant, "UNIQ", Kind.Key, m.kind, m.value).Key("UNIQ")
}

// take is the write that takes the value for the customer, if nobody has it.
func (m mark) take(tenant access.Tenant, identifier string) table.Write {
	taken := problem.New("customer.duplicate", problem.At(m.pointer, m.code))
	return table.Put(m.key(tenant), table.Item{"rec": identifier}).When(table.Absent(), taken)
}

// marks lists the values that must be unique. The number is not among them: it is taken once, and stays taken.
func (f *Fields) marks() []mark {
	var all []mark
	if f.TaxNumber != "" {
		all = append(all, mark{"TAX", f.TaxCountry + f.TaxNumber, "/taxNumber", "customer.taxNumberTaken"})
	}
	if f.Reference != "" {
		all = append(all, mark{"REF", text.Fold(f.Reference), "/reference", "customer.referenceTaken"})
	}
	for i, address := range f.Emails {
		all = append(all, mark{"EMAIL", emailaddress.Fold(address), fmt.Sprintf("/emails/%d", i), "customer.emailTaken"})
	}
	return all
}

// Created returns the transaction that stores a new customer.
func (c Customer) Created(tenant access.Tenant) table.Tx {
	var tx table.Tx
	tx.Add(c.put(tenant).When(table.Absent(), errors.New("customer: identifier made twice")))
	if c.Number != "" {
		number := mark{"NUMBER", c.Number, "/number", "customer.numberTaken"}
		tx.Add(number.take(tenant, c.ID))
	}
	for _, m := range c.marks() {
		tx.Add(m.take(tenant, c.ID))
	}
	tx.Add(c.rematch(tenant, nil)...)
	tx.Add(c.categorised(tenant, nil)...)
	return tx
}

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// Replace returns the transaction that stores the customer in place of before: with the values
// that must be unique taken and given back.
func (c Customer) Replace(tenant access.Tenant, before Customer) table.Tx {
	var tx table.Tx
	tx.Add(c.put(tenant).When(before.Unchanged(), stale))
	had, have := before.held(), c.held()
	holds := func(marks []mark, m mark) bool {
		return slices.ContainsFunc(marks, func(other mark) bool { return other.kind == m.kind && other.value == m.value })
	}
	for _, m := range had {
		if !holds(have, m) {
			tx.Add(table.Delete(m.key(tenant)).When(table.Equal("rec", c.ID), stale))
		}
	}
	for _, m := range have {
		if !holds(had, m) {
			tx.Add(m.take(tenant, c.ID))
		}
	}
	tx.Add(c.rematch(tenant, &before)...)
	tx.Add(c.shares(tenant, &before)...)
	tx.Add(c.categorised(tenant, &before)...)
	tx.Add(c.assigned(tenant, &before)...)
	tx.Add(c.awaits(tenant, &before)...)
	return tx
}

// held lists the values that the customer holds: none while it lies in the recycle bin.
func (c *Customer) held() []mark {
	if c.Deleted() {
		return nil
	}
	return c.marks()
}

// IntoBin returns the customer as it lies in the recycle bin, from where it can be restored for so long.
func (c Customer) IntoBin(s record.Stamp, life time.Duration) Customer {
	c.Meta = c.Meta.IntoBin(s)
	purge := c.UpdatedAt.Add(life)
	c.PurgeAt = &purge
	return c
}

// OutOfBin returns the customer as it is in use again.
func (c Customer) OutOfBin(s record.Stamp) Customer {
	c.Meta = c.Meta.OutOfBin(s)
	c.PurgeAt = nil
	return c
}
