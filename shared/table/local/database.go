package local

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/vfs"

	"kehu/shared/clock"
	"kehu/shared/table"
)

// Errors of a Database.
var (
	ErrInUse  = errors.New("local: the data folder is in use by another process")
	ErrFormat = errors.New("local: the data folder has another format")
	ErrExists = errors.New("local: the backup's folder is not empty")
	ErrClosed = errors.New("local: the database is closed")
)

// Options of a database. The zero value is good.
type Options struct {
	Clock         clock.Clock  // dates changes and tokens; nil: the system's
	Logger        *slog.Logger // nil: no log
	CacheBytes    int64        // blocks kept in memory; 0: as many as fit the data, see cacheFor
	MemtableBytes uint64       // writes kept in memory before they are sorted into files; 0: 8 MB

	files vfs.FS // nil: the disk
}

func (o *Options) setDefaults() {
	if o.Clock == nil {
		o.Clock = clock.System{}
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.MemtableBytes == 0 {
		o.MemtableBytes = 8 << 20
	}
	if o.files == nil {
		o.files = vfs.Default
	}
}

// Database holds any number of tables in one folder. One process at a time can open it.
type Database struct {
	options Options
	store   *pebble.DB
	lock    *pebble.Lock

	gate   sync.RWMutex // held for reading while the store is used
	closed bool         // guarded by gate

	mu     sync.Mutex // guards tables
	tables map[string]*Table
}

// Open opens the database in the folder, or makes both. The error wraps ErrInUse when another
// process has it open, and ErrFormat when what is there cannot be read by this version.
func Open(dir string, options Options) (*Database, error) {
	options.setDefaults()
	if err := options.files.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("local: make %s: %w", dir, err)
	}
	lock, err := pebble.LockDirectory(dir, options.files)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrInUse, dir, err)
	}
	if options.CacheBytes == 0 {
		if options.CacheBytes, err = cacheFor(dir, options.files); err != nil {
			return nil, errors.Join(fmt.Errorf("local: open %s: %w", dir, err), lock.Close())
		}
	}
	db := &Database{options: options, lock: lock, tables: make(map[string]*Table)}
	if db.store, err = pebble.Open(dir, storeOptions(options, lock)); err != nil {
		return nil, errors.Join(fmt.Errorf("local: open %s: %w", dir, err), lock.Close())
	}
	if err := db.checkFormat(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, err), db.Close())
	}
	return db, nil
}

const (
	leastCache = 32 << 20
	mostCache  = 256 << 20
	cacheShare = 32 // of this many bytes in the folder, one more is kept in memory: filters alone take about half of that
)

// cacheFor returns how many bytes of blocks are kept in memory, by what the folder holds at the start: 32 MB, 116 MB with a million
// customers (2.7 GB), 256 MB at most. With less, looking for what is not there, as the check for duplicates does, would read filters from
// the disk.
func cacheFor(dir string, files vfs.FS) (int64, error) {
	names, err := files.List(dir)
	if err != nil {
		return 0, err
	}
	var size int64
	for _, name := range names {
		file, err := files.Stat(files.PathJoin(dir, name))
		if err != nil {
			return 0, err
		}
		size += file.Size()
	}
	return min(leastCache+size/cacheShare, mostCache), nil
}

func storeOptions(options Options, lock *pebble.Lock) *pebble.Options {
	o := &pebble.Options{
		CacheSize:          options.CacheBytes,
		FS:                 options.files,
		FormatMajorVersion: pebble.FormatNewest,
		Lock:               lock,
		Logger:             storeLogger{options.Logger},
		MemTableSize:       options.MemtableBytes,
	}
	// Twice the store's own threshold: a fifth less CPU per write for a few more files to merge
	// in a read.
	o.L0CompactionThreshold = 8
	for i := range o.Levels {
		o.Levels[i].FilterPolicy = bloom.FilterPolicy(10) // 1 % of look-ups of what is not there read a block
	}
	return o
}

// storeLogger passes the store's messages on.
type storeLogger struct{ to *slog.Logger }

func (l storeLogger) Infof(format string, args ...any) {
	l.to.Debug("store", "event", fmt.Sprintf(format, args...))
}

func (l storeLogger) Errorf(format string, args ...any) {
	l.to.Error("store", "cause", fmt.Sprintf(format, args...))
}

// Fatalf is called when the disk failed to write; the store relies on it not to return. A panic
// would not do: a server recovers panics.
func (l storeLogger) Fatalf(format string, args ...any) {
	l.to.Error("store", "cause", fmt.Sprintf(format, args...))
	os.Exit(1)
}

// formatKey sorts before every table's name.
var formatKey = []byte("\x00format")

const format = "kehu 1"

func (db *Database) checkFormat() error {
	found, err := db.read(formatKey)
	if err != nil {
		return err
	}
	if found != nil {
		if string(found) != format {
			return fmt.Errorf("%w: %q, this version reads %q", ErrFormat, found, format)
		}
		return nil
	}
	entries, err := db.store.NewIter(nil)
	if err != nil {
		return err
	}
	foreign := entries.First()
	if err := entries.Close(); err != nil {
		return err
	}
	if foreign {
		return fmt.Errorf("%w: none, this version reads %q", ErrFormat, format)
	}
	return db.store.Set(formatKey, []byte(format), pebble.Sync)
}

// read returns a copy of the value under the key, nil when there is none.
func (db *Database) read(key []byte) ([]byte, error) {
	value, closer, err := db.store.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("local: read: %w", err)
	}
	found := append([]byte{}, value...)
	return found, closer.Close()
}

// enter lets the caller use the store until leave; Close waits for it.
func (db *Database) enter() error {
	db.gate.RLock()
	if db.closed {
		db.gate.RUnlock()
		return ErrClosed
	}
	return nil
}

func (db *Database) leave() { db.gate.RUnlock() }

// Table returns the table of the schema; a table is known by its schema's name. When its state
// cannot be read, every call on the table returns the error.
func (db *Database) Table(schema table.Schema) *Table {
	db.mu.Lock()
	defer db.mu.Unlock()
	if t, ok := db.tables[schema.Name]; ok {
		return t
	}
	t := newTable(db, schema)
	db.tables[schema.Name] = t
	return t
}

// Backup writes a copy of the database, as it is now, to a folder that is new or empty;
// the database goes on working. The copy shares unchanged files on the same file system, and
// opens as a database. The error wraps ErrExists when the folder is not empty.
func (db *Database) Backup(dir string) error {
	if err := db.enter(); err != nil {
		return err
	}
	defer db.leave()
	if entries, err := db.options.files.List(dir); err == nil {
		if len(entries) > 0 {
			return fmt.Errorf("%w: %s", ErrExists, dir)
		}
		if err := db.options.files.Remove(dir); err != nil { // the store makes it itself
			return fmt.Errorf("local: back up to %s: %w", dir, err)
		}
	}
	if err := db.store.Checkpoint(dir, pebble.WithFlushedWAL()); err != nil {
		return fmt.Errorf("local: back up to %s: %w", dir, err)
	}
	return nil
}

// Close waits for the calls under way and closes the database. A second Close does nothing.
func (db *Database) Close() error {
	db.mu.Lock() // before the gate, as Table does
	defer db.mu.Unlock()
	db.gate.Lock()
	defer db.gate.Unlock()
	if db.closed {
		return nil
	}
	db.closed = true
	for _, t := range db.tables {
		t.syncer.stop()
	}
	// Flushed, the next start has no log to replay.
	err := errors.Join(db.store.Flush(), db.store.Close(), db.lock.Close())
	for _, t := range db.tables {
		t.journal.close()
	}
	return err
}
