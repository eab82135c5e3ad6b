package local

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/access"
	"kehu/shared/table"
)

// The load that crash tests interrupt: writers whose transactions each put three items with
// index entries, take a number, and count themselves; readers; and a subscriber of the stream.
// What each of them learned goes into a ledger before anything else happens.

const (
	loadWriters = 6
	loadParts   = 3
	subscriber  = "load"
)

var loadTenant = func() access.Tenant {
	tenant, err := access.ParseTenant("tnt_01hx0000000000000000000000")
	if err != nil {
		panic(err)
	}
	return tenant
}()

var loadIndex = table.Query{Index: table.ByTenant, Partition: table.In(loadTenant, "TX"), Limit: 50, Descending: true}

func loadKey(identifier string, part int) table.Key {
	return table.In(loadTenant, "TX", identifier).Key(fmt.Sprint(part))
}

func loadCounter(writer string) table.Key { return table.In(loadTenant, "COUNT", writer).Key("COUNT") }

// ledger is what somebody was told: it must be true after a crash.
type ledger struct {
	write func(kind, what string)
}

func (l ledger) acknowledged(identifier string) { l.write("acknowledged", identifier) }
func (l ledger) seen(identifier string)         { l.write("seen", identifier) }
func (l ledger) shown(sequence string)          { l.write("shown", sequence) }
func (l ledger) saved(sequence string)          { l.write("saved", sequence) }

// fault notes an error, unless it only says that the load is over.
func (l ledger) fault(err error) {
	if !errors.Is(err, context.Canceled) && !errors.Is(err, ErrClosed) {
		l.write("fault", err.Error())
	}
}

// runLoad works on the table until the context ends.
func runLoad(ctx context.Context, t *Table, run string, l ledger) {
	var wait sync.WaitGroup
	work := func(step func(i int) error) {
		wait.Go(func() {
			for i := 0; ctx.Err() == nil; i++ {
				if err := step(i); err != nil {
					l.fault(err)
					return
				}
			}
		})
	}
	for w := range loadWriters {
		work(func(i int) error { return writeLoad(ctx, t, fmt.Sprint(w), fmt.Sprintf("%d-%s-%06d", w, run, i), l) })
	}
	work(func(int) error { return readLoad(ctx, t, l) })
	after, err := t.Checkpoint(subscriber)
	if err != nil {
		l.fault(err)
	}
	work(func(int) error {
		if err := t.Wait(ctx, after); err != nil {
			return err
		}
		changes, err := t.Changes(after, 20)
		if err != nil {
			return err
		}
		for _, c := range changes {
			after = c.Sequence
			l.shown(after)
		}
		done := table.Tx{Writes: []table.Write{table.Put(loadDone(after), nil)}}
		if err := t.database.Table(table.Audit).Transact(table.Deferred(ctx), done); err != nil {
			return err
		}
		if err := t.SaveCheckpoint(subscriber, after); err != nil {
			return err
		}
		l.saved(after)
		return nil
	})
	wait.Wait()
}

// loadDone is what a subscriber writes when it has handled all changes up to the sequence.
func loadDone(sequence string) table.Key { return table.In(loadTenant, "DONE", sequence).Key("DONE") }

func writeLoad(ctx context.Context, t *Table, writer, identifier string, l ledger) error {
	number, err := t.Reserve(ctx, table.In(loadTenant, "SEQ").Key("SEQ"), 1)
	if err != nil {
		return err
	}
	tx := table.Tx{Token: identifier, Writes: []table.Write{
		table.Update(loadCounter(writer), map[string]any{"last": identifier}, map[string]int64{"n": 1}),
		table.Put(table.In(loadTenant, "NUMBER", fmt.Sprint(number)).Key("NUMBER"), nil).
			When(table.Absent(), errors.New("a number was given out twice")),
	}}
	for part := range loadParts {
		item := table.Item{"id": identifier, "nu": table.NumberOf(number), "fill": strings.Repeat("x", 300)}
		tx.Add(table.Put(loadKey(identifier, part), item, table.IndexKey{
			Index: table.ByTenant, Partition: loadIndex.Partition, Sort: table.Join(identifier, fmt.Sprint(part)),
		}).When(table.Absent(), errors.New("an identifier was used twice")))
	}
	if err := tx.Explain(t.Transact(ctx, tx)); err != nil {
		return err
	}
	l.acknowledged(identifier)
	return nil
}

// readLoad reads the newest items in the index, and each writer's last transaction.
func readLoad(ctx context.Context, t *Table, l ledger) error {
	page, err := t.Query(ctx, loadIndex)
	if err != nil {
		return err
	}
	for _, record := range page.Records {
		l.seen(record.Item.Text("id"))
	}
	for w := range loadWriters {
		item, err := t.Get(ctx, loadCounter(fmt.Sprint(w)))
		if err != nil {
			return err
		}
		if item != nil {
			l.seen(item.Text("last"))
		}
	}
	return nil
}

