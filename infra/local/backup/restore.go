package backup

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	tablelocal "kehu/shared/table/local"
)

// Done tells what was saved or restored.
type Done struct {
	At    time.Time // when the backup began
	Parts int
	Bytes int64
}

// Restore makes the data folder of the file. The error wraps ErrExists when there is anything in the folder, and ErrDamaged when the file
// cannot be trusted; then the folder is as it was.
func Restore(file, data string) (done Done, err error) {
	if entries, err := os.ReadDir(data); err == nil && len(entries) > 0 {
		return done, fmt.Errorf("%w: %s is not empty. Move it away, or restore to another folder", ErrExists, data)
	}
	f, err := os.Open(file) //nolint:gosec // the operator's choice
	if err != nil {
		return done, fmt.Errorf("restore: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	work := filepath.Clean(data) + ".restoring"
	if err := errors.Join(os.RemoveAll(work), os.MkdirAll(work, 0o700)); err != nil {
		return done, fmt.Errorf("restore: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(work))
		}
	}()
	all, err := read(f, func(name string, content io.Reader) error { return keep(work, name, content) })
	if err != nil {
		return done, err
	}
	if err := try(work); err != nil {
		return done, err
	}
	if err := os.Remove(data); err != nil && !errors.Is(err, fs.ErrNotExist) { // an empty folder
		return done, fmt.Errorf("restore: %w", err)
	}
	if err := os.Rename(work, data); err != nil {
		return done, fmt.Errorf("restore: %w", err)
	}
	done = Done{At: all.At, Parts: len(all.Parts)}
	for _, p := range all.Parts {
		done.Bytes += p.Size
	}
	return done, nil
}

// keep writes a part down to the disk.
func keep(folder, name string, content io.Reader) error {
	path := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // read has checked the name
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	_, err = io.Copy(f, content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return nil
}

// try opens the table that was restored.
func try(folder string) error {
	database, err := tablelocal.Open(filepath.Join(folder, Table), tablelocal.Options{})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return database.Close()
}
