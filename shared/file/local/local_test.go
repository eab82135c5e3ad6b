package local_test

import (
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/file"
	"kehu/shared/file/filetest"
	"kehu/shared/file/local"
	"kehu/shared/id"
)

func TestConforms(t *testing.T) {
	t.Parallel()
	filetest.Run(t, func(t *testing.T) filetest.Harness {
		var mu sync.Mutex
		now := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)
		store := open(t, t.TempDir(), func() time.Time { mu.Lock(); defer mu.Unlock(); return now })
		server := httptest.NewServer(store)
		t.Cleanup(server.Close)
		return filetest.Harness{Store: store, Base: server.URL, Advance: func(d time.Duration) { mu.Lock(); defer mu.Unlock(); now = now.Add(d) }}
	})
}

func open(t *testing.T, dir string, now func() time.Time) *local.Store {
	t.Helper()
	store, err := local.Open(dir, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func TestLinks_work_after_a_restart(t *testing.T) {
	dir := t.TempDir()
	key := file.In(access.NewTenant(id.NewSource(clock.System{}, nil)), file.Job, "x.csv")
	first := open(t, dir, clock.System{}.Now)
	if err := first.Put(t.Context(), key, strings.NewReader("x")); err != nil {
		t.Fatal(err)
	}
	address, err := first.Link(t.Context(), key, file.Download{Name: "x.csv", Life: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	answer := httptest.NewRecorder()
	open(t, dir, clock.System{}.Now).ServeHTTP(answer, httptest.NewRequest("GET", address, nil))
	if answer.Code != 200 || answer.Body.String() != "x" {
		t.Errorf("status %d: %s", answer.Code, answer.Body)
	}
	other := httptest.NewRecorder()
	open(t, t.TempDir(), clock.System{}.Now).ServeHTTP(other, httptest.NewRequest("GET", address, nil))
	if other.Code != 403 {
		t.Errorf("another machine's link: status %d", other.Code)
	}
}

func TestPut_that_fails_leaves_nothing(t *testing.T) {
	dir := t.TempDir()
	store := open(t, dir, clock.System{}.Now)
	key := file.In(access.NewTenant(id.NewSource(clock.System{}, nil)), file.Job, "x.csv")
	short := &shrinking{Reader: strings.NewReader("whole")}
	if err := store.Put(t.Context(), key, short); err == nil {
		t.Error("a file that became shorter was stored")
	}
	var names []string
	if err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, entry.Name())
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if len(names) != 1 || names[0] != ".key" {
		t.Errorf("left: %v", names)
	}
}

// shrinking is a content that is shorter when it is read than when it was measured.
type shrinking struct{ *strings.Reader }

func (s *shrinking) Read([]byte) (int, error) { return 0, io.EOF }
