package purge

import (
	"context"
	"errors"
	"fmt"
	"maps"

	"kehu/shared/departed"
	"kehu/shared/file"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/table"
	"kehu/shared/user"
)

// part is a place where something of the company may be.
type part func(ctx context.Context, w *worker) (leaf, error)

// leaf is what a page of a part came to.
type leaf struct {
	found int64
	count func(*departed.Mark) // adds what was found
	after func(*departed.Mark) // goes on behind it; nil at the end of the part
	clear func(context.Context) error
}

// parts are all parts. Accounts and addresses are found by what stands in the main table.
func (w *worker) parts() []part { return []part{ofMain, ofTrail, ofFiles} }

// maxPassed is how many pages with nothing of the company are looked through before the mark says so.
const maxPassed = 100

// page does one page of the part that the mark names: what is found is counted, with the place behind it, and then removed.
func (w *worker) page(ctx context.Context) error {
	found, err := w.parts()[w.mark.Step](ctx, w)
	if err != nil {
		return fmt.Errorf("purge: %w", err)
	}
	if found.found == 0 && found.after != nil && w.passed < maxPassed { // as most pages of a large table in DynamoDB
		w.passed++
		w.mark.Partition, w.mark.Sort = "", ""
		found.after(&w.mark)
		return nil
	}
	err = w.save(ctx, func(m *departed.Mark) {
		if m.Found += found.found; m.Pass == 1 {
			found.count(m)
		}
		m.Partition, m.Sort, m.File = "", "", ""
		if found.after != nil {
			found.after(m)
		} else {
			m.Step++
		}
	})
	if err != nil || found.found == 0 {
		return err
	}
	if err := found.clear(ctx); err != nil {
		return fmt.Errorf("purge: %w", err)
	}
	return nil
}

// from is where the mark says that a table goes on.
func (w *worker) from() table.Key {
	if w.mark.Partition == "" {
		return table.Key{}
	}
	return table.StoredKey(w.mark.Partition, w.mark.Sort)
}

// behind returns what makes the mark go on behind a key; nil for none.
func behind(next table.Key) func(*departed.Mark) {
	if next.IsZero() {
		return nil
	}
	return func(m *departed.Mark) { m.Partition, m.Sort = next.Partition().String(), next.Sort() }
}

// ofMain is the main table: what is below the company, and the platform's items that say whose an address is.
func ofMain(ctx context.Context, w *worker) (leaf, error) {
	own := table.TenantPrefix(w.tenant)
	all, next, err := w.deps.Inventory.Contents(ctx, []string{own, login.AddressPrefix()}, w.from())
	if err != nil {
		return leaf{}, err
	}
	var keys, addresses []table.Key
	var people []user.User
	records, entries := make(map[string]int64), int64(0)
	for _, put := range all {
		if of, err := table.TenantOf(put.Key); err != nil || of != w.tenant {
			if login.Owner(put) == w.tenant.String() {
				addresses = append(addresses, put.Key)
			}
			continue
		}
		keys = append(keys, put.Key)
		switch kind := put.Item.Text(table.AttrKind); kind {
		case "":
			entries++
		case user.Kind.Name:
			u, err := user.Decode(put.Item)
			if err != nil {
				return leaf{}, err
			}
			people = append(people, u)
			records[kind]++
		default:
			records[kind]++
		}
	}
	return leaf{
		found: int64(len(keys) + len(addresses)),
		count: func(m *departed.Mark) {
			m.Records, m.Entries = sum(m.Records, records), m.Entries+entries
		},
		after: behind(next),
		clear: func(ctx context.Context) error {
			for _, u := range people {
				if err := w.dismiss(ctx, u); err != nil {
					return err
				}
			}
			for _, address := range addresses {
				if err := login.Free(ctx, w.deps.Table, address, w.tenant); err != nil {
					return err
				}
			}
			return w.deps.Inventory.Remove(ctx, keys)
		},
	}, nil
}

func sum(a, b map[string]int64) map[string]int64 {
	all := maps.Clone(a)
	if all == nil {
		all = make(map[string]int64)
	}
	for kind, count := range b {
		all[kind] += count
	}
	return all
}

// dismiss removes the account of a user, if it is the company's: who has gone may have come back with another one.
func (w *worker) dismiss(ctx context.Context, u user.User) error {
	account, err := w.deps.Identity.Find(ctx, u.Email)
	if errors.Is(err, identity.ErrNotFound) || err == nil && account.Tenant != w.tenant.String() {
		return nil
	}
	if err != nil {
		return err
	}
	return w.deps.Identity.Remove(ctx, account.Username)
}

// ofTrail is the audit table.
func ofTrail(ctx context.Context, w *worker) (leaf, error) {
	all, next, err := w.deps.AuditInventory.Contents(ctx, []string{table.TenantPrefix(w.tenant)}, w.from())
	if err != nil {
		return leaf{}, err
	}
	keys := make([]table.Key, len(all))
	for i, put := range all {
		keys[i] = put.Key
	}
	return leaf{
		found: int64(len(keys)),
		count: func(m *departed.Mark) { m.AuditRows += int64(len(keys)) },
		after: behind(next),
		clear: func(ctx context.Context) error { return w.deps.AuditInventory.Remove(ctx, keys) },
	}, nil
}

// filesAtOnce is how many files are removed between two versions of the mark.
const filesAtOnce = 100

// ofFiles is the store of files.
func ofFiles(ctx context.Context, w *worker) (leaf, error) {
	var after file.Key
	if w.mark.File != "" {
		var err error
		if after, err = file.Parse(w.tenant, w.mark.File); err != nil {
			return leaf{}, err
		}
	}
	keys, err := w.deps.Files.List(ctx, w.tenant, after, filesAtOnce)
	if err != nil {
		return leaf{}, err
	}
	page := leaf{
		found: int64(len(keys)),
		count: func(m *departed.Mark) { m.Files += int64(len(keys)) },
		clear: func(ctx context.Context) error {
			for _, key := range keys {
				if err := w.deps.Files.Delete(ctx, key); err != nil {
					return err
				}
			}
			return nil
		},
	}
	if len(keys) > 0 {
		page.after = func(m *departed.Mark) { m.File = keys[len(keys)-1].String() }
	}
	return page, nil
}
