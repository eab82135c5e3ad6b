package customer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
)

// MergeLife is how long a merge can be taken back.
const MergeLife = 30 * 24 * time.Hour

// Merge is that one customer became part of another, as it is kept with that one.
type Merge struct {
	Other    string    `table:"ot"` // the customer that became part
	Before   Fields    `table:"be"` // what this customer was
	Team     []Member  `table:"tm"`
	Combined Fields    `table:"co"` // and became
	Shared   []Member  `table:"sh"`
	At       time.Time `table:"at"`
	Until    time.Time `table:"un"`
	Job      string    `table:"jo"` // that moves what hangs on the other
}

// mergePrefix begins the sort keys of merges.
const mergePrefix = "MERGE#"

func (m *Merge) key(tenant access.Tenant, identifier string) table.Key {
	return Key(tenant, identifier).Partition().Key(mergePrefix + id.Bare(m.Other))
}

// Merges lists the merges of the customer, also those that cannot be taken back any more.
func Merges(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) ([]Merge, error) {
	query := table.Query{
		Partition: Key(tenant, identifier).Partition(), Sort: table.Range{Prefix: mergePrefix}, Consistent: true, Limit: 100,
	}
	all := []Merge{}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("read merges: %w", err)
		}
		for _, r := range page.Records {
			var m Merge
			if err := table.Decode(r.Item, &m); err != nil {
				return nil, fmt.Errorf("read merges: %w", err)
			}
			all = append(all, m)
		}
		if query.After = page.Next; page.Next.IsZero() {
			return all, nil
		}
	}
}

// Merged returns the customer as the other becomes part of it, the other as it then is, and the transaction that makes
// both so: values that only one may have go from one to the other. fields are Combine's, normalised. What hangs on the
// other moves later, by the job.
func (c Customer) Merged(tenant access.Tenant, other Customer, fields Fields, job, reason string, s record.Stamp) (into, gone Customer, tx table.Tx) {
	into = c.With(c.Changed(s), fields)
	into.Team = teams(c, other)
	into.Reason = reason
	gone = other
	gone.Meta = other.IntoBin(s, 0).Meta
	gone.MergedInto = c.ID
	m := Merge{
		Other: other.ID, Before: c.Fields, Team: c.Team, Combined: into.Fields, Shared: into.Team,
		At: into.UpdatedAt, Until: into.UpdatedAt.Add(MergeLife), Job: job,
	}
	tx = exchange(gone.Replace(tenant, other), into.Replace(tenant, c))
	tx.Add(table.Put(m.key(tenant, c.ID), table.Encode(m)))
	return into, gone, tx
}

// Unmerged returns the customer without what the merge brought, the other as it was, the transaction that makes both so, and the
// fields that somebody changed since, which stay. A value that only one may have and somebody else has taken since is
// customer.duplicate.
func (c Customer) Unmerged(tenant access.Tenant, other Customer, m Merge, s record.Stamp) (rest, back Customer, kept []string, tx table.Tx) {
	fields, kept := c.Part(m.Before, m.Combined)
	rest = c.With(c.Changed(s), fields)
	rest.Team = slices.DeleteFunc(slices.Clone(c.Team), func(member Member) bool {
		return slices.Contains(m.Shared, member) && !slices.Contains(m.Team, member)
	})
	back = other.OutOfBin(s)
	back.MergedInto, back.PrimaryContact = "", "" // its contacts come back, the primary one, too
	tx = exchange(rest.Replace(tenant, c), back.Replace(tenant, other))
	tx.Add(table.Delete(m.key(tenant, c.ID)).When(table.Present(), table.ErrConflict))
	return rest, back, kept, tx
}

// teams returns who works with either customer, and writes if they write with one; as many as there may be.
func teams(c, other Customer) []Member {
	all := slices.Clone(c.Team)
	for _, member := range other.Team {
		i := slices.IndexFunc(all, func(known Member) bool { return known.User == member.User })
		switch {
		case i >= 0 && member.Level == WriteLevel:
			all[i].Level = WriteLevel
		case i < 0 && len(all) < MaxTeam && member.User != c.Owner:
			all = append(all, member)
		}
	}
	return all
}

// exchange returns one transaction of two: a value that one customer gives back and the other takes goes over.
func exchange(gives, takes table.Tx) table.Tx {
	tx := table.Tx{Writes: slices.Clone(gives.Writes)}
	for _, w := range takes.Writes {
		i := slices.IndexFunc(tx.Writes, func(given table.Write) bool { return given.Key == w.Key })
		if i < 0 {
			tx.Add(w)
			continue
		}
		given := tx.Writes[i]
		tx.Writes[i] = table.Put(w.Key, w.Item).When(given.If, given.Else)
	}
	return tx
}

// MergeOf returns the customer that became part of the one with whom the item stands; "" for an item that is no merge.
func MergeOf(r table.Record) string {
	if !strings.HasPrefix(r.Key.Sort(), mergePrefix) {
		return ""
	}
	return r.Item.Text("ot")
}
