package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestTargets_are_found(t *testing.T) {
	all, err := targets("../../shared")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(all, target{filepath.FromSlash("../../shared/money"), "FuzzParse"}) || len(all) < 20 {
		t.Errorf("found %v", all)
	}
}

func TestProfiles_are_read(t *testing.T) {
	const text = "mode: count\nkehu/a/a.go:1.2,3.4 5 0\nkehu/a/a.go:7.2,8.4 1 1\nkehu/a/b.go:1.1,2.2 1 6\n"
	got, err := parseProfile([]byte(text))
	if err != nil || len(got) != 2 {
		t.Fatalf("%v, %v", got, err)
	}
	again, err := parseProfile([]byte(strings.ReplaceAll(text, " 6\n", " 7\n"))) // as often, in powers of two
	if err != nil || got.add(again) {
		t.Errorf("%v is new to %v, %v", again, got, err)
	}
	more, err := parseProfile([]byte(strings.ReplaceAll(text, " 6\n", " 8\n")))
	if err != nil || !got.add(more) || got.add(more) {
		t.Errorf("%v, %v", more, err)
	}
	for _, bad := range []string{"x", "kehu/a/a.go:1.2,3.4 5 -1"} {
		if _, err := parseProfile([]byte(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

func TestInputs_come_smallest_first(t *testing.T) {
	folder := t.TempDir()
	for name, size := range map[string]int{"a": 30, "b": 10, "c": 20, "d": 40} {
		if err := os.WriteFile(filepath.Join(folder, name), make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := inputs(folder, 30)
	if want := []string{"b", "c", "a"}; err != nil || len(got) != 3 || filepath.Base(got[0])+filepath.Base(got[1])+filepath.Base(got[2]) != strings.Join(want, "") {
		t.Errorf("%v, %v", got, err)
	}
	if none, err := inputs(filepath.Join(folder, "x"), 1); err != nil || none != nil {
		t.Errorf("%v, %v", none, err)
	}
}

// TestKept_is_what_reaches_more: of inputs for a real target, one that goes where its seeds do not is kept, and one that does not is not.
func TestKept_is_what_reaches_more(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a test")
	}
	t.Chdir("../..")
	of := target{"shared/decimal", "FuzzParse"}
	found := t.TempDir()
	for name, value := range map[string]string{"same": `string("0")`, "again": `string("0")`} {
		if err := os.WriteFile(filepath.Join(found, name), []byte("go test fuzz v1\n"+value+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w, err := newWorkshop(t.Context(), of)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.close() }()
	reached, err := w.seeds(t.Context())
	if err != nil || len(reached) == 0 {
		t.Fatalf("the seeds reach %d blocks, %v", len(reached), err)
	}
	first, err := w.reach(t.Context(), filepath.Join(found, "same"))
	if err != nil || len(first) == 0 {
		t.Fatalf("an input reaches %d blocks, %v", len(first), err)
	}
	reached.add(first)
	second, err := w.reach(t.Context(), filepath.Join(found, "again"))
	if err != nil || reached.add(second) {
		t.Errorf("the same input reaches more, %v", err)
	}
}
