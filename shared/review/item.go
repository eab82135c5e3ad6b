package review

import (
	"context"
	"fmt"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Decision is what became of an item.
type Decision string

// The decisions.
const (
	Undecided Decision = "undecided"
	Kept      Decision = "kept"
	Revoked   Decision = "revoked"
)

// Item is one grant under review: a role that was granted to a user, or a position that brings roles.
type Item struct {
	record.Meta
	Review   string     `json:"reviewId" table:"rw" doc:"The review."`
	User     string     `json:"userId" table:"us" doc:"Who has it."`
	UserName string     `json:"userName" table:"un" doc:"What the user was called when the items were gathered."`
	Status   string     `json:"userStatus" table:"ut" doc:"Where the user stood then." example:"active"`
	SeenAt   *time.Time `json:"lastSeenAt,omitempty" table:"ls" doc:"When the user was last seen then; absent for never."`
	Unused   bool       `json:"unused" table:"nu" doc:"Nobody can have used it: the user was not seen since it was given."`

	Role     access.Role   `json:"role,omitempty" table:"ro" doc:"The role that is granted; absent for a position."`
	Position string        `json:"positionId,omitempty" table:"po" doc:"The position that brings the roles; absent for a grant."`
	Brings   []access.Role `json:"brings" table:"br" nullable:"false" doc:"The roles that go with it when it is revoked."`

	GrantedBy string     `json:"grantedBy,omitempty" table:"gb" doc:"Who gave it; not known of a position."`
	GrantedAt *time.Time `json:"grantedAt,omitempty" table:"ga" doc:"When."`
	ExpiresAt *time.Time `json:"expiresAt,omitempty" table:"ex" doc:"Until when; absent for one without end."`
	Reason    string     `json:"reason,omitempty" table:"re" doc:"What for."`

	Decision  Decision   `json:"decision" table:"de" enum:"undecided,kept,revoked"`
	DecidedBy string     `json:"decidedBy,omitempty" table:"dy" doc:"Which reviewer decided."`
	DecidedAt *time.Time `json:"decidedAt,omitempty" table:"dt" doc:"When."`
	Note      string     `json:"note,omitempty" table:"no" doc:"Why."`
	Gone      bool       `json:"gone,omitempty" table:"go" doc:"The user did not have it any more when it was revoked."`
}

// ItemKind is the kind of record that an item is.
var ItemKind = record.Kind{Name: "reviewItem", Prefix: "rvi", Key: "RVI", Type: reflect.TypeFor[Item]()}

const itemPrefix = "ITEM#"

// ItemKey returns the key of an item, which stands in the partition of its review.
func ItemKey(t access.Tenant, review, identifier string) table.Key {
	return table.Entity(t, Kind.Key, review).Key(itemPrefix + identifier)
}

func (i Item) put(t access.Tenant) table.Write {
	return table.Put(ItemKey(t, i.Review, i.ID), table.Encode(i))
}

// DecodeItem reads an item of a review; none, nil, is the problem review.itemNotFound.
func DecodeItem(item table.Item) (Item, error) {
	if item == nil {
		return Item{}, problem.New("review.itemNotFound")
	}
	var i Item
	if err := table.Decode(item, &i); err != nil {
		return Item{}, fmt.Errorf("item of a review: %w", err)
	}
	return i, nil
}

// itemsOf returns what is to be decided of a user, without identifiers: as far as the role, "" for all, is concerned.
func itemsOf(u user.User, registry role.Registry, only access.Role) (items []Item) {
	one := Item{User: u.ID, UserName: u.Name, Status: string(u.Status), SeenAt: u.LastSeenAt, Decision: Undecided}
	for _, g := range u.Grants {
		if only == "" || g.Role == only {
			i := one
			i.Role, i.Brings, i.GrantedBy, i.Reason, i.ExpiresAt = g.Role, []access.Role{g.Role}, g.GrantedBy, g.Reason, g.ExpiresAt
			i.GrantedAt, i.Unused = &g.GrantedAt, u.LastSeenAt == nil || u.LastSeenAt.Before(g.GrantedAt)
			items = append(items, i)
		}
	}
	bundle := registry.Position(u.Position)
	for _, r := range bundle {
		if only == "" || r == only {
			one.Position, one.Brings, one.Unused = u.Position, bundle, u.LastSeenAt == nil
			return append(items, one)
		}
	}
	return items
}

// Decidable returns the problem that keeps the user from deciding the item of the review: user.selfChange where they have it themselves, and
// those of Review.Decides.
func (i Item) Decidable(r Review, user string) error {
	if err := r.Decides(user); err != nil {
		return err
	}
	if i.User == user {
		return problem.New("user.selfChange")
	}
	return nil
}

// Keep returns the item as it is kept, and the transaction. One that was kept before comes back without a write; one that was revoked is
// the problem review.itemDecided.
func (i Item) Keep(t access.Tenant, s record.Stamp, r Review, note string) (Item, table.Tx, error) {
	switch i.Decision {
	case Kept:
		return i, table.Tx{}, nil
	case Revoked:
		return i, table.Tx{}, problem.New("review.itemDecided")
	case Undecided:
	}
	after, writes := i.decided(t, s, r, Kept, note)
	return after, table.Tx{Writes: writes}, nil
}

// Revoke returns the item as it is revoked, and the transaction, in which the user loses it. u is the user of today, nil for one who is
// not there any more. The errors are those of user.User.MayRegrant.
func (i Item) Revoke(caller access.Caller, s record.Stamp, r Review, registry role.Registry, u *user.User, note string) (Item, table.Tx, error) {
	if i.Decision == Revoked {
		return i, table.Tx{}, nil
	}
	var tx table.Tx
	if i.Gone = u == nil || !i.held(u); !i.Gone {
		if err := u.MayRegrant(caller, s.At, registry, "", i.Brings...); err != nil {
			return i, table.Tx{}, err
		}
		without := *u
		if i.Position != "" {
			without.Position = ""
		} else {
			without = u.Without(i.Role)
		}
		_, tx = without.Regrant(caller.Tenant, s, registry, *u)
	}
	after, writes := i.decided(caller.Tenant, s, r, Revoked, note)
	tx.Add(writes...)
	return after, tx, nil
}

// held reports whether the user still has what the item is about.
func (i Item) held(u *user.User) bool {
	if u.Status == user.Left {
		return false
	}
	if i.Position != "" {
		return u.Position == i.Position
	}
	_, found := u.Grant(i.Role)
	return found
}

// decided returns the item's next version, and the writes that store it and count it.
func (i Item) decided(t access.Tenant, s record.Stamp, r Review, d Decision, note string) (Item, []table.Write) {
	after := i
	after.Meta = i.Changed(s)
	after.Decision, after.DecidedBy, after.DecidedAt, after.Note = d, s.By, &after.UpdatedAt, note
	count := map[string]int64{}
	switch {
	case d == Kept:
		count["kp"] = 1
	case i.Decision == Kept:
		count["kp"], count["rk"] = -1, 1
	default:
		count["rk"] = 1
	}
	return after, []table.Write{after.put(t).When(i.Unchanged(), problem.New("request.conflict")), r.next(t, s, nil, count)}
}

// ItemFilter says which items a list shall show.
type ItemFilter struct {
	Decision Decision
	User     string
	Unused   bool
}

func (f ItemFilter) match(i *Item) bool {
	return (f.Decision == "" || i.Decision == f.Decision) && (f.User == "" || i.User == f.User) && (!f.Unused || i.Unused)
}

// maxExamined is how many items a page looks at, at most.
const maxExamined = 1000

// Items returns up to limit items of the review from the position on, in the order in which they were gathered: by user. A page may be
// short or empty and still have a next one.
func Items(ctx context.Context, t table.Table, tenant access.Tenant, review string, f ItemFilter, after table.Position, limit int) ([]Item, table.Position, error) {
	query := table.Query{
		Partition: table.Entity(tenant, Kind.Key, review), Sort: table.Range{Prefix: itemPrefix}, After: after, Consistent: true,
	}
	found := []Item{}
	for examined := 0; examined < maxExamined && len(found) < limit; {
		query.Limit = limit - len(found)
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list items: %w", err)
		}
		for _, r := range page.Records {
			i, err := DecodeItem(r.Item)
			if err != nil {
				return nil, table.Position{}, err
			}
			if f.match(&i) {
				found = append(found, i)
			}
		}
		query.After = page.Next
		if page.Next.IsZero() {
			break
		}
		examined += len(page.Records)
	}
	return found, query.After, nil
}
