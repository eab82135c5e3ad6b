package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"kehu/infra/client"
)

// program builds `make run`'s program once for all tests.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "kehu-local")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "kehu")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := program(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// process is a running program.
type process struct {
	command *exec.Cmd
	base    string
}

func start(t *testing.T, data string) *process {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{command: exec.Command(path)}
	p.command.Env = append(os.Environ(), "ADDR=127.0.0.1:0", "DATA="+data)
	var log strings.Builder
	p.command.Stderr = &log
	out, err := p.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.command.Process.Kill() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, address, found := strings.Cut(lines.Text(), "API"); found {
			p.base = strings.TrimSuffix(strings.TrimSpace(address), "/v1/health")
			return p
		}
	}
	_ = p.command.Wait()
	t.Fatalf("it did not start: %s", log.String())
	return nil
}

func (p *process) kill(t *testing.T) {
	t.Helper()
	if err := p.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.command.Wait()
}

func TestStopsCleanlyAndKeepsItsData(t *testing.T) {
	data := t.TempDir()
	first := start(t, data)
	if err := first.command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := first.command.Wait(); err != nil {
		t.Fatalf("it did not stop cleanly: %v", err)
	}
	second := start(t, data)
	if _, err := client.New(second.base).Do(t.Context(), http.MethodGet, "/v1/health", nil, nil); err != nil {
		t.Fatal(err)
	}
}
