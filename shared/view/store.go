package view

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/counter"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Max is how many views somebody may have, and how many may be shared: so many are read at once.
const Max = 200

// Get returns a view that the caller sees: an own one, or one that is shared. The problem is view.notFound when there is none.
func Get(ctx context.Context, t table.Table, caller access.Caller, identifier string) (View, error) {
	missing := problem.New("view.notFound")
	if !Kind.Valid(identifier) {
		return View{}, missing
	}
	v, found, err := read(ctx, t, caller.Tenant, identifier)
	if err == nil && (!found || v.Owner != caller.User && !v.Shared) {
		err = missing
	}
	return v, err
}

func read(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (v View, found bool, err error) {
	item, err := t.Get(ctx, Kind.ItemKey(tenant, identifier))
	if err != nil {
		return View{}, false, fmt.Errorf("read view: %w", err)
	}
	if err := table.Decode(item, &v); err != nil {
		return View{}, false, fmt.Errorf("view: %w", err)
	}
	return v, item != nil && !v.Deleted(), nil
}

// Summary is what the list shows of a view: all of it but who changed it.
type Summary struct {
	ID        string    `json:"id" table:"id"`
	Version   int64     `json:"version" table:"v" doc:"The ETag is made of it."`
	CreatedAt time.Time `json:"createdAt" table:"ca"`
	UpdatedAt time.Time `json:"updatedAt" table:"ua"`
	Owner     string    `json:"owner" table:"ow" doc:"Who made it."`
	Fields
}

// List returns the views that the caller sees, of one object or, for "", of all: pinned ones first, then by name. They are read from an
// index, so a change of the last moments may not show yet.
func List(ctx context.Context, t table.Table, caller access.Caller, object string) ([]Summary, error) {
	found, seen := []Summary{}, make(map[string]bool)
	for _, shelf := range []string{caller.User, everybody} {
		query := table.Query{Index: table.ByOwner, Partition: partition(caller.Tenant, shelf), Limit: Max}
		for {
			page, err := t.Query(ctx, query)
			if err != nil {
				return nil, fmt.Errorf("list views: %w", err)
			}
			for _, r := range page.Records {
				var s Summary
				if err := table.Decode(r.Item, &s); err != nil {
					return nil, fmt.Errorf("list views: %w", err)
				}
				if (object == "" || s.Object == object) && !seen[s.ID] {
					found, seen[s.ID] = append(found, s), true // one that is just being shared may seem to stand on both shelves
				}
			}
			if query.After = page.Next; page.Next.IsZero() {
				break
			}
		}
	}
	slices.SortFunc(found, func(a, b Summary) int {
		if a.Pinned != b.Pinned {
			if a.Pinned {
				return -1
			}
			return 1
		}
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
	return found, nil
}

// everybody is where shared views stand; no user is called so.
const everybody = "*"

// shelf is where the view stands: with its owner's, or with what is shared.
func (v *View) shelf() string {
	if v.Shared {
		return everybody
	}
	return v.Owner
}

func partition(tenant access.Tenant, shelf string) table.Partition {
	return table.In(tenant, Kind.Key, "OF", shelf)
}

func (v *View) count(tenant access.Tenant) counter.Counter {
	return counter.Of(tenant, Kind.Key, v.shelf())
}

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

var tooMany = problem.New("view.tooMany")

func (v View) put(tenant access.Tenant) table.Write {
	return table.Put(
		Kind.ItemKey(tenant, v.ID), table.Encode(v),
		table.IndexKey{Index: table.ByTenant, Partition: table.In(tenant, Kind.Key), Sort: v.ID},
		table.IndexKey{Index: table.ByOwner, Partition: partition(tenant, v.shelf()), Sort: v.ID},
	)
}

// Created returns the transaction that stores a new view.
func (v View) Created(ctx context.Context, t table.Table, tenant access.Tenant) (table.Tx, error) {
	tx := table.Tx{Writes: []table.Write{v.put(tenant).When(table.Absent(), errors.New("view: identifier made twice"))}}
	tx.Add(v.count(tenant).UpTo(Max, tooMany))
	chosen, err := v.choose(ctx, t, tenant, nil)
	tx.Add(chosen...)
	return tx, err
}

// Replace returns the transaction that stores the view in place of before.
func (v View) Replace(ctx context.Context, t table.Table, tenant access.Tenant, before View) (table.Tx, error) {
	tx := table.Tx{Writes: []table.Write{v.put(tenant).When(before.Unchanged(), stale)}}
	if v.shelf() != before.shelf() {
		tx.Add(v.count(tenant).UpTo(Max, tooMany), before.count(tenant).Down())
	}
	chosen, err := v.choose(ctx, t, tenant, &before)
	tx.Add(chosen...)
	return tx, err
}

// Remove returns the transaction that deletes the view. What stays, for as long as keep, is who deleted it.
func (v View) Remove(tenant access.Tenant, s record.Stamp, keep time.Duration) table.Tx {
	gone := v
	gone.Meta = v.IntoBin(s)
	tx := table.Tx{Writes: []table.Write{
		table.Put(Kind.ItemKey(tenant, v.ID), table.Encode(gone)).Expiring(gone.UpdatedAt.Add(keep)).When(v.Unchanged(), stale),
		v.count(tenant).Down(),
	}}
	if v.Default {
		tx.Add(table.Delete(v.choice(tenant)).When(table.Equal("rec", v.ID), stale))
	}
	return tx
}

// choice is the place where the default view of the shelf and object is named.
func (v *View) choice(tenant access.Tenant) table.Key {
	return table.In(tenant, "UNIQ", Kind.Key, "DEFAULT", v.shelf(), v.Object).Key("UNIQ")
}

// choose returns the writes that keep the choice of the default view; before is nil for a new one. Who was the default until now is no more,
// which makes a version of it.
func (v *View) choose(ctx context.Context, t table.Table, tenant access.Tenant, before *View) (writes []table.Write, err error) {
	had := before != nil && before.Default
	if had && v.Default && v.shelf() == before.shelf() {
		return nil, nil
	}
	if had {
		writes = append(writes, table.Delete(before.choice(tenant)).When(table.Equal("rec", v.ID), stale))
	}
	if !v.Default {
		return writes, nil
	}
	item, err := t.Get(ctx, v.choice(tenant))
	if err != nil {
		return nil, fmt.Errorf("read default view: %w", err)
	}
	take := table.Put(v.choice(tenant), table.Item{"rec": v.ID})
	if item == nil {
		return append(writes, take.When(table.Absent(), table.ErrConflict)), nil
	}
	loser, found, err := read(ctx, t, tenant, item.Text("rec"))
	if err != nil || !found {
		return nil, fmt.Errorf("default view (found %t): %w", found, errors.Join(err, table.ErrConflict))
	}
	unchanged := loser.Unchanged()
	loser.Meta = loser.Changed(record.Stamp{At: v.UpdatedAt, By: v.UpdatedBy, RequestID: v.RequestID})
	loser.Default = false
	return append(writes,
		take.When(table.Equal("rec", loser.ID), table.ErrConflict),
		loser.put(tenant).When(unchanged, table.ErrConflict)), nil
}
