package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/bits"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// features are the blocks of code that were reached, each with how often, in powers of two: what fuzzing goes by too.
type features map[string]bool

// add adds the others, and reports whether one of them is new.
func (f features) add(others features) (more bool) {
	for one := range others {
		more = more || !f[one]
		f[one] = true
	}
	return more
}

// parseProfile reads what `go test -covermode=count -coverprofile` writes: file:from,to statements count.
func parseProfile(text []byte) (features, error) {
	all := make(features)
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "mode: ") {
			continue
		}
		at := strings.LastIndexByte(line, ' ')
		if at < 0 {
			return nil, fmt.Errorf("no line of a profile: %q", line)
		}
		count, err := strconv.ParseUint(line[at+1:], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("no line of a profile: %w", err)
		}
		if count > 0 {
			all[fmt.Sprintf("%s*%d", line[:at], bits.Len64(count))] = true
		}
	}
	return all, lines.Err()
}

// workshop runs one target with single inputs.
type workshop struct {
	target
	folder, binary string
}

// newWorkshop builds the tests of the target's package, with counters in the package. Of one that only calls others, those count that take its inputs
// apart.
func newWorkshop(ctx context.Context, t target) (*workshop, error) {
	folder, err := os.MkdirTemp("", "corpus-")
	if err != nil {
		return nil, err
	}
	w := &workshop{target: t, folder: folder, binary: filepath.Join(folder, "target.test")}
	counted := module + "/" + filepath.ToSlash(t.folder)
	if strings.HasPrefix(t.folder, "functions") || strings.HasSuffix(t.folder, "gateway") {
		counted += "," + module + "/shared/operation," + module + "/shared/text"
	}
	build := exec.CommandContext(ctx, "go", "test", "-c", "-covermode=count", "-coverpkg="+counted, "-o", w.binary, "./"+t.folder)
	if output, err := build.CombinedOutput(); err != nil {
		return nil, errors.Join(fmt.Errorf("build: %w\n%s", err, output), w.close())
	}
	return w, errors.Join(os.MkdirAll(w.place(), 0o755), w.borrow())
}

// borrow lets the target find what else lies in the package's testdata.
func (w *workshop) borrow() error {
	from, err := filepath.Abs(filepath.Join(w.target.folder, "testdata"))
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, entry := range entries {
		if entry.Name() != "fuzz" {
			err = errors.Join(err, os.Symlink(filepath.Join(from, entry.Name()), filepath.Join(w.folder, "testdata", entry.Name())))
		}
	}
	return err
}

func (w *workshop) place() string { return filepath.Join(w.folder, "testdata", "fuzz", w.name) }

func (w *workshop) close() error { return os.RemoveAll(w.folder) }

// seeds returns what the inputs in the source of the target reach.
func (w *workshop) seeds(ctx context.Context) (features, error) {
	return w.run(ctx, "^"+w.name+"$/^seed#")
}

// reach returns what an input reaches.
func (w *workshop) reach(ctx context.Context, input string) (features, error) {
	text, err := os.ReadFile(input)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(w.place(), "input"), text, 0o600); err != nil {
		return nil, err
	}
	return w.run(ctx, "^"+w.name+"$/^input$")
}

func (w *workshop) run(ctx context.Context, which string) (features, error) {
	profile := filepath.Join(w.folder, "profile")
	test := exec.CommandContext(ctx, w.binary, "-test.run="+which, "-test.coverprofile="+profile)
	test.Dir = w.folder
	if output, err := test.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", which, err, output)
	}
	text, err := os.ReadFile(profile)
	if err != nil {
		return nil, err
	}
	return parseProfile(text)
}
