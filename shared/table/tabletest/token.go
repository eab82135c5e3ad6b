package tabletest

import (
	"context"
	"errors"
	"sync"
	"testing"

	"kehu/shared/table"
)

func tokenHappensOnce(t *testing.T, s *suite) {
	ctx := context.Background()
	a, b := s.key("a"), s.key("b")
	tx := func() table.Tx {
		return table.Tx{Token: s.tenant.Bare(), Writes: []table.Write{
			table.Update(a, map[string]any{"m": map[string]any{"x": "1", "y": "2", "z": "3"}}, map[string]int64{"n": 1, "k": 2}, "q", "r"),
			table.Put(b, table.Item{"a": "b"}).When(table.Absent(), errors.New("taken")),
		}}
	}
	for range 5 {
		if err := s.Table.Transact(ctx, tx()); err != nil {
			t.Fatalf("the same transaction again: %v", err)
		}
	}
	want := table.Item{"n": table.Number("1"), "k": table.Number("2"), "m": map[string]any{"x": "1", "y": "2", "z": "3"}}
	s.wantItem(t, a, want)

	without := tx()
	without.Token = ""
	var canceled *table.Canceled
	if err := s.Table.Transact(ctx, without); !errors.As(err, &canceled) || canceled.Failed() != 1 {
		t.Errorf("without the token: got %v, want it canceled by the second write", err)
	}
}

func tokenHappensOnceAtOnce(t *testing.T, s *suite) {
	ctx := context.Background()
	key := s.key("a")
	tx := table.Tx{Token: s.tenant.Bare(), Writes: []table.Write{table.Update(key, nil, map[string]int64{"n": 1})}}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			err := s.Table.Transact(ctx, tx)
			for errors.Is(err, table.ErrConflict) { // the first is still under way
				err = s.Table.Transact(ctx, tx)
			}
			if err != nil {
				t.Errorf("transact: %v", err)
			}
		})
	}
	wait.Wait()
	s.wantItem(t, key, table.Item{"n": table.Number("1")})
}

func tokenBelongsToItsTransaction(t *testing.T, s *suite) {
	ctx := context.Background()
	key := s.key("a")
	token := s.tenant.Bare()
	if err := s.Table.Transact(ctx, table.Tx{Token: token, Writes: []table.Write{table.Put(key, table.Item{"a": "1"})}}); err != nil {
		t.Fatal(err)
	}
	for name, writes := range map[string][]table.Write{
		"another value":     {table.Put(key, table.Item{"a": "2"})},
		"another attribute": {table.Put(key, table.Item{"b": "1"})},
		"another key":       {table.Put(s.key("b"), table.Item{"a": "1"})},
		"another place":     {table.Put(key, table.Item{"a": "1"}, at(table.ByTenant, s.in("X"), "1"))},
		"a condition":       {table.Put(key, table.Item{"a": "1"}).When(table.Present(), nil)},
		"another kind":      {table.Update(key, map[string]any{"a": "1"}, nil)},
		"one write more":    {table.Put(key, table.Item{"a": "1"}), table.Put(s.key("b"), nil)},
	} {
		t.Run(name, func(t *testing.T) {
			if err := s.Table.Transact(ctx, table.Tx{Token: token, Writes: writes}); !errors.Is(err, table.ErrInvalid) {
				t.Errorf("got %v, want ErrInvalid", err)
			}
			s.wantItem(t, key, table.Item{"a": "1"})
			s.wantItem(t, s.key("b"), nil)
		})
	}
}

func tokenOfCanceledTransaction(t *testing.T, s *suite) {
	ctx := context.Background()
	key, other := s.key("a"), s.key("b")
	tx := table.Tx{Token: s.tenant.Bare(), Writes: []table.Write{
		table.Update(key, nil, map[string]int64{"n": 1}),
		table.Check(other, table.Present()),
	}}
	var canceled *table.Canceled
	if err := s.Table.Transact(ctx, tx); !errors.As(err, &canceled) {
		t.Fatalf("got %v, want it canceled", err)
	}
	s.write(t, table.Put(other, nil))
	for range 2 {
		if err := s.Table.Transact(ctx, tx); err != nil {
			t.Fatal(err)
		}
	}
	s.wantItem(t, key, table.Item{"n": table.Number("1")})
}
