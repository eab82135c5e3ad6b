package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	most := flag.Int("most", 30, "how many inputs of a target are kept")
	size := flag.Int64("size", 4096, "how many bytes an input may have")
	flag.Parse()
	folders := flag.Args()
	if len(folders) == 0 {
		folders = []string{"functions", "infra", "shared"}
	}
	if err := run(ctx, folders, *most, *size); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}

// target is a fuzz target of a package.
type target struct{ folder, name string }

var declared = regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)

// targets returns all fuzz targets below the folders.
func targets(folders ...string) (all []target, err error) {
	for _, root := range folders {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, found := range declared.FindAllSubmatch(text, -1) {
				all = append(all, target{filepath.Dir(path), string(found[1])})
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

func run(ctx context.Context, folders []string, most int, size int64) error {
	cache, err := exec.CommandContext(ctx, "go", "env", "GOCACHE").Output()
	if err != nil {
		return err
	}
	all, err := targets(folders...)
	if err != nil {
		return err
	}
	for _, t := range all {
		found := filepath.Join(strings.TrimSpace(string(cache)), "fuzz", module, t.folder, t.name)
		added, kept, err := t.keep(ctx, found, most, size)
		if err != nil {
			return fmt.Errorf("%s %s: %w", t.folder, t.name, err)
		}
		fmt.Printf("%s %s: %d added, %d kept\n", t.folder, t.name, added, kept)
	}
	return nil
}

// module is the path of this module.
const module = "kehu"

// keep copies inputs of the folder found that reach something new, and returns how many, and how many there are now.
func (t target) keep(ctx context.Context, found string, most int, size int64) (added, kept int, err error) {
	place := filepath.Join(t.folder, "testdata", "fuzz", t.name)
	there, err := inputs(place, 1<<62)
	if err != nil {
		return 0, 0, err
	}
	fresh, err := inputs(found, size)
	if err != nil || len(fresh) == 0 || len(there) >= most {
		return 0, len(there), err
	}
	w, err := newWorkshop(ctx, t)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	reached, err := w.seeds(ctx)
	if err != nil {
		return 0, 0, err
	}
	for _, i := range slices.Concat(there, fresh) {
		if len(there)+added == most {
			break
		}
		features, err := w.reach(ctx, i)
		if err != nil {
			return added, 0, err
		}
		if isThere := filepath.Dir(i) == place; !reached.add(features) || isThere {
			continue
		}
		text, err := os.ReadFile(i)
		if err == nil {
			err = os.MkdirAll(place, 0o755)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(place, filepath.Base(i)), text, 0o644)
		}
		if err != nil {
			return added, 0, err
		}
		added++
	}
	return added, len(there) + added, nil
}

// inputs returns the files of a folder that are not larger than size, the smallest first; none if there is no folder.
func inputs(folder string, size int64) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	sizes := make(map[string]int64)
	var all []string
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			return nil, err
		}
		path := filepath.Join(folder, entry.Name())
		if sizes[path] = info.Size(); info.Mode().IsRegular() && info.Size() <= size {
			all = append(all, path)
		}
	}
	slices.SortStableFunc(all, func(a, b string) int { return int(sizes[a] - sizes[b]) })
	return all, err
}
