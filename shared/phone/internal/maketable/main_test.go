package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTableIsTheOneOfTheLibraryInUse(t *testing.T) {
	want, err := makeTable()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join("..", "..", "table.go"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("table.go is not what \"go generate ./shared/phone\" writes (-want +got):\n%.2000s", diff)
	}
}

func TestRunWritesTheTable(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := run(); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(fileName)
	if err != nil || len(got) < 100_000 {
		t.Errorf("%d bytes were written, %v, want a table", len(got), err)
	}
}
