package customer

import (
	"kehu/shared/access"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// KeepsContact returns the problem request.invalid when the fields would give a customer with a primary contact another
// contactName or contactTitle: those follow the contact.
func (c *Customer) KeepsContact(f Fields) error {
	var check text.Checker
	if c.PrimaryContact != "" && f.ContactName != c.ContactName {
		check.Add("/contactName", "customer.followsContact")
	}
	if c.PrimaryContact != "" && f.ContactTitle != c.ContactTitle {
		check.Add("/contactTitle", "customer.followsContact")
	}
	return check.Problem()
}

// Led returns the write that gives the customer a primary contact of that name and title, or none ("" thrice). It is for
// a transaction that changes contacts: it fails with table.ErrConflict when the customer changed since it was read.
// Where the customer shows that contact already, the write checks just that, and that the customer is in use.
func (c Customer) Led(tenant access.Tenant, s record.Stamp, contact, name, title string) table.Write {
	if c.PrimaryContact == contact && c.ContactName == name && c.ContactTitle == title {
		same := table.Unset("pc")
		if contact != "" {
			same = table.Equal("pc", contact)
		}
		write := table.Check(Key(tenant, c.ID), table.And(table.Present(), table.Unset("da"), same))
		write.Else = table.ErrConflict
		return write
	}
	unchanged := c.Unchanged()
	c.Meta = c.Changed(s)
	c.PrimaryContact, c.ContactName, c.ContactTitle = contact, name, title
	return c.put(tenant).When(unchanged, table.ErrConflict)
}
