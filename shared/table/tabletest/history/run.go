package history

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"kehu/shared/table"
)

// patience is how long porcupine may look for an order.
const patience = time.Minute

// Verdict is what porcupine says of a history.
type Verdict struct {
	Linearizable bool
	Decided      bool // false: it was not finished in time
	information  porcupine.LinearizationInfo
}

// Check looks for an order of the calls that explains what was seen.
func (h History) Check() Verdict {
	result, information := porcupine.CheckOperationsVerbose(model, h.operations, patience)
	return Verdict{Linearizable: result == porcupine.Ok, Decided: result != porcupine.Unknown, information: information}
}

// Draw writes the history as a page that shows where it cannot be explained.
func (v Verdict) Draw(path string) error { return porcupine.VisualizePath(model, v.information, path) }

// Run records histories and judges them: KEHU_HISTORIES says how many, few if absent; KEHU_SEED is the first one's seed, a random
// one if absent. The options give the size of each.
func Run(t *testing.T, few int, o Options, open func(t *testing.T) table.Table) {
	t.Helper()
	count := few
	if text := os.Getenv("KEHU_HISTORIES"); text != "" {
		var err error
		if count, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	first := uint64(time.Now().UnixNano())
	if text := os.Getenv("KEHU_SEED"); text != "" {
		var err error
		if first, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	var all tally
	on := open(t)
	for i := range count {
		o.Seed = first + uint64(i)
		h, err := Record(t.Context(), on, o)
		if err != nil {
			t.Fatalf("seed %d: %v", o.Seed, err)
		}
		all.add(h.tally)
		verdict := h.Check()
		if verdict.Linearizable {
			continue
		}
		drawing := filepath.Join(t.ArtifactDir(), "history.html") // kept with -artifacts
		if err := verdict.Draw(drawing); err != nil {
			t.Error(err)
		}
		if !verdict.Decided {
			t.Fatalf("seed %d: not decided within %s", o.Seed, patience)
		}
		t.Fatalf("seed %d: a history that no order explains; with -artifacts, %s shows it", o.Seed, drawing)
	}
	if all.read == 0 || all.happened == 0 || all.canceled == 0 {
		t.Errorf("the histories show nothing: %+v", all)
	}
	t.Logf("%d histories from seed %d: %+v", count, first, all)
}

func (t *tally) add(other tally) {
	t.read += other.read
	t.happened += other.happened
	t.canceled += other.canceled
	t.unknown += other.unknown
	t.refused += other.refused
}
