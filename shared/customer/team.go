package customer

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// MaxTeam is how many members the team of a customer may have.
const MaxTeam = 20

// Member is somebody beside the owner who works with the customer.
type Member struct {
	User  string `json:"userId" table:"u" doc:"The user."`
	Level Level  `json:"level" table:"l" enum:"read,write" doc:"Whether the user may see the customer, or change it, too."`
}

// Level is how far the customer is shared with a member of its team.
type Level string

// The levels.
const (
	ReadLevel  Level = "read"
	WriteLevel Level = "write"
)

// Team is the customer's team, as it is answered.
type Team struct {
	Customer string   `json:"customerId" doc:"The customer."`
	Version  int64    `json:"version" doc:"The customer's version: the ETag is made of it."`
	Owner    string   `json:"owner,omitempty" doc:"Who looks after the customer."`
	Members  []Member `json:"members" nullable:"false" doc:"With whom it is shared, in the order in which that happened."`
}

// ETag returns the customer's entity tag.
func (t *Team) ETag() string { return record.Meta{Version: t.Version}.ETag() }

// Shared returns the customer's team.
func (c *Customer) Shared() *Team {
	return &Team{Customer: c.ID, Version: c.Version, Owner: c.Owner, Members: append([]Member{}, c.Team...)}
}

// member returns the place of the user in the team, or -1.
func (c *Customer) member(user string) int {
	return slices.IndexFunc(c.Team, func(m Member) bool { return m.User == user })
}

// allows reports whether the customer is shared with the user for the action. What a member may do is what the caller's
// role allows on some customers, of reading and, with the level, changing.
func (c *Customer) allows(caller access.Caller, p access.Permission) bool {
	i := c.member(caller.User)
	if i < 0 || !caller.Allowed(p) {
		return false
	}
	return p.Action == access.Read || p.Action == access.Update && c.Team[i].Level == WriteLevel
}

// Share returns the customer shared with the user at the level; it is the same customer when it is so already. The problem
// is customer.teamFull.
func (c Customer) Share(s record.Stamp, user string, level Level) (Customer, error) {
	i := c.member(user)
	switch {
	case i >= 0 && c.Team[i].Level == level:
		return c, nil
	case i < 0 && len(c.Team) >= MaxTeam:
		return c, problem.New("customer.teamFull")
	}
	c.Team, c.Meta = slices.Clone(c.Team), c.Changed(s)
	if i < 0 {
		c.Team = append(c.Team, Member{User: user, Level: level})
	} else {
		c.Team[i].Level = level
	}
	return c, nil
}

// Unshare returns the customer not shared with the user. The problem is customer.notMember.
func (c Customer) Unshare(s record.Stamp, user string) (Customer, error) {
	i := c.member(user)
	if i < 0 {
		return c, problem.New("customer.notMember")
	}
	c.Team, c.Meta = slices.Delete(slices.Clone(c.Team), i, i+1), c.Changed(s)
	return c, nil
}

// sharedWith is the partition of the index that lists what is shared with the user, by the customers' identifiers.
func sharedWith(tenant access.Tenant, user string) table.Partition {
	return table.In(tenant, Kind.Key, "TEAM", user)
}

// shares returns the writes that keep one item for each member in the index: what is shared with somebody is found by it.
// It holds the customer's identifier alone, so that a change of the customer does not touch it. None are kept of a
// customer in the recycle bin. Each costs a transaction 2 write units and 1 of the index.
func (c *Customer) shares(tenant access.Tenant, before *Customer) (writes []table.Write) {
	key := func(user string) table.Key { return Key(tenant, c.ID).Partition().Key(table.Join("TEAM", user)) }
	had, have := before.listed(), c.listed()
	for _, user := range had {
		if !slices.Contains(have, user) {
			writes = append(writes, table.Delete(key(user)))
		}
	}
	for _, user := range have {
		if !slices.Contains(had, user) {
			place := table.IndexKey{Index: table.ByOwner, Partition: sharedWith(tenant, user), Sort: c.ID}
			writes = append(writes, table.Put(key(user), table.Item{"id": c.ID}, place))
		}
	}
	return writes
}

// listed are the users in whose lists the customer stands because it is shared with them.
func (c *Customer) listed() (users []string) {
	if c.Deleted() {
		return nil
	}
	for _, m := range c.Team {
		users = append(users, m.User)
	}
	return users
}

