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
	"strings"
	"syscall"
	"time"

	"kehu/infra/client"
)

// server is one of the programs that are compared, in a process of its own.
type server struct {
	name      string // as the columns name it
	process   *exec.Cmd
	input     io.Closer // its end ends the process
	base      string
	token     string
	owner     string   // whose the customers are, where that is said
	customers []string // identifiers
	products  []string // identifiers
	loads     map[string]load
	drains    bool // something follows from what was answered
	ready     time.Duration
	memory    int64 // bytes, at its most
}

// start starts a program that prints a line with its address, and perhaps a token and an owner, when it is ready.
func (s *server) start(ctx context.Context, data, binary string, arguments ...string) error {
	s.process = exec.CommandContext(ctx, binary, arguments...)
	s.process.Env = append(os.Environ(), "BENCH_DATA="+data)
	if strings.Contains(s.name, synced) {
		s.process.Env = append(s.process.Env, "SYNCHRONOUS=FULL")
	}
	s.process.Stderr = os.Stderr
	var err error
	if s.input, err = s.process.StdinPipe(); err != nil {
		return err
	}
	output, err := s.process.StdoutPipe()
	if err != nil {
		return err
	}
	began := time.Now()
	if err := s.process.Start(); err != nil {
		return err
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		return errors.Join(fmt.Errorf("%s does not start: %w", s.name, err), s.stop())
	}
	s.ready = time.Since(began)
	for i, word := range strings.Fields(line) {
		*[]*string{&s.base, &s.token, &s.owner}[i] = word
	}
	return nil
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

// seed makes the customers that are read and changed, and the products that are ordered.
func (s *server) seed(ctx context.Context) error {
	for n := range customers {
		id, err := s.make(ctx, s.loads[createLoad], fmt.Sprintf("seed-%d", n))
		if err != nil {
			return err
		}
		s.customers = append(s.customers, id)
	}
	for n := range orderLines {
		id := fmt.Sprintf("prd_%026d", n)
		if s.name == oursName {
			var err error
			body := strings.Replace(typicalProduct, "%d", fmt.Sprint(n), 1)
			if id, err = s.make(ctx, load{path: "/v1/products", body: body}, ""); err != nil {
				return err
			}
		}
		s.products = append(s.products, id)
	}
	return s.drain(ctx)
}

// make posts a body, in which the mark stands for {run}, and returns the identifier of what it made.
func (s *server) make(ctx context.Context, l load, mark string) (string, error) {
	var made struct{ ID string }
	c := client.New(s.base)
	c.Token = s.token
	body := json.RawMessage(s.fill(strings.ReplaceAll(l.body, "{run}", mark), 0, 0))
	if _, err := c.Do(ctx, http.MethodPost, l.path, body, &made); err != nil {
		return "", fmt.Errorf("%s: seed: %w", s.name, err)
	}
	return made.ID, nil
}

// fill puts into a path or body what a request is about.
func (s *server) fill(text string, connection, n int) string {
	pairs := []string{"{connection}", fmt.Sprint(connection), "{n}", fmt.Sprint(n), "{owner}", s.owner}
	if len(s.customers) > 0 {
		pairs = append(pairs, "{id}", s.customers[connection%len(s.customers)])
	}
	for i, id := range s.products {
		pairs = append(pairs, fmt.Sprintf("{product%d}", i), id)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// drain waits until all that follows from what was answered is done.
func (s *server) drain(ctx context.Context) error {
	if !s.drains {
		return nil
	}
	_, err := client.New(s.base).Do(ctx, http.MethodPost, drainPath, nil, nil)
	return err
}
