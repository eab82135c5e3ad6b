package local

import (
	"sync"
	"time"

	"github.com/cockroachdb/pebble/v2"
)

// syncAfter is how long a deferred write waits for somebody else's fsync before it gets one of its own, unless somebody wants to read what it
// wrote.
const syncAfter = 5 * time.Millisecond

// syncer sees to it that writes that are table.Deferred reach the disk.
type syncer struct {
	mu     sync.Mutex
	timer  *time.Timer // set while a sync is to come
	closed bool

	syncing sync.Mutex // held during a sync
}

// syncSoon has what was written so far synced within syncAfter.
func (t *Table) syncSoon() {
	t.syncer.mu.Lock()
	defer t.syncer.mu.Unlock()
	if t.syncer.timer == nil && !t.syncer.closed {
		t.syncer.timer = time.AfterFunc(syncAfter, t.sync)
	}
}

// syncNow begins the sync that is to come, if one is.
func (t *Table) syncNow() {
	t.syncer.mu.Lock()
	defer t.syncer.mu.Unlock()
	if t.syncer.timer != nil && t.syncer.timer.Stop() {
		t.syncer.timer = nil
		go t.sync()
	}
}

// sync waits until all that was written so far is on disk, unless others have waited for that.
func (t *Table) sync() {
	t.syncer.syncing.Lock()
	defer t.syncer.syncing.Unlock()
	if t.syncer.begin() {
		return
	}
	t.writing.Lock()
	commit, sequence := t.journal.begun, t.sequence
	t.writing.Unlock()
	if t.journal.disk.Load() >= commit {
		return
	}
	if err := t.database.store.LogData(nil, pebble.Sync); err != nil {
		storeLogger{t.database.options.Logger}.Fatalf("local: sync: %v", err)
	}
	t.journal.reached(commit, sequence)
}

// Sync waits until all that was written so far to any table of the database is on disk, what was deferred too.
func (t *Table) Sync() error {
	if err := t.database.enter(); err != nil {
		return err
	}
	defer t.database.leave()
	if err := t.database.store.LogData(nil, pebble.Sync); err != nil { // the tables have one log
		storeLogger{t.database.options.Logger}.Fatalf("local: sync: %v", err)
	}
	t.sync()
	return nil
}

// begin notes that what is written from now on needs another sync; it reports whether there are to be none any more.
func (s *syncer) begin() (closed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.timer = nil
	return s.closed
}

// stop ends the syncing, and waits for one under way. Nobody is inside the table any more, and closing the store writes all that is left.
func (s *syncer) stop() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.syncing.Lock()
	defer s.syncing.Unlock()
}
