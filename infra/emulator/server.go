package emulator

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"
)

// patience is how long a server may take from its start to its first answer; a cold JVM on a busy machine needs most.
const patience = 90 * time.Second

// leash runs "$@" in place of the shell and kills it when standard input ends. Only the test process holds the other
// end of that pipe, so the server dies with it however it dies, be it by a panic, a time-out or a kill -9.
const leash = `exec 3<&0; { cat <&3 >/dev/null; kill -KILL $$ 2>/dev/null; } & exec "$@" 3<&- </dev/null`

// server is one emulator: how to find it, how to start it, and, once started, where it answers.
type server struct {
	name     string                                 // as install.sh knows it
	variable string                                 // environment variable that names a running server instead
	health   string                                 // path that answers, with any status, when the server is ready
	command  func(folder string, port int) []string // argv; folder is where install.sh installed it
	once     sync.Once
	base     string
	err      error
}

// endpoint starts the server when nobody in this process has yet, and fails the test when it cannot.
func (s *server) endpoint(t testing.TB) string {
	t.Helper()
	s.once.Do(func() { s.base, s.err = s.find() })
	if s.err != nil {
		t.Fatalf("emulator %s: %v", s.name, s.err)
	}
	return s.base
}

func (s *server) find() (string, error) {
	if base := os.Getenv(s.variable); base != "" {
		return base, s.await(base, nil)
	}
	folder, err := installation(s.name)
	if err != nil {
		return "", err
	}
	// Between choosing a free port and binding it another process may take it; a second choice cures that.
	for range 3 {
		base, failure := s.start(folder)
		if failure == nil {
			return base, nil
		}
		err = errors.Join(err, failure)
	}
	return "", err
}

// start runs the server on a free port and returns when it answers. Its output is kept in a file that the error names.
func (s *server) start(folder string) (base string, err error) {
	port, err := freePort()
	if err != nil {
		return "", err
	}
	output, err := os.CreateTemp("", "kehu-"+s.name+"-*.log")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, output.Close()) }()

	argv := append([]string{"-c", leash, "leash"}, s.command(folder, port)...)
	cmd := exec.Command("/bin/sh", argv...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, output, output
	if _, err := cmd.StdinPipe(); err != nil { // never written to, never closed: see leash
		return "", err
	}
	if err := cmd.Start(); err != nil {
		return "", err
	}
	exited := make(chan string, 1)
	go func() {
		_ = cmd.Wait() // what it says is in the state
		exited <- cmd.ProcessState.String()
	}()

	base = "http://" + net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	if err := s.await(base, exited); err != nil {
		_ = cmd.Process.Kill()
		return "", fmt.Errorf("%w (its output is in %s)", err, output.Name())
	}
	return base, os.Remove(output.Name())
}

// await returns when the server at base answers, and an error when it exits first or stays silent too long.
func (s *server) await(base string, exited <-chan string) error {
	client := http.Client{Timeout: 5 * time.Second}
	deadline := time.After(patience)
	for {
		answer, err := client.Get(base + s.health)
		if err == nil {
			_, _ = io.Copy(io.Discard, answer.Body)
			return answer.Body.Close()
		}
		select {
		case state := <-exited:
			return fmt.Errorf("the server ended before it answered: %s", state)
		case <-deadline:
			return fmt.Errorf("no answer from %s within %s: %w", base, patience, err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// installation returns the folder into which install.sh installed the emulator.
func installation(name string) (string, error) {
	root, err := repository()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(root, ".cache", name)
	if _, err := os.Stat(filepath.Join(folder, ".installed")); err != nil {
		return "", fmt.Errorf("not installed; run: %s %s", filepath.Join(root, "infra", "tools", "install.sh"), name)
	}
	return folder, nil
}

// repository returns the nearest folder above the working one that holds a go.mod.
func repository() (string, error) {
	start, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for folder := start; ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		if folder == filepath.Dir(folder) {
			return "", fmt.Errorf("no go.mod above %s", start)
		}
	}
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	port := listener.Addr().(*net.TCPAddr).Port
	return port, listener.Close()
}
