package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"kehu/infra/client"
)

// How long each load lasts, over how many connections, and how many customers there are before.
const (
	loadTime  = 1500 * time.Millisecond
	customers = 200
)

var connections = []int{1, 16, 64}

// The loads. A created customer has an address of its own.
var loads = []struct {
	name string
	load load
}{
	{"fixed JSON", load{method: http.MethodGet, path: fixedPath}},
	{"create", load{method: http.MethodPost, path: "/v1/customers", body: createBody("{run}-{connection}-{n}")}},
	{"create, welcome mail", load{method: http.MethodPost, path: "/v1/customers", body: welcomed(createBody("w-{run}-{connection}-{n}"))}},
	{"get", load{method: http.MethodGet, path: "/v1/customers/{id}"}},
	{"list 50", load{method: http.MethodGet, path: "/v1/customers?limit=50"}},
	{"update", load{
		method: http.MethodPatch, path: "/v1/customers/{id}", body: `{"notes": "Call {n}"}`,
		headers: map[string]string{"If-Match": "*", "Content-Type": "application/merge-patch+json"},
	}},
}

// createBody is a typical customer with a mark in the address that makes it unique.
func createBody(mark string) string {
	return strings.Replace(typicalCustomer, "%d", mark, 1)
}

// welcomed is the body of a customer that is greeted by mail.
func welcomed(body string) string {
	return strings.Replace(body, "{", `{"sendWelcomeEmail": true, `, 1)
}

// throughput prints how many requests a second Kehu on one machine answers over HTTP, beside the ceiling: a server that does
// no more than must be done. Both run in turns, each in a process of its own, with the clients on the same machine.
func throughput(ctx context.Context, out io.Writer, folder string) error {
	ours, err := startServer(ctx, "kehu", filepath.Join(folder, "kehu"))
	if err != nil {
		return err
	}
	theirs, err := startServer(ctx, "ceiling", filepath.Join(folder, "ceiling"))
	if err != nil {
		return errors.Join(err, ours.stop())
	}
	err = compare(ctx, out, ours, theirs)
	if err = errors.Join(err, ours.stop(), theirs.stop()); err != nil {
		return err
	}
	fmt.Fprintf(out, "memory at its most: Kehu %d MB, ceiling %d MB; start to ready: Kehu %d ms\n",
		ours.memory>>20, theirs.memory>>20, ours.ready.Milliseconds())
	return nil
}

func compare(ctx context.Context, out io.Writer, ours, theirs *server) error {
	if err := ours.signUp(ctx); err != nil {
		return err
	}
	theirs.token = ceilingToken()
	for _, s := range []*server{ours, theirs} {
		if err := s.seed(ctx); err != nil {
			return err
		}
	}
	sheet := newSheet("requests a second", "connections", "Kehu", "until drained", "p50 ms", "p99 ms", "processor ms", "ceiling", "p50 ms", "p99 ms",
		"processor ms", "Kehu : ceiling")
	for _, l := range loads {
		for _, n := range connections {
			load := l.load
			load.body = strings.Replace(load.body, "{run}", fmt.Sprint(n), 1)
			mine, err := load.apply(ctx, ours, n, loadTime)
			if err != nil {
				return fmt.Errorf("ours: %s: %w", l.name, err)
			}
			other, err := load.apply(ctx, theirs, n, loadTime)
			if err != nil {
				return fmt.Errorf("ceiling: %s: %w", l.name, err)
			}
			sheet.row(l.name, n, whole(mine.answered), whole(mine.drained), mine.middle, mine.slow, mine.worked,
				whole(other.answered), other.middle, other.slow, other.worked, mine.answered/other.answered)
		}
	}
	return sheet.print(out)
}

func whole(figure float64) string { return fmt.Sprintf("%.0f", figure) }

// server is one of the programs that are compared: this program, started again.
type server struct {
	process   *exec.Cmd
	input     io.Closer // its end ends the process
	base      string
	token     string
	customers []string // identifiers
	ready     time.Duration
	memory    int64 // bytes, at its most
}

func startServer(ctx context.Context, which, data string) (*server, error) {
	binary, err := os.Executable()
	if err != nil {
		return nil, err
	}
	s := &server{process: exec.CommandContext(ctx, binary, "serve", which)}
	s.process.Env = append(os.Environ(), "BENCH_DATA="+data)
	s.process.Stderr = os.Stderr
	if s.input, err = s.process.StdinPipe(); err != nil {
		return nil, err
	}
	output, err := s.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if err := s.process.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s does not start: %w", which, err), s.stop())
	}
	s.ready, s.base = time.Since(began), strings.TrimSpace(line)
	return s, nil
}

// stop ends the process, which closes its data.
func (s *server) stop() error {
	_ = s.input.Close() // may be closed
	err := s.process.Wait()
	if usage, ok := s.process.ProcessState.SysUsage().(*syscall.Rusage); ok {
		s.memory = usage.Maxrss << 10
	}
	return err
}

func (s *server) signUp(ctx context.Context) error {
	c := client.New(s.base)
	_, err := c.SignUp(ctx, map[string]string{
		"company": "Northwind Traders", "name": "Nancy Davolio", "email": "nancy@northwind.example",
		"password": "tea & biscuits 4", "locale": "en", "currency": "EUR", "country": "DE",
	})
	s.token = c.Token
	return err
}

// seed makes the customers that are read and changed.
func (s *server) seed(ctx context.Context) error {
	c := client.New(s.base)
	c.Token = s.token
	for n := range customers {
		var made struct{ ID string }
		body := json.RawMessage(strings.ReplaceAll(createBody("seed-{n}"), "{n}", fmt.Sprint(n)))
		if _, err := c.Do(ctx, http.MethodPost, "/v1/customers", body, &made); err != nil {
			return fmt.Errorf("seed: %w", err)
		}
		s.customers = append(s.customers, made.ID)
	}
	return s.drain(ctx)
}

func (s *server) drain(ctx context.Context) error {
	_, err := client.New(s.base).Do(ctx, http.MethodPost, drainPath, nil, nil)
	return err
}
