package readme

import (
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"kehu/infra/local/machine"
	"kehu/shared/clock"
	ports "kehu/shared/table"
)

// root is the repository, seen from this package.
const root = "../.."

func readme(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(root + "/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// between returns what stands between the line that begins with first and the line that begins with last.
func between(t *testing.T, text, first, last string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, first)
	_, rest, line := strings.Cut(rest, "\n")
	inside, _, end := strings.Cut(rest, last)
	if !found || !line || !end {
		t.Fatalf("no %q ... %q", first, last)
	}
	return inside
}

var block = regexp.MustCompile("(?s)```sh\n(.*?)```\n(?:```text\n(.*?)```\n)?")

// TestTour runs the commands of the tour one after another in one shell, and compares what each block prints with
// what stands below it, where "..." stands for anything.
func TestTour(t *testing.T) {
	for _, name := range []string{"README.md", "infra/docs/README.zh-CN.md"} {
		t.Run(name, func(t *testing.T) { tour(t, name, nil) })
	}
}

// tour runs the tour of a file on a machine, with other tables than its own if there are any.
func tour(t *testing.T, name string, tables func(ports.Schema, ports.Table) ports.Table) {
	t.Helper()
	for _, tool := range []string{"bash", "curl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("the tour needs %s, which is not here", tool)
		}
	}
	m, err := machine.Open(t.Context(), machine.Options{
		Data: t.TempDir(), Clock: clock.System{}, Log: slog.New(slog.DiscardHandler), Version: "test", Tables: tables,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = m.Close() }()
	server := httptest.NewServer(m.Handler())
	defer server.Close()

	blocks := block.FindAllStringSubmatch(between(t, readme(t, name), "<!-- tour", "<!-- end of the tour"), -1)
	const mark = "=== end of block ==="
	script := "set -euo pipefail\n"
	for _, b := range blocks {
		script += b[1] + "\necho\necho '" + mark + "'\n"
	}
	command := exec.CommandContext(t.Context(), "bash", "-c", script)
	command.Dir = root
	command.Env = append(os.Environ(), "BASE="+server.URL)
	out, err := command.CombinedOutput()
	printed := strings.Split(string(out), mark)
	if err != nil || len(printed) != len(blocks)+1 {
		t.Fatalf("%v after %d of %d blocks:\n%s", err, len(printed)-1, len(blocks), out)
	}
	for i, b := range blocks {
		want, got := tidy(b[2]), tidy(printed[i])
		pattern := "(?s)^" + strings.ReplaceAll(regexp.QuoteMeta(want), `\.\.\.`, ".*") + "$"
		if !regexp.MustCompile(pattern).MatchString(got) {
			t.Errorf("block %d printed\n%s\nthe README says\n%s", i+1, got, want)
		}
	}
}

// tidy drops empty lines: curl ends its output without a line break.
func tidy(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
