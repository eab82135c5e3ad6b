package access

import (
	"kehu/shared/id"
)

// tenantPrefix is the prefix of tenant identifiers.
const tenantPrefix = "tnt"

// Tenant is one company whose data no other company ever meets. The zero value
// is no tenant: keys built from it are refused by every table.
type Tenant struct {
	bare string // 26 characters, fixed length so that one tenant's keys are never a prefix of another's
}

// Platform owns what belongs to no company: the sealing key, and in local mode the
// directory of identities. Its identifier is the lowest possible one, which no
// id.Source makes.
var Platform = Tenant{bare: "00000000000000000000000000"}

// NewTenant makes the identifier of a company that signs up.
func NewTenant(ids *id.Source) Tenant {
	return Tenant{bare: id.Bare(ids.New(tenantPrefix))}
}

// ParseTenant reads a tenant identifier (`tnt_...`) out of a verified token or a stored
// record. It returns id.ErrInvalid for anything else, and for Platform, which
// nobody signs in to.
func ParseTenant(text string) (Tenant, error) {
	bare, err := id.Parse(tenantPrefix, text)
	if err != nil || bare == Platform.bare {
		return Tenant{}, id.ErrInvalid
	}
	return Tenant{bare: bare}, nil
}

// String returns the identifier, `tnt_...`, or "" for no tenant.
func (t Tenant) String() string {
	if t.bare == "" {
		return ""
	}
	return tenantPrefix + "_" + t.bare
}

// IsZero reports whether this is no tenant at all.
func (t Tenant) IsZero() bool { return t.bare == "" }

// Bare returns the 26 characters that keys carry.
func (t Tenant) Bare() string { return t.bare }
