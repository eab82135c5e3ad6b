package local

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"

	"kehu/shared/table"
)

// A test starts its own binary as a child by these variables.
const (
	childVariable = "KEHU_LOCAL_CHILD" // what the child does
	childFolder   = "KEHU_LOCAL_DATA"  // its data folder
	childRun      = "KEHU_LOCAL_RUN"   // makes its identifiers its own
)

func TestMain(m *testing.M) {
	switch os.Getenv(childVariable) {
	case "":
		os.Exit(m.Run())
	case "load":
		loadChild()
	case "open":
		openChild()
	case "failing disk":
		failingDiskChild()
	}
}

func child(does, folder, run string) *exec.Cmd {
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), childVariable+"="+does, childFolder+"="+folder, childRun+"="+run)
	command.Stderr = os.Stderr
	return command
}

// loadChild runs the load until it is killed. The ledger is the standard output, line by line.
func loadChild() {
	var mu sync.Mutex
	l := ledger{write: func(kind, what string) {
		mu.Lock()
		defer mu.Unlock()
		_, _ = os.Stdout.WriteString(kind + " " + what + "\n")
	}}
	// a small memtable, so that files are written and merged too
	db, err := Open(os.Getenv(childFolder), Options{MemtableBytes: 256 << 10})
	if err != nil {
		l.fault(err)
		return
	}
	runLoad(context.Background(), db.Table(everything), os.Getenv(childRun), l)
}

// TestKilledProcessLosesNothing kills a process under load at random moments; KEHU_CRASH_ROUNDS
// says how often.
func TestKilledProcessLosesNothing(t *testing.T) {
	rounds := 10
	if text := os.Getenv("KEHU_CRASH_ROUNDS"); text != "" {
		var err error
		if rounds, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	const perFolder = 10 // crashes of one database, before the next begins
	var dir string
	var told facts
	for round := range rounds {
		if round%perFolder == 0 {
			dir, told = t.TempDir(), make(facts)
		}
		lines := 1 + rand.IntN(600)
		killUnderLoad(t, dir, fmt.Sprint(round), lines, told)
		db, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkLoad(t, db.Table(everything), told)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			t.Fatalf("in round %d, killed after %d lines", round, lines)
		}
	}
	if len(told["acknowledged"]) == 0 || len(told["shown"]) == 0 || len(told["seen"]) == 0 {
		t.Error("the load did nothing")
	}
}

// killUnderLoad starts a child, kills it after so many lines and reads what it had told.
func killUnderLoad(t *testing.T, dir, run string, lines int, told facts) {
	t.Helper()
	command := child("load", dir, run)
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	told.read(bufio.NewReader(output), lines, func() {
		if err := command.Process.Kill(); err != nil {
			t.Error(err)
		}
	})
	var exit *exec.ExitError
	if err := command.Wait(); !errors.As(err, &exit) || exit.ExitCode() != -1 {
		t.Fatalf("the child was not killed: %v", err)
	}
}

// read takes in all lines, and calls enough after some of them. A last line without its end was
// never told.
func (f facts) read(output *bufio.Reader, lines int, enough func()) {
	for n := 1; ; n++ {
		line, err := output.ReadString('\n')
		if err != nil {
			return
		}
		kind, what, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		f.add(kind, what)
		if n == lines {
			enough()
		}
	}
}

