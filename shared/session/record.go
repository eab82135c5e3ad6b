package session

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/login"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Life is how long a session can last at most: that of its refresh tokens, counted from the sign-in.
const Life = 30 * 24 * time.Hour

// keep is how long a session is remembered: longer than any of its tokens lives, so that one that was ended stays so
// even where the provider could not be told.
const keep = Life + 24*time.Hour

// Session is what one sign-in gave: a family of tokens on one device.
type Session struct {
	ID         string       `json:"id" table:"id" doc:"The session's identifier."`
	User       string       `json:"-" table:"ow"`
	Device     string       `json:"device,omitempty" table:"dv" doc:"The browser and the system, or the program, as they named themselves at the sign-in." example:"Chrome, Windows"`
	Address    string       `json:"address,omitempty" table:"pl" doc:"The IP address of the sign-in." example:"192.0.2.7"`
	Method     login.Method `json:"method" table:"me" enum:"password,newPassword,totp,totpSetup" doc:"The last step of the sign-in."`
	CreatedAt  time.Time    `json:"createdAt" table:"ca" doc:"When it began (UTC)."`
	LastSeenAt time.Time    `json:"lastSeenAt" table:"ls" doc:"When it was last in use, to within four minutes (UTC)."`
	EndedAt    *time.Time   `json:"endedAt,omitempty" table:"en" doc:"When it was ended; such sessions are not listed."`
}

// Kind is the kind of record that an ended session is. One that is in use is none: its sign-in stands in the log of
// sign-ins, and what is seen of it is no change.
var Kind = record.Kind{Name: "session", Prefix: "session", Key: "SESSION", Type: reflect.TypeFor[Session]()}

// notFound is the error for a session that the user does not have.
var notFound = problem.New("session.notFound")

// partition holds the sessions of a user, and beside them when the user was last seen.
func partition(tenant access.Tenant, userID string) table.Partition {
	return table.In(tenant, Kind.Key, userID)
}

const prefix = "S#"

func key(tenant access.Tenant, userID, identifier string) table.Key {
	return partition(tenant, userID).Key(prefix + table.Join(identifier))
}

// Begin are the writes of a sign-in. The session counts from then on, and no other does: tokens that were not given by
// Kehu's own sign-in belong to none.
func (s Session) Begin(tenant access.Tenant) []table.Write {
	s.CreatedAt, s.LastSeenAt = s.CreatedAt.UTC(), s.LastSeenAt.UTC()
	return []table.Write{
		table.Put(key(tenant, s.User, s.ID), table.Encode(s)).Expiring(s.CreatedAt.Add(keep)),
		user.Seen(tenant, s.User, s.LastSeenAt),
	}
}

// End is the write that ends a session. Its problem session.notFound is that of one that the user does not have, or that has
// ended before. The attributes of a record tell the audit trail who did it.
func End(tenant access.Tenant, userID, identifier string, by record.Stamp) table.Write {
	meta := table.Encode(record.Created(Kind, identifier, by))
	delete(meta, "ca")
	delete(meta, "cb")
	meta["en"] = meta["ua"]
	return table.Update(key(tenant, userID, identifier), meta, nil).When(table.And(table.Present(), table.Unset("en")), notFound)
}

// Find returns a session of the user. The problem is session.notFound when there is none. One that has ended is found, too.
func Find(ctx context.Context, t table.Table, tenant access.Tenant, userID, identifier string) (Session, error) {
	item, err := t.Get(ctx, key(tenant, userID, identifier))
	if err != nil {
		return Session{}, fmt.Errorf("read session: %w", err)
	}
	if item == nil {
		return Session{}, notFound
	}
	return decode(item)
}

// List returns the sessions of the user that are not over, the last used first; never nil. All are answered at once:
// somebody signs in some times a day at most, and a page of the table holds thousands.
func List(ctx context.Context, t table.Table, tenant access.Tenant, u user.User, now time.Time) ([]Session, error) {
	sessions := []Session{}
	query := table.Query{Partition: partition(tenant, u.ID), Sort: table.Range{Prefix: prefix}, Limit: 1000, Consistent: true}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("list sessions: %w", err)
		}
		for _, r := range page.Records {
			s, err := decode(r.Item)
			if err != nil {
				return nil, err
			}
			if s.EndedAt == nil && now.Before(s.CreatedAt.Add(Life)) && !endedWith(u, s.CreatedAt) {
				sessions = append(sessions, s)
			}
		}
		if page.Next.IsZero() {
			break
		}
		query.After = page.Next
	}
	slices.SortFunc(sessions, func(a, b Session) int { return b.LastSeenAt.Compare(a.LastSeenAt) })
	return sessions, nil
}

// endedWith reports whether a session that began then has ended with all others of the user.
func endedWith(u user.User, signIn time.Time) bool {
	return !u.SignedOutAt.IsZero() && !signIn.After(u.SignedOutAt.Truncate(time.Second))
}

func decode(item table.Item) (Session, error) {
	var s Session
	if err := table.Decode(item, &s); err != nil {
		return Session{}, fmt.Errorf("session: %w", err)
	}
	return s, nil
}
