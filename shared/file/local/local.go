package local

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/file"
)

// Path is where links lie: Store serves what is below it.
const Path = "/local/files/"

const (
	keyName    = ".key"
	keyBytes   = 32
	unfinished = ".unfinished-" // prefix of a file that is being written
)

// Store is a file.Store in a folder.
type Store struct {
	dir *os.Root
	key []byte
	now func() time.Time
}

var _ file.Store = (*Store)(nil)

// Open returns the store in the folder, which is made if absent.
func Open(dir string, now func() time.Time) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("files: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("files: %w", err)
	}
	s := &Store{dir: root, now: now}
	if s.key, err = root.ReadFile(keyName); errors.Is(err, fs.ErrNotExist) {
		s.key = make([]byte, keyBytes)
		_, _ = rand.Read(s.key) // it never fails
		err = s.write(context.Background(), keyName, bytes.NewReader(s.key), keyBytes)
	}
	if err == nil && len(s.key) != keyBytes {
		err = errors.New("the key is not whole")
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("files: %w", err), root.Close())
	}
	return s, nil
}

// Close ends the use of the folder.
func (s *Store) Close() error { return s.dir.Close() }

// Put is file.Store's.
func (s *Store) Put(ctx context.Context, key file.Key, content io.ReadSeeker) error {
	if err := key.Validate(); err != nil {
		return err
	}
	size, err := file.Size(content)
	if err != nil {
		return fmt.Errorf("store file: %w", err)
	}
	return s.write(ctx, key.String(), content, size)
}

// write makes the file exist with all of its content, or not at all, whenever the machine stops.
func (s *Store) write(ctx context.Context, name string, content io.Reader, size int64) error {
	name = filepath.FromSlash(name)
	folder := filepath.Dir(name)
	if err := s.dir.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("store file: %w", err)
	}
	part := filepath.Join(folder, unfinished+rand.Text())
	f, err := s.dir.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("store file: %w", err)
	}
	written, err := io.Copy(f, io.LimitReader(content, size+1))
	if err == nil && written != size {
		err = fmt.Errorf("%w: %d bytes of %d", file.ErrInvalid, written, size)
	}
	if err = errors.Join(err, ctx.Err(), f.Sync(), f.Close()); err == nil {
		err = s.dir.Rename(part, name)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("store file: %w", err), s.dir.Remove(part))
	}
	return s.syncFolder(folder)
}

// syncFolder makes the names in a folder durable. Windows cannot sync a folder and keeps names in its journal.
func (s *Store) syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := s.dir.Open(folder)
	if err != nil {
		return fmt.Errorf("store file: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}

// Open is file.Store's.
func (s *Store) Open(ctx context.Context, key file.Key) (io.ReadCloser, int64, error) {
	if err := errors.Join(key.Validate(), ctx.Err()); err != nil {
		return nil, 0, err
	}
	f, err := s.dir.Open(filepath.FromSlash(key.String()))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, file.ErrNotFound
	}
	if err != nil {
		return nil, 0, fmt.Errorf("open file: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, errors.Join(fmt.Errorf("open file: %w", err), f.Close())
	}
	return f, info.Size(), nil
}

// Delete is file.Store's.
func (s *Store) Delete(ctx context.Context, key file.Key) error {
	if err := errors.Join(key.Validate(), ctx.Err()); err != nil {
		return err
	}
	if err := s.dir.Remove(filepath.FromSlash(key.String())); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("delete file: %w", err)
	}
	return nil
}

// List is file.Store's. Nothing that was never finished is told.
func (s *Store) List(ctx context.Context, t access.Tenant, after file.Key, limit int) ([]file.Key, error) {
	if err := file.CheckList(t, limit); err != nil {
		return nil, err
	}
	var names []string
	for _, class := range file.Classes() {
		folder := strings.TrimSuffix(file.Prefix(t, class), "/")
		err := fs.WalkDir(s.dir.FS(), folder, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case name == folder && errors.Is(err, fs.ErrNotExist):
				return nil
			case err != nil || ctx.Err() != nil:
				return errors.Join(err, ctx.Err())
			case entry.Type().IsRegular() && !strings.HasPrefix(entry.Name(), ".") && name > after.String():
				names = append(names, name)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("list files: %w", err)
		}
	}
	slices.Sort(names) // a folder's files come in another order than the texts of their keys
	names = names[:min(limit, len(names))]
	keys := make([]file.Key, len(names))
	for i, name := range names {
		var err error
		if keys[i], err = file.Parse(t, name); err != nil {
			return nil, err
		}
	}
	return keys, nil
}
