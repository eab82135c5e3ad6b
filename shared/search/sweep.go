package search

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"unicode"

	"kehu/shared/access"
	"kehu/shared/table"
)

// blockSize is how many partitions one Sweep looks at: each that is empty costs half a read unit.
const blockSize = 1024

// heads are all texts with which a token of a character of Unicode's first plane begins: each names a partition. Nobody lists partitions, so
// that whoever looks for tokens which nobody remembers has to try all.
var heads = sync.OnceValue(func() []string {
	var all []string
	for r := '0'; r <= '9'; r++ {
		all = append(all, string(digits)+string(r))
	}
	for r := 'a'; r <= 'z'; r++ {
		all = append(all, string(phonetic)+string(r))
	}
	for r := '!'; r <= 0xffff; r++ {
		begins := r <= unicode.MaxASCII || unicode.IsLetter(r) || unicode.IsDigit(r)
		if begins && unicode.IsGraphic(r) && fold(string(r)) == string(r) {
			all = append(all, string(word)+string(r))
		}
	}
	return all
})

// Blocks is how many calls of Sweep look everywhere.
func Blocks() int { return (len(heads()) + blockSize - 1) / blockSize }

// Sweep removes tokens that their records do not have: those of one of the blocks, from 0 on. It leaves characters beyond Unicode's first
// plane to Rebuild, which removes what is remembered. The number is that of the tokens that were removed. It may be repeated.
func (k Kind) Sweep(ctx context.Context, t table.Table, tenant access.Tenant, block int) (int, error) {
	all := heads()
	part := all[min(block*blockSize, len(all)):min((block+1)*blockSize, len(all))]
	var sweeping sync.WaitGroup
	removed, errs := make([]int, len(part)), make([]error, len(part))
	slots := make(chan struct{}, 16)
	for i, head := range part {
		slots <- struct{}{}
		sweeping.Go(func() {
			defer func() { <-slots }()
			removed[i], errs[i] = k.sweep(ctx, t, tenant, head)
		})
	}
	sweeping.Wait()
	total := 0
	for _, n := range removed {
		total += n
	}
	return total, errors.Join(errs...)
}

// sweep is Sweep of one partition.
func (k Kind) sweep(ctx context.Context, t table.Table, tenant access.Tenant, head string) (removed int, err error) {
	query := table.Query{Partition: k.partition(tenant, head), Limit: table.MaxBatchGet, Consistent: true}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return removed, fmt.Errorf("sweep: %w", err)
		}
		n, err := k.check(ctx, t, tenant, page.Records)
		if removed += n; err != nil {
			return removed, fmt.Errorf("sweep: %w", err)
		}
		if query.After = page.Next; page.Next.IsZero() {
			return removed, nil
		}
	}
}

// check removes those of the tokens that their records do not have.
func (k Kind) check(ctx context.Context, t table.Table, tenant access.Tenant, items []table.Record) (int, error) {
	if len(items) == 0 {
		return 0, nil
	}
	keys := make([]table.Key, len(items))
	for i, r := range items {
		h, _ := split(r.Key.Sort())
		keys[i] = k.place(tenant, h.identifier)
	}
	records, err := t.BatchGet(ctx, keys)
	if err != nil {
		return 0, err
	}
	var gone []table.Write
	var changed []string
	for i, item := range records {
		h, _ := split(items[i].Key.Sort())
		var text Text
		if item != nil {
			if text, err = k.Text(item); err != nil {
				return 0, err
			}
		}
		if _, has := slices.BinarySearch(text.Tokens(), h.token); has {
			continue
		}
		gone = append(gone, table.Delete(items[i].Key))
		if !slices.Contains(changed, h.identifier) {
			changed = append(changed, h.identifier)
		}
	}
	if len(gone) == 0 {
		return 0, nil
	}
	if err := t.BatchWrite(ctx, gone); err != nil {
		return 0, err
	}
	for _, identifier := range changed { // the record may have come to have the token since it was read
		if err := k.Rebuild(ctx, t, tenant, identifier); err != nil {
			return 0, err
		}
	}
	return len(gone), nil
}