// facts are the lines of a ledger: what was told, by kind.
type facts map[string]map[string]bool

func (f facts) add(kind, what string) {
	if f[kind] == nil {
		f[kind] = make(map[string]bool)
	}
	f[kind][what] = true
}

// checkLoad checks, after a crash, that all that was told is true, and that the table is whole.
func checkLoad(t *testing.T, db *Table, told facts) {
	t.Helper()
	for fault := range told["fault"] {
		t.Errorf("a fault under load: %s", fault)
	}
	state, sequences := replayLoad(t, db)
	transactions := checkWhole(t, db, state)
	for _, kind := range []string{"acknowledged", "seen"} {
		for identifier := range told[kind] {
			if !transactions[identifier] {
				t.Errorf("transaction %s was %s and is lost", identifier, kind)
			}
		}
	}
	for sequence := range told["shown"] {
		if !sequences[sequence] {
			t.Errorf("change %s was shown and is lost", sequence)
		}
	}
	saved, err := db.Checkpoint(subscriber)
	if err != nil {
		t.Fatal(err)
	}
	// A crash may take a checkpoint back, and what was deferred before it, but not that alone.
	if saved != "" {
		done, err := db.database.Table(table.Audit).Get(t.Context(), loadDone(saved))
		if err != nil || done == nil {
			t.Errorf("checkpoint %s is there, what was done before it is not: %v", saved, err)
		}
	}
	if saved > db.LastSequence() {
		t.Errorf("checkpoint %s is after the last change %s", saved, db.LastSequence())
	}
}

// replayLoad follows the stream from nothing to the present state.
func replayLoad(t *testing.T, db *Table) (state map[table.Key]table.Item, sequences map[string]bool) {
	t.Helper()
	state, sequences = make(map[table.Key]table.Item), make(map[string]bool)
	before := ""
	for _, c := range allChanges(t, db) {
		if c.Sequence <= before {
			t.Fatalf("change %s after %s", c.Sequence, before)
		}
		before = c.Sequence
		sequences[c.Sequence] = true
		if diff := cmp.Diff(state[c.Key], c.Old); diff != "" {
			t.Fatalf("change %s does not follow (-want +got):\n%s", c.Sequence, diff)
		}
		if c.Old != nil && c.Old.Text("last") == "" {
			t.Errorf("change %s changes what is written once", c.Sequence)
		}
		state[c.Key] = c.New
	}
	for key, want := range state {
		got, err := db.Get(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("item %s is not what the stream tells (-want +got):\n%s", key.Partition(), diff)
		}
	}
	return state, sequences
}

// checkWhole checks that every transaction is there with all it wrote, or not at all, and returns those
// that are.
func checkWhole(t *testing.T, db *Table, state map[table.Key]table.Item) map[string]bool {
	t.Helper()
	transactions, items, counts := make(map[string]bool), make(map[table.Key]table.Item), make(map[string]int64)
	numbers := make(map[string]string)
	for key, item := range state {
		identifier := item.Text("id")
		if identifier == "" {
			continue
		}
		items[key] = table.Item{"id": item["id"], "nu": item["nu"]}
		if transactions[identifier] {
			continue
		}
		transactions[identifier] = true
		writer, _, _ := strings.Cut(identifier, "-")
		counts[writer]++
		number := fmt.Sprint(item["nu"])
		if other, taken := numbers[number]; taken {
			t.Errorf("number %s is that of %s and %s", number, identifier, other)
		}
		numbers[number] = identifier
		if state[table.In(loadTenant, "NUMBER", number).Key("NUMBER")] == nil {
			t.Errorf("transaction %s lacks its number", identifier)
		}
		for part := range loadParts {
			if state[loadKey(identifier, part)] == nil {
				t.Errorf("transaction %s lacks its part %d", identifier, part)
			}
		}
	}
	for w := range loadWriters {
		writer := fmt.Sprint(w)
		if got := state[loadCounter(writer)].Int("n"); got != counts[writer] {
			t.Errorf("writer %s counted %d transactions, %d are there", writer, got, counts[writer])
		}
	}
	indexed := make(map[table.Key]table.Item)
	q := loadIndex
	for {
		page, err := db.Query(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, record := range page.Records {
			indexed[record.Key] = record.Item
		}
		if page.Next.IsZero() {
			break
		}
		q.After = page.Next
	}
	if !maps.EqualFunc(items, indexed, func(a, b table.Item) bool { return cmp.Equal(a, b) }) {
		t.Errorf("the index has %d items, the table %d, or they differ", len(indexed), len(items))
	}
	return transactions
}
