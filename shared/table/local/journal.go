package local

import (
	"context"
	"hash/maphash"
	"sync"
	"sync/atomic"

	"kehu/shared/table"
)

// journal knows which commits of a table have reached the disk.
//
// The store shows a commit to readers as soon as it is applied, before its fsync. Nobody
// may act on what a power cut could still take back, so readers wait, but only for commits
// that touched the partition that they read: begin marks the partitions of a
// commit before it is applied, and settle, called after the read, waits for the newest
// mark. Partitions share marks by hash; a needless wait is harmless.
//
// Waiting for one commit is waiting for all before it: the store writes its log in the order
// in which batches are applied, syncs it from the front, and syncs a full log file before
// it begins the next.
type journal struct {
	begun uint64 // the newest commit; guarded by Table.writing
	seed  maphash.Seed
	marks [4096]atomic.Uint64
	hurry func()        // begins the fsync of deferred commits
	disk  atomic.Uint64 // the newest commit known to be on disk; changed under mu

	mu       sync.Mutex
	moved    *sync.Cond // disk has
	told     *sync.Cond // sequence has: not with each commit, and many wait for it
	sequence uint64     // the newest change known to be on disk
	closed   bool
}

func newJournal(hurry func()) *journal {
	j := &journal{seed: maphash.MakeSeed(), hurry: hurry}
	j.moved, j.told = sync.NewCond(&j.mu), sync.NewCond(&j.mu)
	return j
}

func (j *journal) mark(index table.Index, partition table.Partition) *atomic.Uint64 {
	h := maphash.String(j.seed, partition.String()) ^ maphash.String(j.seed, string(index))
	return &j.marks[h%uint64(len(j.marks))]
}

// begin numbers a commit that is about to be applied, and marks what it touches. The caller
// holds Table.writing.
func (j *journal) begin(changes []change) (commit uint64) {
	j.begun++
	for i := range changes {
		c := &changes[i]
		j.mark(table.Primary, c.key.Partition()).Store(j.begun)
		for _, image := range []*row{c.old, c.new} {
			if image == nil {
				continue
			}
			for _, place := range image.index {
				j.mark(place.Index, place.Partition).Store(j.begun)
			}
		}
	}
	return j.begun
}

// reached records that the commit, and the change with this sequence, are on disk.
func (j *journal) reached(commit, sequence uint64) {
	j.mu.Lock()
	j.disk.Store(max(j.disk.Load(), commit))
	news := sequence > j.sequence
	j.sequence = max(j.sequence, sequence)
	j.mu.Unlock()
	j.moved.Broadcast()
	if news {
		j.told.Broadcast()
	}
}

// settle waits until everything that a read of the partition may have seen is on disk.
func (j *journal) settle(index table.Index, partition table.Partition) {
	j.await(j.mark(index, partition).Load())
}

// await waits until the commit is on disk.
func (j *journal) await(commit uint64) {
	if j.disk.Load() >= commit {
		return
	}
	j.hurry()
	j.mu.Lock()
	defer j.mu.Unlock()
	for j.disk.Load() < commit {
		j.moved.Wait()
	}
}

// durable returns the newest change that is on disk.
func (j *journal) durable() uint64 {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.sequence
}

// awaitAfter waits until a change after the sequence is on disk.
func (j *journal) awaitAfter(ctx context.Context, sequence uint64) error {
	defer context.AfterFunc(ctx, func() {
		j.mu.Lock() // so that it cannot fall between the check and the wait below
		defer j.mu.Unlock()
		j.told.Broadcast()
	})()
	j.mu.Lock()
	defer j.mu.Unlock()
	for j.sequence <= sequence {
		if j.closed {
			return ErrClosed
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		j.told.Wait()
	}
	return nil
}

// close ends all awaitAfter. Commits under way still reach the disk.
func (j *journal) close() {
	j.mu.Lock()
	j.closed = true
	j.mu.Unlock()
	j.told.Broadcast()
}
