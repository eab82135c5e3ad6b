package contact

import (
	"fmt"

	"kehu/shared/record"
	"kehu/shared/table"
)

// Blank returns the contact without the person's data, and out of use: it is stored like this before it goes for good, so that the
// trail of its end holds no data.
func (c Contact) Blank(s record.Stamp) Contact {
	out := Contact{Meta: c.Meta, Customer: c.Customer}
	if c.Deleted() {
		out.Meta = c.Changed(s)
	} else {
		out.Meta = c.IntoBin(s)
	}
	at := out.UpdatedAt
	out.Erased = &at
	out.Name = c.ID
	return out
}

// Erase returns the transaction that takes the person's data out of the contact: see Blank. A primary contact needs a successor
// unless it is the only one, as with Remove; where the customer shows the name of a contact, it shows the successor's. The
// problem is contact.primaryInUse.
func (b *Book) Erase(before Contact, s record.Stamp, successor string) (table.Tx, error) {
	blank := before.Blank(s)
	if before.Deleted() {
		return table.Tx{Writes: []table.Write{blank.put(b.tenant).When(before.Unchanged(), stale)}}, nil
	}
	tx, err := b.Remove(before, s, 0, successor)
	if err != nil {
		return tx, err
	}
	tx.Writes[0] = blank.put(b.tenant).When(before.Unchanged(), stale) // in place of the recycle bin
	return tx, nil
}

// BlankOut is the write that stores, in its place, the contact of an item without the person's data; some is false for an item
// that is no contact, or blank already.
func BlankOut(r table.Record, s record.Stamp) (c Contact, w table.Write, some bool, err error) {
	if r.Item.Text(table.AttrKind) != Kind.Name {
		return Contact{}, table.Write{}, false, nil
	}
	if err := table.Decode(r.Item, &c); err != nil {
		return Contact{}, table.Write{}, false, fmt.Errorf("contact: %w", err)
	}
	if c.Erased != nil {
		return c, table.Write{}, false, nil
	}
	c = c.Blank(s)
	return c, table.Put(r.Key, table.Encode(c)), true, nil
}
