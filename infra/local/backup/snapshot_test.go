package backup

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// busy is a database beside which files are stored until the moment at which it is copied, and deleted from then on.
type busy struct{ data string }

func (b busy) Backup(folder string) error {
	return errors.Join(
		os.WriteFile(filepath.Join(b.data, Files, "a", "stored just before"), []byte("new"), 0o600),
		os.WriteFile(filepath.Join(b.data, Mails, "sent just before"), []byte("new"), 0o600),
		os.Mkdir(folder, 0o700),
		os.Remove(filepath.Join(b.data, Files, "a", "deleted just after")),
	)
}

// TestSnapshotHasWhateverTheTableKnowsOf: the files and mails of the moment at which the table is copied, whatever comes and goes around it.
func TestSnapshotHasWhateverTheTableKnowsOf(t *testing.T) {
	data, into := t.TempDir(), t.TempDir()
	for name, content := range map[string]string{"a/deleted just after": "old", "a/stays": "old", "a/.unfinished-1": "half"} {
		path := filepath.Join(data, Files, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.MkdirAll(filepath.Join(data, Mails), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if err := snapshot(busy{data}, data, into); err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, folder := range []string{filepath.Join(Files, "a"), Mails} {
		entries, err := os.ReadDir(filepath.Join(into, folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			content, err := os.ReadFile(filepath.Join(into, folder, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			got[e.Name()] = string(content)
		}
	}
	want := map[string]string{"deleted just after": "old", "stays": "old", "stored just before": "new", "sent just before": "new"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}
