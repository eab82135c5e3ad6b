package table

import (
	"fmt"
	"strings"

	"kehu/shared/access"
	"kehu/shared/id"
)

// Partition is a partition key. It can only be made from a tenant.
type Partition struct{ text string }

// Key names one item.
type Key struct{ partition, sort string }

// delimiter joins the parts of a key. It is escaped inside parts, so that no
// value can reach across into another key.
const delimiter = "#"

var escape = strings.NewReplacer("%", "%25", "#", "%23", "\x00", "%00")

// In returns the partition `T#<tenant>#<part>#<part>...`. Parts are escaped;
// a part may be any text, e.g. an e-mail address.
func In(t access.Tenant, parts ...string) Partition {
	if t.IsZero() {
		return Partition{}
	}
	return Partition{text: TenantPrefix(t) + Join(parts...)}
}

// Entity returns the partition of one record: `T#<tenant>#<kind>#<id without prefix>`.
func Entity(t access.Tenant, kind, identifier string) Partition {
	return In(t, kind, id.Bare(identifier))
}

// TenantPrefix returns what every partition key of the tenant begins with; IAM fences
// tenants with it (dynamodb:LeadingKeys).
func TenantPrefix(t access.Tenant) string { return "T#" + t.Bare() + delimiter }

// Join escapes the parts and joins them into one text that sorts by its parts: used for
// sort keys.
func Join(parts ...string) string {
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString(delimiter)
		}
		if strings.ContainsAny(part, "%#\x00") {
			part = escape.Replace(part)
		}
		b.WriteString(part)
	}
	return b.String()
}

// Below returns what the partitions below this one begin with: of `T#<tenant>#ADDRESS` those with another part behind it.
func (p Partition) Below() string { return p.text + delimiter }

// Key returns the key of the item that sorts at the given place in the partition.
func (p Partition) Key(sort string) Key { return Key{partition: p.text, sort: sort} }

// String returns the partition key as the table stores it.
func (p Partition) String() string { return p.text }

// Partition returns the key's partition.
func (k Key) Partition() Partition { return Partition{text: k.partition} }

// Sort returns the key's sort key.
func (k Key) Sort() string { return k.sort }

// IsZero reports whether the key names nothing.
func (k Key) IsZero() bool { return k == Key{} }

// StoredKey makes a key of texts that a table gave back. It is for adapters and for readers
// of the change stream; operations build keys with In and Entity.
func StoredKey(partition, sort string) Key { return Key{partition: partition, sort: sort} }

// TenantOf returns the tenant that a stored key belongs to. The error wraps ErrInvalid when it belongs
// to none.
func TenantOf(k Key) (access.Tenant, error) {
	rest, ok := strings.CutPrefix(k.partition, "T#")
	bare, _, found := strings.Cut(rest, delimiter)
	tenant, err := access.ParseTenant("tnt_" + bare)
	if !ok || !found || err != nil {
		return access.Tenant{}, fmt.Errorf("%w: the key belongs to no tenant", ErrInvalid)
	}
	return tenant, nil
}
