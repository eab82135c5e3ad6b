package user

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/table"
)

// OnlineFor is how long after the last sign of life users count as online. Sessions give one more often than that
// while they are in use: see session.TouchAfter.
const OnlineFor = 5 * time.Minute

// presence is when a user was last seen, in an item of its own: a sign of life is no change of the user's record, has no
// version and stands in no audit trail. Its attributes have names that indexes carry.
type presence struct {
	User string    `table:"id"`
	At   time.Time `table:"ua"`
}

func presenceKey(tenant access.Tenant, identifier string) table.Key {
	return table.In(tenant, "SESSION", identifier).Key("SEEN")
}

// seen is the partition of table.ByTenant that lists who was ever seen, sorted by identifier like List.
func seen(tenant access.Tenant) table.Partition { return table.In(tenant, "SEEN") }

// Seen is the write that notes a sign of life of the user. It belongs to the partition of the user's sessions, the only
// ones that every function may write.
func Seen(tenant access.Tenant, identifier string, at time.Time) table.Write {
	return table.Put(presenceKey(tenant, identifier), table.Encode(presence{identifier, at}), table.IndexKey{
		Index: table.ByTenant, Partition: seen(tenant), Sort: identifier,
	})
}

// see fills in when the user was last seen.
func (u *User) see(item table.Item) error {
	if item == nil {
		return nil
	}
	var p presence
	if err := table.Decode(item, &p); err != nil {
		return fmt.Errorf("user: last seen: %w", err)
	}
	u.LastSeenAt = &p.At
	return nil
}

// FindSeen is Find, with when the user was last seen, in one read.
func FindSeen(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (User, error) {
	if !Kind.Valid(identifier) {
		return User{}, notFound
	}
	found, err := read(ctx, t, []table.Key{Key(tenant, identifier)}, []table.Key{presenceKey(tenant, identifier)})
	if err != nil {
		return User{}, err
	}
	if len(found) == 0 {
		return User{}, notFound
	}
	return found[0], nil
}
