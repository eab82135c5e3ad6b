package machine

import (
	"slices"
	"sync"

	"kehu/functions/events"
	"kehu/shared/event"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// window reads the table's changes for all subscribers: as these are nearly at one place, a change is read and decoded once, and its
// event made once, however many they are. Nobody may change what it gives.
type window struct {
	main *tablelocal.Table

	mu      sync.Mutex
	from    string   // the sequence before the first entry
	entries []*entry // the newest that were read, in order
}

// windowSize is how many changes are kept: those who are further behind read for themselves. Some kilobytes each, they are most of what
// the garbage collector has to look at.
const windowSize = 4 * batchSize

// entry is a change with the event that it tells of.
type entry struct {
	table.Change
	event func() (event.Event, bool, error)
}

func newEntry(c table.Change) *entry {
	type told struct {
		e    event.Event
		told bool
		err  error
	}
	once := sync.OnceValue(func() told {
		var t told
		t.err = guard(func() (err error) {
			t.e, t.told, err = events.EventOf(c)
			return err
		})
		return t
	})
	return &entry{c, func() (event.Event, bool, error) { t := once(); return t.e, t.told, t.err }}
}

// after returns the next changes after the sequence, at most batchSize of them; none when there are none yet.
func (w *window) after(sequence string) ([]*entry, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if sequence < w.from {
		return w.read(sequence)
	}
	first, _ := slices.BinarySearchFunc(w.entries, sequence, func(e *entry, s string) int {
		if e.Sequence <= s {
			return -1
		}
		return 1
	})
	if first < len(w.entries) {
		return w.entries[first:min(first+batchSize, len(w.entries))], nil
	}
	more, err := w.read(sequence)
	if err != nil || len(more) == 0 {
		return nil, err
	}
	if len(w.entries) == 0 || w.entries[len(w.entries)-1].Sequence != sequence { // someone who is ahead of all
		w.from, w.entries = sequence, nil
	}
	w.entries = append(w.entries, more...)
	if over := len(w.entries) - windowSize; over > 0 {
		w.from = w.entries[over-1].Sequence
		w.entries = slices.Clone(w.entries[over:]) // what was given out stays as it is
	}
	return more, nil
}

// read reads and decodes changes.
func (w *window) read(sequence string) ([]*entry, error) {
	changes, err := w.main.Changes(sequence, batchSize)
	if err != nil {
		return nil, err
	}
	all := make([]*entry, len(changes))
	for i, c := range changes {
		all[i] = newEntry(c)
	}
	return all, nil
}
