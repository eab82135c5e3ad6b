package product

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/numbering"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Key returns the key of the product's item.
func Key(t access.Tenant, identifier string) table.Key { return Kind.ItemKey(t, identifier) }

// Get returns the product, also one in the recycle bin. The problem is product.notFound when the tenant has none with
// this identifier, or the text is no identifier.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Product, error) {
	if !Kind.Valid(identifier) {
		return Product{}, problem.New("product.notFound")
	}
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil {
		return Product{}, fmt.Errorf("read product: %w", err)
	}
	if item == nil {
		return Product{}, problem.New("product.notFound")
	}
	return Decode(item)
}

// numbers is how the system writes the codes that it gives.
var numbers = numbering.Format{Prefix: "P", Width: 6}

// NextCode takes the next code that the system gives. With a read-only table it returns "": nothing is taken.
func NextCode(ctx context.Context, t table.Table, tenant access.Tenant) (string, error) {
	n, err := t.Reserve(ctx, table.In(tenant, "SEQ", Kind.Key).Key("SEQ"), 1)
	if err != nil {
		return "", fmt.Errorf("next product code: %w", err)
	}
	if n == 0 {
		return "", nil
	}
	return numbers.Number(n), nil
}

// put is the write that stores the product where it belongs: in the list, or in the recycle bin.
func (p Product) put(tenant access.Tenant) table.Write {
	write := table.Put(Key(tenant, p.ID), table.Encode(p),
		table.IndexKey{Index: table.ByTenant, Partition: List(tenant, p.Deleted()), Sort: p.ID})
	if p.PurgeAt != nil {
		write = write.Expiring(*p.PurgeAt)
	}
	return write
}

// List returns the partition of the index that lists the tenant's products, or those in the recycle bin; newest last,
// sorted by identifier.
func List(tenant access.Tenant, deleted bool) table.Partition {
	if deleted {
		return table.In(tenant, Kind.Key, "BIN")
	}
	return table.In(tenant, Kind.Key)
}

// mark is a value that only one product of the tenant may have.
type mark struct {
	kind, value string
	taken       error
}

func (m mark) key(tenant access.Tenant) table.Key {
	return table.In(tenant, "UNIQ", Kind.Key, m.kind, m.value).Key("UNIQ")
}

// take is the write that takes the value for the product, if nobody has it.
func (m mark) take(tenant access.Tenant, identifier string) table.Write {
	return table.Put(m.key(tenant), table.Item{"rec": identifier}).When(table.Absent(), m.taken)
}

// gtinLength is how many digits the longest GTIN has. Shorter ones are the same number with zeros before it: GS1 General
// Specifications, section 3.3.2.
const gtinLength = 14

// marks lists the values that must be unique; none while the product lies in the recycle bin.
func (p *Product) marks() []mark {
	if p.Deleted() {
		return nil
	}
	var all []mark
	if p.Code != "" {
		all = append(all, mark{"CODE", text.Fold(p.Code), problem.New("product.duplicate", problem.At("/code", "product.codeTaken"))})
	}
	if p.Barcode != "" {
		code := text.Fold(p.Barcode)
		if isGTIN(code) {
			code = strings.Repeat("0", gtinLength-len(code)) + code
		}
		all = append(all, mark{"BARCODE", code, problem.New("product.duplicate", problem.At("/barcode", "product.barcodeTaken"))})
	}
	return all
}

// Created returns the transaction that stores a new product. When the code was given by the system, and somebody has
// typed the same before, the transaction is in conflict, and the next code will do.
func (p Product) Created(tenant access.Tenant, given bool) table.Tx {
	var tx table.Tx
	tx.Add(p.put(tenant).When(table.Absent(), errors.New("product: identifier made twice")))
	for _, m := range p.marks() {
		if given && m.kind == "CODE" {
			m.taken = table.ErrConflict
		}
		tx.Add(m.take(tenant, p.ID))
	}
	return tx
}

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// Replace returns the transaction that stores the product in place of before: with the values that must be unique taken
// and given back. One that goes into the recycle bin may not stand in an order.
func (p Product) Replace(tenant access.Tenant, before Product) table.Tx {
	var tx table.Tx
	tx.Add(p.put(tenant).When(before.Unchanged(), stale))
	switch {
	case p.Deleted() && !before.Deleted():
		gone := table.Put(UseKey(tenant, p.ID), table.Item{"d": true}).Expiring(*p.PurgeAt)
		tx.Add(gone.When(table.Absent(), problem.New("product.inUse")))
	case before.Deleted() && !p.Deleted():
		tx.Add(table.Delete(UseKey(tenant, p.ID)))
	}
	had, have := before.marks(), p.marks()
	holds := func(marks []mark, m mark) bool {
		return slices.ContainsFunc(marks, func(other mark) bool { return other.kind == m.kind && other.value == m.value })
	}
	for _, m := range had {
		if !holds(have, m) {
			tx.Add(table.Delete(m.key(tenant)).When(table.Equal("rec", p.ID), stale))
		}
	}
	for _, m := range have {
		if !holds(had, m) {
			tx.Add(m.take(tenant, p.ID))
		}
	}
	return tx
}

// UseKey returns the place of a note beside each product: that it stood in an order, or that it was deleted. Whichever
// comes first excludes the other.
func UseKey(tenant access.Tenant, identifier string) table.Key {
	return table.Entity(tenant, Kind.Key, identifier).Key("USE")
}

// Used reports whether the note of UseKey says that the product stood in an order.
func Used(note table.Item) bool { return note["u"] == true }

// Use is the write that notes that the product stands in an order, so that it is never deleted. It is needed once in the
// product's life, so that orders for one product do not wait for each other. otherwise is the error when it was deleted.
func Use(tenant access.Tenant, identifier string, otherwise error) table.Write {
	return table.Put(UseKey(tenant, identifier), table.Item{"u": true}).When(table.Or(table.Absent(), table.Equal("u", true)), otherwise)
}

// IntoBin returns the product as it lies in the recycle bin, from where it can be restored for so long.
func (p Product) IntoBin(s record.Stamp, life time.Duration) Product {
	p.Meta = p.Meta.IntoBin(s)
	purge := p.UpdatedAt.Add(life)
	p.PurgeAt = &purge
	return p
}

// OutOfBin returns the product as it is in use again.
func (p Product) OutOfBin(s record.Stamp) Product {
	p.Meta = p.Meta.OutOfBin(s)
	p.PurgeAt = nil
	return p
}
