package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"kehu/shared/access"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// errDiffers says that the two sides are not the same.
var errDiffers = errors.New("the copy differs")

// compare holds every item against its copy, and looks for items of the companies that are there and not here; then the files.
func (m *move) compare(ctx context.Context) (count int, err error) {
	companies := make(map[string]bool)
	for _, of := range []which{trail, main_} {
		err := m.each(ctx, of, func(puts []table.Write) error {
			count += len(puts)
			for _, put := range puts {
				if owner, err := table.TenantOf(put.Key); err == nil {
					companies[table.TenantPrefix(owner)] = true
				}
			}
			return abreast(puts, func(put table.Write) error { return m.same(ctx, of, put) })
		})
		if err != nil {
			return 0, err
		}
	}
	delete(companies, table.TenantPrefix(access.Platform))
	for of, name := range m.to.names {
		if err := m.nothingElse(ctx, of, name, companies); err != nil {
			return 0, err
		}
	}
	return count, m.compareFiles(ctx)
}

// same compares an item with its copy.
func (m *move) same(ctx context.Context, of which, put table.Write) error {
	copied, found, err := dynamo.Lookup(ctx, m.to.client, m.to.names[of], put.Key)
	if err != nil {
		return err
	}
	if !found || !equal(put, copied) {
		return fmt.Errorf("%w: %s, %s %s (there: %t)", errDiffers, of, put.Key.Partition(), put.Key.Sort(), found)
	}
	return nil
}

// equal reports whether two puts store the same, but for the mark of a copy.
func equal(a, b table.Write) bool {
	plain := func(item table.Item) table.Item {
		item = maps.Clone(item)
		delete(item, table.AttrMoved)
		return item
	}
	places := func(w table.Write) []table.IndexKey {
		sorted := slices.Clone(w.Index)
		slices.SortFunc(sorted, func(x, y table.IndexKey) int { return strings.Compare(string(x.Index), string(y.Index)) })
		return sorted
	}
	return reflect.DeepEqual(plain(a.Item), plain(b.Item)) && slices.Equal(places(a), places(b))
}

// nothingElse looks for items of the companies that the origin does not have.
func (m *move) nothingElse(ctx context.Context, of which, name string, companies map[string]bool) error {
	for from := (table.Key{}); ; {
		puts, next, err := dynamo.Scan(ctx, m.to.client, name, prefixes(m.scope()), from)
		if err != nil {
			return err
		}
		err = abreast(puts, func(put table.Write) error {
			owner, err := table.TenantOf(put.Key)
			if err != nil || !companies[table.TenantPrefix(owner)] || !m.goes(put) {
				return nil
			}
			_, found, err := m.from.lookup(ctx, of, put.Key)
			if err == nil && !found {
				err = fmt.Errorf("%w: %s, %s %s is there, and not here", errDiffers, of, put.Key.Partition(), put.Key.Sort())
			}
			return err
		})
		if err != nil {
			return err
		}
		if from = next; next.IsZero() {
			return nil
		}
	}
}

// abreast does something with all puts, several at once.
func abreast(puts []table.Write, do func(table.Write) error) error {
	var lanes sync.WaitGroup
	failures := make([]error, batchLanes)
	for lane := range batchLanes {
		lanes.Go(func() {
			for i := lane; i < len(puts) && failures[lane] == nil; i += batchLanes {
				failures[lane] = do(puts[i])
			}
		})
	}
	lanes.Wait()
	return errors.Join(failures...)
}

func (m *move) compareFiles(ctx context.Context) error {
	return m.from.files(ctx, func(name string, content io.ReadSeeker) error {
		key, ok, err := m.keyOf(name)
		if err != nil || !ok {
			return err
		}
		copied, _, err := m.to.store.Open(ctx, key)
		if err != nil {
			return fmt.Errorf("%w: file %s: %w", errDiffers, name, err)
		}
		here, err := io.ReadAll(content)
		there, err2 := io.ReadAll(copied)
		if err := errors.Join(err, err2, copied.Close()); err != nil {
			return err
		}
		if !bytes.Equal(here, there) {
			return fmt.Errorf("%w: file %s", errDiffers, name)
		}
		return nil
	})
}
