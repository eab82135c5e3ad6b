package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAReportSaysWhichGoalsAreMet(t *testing.T) {
	var printed bytes.Buffer
	r := &report{out: &printed}
	r.most("slowest", 3, 2)
	r.least("fastest", 3, 3)
	if err := r.verdicts(); err != nil {
		t.Fatal(err)
	}
	const want = "goal     is    shall be\nslowest  3.00  at most   2.00  MISSED\nfastest  3.00  at least  3.00  met\n1 of 2 goals met\n"
	if printed.String() != want {
		t.Errorf("got\n%s\nwant\n%s", printed.String(), want)
	}
}

func TestAReportIsPublished(t *testing.T) {
	r := &report{out: io.Discard}
	s := newSheet(throughputTitle, "connections", "Kehu", "ceiling", "PocketBase")
	s.row("create", 1, "10", "20", "5")
	s.row("create", chartConnections, "100", "200", "50")
	s.row("order, 5 lines", chartConnections, "80", "90", "-")
	if err := r.show(s); err != nil {
		t.Fatal(err)
	}
	r.most("slowest", 1, 2)
	folder := t.TempDir()
	if err := r.publish(folder, "report", []byte("as printed\n")); err != nil {
		t.Fatal(err)
	}
	read := func(name string) []byte {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	if text := string(read("report.txt")); text != "as printed\n" {
		t.Errorf("report.txt: %q", text)
	}
	var kept report
	if err := json.Unmarshal(read("report.json"), &kept); err != nil {
		t.Fatal(err)
	}
	if len(kept.Sheets) != 1 || len(kept.Sheets[0].Rows) != 3 || len(kept.Goals) != 1 || !kept.Goals[0].Met {
		t.Errorf("report.json: %+v", kept)
	}
	chart := string(read("throughput.svg"))
	wellFormed(t, chart)
	for text, times := range map[string]int{">create<": 1, ">200<": 1, ">20<": 0, ">PocketBase<": 1, ">order, 5 lines<": 1, `width="520.0"`: 2} {
		if got := strings.Count(chart, text); got != times {
			t.Errorf("the chart has %s %d times, want %d:\n%s", text, got, times, chart)
		}
	}
}

func wellFormed(t *testing.T, text string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
