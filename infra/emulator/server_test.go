package emulator

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The test binary plays the emulator, and the process that owns one, when this variable says so.
const role = "KEHU_EMULATOR_TEST_ROLE"

func TestMain(m *testing.M) {
	switch os.Getenv(role) {
	case "":
		os.Exit(m.Run())
	case "server":
		answer := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
		fmt.Fprintln(os.Stderr, http.ListenAndServe(os.Args[1], answer))
	case "owner":
		base, err := helper("server").start(".")
		fmt.Println(base, err)
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
	default:
		fmt.Fprintln(os.Stderr, "no such role")
	}
	os.Exit(1)
}

// helper is an emulator played by this test binary.
func helper(as string) *server {
	return &server{
		name: "helper", variable: "KEHU_EMULATOR_TEST_ENDPOINT", health: "/",
		command: func(_ string, port int) []string {
			return []string{"env", role + "=" + as, os.Args[0], fmt.Sprintf("127.0.0.1:%d", port)}
		},
	}
}

func answers(base string) bool {
	connection, err := net.DialTimeout("tcp", strings.TrimPrefix(base, "http://"), time.Second)
	if err != nil {
		return false
	}
	return connection.Close() == nil
}

func TestAServerAnswersWhenStartReturns(t *testing.T) {
	base, err := helper("server").start(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if !answers(base) {
		t.Errorf("no answer from %s", base)
	}
}

func TestAServerDiesWithItsOwner(t *testing.T) {
	owner := exec.Command(os.Args[0])
	owner.Env = append(os.Environ(), role+"=owner")
	if _, err := owner.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	output, err := owner.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := owner.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	base, failure, _ := strings.Cut(strings.TrimSpace(line), " ")
	if failure != "<nil>" || !answers(base) {
		t.Fatalf("the owner's server did not start: %s", line)
	}

	if err := owner.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = owner.Wait()

	for deadline := time.Now().Add(10 * time.Second); answers(base); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the server at %s outlived its owner", base)
		}
	}
}

func TestAServerThatEndsEarlyIsReportedWithItsOutput(t *testing.T) {
	_, err := helper("nobody").start(t.TempDir())
	if err == nil {
		t.Fatal("got no error, want one that says that the server ended")
	}
	_, file, found := strings.Cut(err.Error(), "its output is in ")
	if !found || !strings.Contains(err.Error(), "ended before it answered") {
		t.Fatalf("got %q, want the end of the server and the file of its output", err)
	}
	file = strings.TrimSuffix(file, ")")
	defer func() { _ = os.Remove(file) }()
	output, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(output), "no such role\n"; got != want {
		t.Errorf("output: got %q, want %q", got, want)
	}
}

func TestAMissingInstallationNamesTheCommandThatInstallsIt(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "go.mod"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(root)
	_, err := helper("server").find()
	if err == nil || !strings.Contains(err.Error(), filepath.Join("infra", "tools", "install.sh")+" helper") {
		t.Errorf("got %v, want the command that installs helper", err)
	}
}

func TestARunningServerIsUsedAsItIs(t *testing.T) {
	running, err := helper("server").start(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("KEHU_EMULATOR_TEST_ENDPOINT", running)
	got, err := helper("nobody").find()
	if err != nil || got != running {
		t.Errorf("got %s, %v, want %s", got, err, running)
	}
}
