package scenario

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/problem"
	"kehu/shared/table"
)

// Scenario is a call and everything that may come of it.
type Scenario struct {
	Name string
	Request

	Status int
	Code   problem.Code // of a problem
	Fields []string     // of a problem: "pointer code"
	Has    []string     // fragments of the answer
	Lacks  []string     // what may not stand in it
	Golden string       // a file under testdata that holds the whole answer; identifiers are numbered in it
	Writes int          // how many items of the main table change
	Mails  int          // how many mails are sent

	Before func(*testing.T)           // right before the call
	After  func(*testing.T, Response) // right after it
}

// Run plays the scenarios one after the other, each as a subtest.
func (k *Kehu) Run(t *testing.T, scenarios []Scenario) {
	t.Helper()
	for _, s := range scenarios {
		t.Run(s.Name, func(t *testing.T) { k.play(t, s) })
	}
}

func (k *Kehu) play(t *testing.T, s Scenario) {
	t.Helper()
	if s.Before != nil {
		s.Before(t)
	}
	before, mails := k.Main.LastSequence(), len(k.Outbox.Mails())
	r := k.Do(t, s.Request).Want(t, s.Status)
	if s.Status >= 400 {
		r.WantProblem(t, s.Code, s.Fields...)
	}
	for _, text := range s.Has {
		if !strings.Contains(r.Body, text) {
			t.Errorf("the answer lacks %s: %s", text, r.Body)
		}
	}
	for _, text := range s.Lacks {
		if strings.Contains(r.Body, text) {
			t.Errorf("the answer holds %s: %s", text, r.Body)
		}
	}
	if got := k.WritesSince(t, before); got != s.Writes {
		t.Errorf("items written: got %d, want %d", got, s.Writes)
	}
	if got := len(k.Outbox.Mails()) - mails; got != s.Mails {
		t.Errorf("mails sent: got %d, want %d", got, s.Mails)
	}
	if s.Golden != "" {
		Golden(t, s.Golden, Numbered(r.Body))
	}
	if s.After != nil {
		s.After(t, r)
	}
}

// WritesSince returns how many changes the main table tells after the sequence, beside the log of sign-ins, the sessions and the
// time of the last activity, which every sign-in writes, and every call may, and what is counted of guesses and mails. The end of a session counts.
func (k *Kehu) WritesSince(t testing.TB, sequence string) int {
	t.Helper()
	changes, err := k.Main.Changes(sequence, 1<<20)
	if err != nil {
		t.Fatalf("read changes: %v", err)
	}
	changes = slices.DeleteFunc(changes, func(c table.Change) bool {
		partition := c.Key.Partition().String()
		return strings.Contains(partition, "#LOGIN#") || strings.Contains(partition, "#LIMIT#guess#") || strings.Contains(partition, "#LIMIT#mail#") || strings.HasSuffix(partition, "#ACTIVITY") ||
			strings.Contains(partition, "#SESSION#") && c.New["en"] == nil
	})
	return len(changes)
}

var identifiers = regexp.MustCompile(`\b([a-z]{3}|session)_[0-9a-z]{26}\b|\brequest-[0-9]+\b|\b[0-9a-f]{64}\b`)

// Numbered indents a JSON text and puts numbers for identifiers and hashes, in the order of their appearance.
func Numbered(text string) string {
	var value any
	if json.Unmarshal([]byte(text), &value) == nil {
		indented, err := json.MarshalIndent(value, "", "  ")
		if err == nil {
			text = string(indented) + "\n"
		}
	}
	known := make(map[string]string)
	return identifiers.ReplaceAllStringFunc(text, func(found string) string {
		if _, again := known[found]; !again {
			prefix, _, _ := strings.Cut(found, "_")
			switch {
			case strings.HasPrefix(found, "request-"):
				prefix = "request"
			case len(found) == 64:
				prefix = "hash"
			}
			known[found] = fmt.Sprintf("<%s %d>", prefix, len(known)+1)
		}
		return known[found]
	})
}

// Golden compares the text with testdata/name, or writes it there when the tests run with the flag -update, which
// the test package declares.
func Golden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("golden file (run with -update): %v", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
