package template_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// drill runs drill.sh against a fake account, whose scans answer by table; it returns what was printed, what was asked, and whether it
// succeeded.
func drill(t *testing.T, counts map[string]string, variables ...string) (output, calls string, succeeded bool) {
	t.Helper()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("this machine has no bash")
	}
	tools, fake := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(tools, "aws"), []byte(fakeAWS), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range counts {
		if err := os.WriteFile(filepath.Join(fake, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command(bash, "drill.sh")
	command.Env = append([]string{"PATH=" + tools + ":" + os.Getenv("PATH"), "FAKE=" + fake, "REGION=eu-central-1"}, variables...)
	out, err := command.CombinedOutput()
	asked, readErr := os.ReadFile(filepath.Join(fake, "calls"))
	if readErr != nil {
		t.Fatal(readErr)
	}
	return string(out), string(asked), err == nil
}

func TestDrillComparesBothTables(t *testing.T) {
	whole := map[string]string{
		"describe-stacks": "kehu-main\tkehu-audit\n",
		"kehu-main":       "700\n350\n", "kehu-main-drill": "700\n340\n", "kehu-audit": "2000\n", "kehu-audit-drill": "1999\n",
	}
	with := func(name, text string) map[string]string {
		changed := maps.Clone(whole)
		if changed[name] = text; text == "" {
			delete(changed, name)
		}
		return changed
	}
	for name, c := range map[string]struct {
		counts    map[string]string
		variables []string
		succeeds  bool
		deleted   int
		says      string
	}{
		"both are there":         {whole, nil, true, 2, "kehu-main: 1050 items, restored 1040"},
		"copies are kept":        {whole, []string{"KEEP=yes"}, true, 0, "left: kehu-audit-drill"},
		"one lacks items":        {with("kehu-audit-drill", "1000\n"), nil, false, 2, "less than 95 %"},
		"a stricter share":       {whole, []string{"SHARE=100"}, false, 2, "less than 100 %"},
		"a table that is empty":  {with("kehu-main", "0\n"), nil, false, 2, "kehu-main is empty"},
		"only one table":         {with("describe-stacks", "kehu-main\n"), nil, false, 1, "1 tables of 2"},
		"no stack":               {with("describe-stacks", ""), nil, false, 0, "0 tables of 2"},
		"no restore":             {with("restore-table-to-point-in-time.fails", "no"), nil, false, 0, "kehu-main cannot be restored"},
		"it never becomes whole": {with("wait.fails", "no"), nil, false, 2, "kehu-main-drill is still not there"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.counts["restore-table-to-point-in-time.fails"] != "" || c.counts["wait.fails"] != "" {
				delete(c.counts, "kehu-main-drill") // the fake takes the first word that it knows
				delete(c.counts, "kehu-main")
			}
			output, calls, succeeded := drill(t, c.counts, c.variables...)
			if succeeded != c.succeeds || !strings.Contains(output, c.says) || strings.Count(calls, "delete-table") != c.deleted {
				t.Errorf("succeeded: %t, %d copies deleted\n%s", succeeded, strings.Count(calls, "delete-table"), output)
			}
			for call := range strings.Lines(calls) {
				if strings.Contains(call, "delete-table") && !strings.HasSuffix(strings.TrimSpace(call), "-drill") {
					t.Errorf("it deletes what it did not make: %s", call)
				}
			}
		})
	}
}