// sharedPage returns the customers that are shared with the member of the filter, and the position after them. Two round
// trips: the index knows which they are, the table what they are. A page has 100 at most.
func sharedPage(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Summary, table.Position, error) {
	page, err := t.Query(ctx, table.Query{
		Index: table.ByOwner, Partition: sharedWith(tenant, f.Member), Descending: true, Limit: min(limit, table.MaxBatchGet), After: after,
	})
	if err != nil || len(page.Records) == 0 {
		return []Summary{}, table.Position{}, err
	}
	keys := make([]table.Key, len(page.Records))
	for i, r := range page.Records {
		keys[i] = Key(tenant, r.Item.Text("id"))
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list shared customers: %w", err)
	}
	found, match := []Summary{}, f.matcher()
	in := make([]bool, len(items))
	if f.Segment != "" {
		identifiers := make([]string, len(items))
		for i, r := range page.Records {
			identifiers[i] = r.Item.Text("id")
		}
		if in, err = membership(ctx, t, tenant, f.Segment, identifiers); err != nil {
			return nil, table.Position{}, err
		}
	}
	for i, item := range items {
		s, err := DecodeSummary(item)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list shared customers: %w", err)
		}
		if item != nil && s.DeletedAt == nil && match(&s) && (f.Segment == "" || in[i]) {
			found = append(found, s)
		}
	}
	return found, page.Next, nil
}

// Assignment is one entry in the history of who works with a customer.
type Assignment struct {
	Version int64     `json:"version" table:"v" doc:"The version of the customer that came of it."`
	At      time.Time `json:"at" table:"ca" doc:"When."`
	By      string    `json:"by" table:"cb" doc:"Who did it."`
	What    string    `json:"what" table:"wt" enum:"owner,team" doc:"Whether another owner came, or the team changed."`
	User    string    `json:"userId,omitempty" table:"u" doc:"Of the team: with whom it was shared."`
	From    string    `json:"from,omitempty" table:"fr" doc:"The owner or level before; absent: none."`
	To      string    `json:"to,omitempty" table:"to" doc:"The owner or level from then on; absent: none."`
	Reason  string    `json:"reason,omitempty" table:"rs" doc:"Why, if it was said."`
}

// assignmentPrefix begins the sort keys of assignments, which end in the version of the customer.
const assignmentPrefix = "ASG#"

// assigned returns the write of the history's entry, when owner or team are others than before: one way for every call that
// changes them, alone or in bulk.
func (c *Customer) assigned(tenant access.Tenant, before *Customer) []table.Write {
	entry := Assignment{Version: c.Version, At: c.UpdatedAt, By: c.UpdatedBy, What: "owner", From: before.Owner, To: c.Owner, Reason: c.Reason}
	if entry.From == entry.To {
		user, from, to := c.regrouped(before)
		if user == "" {
			return nil
		}
		entry.What, entry.User, entry.From, entry.To = "team", user, string(from), string(to)
	}
	sort := fmt.Sprintf("%s%012d", assignmentPrefix, c.Version)
	return []table.Write{table.Put(Key(tenant, c.ID).Partition().Key(sort), table.Encode(entry))}
}

// regrouped returns the first member whose level is another than before, "" when there is none.
func (c *Customer) regrouped(before *Customer) (user string, from, to Level) {
	level := func(of *Customer, user string) Level {
		if i := of.member(user); i >= 0 {
			return of.Team[i].Level
		}
		return ""
	}
	for _, m := range slices.Concat(c.Team, before.Team) {
		if from, to := level(before, m.User), level(c, m.User); from != to {
			return m.User, from, to
		}
	}
	return "", "", ""
}

// Assignments returns a page of the history of who worked with the customer, newest first. Its beginning is the customer's own:
// createdAt, createdBy, and the first owner, from whom the oldest change of owner came.
func Assignments(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, after table.Position, limit int) ([]Assignment, table.Position, error) {
	page, err := t.Query(ctx, table.Query{
		Partition: Key(tenant, identifier).Partition(), Sort: table.Range{Prefix: assignmentPrefix},
		Descending: true, Consistent: true, Limit: limit, After: after,
	})
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("read assignments: %w", err)
	}
	found := make([]Assignment, len(page.Records))
	for i, r := range page.Records {
		if err := table.Decode(r.Item, &found[i]); err != nil {
			return nil, table.Position{}, fmt.Errorf("read assignments: %w", err)
		}
	}
	return found, page.Next, nil
}
