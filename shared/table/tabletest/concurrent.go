package tabletest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"kehu/shared/table"
)

const goroutines = 32

func sequenceGivesEveryNumberOnce(t *testing.T, s *suite) {
	ctx := context.Background()
	key := s.in("SEQ", "customer").Key("SEQ")
	first, err := s.Table.Reserve(ctx, key, 3)
	if err != nil || first != 1 {
		t.Fatalf("a new sequence: got %d, %v, want 1", first, err)
	}
	var mu sync.Mutex
	owner := map[int64]string{1: "first", 2: "first", 3: "first"}
	var wait sync.WaitGroup
	for g := range goroutines {
		wait.Go(func() {
			for i := range 8 {
				count := int64(i%3 + 1)
				first, err := s.Table.Reserve(ctx, key, count)
				if err != nil {
					t.Errorf("reserve: %v", err)
					return
				}
				mu.Lock()
				for n := first; n < first+count; n++ {
					if other, taken := owner[n]; taken || n < 1 {
						t.Errorf("number %d given to %s and to %d", n, other, g)
					}
					owner[n] = fmt.Sprint(g)
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	last := int64(len(owner))
	next, err := s.Table.Reserve(ctx, key, 1)
	if err != nil || next != last+1 {
		t.Errorf("after %d numbers: got %d, %v", last, next, err)
	}
}

func sequencesAreApart(t *testing.T, s *suite) {
	ctx := context.Background()
	for _, key := range []table.Key{
		s.in("SEQ", "a").Key("SEQ"), s.in("SEQ", "b").Key("SEQ"), s.in("SEQ", "a").Key("S"), s.in("SEQ").Key("a"),
	} {
		for want := int64(1); want <= 2; want++ {
			if got, err := s.Table.Reserve(ctx, key, 1); err != nil || got != want {
				t.Errorf("%s %s: got %d, %v, want %d", key.Partition(), key.Sort(), got, err, want)
			}
		}
	}
	for _, count := range []int64{0, -1} {
		if _, err := s.Table.Reserve(ctx, s.in("SEQ", "a").Key("SEQ"), count); !errors.Is(err, table.ErrInvalid) {
			t.Errorf("%d numbers: got %v, want ErrInvalid", count, err)
		}
	}
}

// retry repeats an attempt that others were in the way of.
func retry(attempt func() error) error {
	for {
		err := attempt()
		var canceled *table.Canceled
		if err == nil || !errors.As(err, &canceled) && !errors.Is(err, table.ErrConflict) {
			return err
		}
	}
}

// increment adds to an item by reading it and writing it if nobody else did meanwhile.
func (s *suite) increment(key table.Key) error {
	ctx := context.Background()
	return retry(func() error {
		item, err := s.Table.Get(ctx, key)
		if err != nil {
			return err
		}
		unchanged := table.Absent()
		if item != nil {
			unchanged = table.Equal("n", item["n"])
		}
		put := table.Put(key, table.Item{"n": table.NumberOf(item.Int("n") + 1)}).When(unchanged, nil)
		return s.Table.Transact(ctx, table.Tx{Writes: []table.Write{put}})
	})
}

func noUpdateIsLost(t *testing.T, s *suite) {
	const each = 3
	key := s.key("counter")
	var wait sync.WaitGroup
	for range goroutines {
		wait.Go(func() {
			for range each {
				if err := s.increment(key); err != nil {
					t.Errorf("increment: %v", err)
				}
			}
		})
	}
	wait.Wait()
	s.wantItem(t, key, table.Item{"n": table.NumberOf(goroutines * each)})
}

const (
	accounts = 6
	opening  = 100
)

func (s *suite) account(i int) table.Key { return s.key(fmt.Sprint("account", i)) }

// transfersKeepTheSum moves money between accounts, while others read all accounts and let the table
// confirm that they all stood so at one moment.
func transfersKeepTheSum(t *testing.T, s *suite) {
	for i := range accounts {
		s.write(t, table.Put(s.account(i), table.Item{"n": table.NumberOf(opening)}))
	}
	var transfers, readers sync.WaitGroup
	for g := range 16 {
		transfers.Go(func() {
			for i := range 10 {
				if err := s.transfer(s.account((g+i)%accounts), s.account((g*3+i*5+1)%accounts), int64(g+i)); err != nil {
					t.Errorf("transfer: %v", err)
				}
			}
		})
	}
	var done atomic.Bool
	confirmed := atomic.Int64{}
	for range 4 {
		readers.Go(func() {
			for finished := false; !finished; {
				finished = done.Load() // one look after the last transfer, which must be confirmed
				ok, err := s.confirmSum()
				if err != nil {
					t.Errorf("sum: %v", err)
					return
				}
				if ok {
					confirmed.Add(1)
				} else if finished {
					t.Error("what nobody changes was not confirmed")
				}
			}
		})
	}
	transfers.Wait()
	done.Store(true)
	readers.Wait()
	if confirmed.Load() == 0 {
		t.Error("no sum was ever confirmed")
	}
}

var errPoor = errors.New("not enough money")

func (s *suite) transfer(from, to table.Key, amount int64) error {
	if from == to {
		return nil
	}
	tx := table.Tx{Writes: []table.Write{
		table.Update(from, nil, map[string]int64{"n": -amount}).When(table.AtLeast("n", table.NumberOf(amount)), errPoor),
		table.Update(to, nil, map[string]int64{"n": amount}).When(table.Present(), nil),
	}}
	err := retry(func() error { return tx.Explain(s.Table.Transact(context.Background(), tx)) })
	if errors.Is(err, errPoor) {
		return nil
	}
	return err
}

// confirmSum reads all accounts; ok is false when they changed meanwhile.
func (s *suite) confirmSum() (ok bool, err error) {
	ctx := context.Background()
	var tx table.Tx
	sum := int64(0)
	for i := range accounts {
		item, err := s.Table.Get(ctx, s.account(i))
		if err != nil {
			return false, err
		}
		if item.Int("n") < 0 {
			return false, fmt.Errorf("account %d has %v", i, item["n"])
		}
		sum += item.Int("n")
		tx.Add(table.Check(s.account(i), table.Equal("n", item["n"])))
	}
	err = s.Table.Transact(ctx, tx)
	var canceled *table.Canceled
	if errors.As(err, &canceled) || errors.Is(err, table.ErrConflict) {
		return false, nil
	}
	if err == nil && sum != accounts*opening {
		return false, fmt.Errorf("the accounts hold %d, want %d", sum, accounts*opening)
	}
	return err == nil, err
}
