package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

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

// promise is a customer that was asked for; id is set when the answer came.
type promise struct{ key, email, id string }

// load creates customers from several goroutines until the process is gone.
func load(ctx context.Context, c *client.Client, round int, after time.Duration, kill func()) []*promise {
	var mu sync.Mutex
	var all []*promise
	var workers sync.WaitGroup
	for worker := range 8 {
		workers.Go(func() {
			for i := 0; ; i++ {
				name := fmt.Sprintf("r%d-w%d-%d", round, worker, i)
				p := &promise{key: name, email: name + "@customer.example"}
				mu.Lock()
				all = append(all, p)
				mu.Unlock()
				if err := create(ctx, c, p); err != nil {
					return
				}
			}
		})
	}
	time.Sleep(after)
	kill()
	workers.Wait()
	return all
}

func create(ctx context.Context, c *client.Client, p *promise) error {
	var out struct{ ID string }
	body := map[string]any{"name": p.key, "emails": []string{p.email}, "sendWelcomeEmail": true}
	_, err := c.Do(ctx, http.MethodPost, "/v1/customers", body, &out, "Idempotency-Key", p.key)
	if err == nil {
		p.id = out.ID
	}
	return err
}

// TestNothingAcknowledgedIsLost kills the process under load at random moments and looks at what is there after
// the restart. KEHU_CRASH_ROUNDS sets how often; 3 if absent.
func TestNothingAcknowledgedIsLost(t *testing.T) {
	rounds, err := strconv.Atoi(os.Getenv("KEHU_CRASH_ROUNDS"))
	if err != nil {
		rounds = 3
	}
	data := t.TempDir()
	running := start(t, data)
	c := client.New(running.base)
	account, err := c.SignUp(t.Context(), map[string]string{
		"company": "Crash", "name": "Dummy Tester", "email": "tester@crash.example", "password": "brick & wall 1",
	})
	if err != nil {
		t.Fatal(err)
	}
	_ = account
	acknowledged := 0
	for round := range rounds {
		moment := 50*time.Millisecond + rand.N(250*time.Millisecond)
		promises := load(t.Context(), c, round, moment, func() { running.kill(t) })
		for _, p := range promises {
			if p.id != "" {
				acknowledged++
			}
		}
		running = start(t, data)
		c.Base = running.base
		check(t, c, promises)
	}
	var proof struct {
		Valid   bool
		Checked int
		Faults  []any
	}
	if _, err := c.Do(t.Context(), http.MethodGet, "/v1/audit/verify?limit=10000", nil, &proof); err != nil || !proof.Valid {
		t.Errorf("the audit trail: %+v, %v", proof, err)
	}
	if acknowledged == 0 {
		t.Error("nothing was acknowledged: the test shows nothing")
	}
	t.Logf("%d rounds, %d customers acknowledged, %d audit rows proved", rounds, acknowledged, proof.Checked)
}

// check repeats what was not answered, which must not make anything twice, and then holds every customer against
// its record, its audit row and its welcome mail.
func check(t *testing.T, c *client.Client, promises []*promise) {
	t.Helper()
	for _, p := range promises {
		known := p.id
		if err := create(t.Context(), c, p); err != nil {
			t.Fatalf("repeat %s: %v", p.key, err)
		}
		if known != "" && known != p.id {
			t.Errorf("%s was acknowledged as %s and is %s now", p.key, known, p.id)
		}
		var stored struct{ Name string }
		if _, err := c.Do(t.Context(), http.MethodGet, "/v1/customers/"+p.id, nil, &stored); err != nil || stored.Name != p.key {
			t.Errorf("%s: %+v, %v", p.key, stored, err)
		}
	}
	for _, p := range promises {
		if err := settled(t.Context(), c, p); err != nil {
			t.Fatalf("%s: %v", p.key, err) // the others would each wait as long
		}
	}
}

// settled waits for the customer's audit row and mail, and counts them.
func settled(ctx context.Context, c *client.Client, p *promise) error {
	deadline := time.Now().Add(20 * time.Second)
	for {
		var rows struct {
			Items []struct{ Action string }
		}
		_, err := c.Do(ctx, http.MethodGet, "/v1/audit?entity="+p.id, nil, &rows)
		mails, mailErr := c.Mails(ctx, p.email)
		if err := errors.Join(err, mailErr); err != nil {
			return err
		}
		if len(rows.Items) == 1 && len(mails) == 1 {
			return nil
		}
		if len(rows.Items) > 1 || len(mails) > 1 || time.Now().After(deadline) {
			return fmt.Errorf("%d audit rows and %d mails", len(rows.Items), len(mails))
		}
		time.Sleep(20 * time.Millisecond)
	}
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
