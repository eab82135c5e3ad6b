package backup

import (
	"archive/tar"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Errors of this package.
var (
	ErrExists  = errors.New("backup: it exists, and is not overwritten")
	ErrDamaged = errors.New("backup: the file is not whole, or was changed")
)

const (
	format       = "kehu backup 1"
	manifestName = "manifest.json"
	maxManifest  = 64 << 20
)

// manifest is the last part of a backup.
type manifest struct {
	Format string    `json:"format"`
	At     time.Time `json:"at"` // when the backup began
	Parts  []part    `json:"parts"`
}

// part is one file of the data folder.
type part struct {
	Name   string `json:"name"` // below the data folder, with slashes
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// write writes what is in the folder as an archive.
func write(to io.Writer, folder string, at time.Time) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }() // it was only read
	archive := tar.NewWriter(to)
	all := manifest{Format: format, At: at}
	err = fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		one, err := writePart(archive, root, name, at)
		all.Parts = append(all.Parts, one)
		return err
	})
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	last, err := json.Marshal(all)
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := archive.WriteHeader(header(manifestName, int64(len(last)), at)); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if _, err := archive.Write(last); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return archive.Close()
}

func header(name string, size int64, at time.Time) *tar.Header {
	return &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: at, Format: tar.FormatPAX}
}

func writePart(archive *tar.Writer, root *os.Root, name string, at time.Time) (part, error) {
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return part{}, err
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return part{}, err
	}
	if err := archive.WriteHeader(header(name, info.Size(), at)); err != nil {
		return part{}, err
	}
	digest := sha256.New()
	if _, err := io.Copy(archive, io.TeeReader(f, digest)); err != nil {
		return part{}, err
	}
	return part{Name: name, Size: info.Size(), SHA256: hex.EncodeToString(digest.Sum(nil))}, nil
}

// read reads an archive to its end, hands over each part, and checks that it is whole. What keep wrote is worth nothing unless read
// returns no error.
func read(from io.Reader, keep func(name string, content io.Reader) error) (manifest, error) {
	archive := tar.NewReader(from)
	var found []part
	for {
		h, err := archive.Next()
		if err != nil { // io.EOF too: the manifest was to come
			return manifest{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if h.Name == manifestName {
			break
		}
		if h.Typeflag != tar.TypeReg || !fs.ValidPath(h.Name) || !filepath.IsLocal(filepath.FromSlash(h.Name)) {
			return manifest{}, fmt.Errorf("%w: a part named %q", ErrDamaged, h.Name)
		}
		digest := sha256.New()
		if err := keep(h.Name, io.TeeReader(archive, digest)); err != nil {
			return manifest{}, err
		}
		found = append(found, part{Name: h.Name, Size: h.Size, SHA256: hex.EncodeToString(digest.Sum(nil))})
	}
	var all manifest
	if err := json.NewDecoder(io.LimitReader(archive, maxManifest)).Decode(&all); err != nil {
		return manifest{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if all.Format != format {
		return manifest{}, fmt.Errorf("%w: its format is %q, this version reads %q", ErrDamaged, all.Format, format)
	}
	if len(found) != len(all.Parts) {
		return manifest{}, fmt.Errorf("%w: %d parts of %d", ErrDamaged, len(found), len(all.Parts))
	}
	for i := range found {
		if found[i] != all.Parts[i] {
			return manifest{}, fmt.Errorf("%w: %s", ErrDamaged, found[i].Name)
		}
	}
	return all, nil
}
