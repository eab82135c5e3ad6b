package backup_test

import (
	"archive/tar"
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/infra/local/backup"
	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

var key = table.In(access.NewTenant(id.NewSource(clock.System{}, nil)), "K").Key("K")

// folder returns a data folder with an item, a mail and a file.
func folder(t *testing.T) (data string, database *tablelocal.Database) {
	t.Helper()
	data = t.TempDir()
	database, err := tablelocal.Open(filepath.Join(data, backup.Table), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	put := table.Tx{Writes: []table.Write{table.Put(key, table.Item{"nm": "Ann"})}}
	if err := database.Table(table.Main).Transact(t.Context(), put); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"mails/1.eml": "mail", "files/a/b/c": "file", "files/.key": "key", "files/a/.unfinished-1": "half", "mails/empty.eml": "",
	} {
		path := filepath.Join(data, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return data, database
}

// saved returns a backup of the folder, which is at rest.
func saved(t *testing.T) string {
	t.Helper()
	data, database := folder(t)
	if err := database.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "kehu.tar")
	if _, err := backup.Save(t.Context(), data, file); err != nil {
		t.Fatal(err)
	}
	return file
}

// wantWhole looks at a folder that was restored.
func wantWhole(t *testing.T, data string) {
	t.Helper()
	database, err := tablelocal.Open(filepath.Join(data, backup.Table), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer database.Close()
	item, err := database.Table(table.Main).Get(t.Context(), key)
	if diff := cmp.Diff(table.Item{"nm": "Ann"}, item); diff != "" || err != nil {
		t.Errorf("item: %v (-want +got):\n%s", err, diff)
	}
	for name, want := range map[string]string{"mails/1.eml": "mail", "files/a/b/c": "file", "files/.key": "key", "mails/empty.eml": ""} {
		if got, err := os.ReadFile(filepath.Join(data, name)); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := os.Stat(filepath.Join(data, "files/a/.unfinished-1")); err == nil {
		t.Error("half a file was kept")
	}
}

func TestBackupComesBack(t *testing.T) {
	data := t.TempDir() // an empty folder is as good as none
	done, err := backup.Restore(saved(t), data)
	if err != nil || done.Parts < 5 {
		t.Fatalf("%+v, %v", done, err)
	}
	wantWhole(t, data)
}

func TestRunningSystemIsAsked(t *testing.T) {
	data, database := folder(t)
	file, second := filepath.Join(t.TempDir(), "kehu.tar"), filepath.Join(t.TempDir(), "kehu.tar")
	if _, err := backup.Save(t.Context(), data, file); !errors.Is(err, tablelocal.ErrInUse) {
		t.Errorf("a process that does not answer: %v", err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a backup that failed was left")
	}
	control, err := backup.Listen(t.Context(), database, data, time.Now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Save(t.Context(), data, file); err != nil {
		t.Fatal(err)
	}
	if err := control.Close(); err != nil {
		t.Error(err)
	}
	again := filepath.Join(t.TempDir(), "again")
	if _, err := backup.Restore(file, again); err != nil {
		t.Fatal(err)
	}
	wantWhole(t, again)
	if control, err = backup.Listen(t.Context(), database, data, time.Now, slog.New(slog.DiscardHandler)); err != nil { // as after a kill
		t.Fatal(err)
	}
	if err := database.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Save(t.Context(), data, second); err == nil {
		t.Error("a stream that broke off was taken for a backup")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(second), "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if err := control.Close(); err != nil {
		t.Error(err)
	}
}

func TestNothingIsOverwritten(t *testing.T) {
	file := saved(t)
	data, database := folder(t)
	if err := database.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Save(t.Context(), data, file); !errors.Is(err, backup.ErrExists) {
		t.Errorf("a file: %v", err)
	}
	if _, err := backup.Restore(file, data); !errors.Is(err, backup.ErrExists) {
		t.Errorf("a folder: %v", err)
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	whole, err := os.ReadFile(saved(t))
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(whole, []byte("mail\x00")) // the content of a mail
	changed := bytes.Clone(whole)
	changed[at] = 'M'
	var escaping bytes.Buffer
	archive := tar.NewWriter(&escaping)
	if err := errors.Join(archive.WriteHeader(&tar.Header{Name: "../x", Size: 1, Typeflag: tar.TypeReg}), func() error { _, err := archive.Write([]byte("x")); return err }(), archive.Close()); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"cut off": whole[:len(whole)-5000], "cut in half": whole[:len(whole)/2], "empty": nil, "changed": changed,
		"another format": bytes.Replace(bytes.Clone(whole), []byte("kehu backup 1"), []byte("kehu backup 9"), 1),
		"no archive":     []byte(strings.Repeat("x", 2000)), "a name outside": escaping.Bytes(),
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			file, data := filepath.Join(home, "f.tar"), filepath.Join(home, "in", "data")
			if err := errors.Join(os.WriteFile(file, content, 0o600), os.Mkdir(filepath.Join(home, "in"), 0o700)); err != nil {
				t.Fatal(err)
			}
			if _, err := backup.Restore(file, data); !errors.Is(err, backup.ErrDamaged) {
				t.Errorf("got %v, want ErrDamaged", err)
			}
			if left, _ := filepath.Glob(filepath.Join(home, "in", "*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestTidyRemovesWhatAKillLeft(t *testing.T) {
	data, database := folder(t)
	if err := os.MkdirAll(filepath.Join(data, "backup-1", "table"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(backup.Tidy(data), database.Close()); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(data, "backup-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
