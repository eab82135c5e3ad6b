package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// report is what a run prints, and keeps for those who read it by program.
type report struct {
	out    io.Writer
	effort effort
	Sheets []keptSheet `json:"sheets"`
	Goals  []goal      `json:"goals"`
}

// effort is how much is measured.
type effort struct {
	rounds int           // how often each function is started
	load   time.Duration // how long each load lasts
	large  int           // how many customers or orders a large company has
}

// The whole run, and the short one, which shows that all of it works and whose figures say little.
var (
	wholeEffort = effort{rounds: 25, load: 1500 * time.Millisecond, large: 1_000_000}
	shortEffort = effort{rounds: 3, load: 100 * time.Millisecond, large: 2_000}
)

// keptSheet is a sheet that was shown: the texts of its cells.
type keptSheet struct {
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

// goal is a figure with what it shall be.
type goal struct {
	What  string  `json:"what"`
	Value float64 `json:"value"`
	Bound string  `json:"bound"` // atMost or atLeast
	Limit float64 `json:"limit"`
	Met   bool    `json:"met"`
}

const (
	atMost  = "at most"
	atLeast = "at least"
)

// Write prints.
func (r *report) Write(text []byte) (int, error) { return r.out.Write(text) }

// show prints a sheet and keeps it.
func (r *report) show(s *sheet) error {
	r.Sheets = append(r.Sheets, keptSheet{Columns: s.rows[0], Rows: s.rows[1:]})
	return s.print(r.out)
}

// most enters a goal that is met by a value up to the limit.
func (r *report) most(what string, value, limit float64) {
	r.Goals = append(r.Goals, goal{what, value, atMost, limit, value <= limit})
}

// least enters a goal that is met by a value from the limit on.
func (r *report) least(what string, value, limit float64) {
	r.Goals = append(r.Goals, goal{what, value, atLeast, limit, value >= limit})
}

// verdicts prints each goal, and whether it is met.
func (r *report) verdicts() error {
	if len(r.Goals) == 0 {
		return nil
	}
	s, met := newSheet("goal", "is", "shall be", "", ""), 0
	for _, g := range r.Goals {
		verdict := "MISSED"
		if g.Met {
			verdict = "met"
			met++
		}
		s.row(g.What, g.Value, g.Bound, g.Limit, verdict)
	}
	if err := s.print(r.out); err != nil {
		return err
	}
	_, err := fmt.Fprintf(r.out, "%d of %d goals met\n", met, len(r.Goals))
	return err
}

// publish writes what was printed, what was kept of it, and a chart of the throughput if that was measured, into a folder, under a name.
func (r *report) publish(folder, name string, printed []byte) error {
	text, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	chart, err := r.chart()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	files := map[string][]byte{name + ".txt": printed, name + ".json": append(text, '\n')}
	if chart != nil {
		files["throughput.svg"] = chart
	}
	for file, content := range files {
		if err := os.WriteFile(filepath.Join(folder, file), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
