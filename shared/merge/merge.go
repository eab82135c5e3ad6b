package merge

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"

	"kehu/shared/table"
)

// List says what to read.
type List struct {
	Table      table.Table
	Index      table.Index // or table.Primary, for one partition of the table itself
	Partitions []table.Partition
	Within     table.Range               // of sort keys; the zero value is all
	Sort       func(table.Record) string // the record's sort key in the index
	Ascending  bool                      // the lowest sort key first; else the highest
	After      table.Position            // that a Reader returned; zero is the start
	Expected   int                       // how many records will be taken, about; at least 1
}

// concurrent is how many queries run at once: as many as connections are kept open (table/dynamo).
const concurrent = 16

// Reader gives the records of a List one by one. It is not safe for concurrent use.
type Reader struct {
	list    List
	streams []*stream
	last    table.Position
}

// stream is one partition.
type stream struct {
	query    table.Query
	waiting  []entry // read, and not given yet
	finished bool    // nothing follows what is waiting
}

type entry struct {
	record table.Record
	sort   string
}

// NewReader returns a Reader of the list. It reads nothing yet.
func NewReader(l List) *Reader {
	r := &Reader{list: l, last: l.After}
	first := firstLimit(l.Expected, len(l.Partitions))
	for _, partition := range l.Partitions {
		q := table.Query{
			Index: l.Index, Partition: partition, Sort: l.Within, Descending: !l.Ascending, Limit: first, After: l.After,
			Consistent: l.Index == table.Primary,
		}
		if !q.After.IsZero() && l.Index != table.Primary {
			q.After.IndexPart = partition.String()
		}
		r.streams = append(r.streams, &stream{query: q})
	}
	return r
}

// firstLimit is what the first query of each partition asks for: its share of what is expected, and three standard
// deviations more (of a Poisson distribution), so that one query is mostly enough when the records are spread evenly. With
// many partitions that is some 7 index entries, which cost half a read unit, no more than a query that finds nothing.
func firstLimit(expected, partitions int) int {
	if partitions <= 1 {
		return expected
	}
	share := float64(expected) / float64(partitions)
	return int(math.Ceil(share + 3*math.Sqrt(share) + 3))
}

// Next returns the next record; ok is false when there is none.
func (r *Reader) Next(ctx context.Context) (record table.Record, ok bool, err error) {
	if err := r.fill(ctx); err != nil {
		return table.Record{}, false, err
	}
	var next entry
	for _, s := range r.streams {
		if len(s.waiting) > 0 && (!ok || (s.waiting[0].sort > next.sort) != r.list.Ascending) {
			next, ok = s.waiting[0], true
		}
	}
	if !ok {
		return table.Record{}, false, nil
	}
	for _, s := range r.streams {
		if len(s.waiting) > 0 && s.waiting[0].sort == next.sort {
			s.waiting = s.waiting[1:]
		}
	}
	r.last = table.Position{Key: next.record.Key}
	if r.list.Index != table.Primary {
		r.last.IndexPart, r.last.IndexSort = r.streams[0].query.Partition.String(), next.sort
	}
	return next.record, true, nil
}

// Position returns where a List goes on after the record that Next returned last; zero when nothing follows.
func (r *Reader) Position() table.Position {
	for _, s := range r.streams {
		if len(s.waiting) > 0 || !s.finished {
			return r.last
		}
	}
	return table.Position{}
}

// fill sees to it that something waits in every partition that is not finished. When one ran out, others that soon will are
// read along with it, so that they do not have to wait for each other.
func (r *Reader) fill(ctx context.Context) error {
	var low []*stream
	dry := false
	for _, s := range r.streams {
		if !s.finished && len(s.waiting) <= s.query.Limit/2 {
			low = append(low, s)
			dry = dry || len(s.waiting) == 0
		}
	}
	if !dry {
		return nil
	}
	if len(low) == 1 {
		return r.read(ctx, low[0])
	}
	failed := make([]error, len(low))
	turns := make(chan struct{}, concurrent)
	var all sync.WaitGroup
	for i, s := range low {
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			failed[i] = r.read(ctx, s)
		})
	}
	all.Wait()
	return errors.Join(failed...)
}

// read reads on in one partition until something waits there; each query asks for twice as much as the one before, up to what
// is expected.
func (r *Reader) read(ctx context.Context, s *stream) error {
	for found := false; !found && !s.finished; {
		page, err := r.list.Table.Query(ctx, s.query)
		if err != nil {
			return fmt.Errorf("merge: %w", err)
		}
		for _, record := range page.Records {
			s.waiting = append(s.waiting, entry{record, r.list.Sort(record)})
			found = true
		}
		s.finished = page.Next.IsZero()
		s.query.After = page.Next
		s.query.Limit = max(s.query.Limit, min(2*s.query.Limit, r.list.Expected))
	}
	return nil
}
