package imports

import (
	"context"
	"slices"
	"sync"

	"kehu/shared/imports"
	"kehu/shared/table"
)

// blockSize is how many numbers of a sequence are taken at once: one by one each would be a write of its own. What is left of them when a turn
// ends is lost.
const blockSize = 40

// blocks takes the numbers of rows from sequences. Where each row needs one they follow the order of the file, though rows are planned side by
// side; else each row that needs one gets the next.
type blocks struct {
	table   table.Table
	ordered bool

	mu    sync.Mutex
	first int64 // the first row that is not done
	taken map[table.Key][]block
}

// block is a run of numbers: of the rows from a place on, or of whoever comes.
type block struct{ place, number, left int64 }

func newBlocks(t table.Table, m imports.Mode) *blocks {
	return &blocks{table: t, ordered: m != imports.Update && m != imports.Upsert, taken: make(map[table.Key][]block)}
}

// reach notes the first row that is not done.
func (b *blocks) reach(place int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.first = place
	for key, all := range b.taken {
		if b.ordered {
			b.taken[key] = slices.DeleteFunc(all, func(old block) bool { return old.place+old.left <= place })
		}
	}
}

// take returns the number of a row.
func (b *blocks) take(ctx context.Context, key table.Key, place int64) (int64, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ordered && place < b.first { // a row that is planned once more, behind others, and took none the first time
		return b.table.Reserve(ctx, key, 1)
	}
	for {
		all := b.taken[key]
		for i, known := range all {
			switch {
			case b.ordered && place >= known.place && place < known.place+known.left:
				return known.number + place - known.place, nil
			case !b.ordered && known.left > 0:
				all[i].number++
				all[i].left--
				return known.number, nil
			}
		}
		first, err := b.table.Reserve(ctx, key, blockSize)
		if err != nil {
			return 0, err
		}
		next := block{place: b.first, number: first, left: blockSize}
		if n := len(all); n > 0 && b.ordered {
			next.place = max(b.first, all[n-1].place+all[n-1].left)
		}
		if !b.ordered {
			all = nil
		}
		b.taken[key] = append(all, next)
	}
}

// numbered is the table as a row sees it: a row that is planned again gets the number that it had.
type numbered struct {
	table.Table
	row    *row
	blocks *blocks
}

// Reserve is table.Table's.
func (n numbered) Reserve(ctx context.Context, key table.Key, count int64) (int64, error) {
	if count != 1 {
		return n.Table.Reserve(ctx, key, count)
	}
	if number, known := n.row.numbers[key]; known {
		return number, nil
	}
	number, err := n.blocks.take(ctx, key, n.row.place)
	if err == nil {
		n.row.numbers[key] = number
	}
	return number, err
}