// TestPowerCutLosesNothing takes the state of a simulated disk at random moments under load,
// without what had not been synced, or with some of it.
func TestPowerCutLosesNothing(t *testing.T) {
	const rounds = 12
	told := make(facts)
	disk := vfs.NewCrashableMem()
	for round := range rounds {
		disk = cutPower(t, disk, fmt.Sprint(round), 1+rand.IntN(600), []int{0, 0, 50, 100}[round%4], told)
		db, err := Open("data", Options{files: disk})
		if err != nil {
			t.Fatal(err)
		}
		checkLoad(t, db.Table(everything), told)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	if len(told["acknowledged"]) == 0 || len(told["shown"]) == 0 || len(told["seen"]) == 0 {
		t.Error("the load did nothing")
	}
}

// cutPower runs the load on the disk and returns the disk as it was left after so many lines of the
// ledger; told learns what had been told until then.
func cutPower(t *testing.T, disk *vfs.MemFS, run string, lines, unsynced int, told facts) *vfs.MemFS {
	t.Helper()
	// a disk that takes its time, so that there is always something that is not synced yet
	slow := errorfs.Wrap(disk, errorfs.InjectorFunc(func(op errorfs.Op) error {
		if isLogSync(op) {
			time.Sleep(300 * time.Microsecond)
		}
		return nil
	}))
	db, err := Open("data", Options{files: slow, MemtableBytes: 256 << 10})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var left *vfs.MemFS
	var mu sync.Mutex
	n := 0
	runLoad(ctx, db.Table(everything), run, ledger{write: func(kind, what string) {
		mu.Lock()
		defer mu.Unlock()
		if left != nil {
			return
		}
		told.add(kind, what)
		if n++; n == lines || kind == "fault" {
			left = disk.CrashClone(vfs.CrashCloneCfg{
				UnsyncedDataPercent: unsynced,
				RNG:                 rand.New(rand.NewPCG(rand.Uint64(), 0)),
			})
			stop()
		}
	}})
	return left
}

func isLogSync(op errorfs.Op) bool {
	return strings.HasSuffix(op.Path, ".log") && (op.Kind == errorfs.OpFileSync || op.Kind == errorfs.OpFileSyncData)
}

// TestNobodyActsOnWhatIsNotOnDisk holds the disk back after a write was applied, and checks that every
// answer that depends on it waits.
func TestNobodyActsOnWhatIsNotOnDisk(t *testing.T) {
	var disk sync.RWMutex
	held := errorfs.Wrap(vfs.NewMem(), errorfs.InjectorFunc(func(op errorfs.Op) error {
		if isLogSync(op) {
			disk.RLock()
			defer disk.RUnlock()
		}
		return nil
	}))
	main := open(t, "data", Options{files: held}).Table(everything)
	key := table.In(loadTenant, "A").Key("A")
	place := table.IndexKey{Index: table.ByTenant, Partition: table.In(loadTenant, "X"), Sort: "x"}
	put := table.Tx{Token: "token", Writes: []table.Write{table.Put(key, table.Item{"nm": "a"}, place)}}
	transact := func(tx table.Tx) func(context.Context) error {
		return func(ctx context.Context) error { return main.Transact(ctx, tx) }
	}
	calls := map[string]func(context.Context) error{
		"get":   func(ctx context.Context) error { _, err := main.Get(ctx, key); return err },
		"batch": func(ctx context.Context) error { _, err := main.BatchGet(ctx, []table.Key{key}); return err },
		"query": func(ctx context.Context) error {
			_, err := main.Query(ctx, table.Query{Partition: key.Partition(), Limit: 1})
			return err
		},
		"index query": func(ctx context.Context) error {
			_, err := main.Query(ctx, table.Query{Index: place.Index, Partition: place.Partition, Limit: 1})
			return err
		},
		"the same token":     transact(put),
		"a failed condition": transact(table.Tx{Writes: []table.Write{table.Check(key, table.Absent())}}),
		"a condition":        transact(table.Tx{Writes: []table.Write{table.Check(key, table.Present())}}),
		"no change":          transact(table.Tx{Writes: put.Writes}),
		"wait":               func(ctx context.Context) error { return main.Wait(ctx, "") },
	}
	disk.Lock()
	var released atomic.Bool
	var wait sync.WaitGroup
	wait.Go(func() {
		if err := main.Transact(t.Context(), put); err != nil || !released.Load() {
			t.Errorf("the write returned %v, released %v", err, released.Load())
		}
	})
	for { // until the write is applied
		if found, err := main.row(key); err != nil || found != nil {
			break
		}
		time.Sleep(time.Millisecond)
	}
	for name, call := range calls {
		wait.Go(func() {
			if err := call(context.Background()); !released.Load() {
				t.Errorf("%s returned before the write was on disk: %v", name, err)
			}
		})
	}
	if changes, err := main.Changes("", 10); err != nil || len(changes) != 0 {
		t.Errorf("changes shows %d changes that are not on disk, %v", len(changes), err)
	}
	// what has nothing to do with the write does not wait
	if _, err := main.Get(t.Context(), table.In(loadTenant, "B").Key("B")); err != nil {
		t.Error(err)
	}
	time.Sleep(50 * time.Millisecond) // time to return wrongly; nothing tells that a call is waiting
	released.Store(true)
	disk.Unlock()
	wait.Wait()
	if changes, err := main.Changes("", 10); err != nil || len(changes) != 1 {
		t.Errorf("changes shows %d changes, %v, want 1", len(changes), err)
	}
}

// failingDiskChild writes until the disk fails, and then must not live on.
func failingDiskChild() {
	var failing atomic.Bool
	disk := errorfs.Wrap(vfs.NewMem(), errorfs.InjectorFunc(func(op errorfs.Op) error {
		if failing.Load() && isLogSync(op) {
			return errors.New("the disk is broken")
		}
		return nil
	}))
	db, err := Open("data", Options{files: disk})
	if err != nil {
		fmt.Println("open:", err)
		return
	}
	main := db.Table(everything)
	for _, name := range []string{"before", "after"} {
		key := table.In(loadTenant, name).Key("A")
		err := main.Transact(context.Background(), table.Tx{Writes: []table.Write{table.Put(key, nil)}})
		fmt.Println(name, err)
		failing.Store(true)
	}
}

func TestFailingDiskEndsTheProcess(t *testing.T) {
	output, err := child("failing disk", "", "").Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("the child ended with %v, want exit status 1", err)
	}
	if got, want := string(output), "before <nil>\n"; got != want {
		t.Errorf("the child acknowledged %q, want %q", got, want)
	}
}
