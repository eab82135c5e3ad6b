package history_test

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"

	"kehu/shared/table"
	"kehu/shared/table/local"
	"kehu/shared/table/tabletest/history"
)

// broken is a whole table that one method, or two, spoil now and then.
type broken struct {
	table.Table
	get      func(context.Context, table.Key) (table.Item, error)
	transact func(context.Context, table.Tx) error
	reserve  func(context.Context, table.Key, int64) (int64, error)
}

func (b broken) Get(ctx context.Context, key table.Key) (table.Item, error) {
	if b.get != nil {
		return b.get(ctx, key)
	}
	return b.Table.Get(ctx, key)
}

func (b broken) Transact(ctx context.Context, tx table.Tx) error {
	if b.transact != nil {
		return b.transact(ctx, tx)
	}
	return b.Table.Transact(ctx, tx)
}

func (b broken) Reserve(ctx context.Context, key table.Key, count int64) (int64, error) {
	if b.reserve != nil {
		return b.reserve(ctx, key, count)
	}
	return b.Table.Reserve(ctx, key, count)
}

// seldom is true once in n times.
func seldom(n int) bool { return rand.IntN(n) == 0 }

// defects are ways in which a table can be wrong.
var defects = map[string]func(whole table.Table) table.Table{
	"a write that is lost": func(whole table.Table) table.Table {
		return broken{Table: whole, transact: func(ctx context.Context, tx table.Tx) error {
			if seldom(20) {
				return nil
			}
			return whole.Transact(ctx, tx)
		}}
	},
	"a read of what was there before": func(whole table.Table) table.Table {
		var old sync.Map
		return broken{Table: whole, get: func(ctx context.Context, key table.Key) (table.Item, error) {
			item, err := whole.Get(ctx, key)
			before, found := old.Swap(key, item)
			if found && seldom(4) {
				return before.(table.Item), err
			}
			return item, err
		}}
	},
	"half a transaction": func(whole table.Table) table.Table {
		return broken{Table: whole, transact: func(ctx context.Context, tx table.Tx) error {
			if len(tx.Writes) > 1 && tx.Token == "" && seldom(10) {
				tx.Writes = tx.Writes[:len(tx.Writes)-1]
			}
			return whole.Transact(ctx, tx)
		}}
	},
	"a condition that is not looked at": func(whole table.Table) table.Table {
		return broken{Table: whole, transact: func(ctx context.Context, tx table.Tx) error {
			if tx.Token == "" && seldom(5) {
				for i := range tx.Writes {
					if tx.Writes[i].Kind != table.KindCheck {
						tx.Writes[i].If = table.Condition{}
					}
				}
			}
			return whole.Transact(ctx, tx)
		}}
	},
	"a canceled transaction that happened": func(whole table.Table) table.Table {
		return broken{Table: whole, transact: func(ctx context.Context, tx table.Tx) error {
			err := whole.Transact(ctx, tx)
			if w := tx.Writes[0]; err != nil && w.Kind == table.KindPut && seldom(5) {
				w.If = table.Condition{}
				return errors.Join(err, whole.Transact(ctx, table.Tx{Writes: []table.Write{w}}))
			}
			return err
		}}
	},
	"a token that is not looked at": func(whole table.Table) table.Table {
		return broken{Table: whole, transact: func(ctx context.Context, tx table.Tx) error {
			tx.Token = ""
			return whole.Transact(ctx, tx)
		}}
	},
	"a success that is told as unknown, and then undone": func(whole table.Table) table.Table {
		return broken{Table: whole, transact: func(ctx context.Context, tx table.Tx) error {
			w := tx.Writes[0]
			if len(tx.Writes) > 1 || w.Kind == table.KindCheck || !seldom(5) {
				return whole.Transact(ctx, tx)
			}
			before, err := whole.Get(ctx, w.Key)
			if err := errors.Join(err, whole.Transact(ctx, tx)); err != nil {
				return err
			}
			undo := table.Delete(w.Key)
			if before != nil {
				undo = table.Put(w.Key, before)
			}
			return errors.Join(io.ErrUnexpectedEOF, whole.Transact(ctx, table.Tx{Writes: []table.Write{undo}}))
		}}
	},
	"a number that is given twice": func(whole table.Table) table.Table {
		return broken{Table: whole, reserve: func(ctx context.Context, key table.Key, count int64) (int64, error) {
			first, err := whole.Reserve(ctx, key, count)
			if seldom(4) && first > 1 {
				first--
			}
			return first, err
		}}
	},
}

var size = history.Options{Worlds: 2, Clients: 6, Calls: 80, WholeQueries: true}

func open(t *testing.T) table.Table {
	t.Helper()
	db, err := local.Open(t.TempDir(), local.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db.Table(table.Main)
}

// TestDefectsAreFound is what makes the other histories worth something.
func TestDefectsAreFound(t *testing.T) {
	const attempts = 20
	for name, spoil := range defects {
		t.Run(name, func(t *testing.T) {
			on := spoil(open(t))
			for seed := range uint64(attempts) {
				size := size
				size.Seed = seed
				h, err := history.Record(t.Context(), on, size)
				if err != nil {
					return // found without porcupine
				}
				if verdict := h.Check(); !verdict.Linearizable && verdict.Decided {
					if err := verdict.Draw(filepath.Join(t.TempDir(), "history.html")); err != nil {
						t.Error(err)
					}
					return
				}
			}
			t.Errorf("%d histories of a broken table were explained", attempts)
		})
	}
}

// unsure says of some calls that it does not know what became of them: some of those happened, some did not.
func unsure(whole table.Table) table.Table {
	return broken{Table: whole, transact: func(ctx context.Context, tx table.Tx) error {
		switch rand.IntN(30) {
		case 0:
			return io.ErrUnexpectedEOF
		case 1:
			return errors.Join(io.ErrUnexpectedEOF, onlyUnknown(whole.Transact(ctx, tx)))
		}
		return whole.Transact(ctx, tx)
	}}
}

// onlyUnknown drops what would tell that a transaction did not happen.
func onlyUnknown(err error) error {
	if canceled := new(table.Canceled); errors.As(err, &canceled) {
		return nil
	}
	return err
}

func TestWhatIsNotKnownIsNoDefect(t *testing.T) {
	history.Run(t, 5, size, func(t *testing.T) table.Table { return unsure(open(t)) })
}
