package segment

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/counter"
	"kehu/shared/customer"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Max is how many segments a company may have: so many are computed at once.
const Max = 25

// Get returns the segment with its standing, in one read. The problem is segment.notFound when there is none.
func Get(ctx context.Context, t table.Table, caller access.Caller, identifier string) (Segment, error) {
	if !Kind.Valid(identifier) {
		return Segment{}, problem.New("segment.notFound")
	}
	items, err := t.BatchGet(ctx, []table.Key{Kind.ItemKey(caller.Tenant, identifier), standingKey(caller.Tenant, identifier)})
	if err != nil {
		return Segment{}, fmt.Errorf("read segment: %w", err)
	}
	s, err := decode(items[0])
	if err == nil && (items[0] == nil || s.Deleted()) {
		err = problem.New("segment.notFound")
	}
	if err != nil {
		return Segment{}, err
	}
	return s.with(items[1], caller)
}

// List returns all segments with their standing, by name. Two round trips: an index tells which there are, a change of the last moments perhaps not yet.
func List(ctx context.Context, t table.Table, caller access.Caller) ([]Segment, error) {
	identifiers, err := all(ctx, t, caller.Tenant)
	if err != nil || len(identifiers) == 0 {
		return []Segment{}, err
	}
	var keys []table.Key
	for _, identifier := range identifiers {
		keys = append(keys, Kind.ItemKey(caller.Tenant, identifier), standingKey(caller.Tenant, identifier))
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("list segments: %w", err)
	}
	found := []Segment{}
	for i := 0; i < len(items); i += 2 {
		s, err := decode(items[i])
		if err != nil {
			return nil, err
		}
		if items[i] == nil || s.Deleted() {
			continue // it vanished since the index was written
		}
		if s, err = s.with(items[i+1], caller); err != nil {
			return nil, err
		}
		found = append(found, s)
	}
	slices.SortFunc(found, func(a, b Segment) int { return strings.Compare(a.Name, b.Name) })
	return found, nil
}

// all lists the identifiers of the company's segments. A page holds them all, as there are Max at most.
func all(ctx context.Context, t table.Table, tenant access.Tenant) (identifiers []string, err error) {
	page, err := t.Query(ctx, table.Query{Index: table.ByTenant, Partition: table.In(tenant, Kind.Key), Limit: 2 * Max})
	if err != nil {
		return nil, fmt.Errorf("list segments: %w", err)
	}
	for _, r := range page.Records {
		identifiers = append(identifiers, r.Item.Text("id"))
	}
	return identifiers[:min(len(identifiers), Max)], nil
}

// everywhere lists the segments of all companies, so that those of each can be computed at night.
func everywhere() table.Partition { return table.In(access.Platform, Kind.Key) }

func (s Segment) put(t access.Tenant) table.Write {
	return table.Put(Kind.ItemKey(t, s.ID), table.Encode(s),
		table.IndexKey{Index: table.ByTenant, Partition: table.In(t, Kind.Key), Sort: s.ID},
		table.IndexKey{Index: table.ByOwner, Partition: everywhere(), Sort: table.Join(t.String(), s.ID)})
}

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

func count(t access.Tenant) counter.Counter { return counter.Of(t, Kind.Key) }

// Created returns the transaction that stores a new segment.
func (s Segment) Created(t access.Tenant) table.Tx {
	return table.Tx{Writes: []table.Write{
		s.put(t).When(table.Absent(), errors.New("segment: identifier made twice")), s.take(t), count(t).UpTo(Max, problem.New("segment.tooMany")),
	}}
}

// Replace returns the transaction that stores the segment in place of before.
func (s Segment) Replace(t access.Tenant, before Segment) table.Tx {
	tx := table.Tx{Writes: []table.Write{s.put(t).When(before.Unchanged(), stale)}}
	if s.nameKey(t) != before.nameKey(t) {
		tx.Add(before.giveBack(t), s.take(t))
	}
	return tx
}

// Remove returns the transaction that deletes the segment, and ends what computes it. What stays, for as long as keep, is who deleted it; its members go by
// Clearing.
func (s Segment) Remove(t access.Tenant, stamp record.Stamp, keep time.Duration) table.Tx {
	gone := s
	gone.Meta = s.IntoBin(stamp)
	return table.Tx{Writes: []table.Write{
		table.Put(Kind.ItemKey(t, s.ID), table.Encode(gone)).Expiring(gone.UpdatedAt.Add(keep)).When(s.Unchanged(), stale),
		table.Delete(standingKey(t, s.ID)), s.giveBack(t), count(t).Down(),
	}}
}

// nameKey is the place that one segment has for its name.
func (s Segment) nameKey(t access.Tenant) table.Key {
	return table.In(t, "UNIQ", Kind.Key, "NAME", text.Fold(s.Name)).Key("UNIQ")
}

func (s Segment) take(t access.Tenant) table.Write {
	taken := problem.New("segment.duplicate", problem.At("/name", "segment.nameTaken"))
	return table.Put(s.nameKey(t), table.Item{"rec": s.ID}).When(table.Absent(), taken)
}

func (s Segment) giveBack(t access.Tenant) table.Write {
	return table.Delete(s.nameKey(t)).When(table.Equal("rec", s.ID), stale)
}

// Leave takes a customer that is not in use any more out of all segments; one that is in use again stays. It may be repeated, and late. It costs
// a read, a query, and a write unit or two for each segment of the company.
func Leave(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) error {
	item, err := t.Get(ctx, customer.Key(tenant, identifier))
	if err != nil {
		return fmt.Errorf("leave segments: %w", err)
	}
	if item != nil {
		c, err := customer.Decode(item)
		if err != nil {
			return fmt.Errorf("leave segments: %w", err)
		}
		if !c.Deleted() && c.ErasedAt == nil {
			return nil
		}
	}
	identifiers, err := all(ctx, t, tenant)
	if err != nil || len(identifiers) == 0 {
		return err
	}
	var writes []table.Write
	for _, one := range identifiers {
		writes = append(writes, table.Delete(customer.InSegment(tenant, one).Key(identifier)))
	}
	if err := t.BatchWrite(ctx, writes); err != nil {
		return fmt.Errorf("leave segments: %w", err)
	}
	return nil
}
