package total

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"kehu/shared/table"
)

// concurrent is how many queries run at once: as many as connections are kept open (table/dynamo).
const concurrent = 16

// pageSize is how many cells one query asks for.
const pageSize = 500

// source is one partition of cells, in the order of their keys.
type source struct {
	query    table.Query
	key      string // what all of its cells are of; "" is what the cells say
	waiting  []table.Record
	finished bool
}

// merger gives the cells of many partitions, key by key.
type merger struct {
	table   table.Table
	sources []source
}

// next returns the next cell, its key and its place; ok is false when there is none.
func (m *merger) next(ctx context.Context) (key string, item table.Item, p place, ok bool, err error) {
	if err := m.fill(ctx); err != nil {
		return "", nil, p, false, err
	}
	var from *source
	for i := range m.sources {
		s := &m.sources[i]
		if len(s.waiting) == 0 {
			continue
		}
		at, known := placeOf(s.waiting[0].Key.Sort())
		if !known {
			return "", nil, p, false, fmt.Errorf("a total at %q", s.waiting[0].Key.Sort())
		}
		name := s.key
		if name == "" {
			name = at.key
		}
		if from == nil || name < key {
			key, p, from = name, at, s
		}
	}
	if from == nil {
		return "", nil, p, false, nil
	}
	item, from.waiting = from.waiting[0].Item, from.waiting[1:]
	return key, item, p, true, nil
}

// fill sees to it that something waits in every partition that is not finished.
func (m *merger) fill(ctx context.Context) error {
	var dry []*source
	for i := range m.sources {
		if s := &m.sources[i]; len(s.waiting) == 0 && !s.finished {
			dry = append(dry, s)
		}
	}
	if len(dry) == 0 {
		return nil
	}
	if len(dry) == 1 {
		return m.read(ctx, dry[0])
	}
	failed := make([]error, len(dry))
	turns := make(chan struct{}, concurrent)
	var all sync.WaitGroup
	for i, s := range dry {
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			failed[i] = m.read(ctx, s)
		})
	}
	all.Wait()
	return errors.Join(failed...)
}

func (m *merger) read(ctx context.Context, s *source) error {
	s.query.Limit, s.query.Consistent = pageSize, true
	for len(s.waiting) == 0 && !s.finished {
		page, err := m.table.Query(ctx, s.query)
		if err != nil {
			return err
		}
		s.waiting, s.finished, s.query.After = page.Records, page.Next.IsZero(), page.Next
	}
	return nil
}
