package backup

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	tablelocal "kehu/shared/table/local"
)

// Folders below the data folder. Table is the database's; what lies in the others is written once, under a name of its own, and never
// changed.
const (
	Table = "table"
	Mails = "mails"
	Files = "files"
)

// scratch begins the names of folders that a backup works in.
const scratch = "backup-"

// Stream writes a backup of the data folder, which the database is open in.
func Stream(to io.Writer, database *tablelocal.Database, data string, at time.Time) (err error) {
	work, err := os.MkdirTemp(data, scratch)
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	if err := snapshot(database, data, work); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return write(to, work, at)
}

// copier is a database, as far as it takes to copy it as it is at one moment.
type copier interface{ Backup(folder string) error }

// snapshot makes a copy that shares its files with the data. Files are linked before the table, so that one that is deleted meanwhile is
// there, and after it, so that one that was stored meanwhile is there: whatever the table of that moment knows of. A mail that is known
// to be sent is not sent again, so mails count as files. One that was stored and deleted in between would be missing: only what is of a company that was
// closed long ago is ever deleted.
func snapshot(database copier, data, into string) error {
	share := func() error {
		for _, folder := range []string{Mails, Files} {
			if err := link(filepath.Join(data, folder), filepath.Join(into, folder)); err != nil {
				return err
			}
		}
		return nil
	}
	if err := share(); err != nil {
		return err
	}
	if err := database.Backup(filepath.Join(into, Table)); err != nil {
		return err
	}
	return share()
}

// link links every whole file below a folder; what is there already stays, and what vanishes meanwhile is left out.
func link(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		below, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, below)
		switch {
		case entry.IsDir():
			return os.MkdirAll(target, 0o700)
		case strings.HasPrefix(entry.Name(), ".unfinished-"): // the adapters' prefix of what is not a file yet
			return nil
		}
		if err := os.Link(path, target); err != nil && !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// Tidy removes what a backup left that was killed. Nobody else may use the folder.
func Tidy(data string) error {
	left, err := filepath.Glob(filepath.Join(data, scratch+"*"))
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	for _, folder := range left {
		err = errors.Join(err, os.RemoveAll(folder))
	}
	return err
}
